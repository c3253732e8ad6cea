//! Reading the store's orders, all that match: told batch by batch, and stopped at any time.

use std::collections::HashSet;
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::TryStreamExt;
use futures_util::future::{AbortHandle, Aborted, abortable};
use jiff::Timestamp;
use moltin::{Order, OrderScan, Page};

use super::{filter, sums};
use crate::view::{OrderBatchView, Problem, ScanNews, ScanOrders, SoFarView};
use crate::{App, Error, view_of};

impl App {
    /// Reads the store's orders, the newest first, and tells of each batch as it comes and then of the end. There is one scan at a
    /// time: another one stops it, as [`App::stop_scan`] and the lock do, and a stopped one asks nothing more of the store. What went
    /// wrong is told as the last of the news, and what was told before stands.
    pub async fn scan_orders(
        &self,
        connection: &str,
        scan: ScanOrders,
        mut tell: impl FnMut(ScanNews) + Send,
    ) {
        let (reading, handle) = abortable(self.read_orders(connection, &scan, &mut tell));
        self.shared.scans.begin(&scan.scan, handle);
        let end = match reading.await {
            Ok(Ok(())) => ScanNews::Done,
            Ok(Err(error)) => ScanNews::Failed {
                problem: Problem::from(&error),
            },
            Err(Aborted) => ScanNews::Stopped,
        };
        tell(end);
    }

    async fn read_orders(
        &self,
        connection: &str,
        scan: &ScanOrders,
        tell: &mut (impl FnMut(ScanNews) + Send),
    ) -> Result<(), Error> {
        let store = self.store(connection)?;
        let admin = store.admin()?;
        let only = filter::customer(&scan.terms);
        let mut walk = Walk::from(scan.so_far.as_ref())?;
        let orders = admin.orders();
        let mut pages = pin!(
            orders.scan(
                OrderScan::new()
                    .filter(filter::read(&scan.terms)?)
                    .from(walk.last)
            )
        );
        while let Some(page) = pages.try_next().await? {
            if only.is_some_and(|only| page.items.iter().any(|order| !is_of(order, only))) {
                return Err(Error::WrongCustomer);
            }
            tell(ScanNews::Batch(walk.take(page)));
        }
        Ok(())
    }

    /// Stops a scan, also one that has not begun yet.
    pub fn stop_scan(&self, scan: &str) {
        self.shared.scans.stop(scan);
    }

    /// Stops the scan under way, if there is one.
    pub fn stop_scans(&self) {
        self.shared.scans.stop_any();
    }
}

/// The scan under way, if there is one.
#[derive(Default)]
pub(crate) struct Scans(Mutex<State>);

#[derive(Default)]
struct State {
    under_way: Option<(String, AbortHandle)>,
    /// Commands may overtake each other: what is stopped here may be about to begin.
    last_stopped: Option<String>,
}

impl Scans {
    fn begin(&self, scan: &str, handle: AbortHandle) {
        let mut state = self.state();
        state.stop_any();
        if state.last_stopped.as_deref() == Some(scan) {
            handle.abort();
        } else {
            state.under_way = Some((scan.into(), handle));
        }
    }

    fn stop(&self, scan: &str) {
        let mut state = self.state();
        if state.under_way.as_ref().is_some_and(|(name, _)| name == scan) {
            state.stop_any();
        }
        state.last_stopped = Some(scan.into());
    }

    fn stop_any(&self) {
        self.state().stop_any();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn stop_any(&mut self) {
        if let Some((_, handle)) = self.under_way.take() {
            handle.abort();
        }
    }
}

fn is_of(order: &Order, customer: &str) -> bool {
    let own = order.customer_id.as_ref();
    own.is_some_and(|own| own.as_str().eq_ignore_ascii_case(customer))
}

/// Goes through the pages of a scan, and keeps what it takes to go on from any of them.
struct Walk {
    so_far: SoFarView,
    /// When the last order was placed.
    last: Option<Timestamp>,
    /// What comes again where an earlier scan is gone on with.
    again: HashSet<String>,
    /// How many were read before.
    before: u64,
}

impl Walk {
    fn from(so_far: Option<&SoFarView>) -> Result<Self, Error> {
        let so_far = so_far.filter(|so_far| so_far.at.is_some());
        let so_far = so_far.cloned().unwrap_or_default();
        let last = so_far.at.as_deref().map(str::parse).transpose();
        Ok(Self {
            last: last.map_err(|_| Error::input("soFar", "This is not a moment."))?,
            again: so_far.ids.iter().cloned().collect(),
            before: so_far.read.saturating_sub(so_far.ids.len() as u64),
            so_far,
        })
    }

    fn take(&mut self, page: Page<Order>) -> OrderBatchView {
        let mut orders = page.items;
        orders.retain(|order| !self.again.contains(order.id.as_str()));
        for order in &orders {
            self.count(order);
        }
        OrderBatchView {
            rows: orders.into_iter().map(view_of::store_order_row).collect(),
            total: (self.before + page.total).max(self.so_far.read),
            so_far: self.so_far.clone(),
        }
    }

    fn count(&mut self, order: &Order) {
        let so_far = &mut self.so_far;
        so_far.read += 1;
        if let Some(total) = &order.with_tax {
            sums::add(&mut so_far.sums, &total.currency, total.amount);
        }
        let millisecond = |moment: Option<Timestamp>| moment.map(Timestamp::as_millisecond);
        if millisecond(self.last) != millisecond(order.created_at) {
            so_far.ids.clear();
        }
        so_far.ids.push(order.id.to_string());
        so_far.at = view_of::time(order.created_at);
        self.last = order.created_at;
    }
}
