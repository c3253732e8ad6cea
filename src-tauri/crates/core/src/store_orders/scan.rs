//! Scans: reading all of a store's orders that match a filter into the page, batch by batch.

use std::collections::HashSet;
use std::pin::pin;

use futures_util::TryStreamExt;
use jiff::Timestamp;
use moltin::{CustomerId, Order, OrderScan, Page, UnreadableRecord};

use super::{StoreOrders, filter, sums};
use crate::connections::OpenStore;
use crate::currencies::Currencies;
use crate::days::Days;
use crate::error::Error;
use crate::lifecycle::Work;
use crate::view::{OrderBatchView, Problem, ScanNews, ScanOrders, SoFarView};
use crate::view_of;

impl StoreOrders {
    /// Reads the store's orders, the newest first, and reports each batch and then the end to
    /// `tell`. There is one scan at a time: another one stops it, as [`StoreOrders::stop_scan`]
    /// does. An error is reported last; the batches before it stay valid.
    pub(crate) async fn scan(
        &self,
        connection: &str,
        scan: ScanOrders,
        mut tell: impl FnMut(ScanNews) + Send,
    ) {
        let end = match self.run_scan(connection, &scan, &mut tell).await {
            Ok(end) => end,
            Err(error) => ScanNews::Failed {
                problem: Problem::from(&error),
            },
        };
        tell(end);
    }

    async fn run_scan(
        &self,
        connection: &str,
        scan: &ScanOrders,
        tell: &mut (impl FnMut(ScanNews) + Send),
    ) -> Result<ScanNews, Error> {
        let (task, store) = self.stores.begin(Work::OrderScan, connection)?;
        self.scans.begin(&scan.scan, task.clone());
        let days = self.calendar.days(Some(connection));
        let reading = async {
            if let Some(customer) = filter::customer(&scan.terms) {
                store.admin()?;
                let customer = CustomerId::new(customer);
                self.views.record(&store, &customer, "orders").await?;
            }
            read_orders(&store, scan, &days, tell).await
        };
        match task.run(reading).await {
            Err(_) if task.is_cancelled() => Ok(ScanNews::Stopped),
            read => read.map(|()| ScanNews::Done),
        }
    }

    /// Stops a scan, even one that has not begun yet.
    pub(crate) fn stop_scan(&self, scan: &str) {
        self.scans.stop(scan);
    }
}

async fn read_orders(
    store: &OpenStore,
    scan: &ScanOrders,
    days: &Days,
    tell: &mut (impl FnMut(ScanNews) + Send),
) -> Result<(), Error> {
    let admin = store.admin()?;
    let only = filter::customer(&scan.terms);
    let mut progress = Progress::resume(scan.so_far.as_ref())?;
    let orders = admin.orders();
    let scan = OrderScan::new()
        .filter(filter::read(&scan.terms, days)?)
        .from(progress.last);
    let mut pages = pin!(orders.scan(scan));
    let mut currencies = None;
    while let Some(page) = pages.try_next().await? {
        let page = match only {
            Some(customer) => only_of(page, customer)?,
            None => page,
        };
        let currencies = match &currencies {
            Some(currencies) => currencies,
            None => currencies.insert(store.currencies().await),
        };
        tell(ScanNews::Batch(progress.take(page, currencies)));
        // If the next pages have arrived already, a stop is noticed here.
        tokio::task::yield_now().await;
    }
    Ok(())
}

/// A page of one customer's orders. An order that names no customer readably is not shown.
///
/// # Errors
/// [`Error::WrongCustomer`] if an order is another customer's.
fn only_of(mut page: Page<Order>, customer: &str) -> Result<Page<Order>, Error> {
    let mut items = Vec::with_capacity(page.items.len());
    for (index, order) in page.items.into_iter().enumerate() {
        match &order.customer_id {
            Some(own) if own.as_str().eq_ignore_ascii_case(customer) => items.push(order),
            Some(_) => return Err(Error::WrongCustomer),
            None => {
                let id = Some(order.id.into());
                page.unreadable.push(UnreadableRecord::new(id, index));
            }
        }
    }
    page.items = items;
    page.unreadable.sort_by_key(|record| record.index);
    Ok(page)
}

/// How far a scan has come, so that another scan can continue after any batch.
struct Progress {
    so_far: SoFarView,
    /// When the last order was placed.
    last: Option<Timestamp>,
    /// The orders that a resumed scan reads a second time.
    repeated: HashSet<String>,
    /// How many orders earlier scans have read.
    before: u64,
}

impl Progress {
    /// Continues an earlier scan, or begins a new one.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed timestamp.
    fn resume(so_far: Option<&SoFarView>) -> Result<Self, Error> {
        let so_far = so_far.filter(|so_far| so_far.at.is_some());
        let so_far = so_far.cloned().unwrap_or_default();
        let last = so_far.at.as_deref().map(str::parse).transpose();
        Ok(Self {
            last: last.map_err(|_| Error::input("soFar", "This is not a moment."))?,
            repeated: so_far.ids.iter().cloned().collect(),
            before: so_far.read.saturating_sub(so_far.ids.len() as u64),
            so_far,
        })
    }

    fn take(&mut self, mut page: Page<Order>, currencies: &Currencies) -> OrderBatchView {
        page.items
            .retain(|order| !self.repeated.contains(order.id.as_str()));
        for order in &page.items {
            self.count(order, currencies);
        }
        let unreadable = page.unreadable.len() as u64;
        self.so_far.read = self.so_far.read.saturating_add(unreadable);
        let total = page.total;
        OrderBatchView {
            rows: view_of::store_order_rows(page, currencies),
            total: self.before.saturating_add(total).max(self.so_far.read),
            so_far: self.so_far.clone(),
        }
    }

    fn count(&mut self, order: &Order, currencies: &Currencies) {
        let so_far = &mut self.so_far;
        so_far.read = so_far.read.saturating_add(1);
        if let Some(total) = &order.with_tax {
            sums::add(&mut so_far.sums, &total.currency, total.amount, currencies);
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
