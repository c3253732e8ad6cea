//! Scans: reading all of a store's orders that match a filter into the page, batch by batch.

use std::collections::HashSet;
use std::pin::pin;

use futures_util::TryStreamExt;
use jiff::Timestamp;
use moltin::{AccountId, AccountMemberId, CustomerId, Order, OrderFilter, OrderScan, Page, UnreadableRecord};

use super::filter::Party;
use super::search::{self, Lists, Rest};
use super::{StoreOrders, filter, sums};
use crate::connections::OpenStore;
use crate::currencies::Currencies;
use crate::days::Days;
use crate::error::Error;
use crate::lifecycle::Work;
use crate::view::{InvalidInput, OrderBatchView, OrderSortView, Problem, ScanNews, ScanOrders, SoFarView};
use crate::view_of;

impl StoreOrders {
    /// Reads the store's orders and reports each batch and then the end to
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
            if let Some(party) = filter::party(&scan.terms) {
                store.admin()?;
                self.record_view(&store, party).await?;
            }
            read_orders(&store, scan, &days, tell).await
        };
        match task.run(reading).await {
            Err(_) if task.is_cancelled() => Ok(ScanNews::Stopped),
            read => read,
        }
    }

    async fn record_view(&self, store: &OpenStore, party: Party<'_>) -> Result<(), Error> {
        let views = &self.views;
        match party {
            Party::Customer(id) => views.record(store, &CustomerId::new(id), "orders").await,
            Party::Account(id) => {
                let account = AccountId::new(id);
                views.record_account(store, &account, "orders of").await
            }
            Party::Member(id) => {
                let member = AccountMemberId::new(id);
                views.record_member(store, &member, "orders of the member").await
            }
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
) -> Result<ScanNews, Error> {
    let orders = store.admin()?.orders();
    let only = filter::party(&scan.terms);
    let filters = search::filters(&scan.search, &filter::read(&scan.terms, days)?);
    let at_most = scan.at_most.unwrap_or(u64::MAX);
    let mut currencies = None;
    let mut progress = Progress::resume(scan.so_far.as_ref())?;
    let mut batch = async |mut page: Page<Order>, progress: &mut Progress| {
        if let Some(party) = only {
            page = only_of(page, party)?;
        }
        let currencies = match &currencies {
            Some(currencies) => currencies,
            None => currencies.insert(store.currencies().await),
        };
        tell(ScanNews::Batch(progress.take(page, currencies)));
        // If the next pages have arrived already, a stop is noticed here.
        tokio::task::yield_now().await;
        Ok::<_, Error>(())
    };
    match <[OrderFilter; 1]>::try_from(filters) {
        Ok([filter]) if scan.sort == OrderSortView::default() => {
            let scan = OrderScan::new().filter(filter).from(progress.last);
            let mut pages = pin!(orders.scan(scan));
            while let Some(page) = pages.try_next().await? {
                batch(page, &mut progress).await?;
                if progress.is_enough(at_most) {
                    return Ok(ScanNews::More);
                }
            }
            Ok(ScanNews::Done)
        }
        filters => {
            let filters = filters.map_or_else(|filters| filters, Vec::from);
            progress.begin_lists();
            let mut lists = Lists::new(orders, filters, scan.sort, progress.so_far.offset);
            loop {
                let (page, rest) = lists.next().await?;
                progress.so_far.offset = lists.offset;
                batch(page, &mut progress).await?;
                match rest {
                    Rest::Nothing => return Ok(ScanNews::Done),
                    Rest::OutOfReach => return Ok(ScanNews::Cut),
                    Rest::More if progress.is_enough(at_most) => return Ok(ScanNews::More),
                    Rest::More => {}
                }
            }
        }
    }
}

/// A page of the orders of one customer, account or member. An order that does not say readably
/// whose it is is not shown.
///
/// # Errors
/// [`Error::WrongCustomer`] if an order is that of another one.
fn only_of(mut page: Page<Order>, party: Party<'_>) -> Result<Page<Order>, Error> {
    let mut items = Vec::with_capacity(page.items.len());
    for (index, order) in page.items.into_iter().enumerate() {
        let (own, wanted) = match party {
            Party::Customer(id) => (order.customer_id.as_ref().map(AsRef::as_ref), id),
            Party::Account(id) => (order.account_id.as_ref().map(AsRef::as_ref), id),
            Party::Member(id) => (order.account_member_id.as_ref().map(AsRef::as_ref), id),
        };
        match own {
            Some::<&str>(own) if own.eq_ignore_ascii_case(wanted) => items.push(order),
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
    /// How many orders this scan began with.
    start: u64,
    /// How many orders match, as far as the store has said.
    total: u64,
    /// The orders that were read, if they can come twice.
    known: Option<HashSet<String>>,
    is_in_lists: bool,
    /// Whether the totals are of all orders that were read.
    has_sums: bool,
}

impl Progress {
    /// Continues an earlier scan, or begins a new one.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed timestamp.
    fn resume(so_far: Option<&SoFarView>) -> Result<Self, Error> {
        let so_far = so_far.filter(|so_far| so_far.at.is_some() || so_far.offset > 0);
        let so_far = so_far.cloned().unwrap_or_default();
        let last = so_far.at.as_deref().map(str::parse).transpose();
        Ok(Self {
            last: last.map_err(|_| Error::input("soFar", InvalidInput::MalformedTimestamp))?,
            repeated: so_far.ids.iter().cloned().collect(),
            before: so_far.read.saturating_sub(so_far.ids.len() as u64),
            start: so_far.read,
            total: 0,
            known: None,
            is_in_lists: false,
            has_sums: true,
            so_far,
        })
    }

    /// Counts by the offset in several lists, which don't come by the time of creation.
    fn begin_lists(&mut self) {
        self.is_in_lists = true;
        self.before = 0;
        self.known = Some(HashSet::new());
        // An order that an earlier scan has counted can come again, in another list or on another
        // page of orders with the same value.
        self.has_sums = self.start == 0;
        if !self.has_sums {
            self.so_far.sums.clear();
        }
    }

    /// Whether this scan has read so many orders, and not all.
    fn is_enough(&self, at_most: u64) -> bool {
        self.so_far.read - self.start >= at_most && self.so_far.read < self.total
    }

    fn take(&mut self, mut page: Page<Order>, currencies: &Currencies) -> OrderBatchView {
        page.items
            .retain(|order| !self.repeated.contains(order.id.as_str()));
        if let Some(known) = &mut self.known {
            page.items.retain(|order| known.insert(order.id.to_string()));
        }
        for order in &page.items {
            self.count(order, currencies);
        }
        if self.is_in_lists {
            self.so_far.ids.clear();
            self.so_far.at = None;
        }
        let unreadable = page.unreadable.len() as u64;
        self.so_far.read = self.so_far.read.saturating_add(unreadable);
        self.total = self.before.saturating_add(page.total).max(self.so_far.read);
        OrderBatchView {
            total: self.total,
            rows: view_of::store_order_rows(page, currencies),
            so_far: self.so_far.clone(),
        }
    }

    fn count(&mut self, order: &Order, currencies: &Currencies) {
        let so_far = &mut self.so_far;
        so_far.read = so_far.read.saturating_add(1);
        if let Some(total) = order.with_tax.as_ref().filter(|_| self.has_sums) {
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
