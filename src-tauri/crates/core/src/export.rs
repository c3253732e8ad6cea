//! The area of exports: writes customers or orders to a file, page by page. The file appears when
//! it is complete. If the app is killed before, the export can be continued.

mod columns;
pub(crate) mod money;
mod resume_point;
mod write;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use journal::Action;
use moltin::{CustomerFilter, CustomerQuery, CustomerScan, OrderFilter, OrderQuery, OrderScan, Page};

use crate::audit::{AuditEvent, AuditWriter};
use crate::calendar::Calendar;
use crate::connections::Stores;
use crate::currencies::Currencies;
use crate::customers::list;
use crate::files;
use crate::lifecycle::{Task, Work};
use crate::store_orders::{filter, search};
use crate::view::{
    CsvOptions, ExportCustomers, ExportFormat, ExportOrders, ExportProgress, ExportedView, InterruptedExport,
};
use crate::{Error, blocking};
use columns::Row;
pub(crate) use money::decimal;
use resume_point::{ResumePoint, Wanted};
use write::Place;

/// The exports of customers and orders, and those that run, by the page's names for them.
pub(crate) struct Exports {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
    calendar: Arc<Calendar>,
    running: Mutex<HashMap<String, Task>>,
}

impl Exports {
    pub(crate) fn new(stores: Arc<Stores>, audit: Arc<AuditWriter>, calendar: Arc<Calendar>) -> Self {
        Self {
            stores,
            audit,
            calendar,
            running: Mutex::default(),
        }
    }

    /// Writes the customers that match to a new file in `folder`, the newest first.
    pub(crate) async fn customers(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportCustomers,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        self.write_customers(connection, folder, wanted, None, tell).await
    }

    /// Writes orders to a new file in `folder`, the newest first.
    pub(crate) async fn orders(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportOrders,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        self.write_orders(connection, folder, wanted, None, tell).await
    }

    /// The exports to `folder` that ended with the app before they were complete.
    pub(crate) async fn interrupted(
        &self,
        connection: &str,
        folder: &Path,
    ) -> Result<Vec<InterruptedExport>, Error> {
        self.stores.get(connection)?;
        let (connection, folder) = (connection.to_owned(), folder.to_owned());
        Ok(blocking::run(move || resume_point::list(&folder, &connection)).await)
    }

    /// Continues an interrupted export. `export` is the page's name for it.
    pub(crate) async fn resume(
        &self,
        connection: &str,
        folder: &Path,
        (name, export): (&str, &str),
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let left = left(connection, folder, name).await?;
        match left.1.wanted.clone() {
            Wanted::Customers(mut wanted) => {
                export.clone_into(&mut wanted.export);
                self.write_customers(connection, folder, &wanted, Some(left), tell)
                    .await
            }
            Wanted::Orders(mut wanted) => {
                export.clone_into(&mut wanted.export);
                self.write_orders(connection, folder, &wanted, Some(left), tell)
                    .await
            }
        }
    }

    /// Deletes what there is of an interrupted export.
    pub(crate) async fn discard(&self, connection: &str, folder: &Path, name: &str) -> Result<(), Error> {
        self.stores.get(connection)?;
        let (in_progress, _) = left(connection, folder, name).await?;
        Ok(blocking::run(move || resume_point::discard(&in_progress)).await?)
    }

    async fn write_customers(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportCustomers,
        left: Option<(PathBuf, ResumePoint)>,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let (task, store) = self.stores.begin(Work::Export, connection)?;
        let customers = store.admin()?.customers();
        let filters = list::filters(&wanted.search);
        let about = AuditEvent {
            detail: Some(match wanted.search.trim() {
                "" => "all customers".to_owned(),
                found => format!("customers found by “{found}”"),
            }),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let what = Wanted::Customers(wanted.clone());
        let mut to = self.place(
            (connection, folder),
            "customers",
            (wanted.format, wanted.csv),
            what,
        );
        to.continue_from(left, folder);
        if let ([filter], Some(missing)) = (filters.as_slice(), to.written_part()) {
            let part = filter
                .clone()
                .and(CustomerFilter::created_after(missing.after))
                .and(CustomerFilter::created_before(missing.before));
            let part = CustomerQuery::new().filter(part).limit(1);
            to.check_written_part(task.run(customers.list(&part)).await?.total);
        }
        let from = to.begin_with_one_list(filters.len());
        let pages = filters
            .into_iter()
            .map(|filter| customers.scan(CustomerScan::new().filter(filter).from(from)));
        let pages = each_once(pages, |customer| customer.id.to_string());
        let currencies = std::future::ready(Arc::default());
        self.write_pages(task, &wanted.export, about, to, (pages, currencies), tell)
            .await
    }

    async fn write_orders(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportOrders,
        left: Option<(PathBuf, ResumePoint)>,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let (task, store) = self.stores.begin(Work::Export, connection)?;
        let filter = filter::read(&wanted.terms, &self.calendar.days(Some(connection)))?;
        let customer = filter::customer(&wanted.terms);
        let about = AuditEvent {
            customer_id: customer.map(str::to_owned),
            detail: Some(match (customer, filter.terms(), wanted.search.trim()) {
                (None, 0, "") => "all orders".to_owned(),
                (Some(_), 1, "") => "the customer’s orders".to_owned(),
                (_, _, "") => format!("orders like {filter}"),
                (_, 0, found) => format!("orders found by “{found}”"),
                (_, _, found) => format!("orders like {filter} found by “{found}”"),
            }),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let orders = store.admin()?.orders();
        let what = Wanted::Orders(wanted.clone());
        let mut to = self.place((connection, folder), "orders", (wanted.format, wanted.csv), what);
        to.continue_from(left, folder);
        let filters = search::filters(&wanted.search, &filter);
        if let ([filter], Some(written)) = (filters.as_slice(), to.written_part()) {
            let part = filter
                .clone()
                .and(OrderFilter::created_after(written.after))
                .and(OrderFilter::created_before(written.before));
            let part = OrderQuery::new().filter(part).limit(1);
            to.check_written_part(task.run(orders.list(&part)).await?.total);
        }
        let from = to.begin_with_one_list(filters.len());
        let filters = filters.into_iter();
        let pages = filters.map(|filter| orders.scan(OrderScan::new().filter(filter).from(from)));
        let pages = each_once(pages, |order| order.id.to_string());
        self.write_pages(task, &wanted.export, about, to, (pages, store.currencies()), tell)
            .await
    }

    /// Writes pages as they arrive.
    async fn write_pages<T: Row>(
        &self,
        task: Task,
        export: &str,
        mut about: AuditEvent,
        to: Place,
        (pages, currencies): (
            impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
            impl Future<Output = Arc<Currencies>> + Send,
        ),
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let _running = self.begin(export, task.clone());
        if to.left.is_some() {
            about.detail = about.detail.map(|detail| format!("{detail}, continued"));
        }
        let path = to.path.clone();
        let writing = task.run(write::pages(to, pages, currencies, tell));
        files::export(&self.audit, about, path, writing).await
    }

    /// Stops an export, and deletes its unfinished file.
    pub(crate) fn stop(&self, export: &str) {
        if let Some(task) = self.running().get(export) {
            task.cancel();
        }
    }

    /// Whether an export is running.
    pub(crate) fn is_any(&self) -> bool {
        !self.running().is_empty()
    }

    /// Names an export that begins, so that it can be stopped.
    pub(crate) fn begin(&self, name: &str, task: Task) -> Running<'_> {
        self.running().insert(name.to_owned(), task);
        Running {
            exports: self,
            name: name.to_owned(),
        }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Task>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(
        &self,
        (connection, folder): (&str, &Path),
        what: &str,
        (format, csv): (ExportFormat, CsvOptions),
        wanted: Wanted,
    ) -> Place {
        let (layout, ending) = files::layout(format, csv, folder);
        Place {
            path: files::new_path(self.audit.now(), folder, what, ending),
            layout,
            zone: self.calendar.zone(Some(connection)),
            connection: connection.to_owned(),
            wanted,
            is_one_list: false,
            left: None,
        }
    }
}

/// An unfinished file with its resume point.
async fn left(connection: &str, folder: &Path, name: &str) -> Result<(PathBuf, ResumePoint), Error> {
    let (connection, folder, name) = (connection.to_owned(), folder.to_owned(), name.to_owned());
    blocking::run(move || ResumePoint::read(&folder, &name, &connection)).await
}

/// The pages of several lists, one list after the other, with each record once.
fn each_once<T>(
    lists: impl Iterator<Item = impl Stream<Item = Result<Page<T>, moltin::Error>> + Send> + Send,
    id: impl Fn(&T) -> String + Send,
) -> impl Stream<Item = Result<Page<T>, moltin::Error>> + Send {
    let lists: Vec<_> = lists.collect();
    let mut known = (lists.len() > 1).then(HashSet::new);
    stream::iter(lists).flatten().map_ok(move |mut page| {
        if let Some(known) = &mut known {
            page.items.retain(|record| known.insert(id(record)));
        }
        page
    })
}

/// An export that runs until this is dropped.
pub(crate) struct Running<'a> {
    exports: &'a Exports,
    name: String,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.exports.running().remove(&self.name);
    }
}
