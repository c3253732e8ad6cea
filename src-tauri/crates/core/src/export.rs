//! The area of exports: writes customers or orders to a file, page by page. The file appears when
//! it is complete.

mod columns;
pub(crate) mod money;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use jiff::tz::TimeZone;
use journal::Action;
use moltin::{CustomerScan, OrderScan, Page};
use sheet::{Layout, Sheet};

use crate::audit::{AuditEvent, AuditWriter};
use crate::calendar::Calendar;
use crate::connections::Stores;
use crate::currencies::Currencies;
use crate::customers::list;
use crate::files::{self, NewFile, Written};
use crate::lifecycle::{Task, Work};
use crate::store_orders::{filter, search};
use crate::view::{CsvOptions, ExportCustomers, ExportFormat, ExportOrders, ExportProgress, ExportedView};
use crate::{Error, blocking};
use columns::Row;
pub(crate) use money::decimal;

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
        let (task, store) = self.stores.begin(Work::Export, connection)?;
        let customers = store.admin()?.customers();
        let pages = list::filters(&wanted.search)
            .into_iter()
            .map(|filter| customers.scan(CustomerScan::new().filter(filter)));
        let pages = each_once(pages, |customer| customer.id.to_string());
        let about = AuditEvent {
            detail: Some(match wanted.search.trim() {
                "" => "all customers".to_owned(),
                found => format!("customers found by “{found}”"),
            }),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let to = self.place(connection, folder, "customers", wanted.format, wanted.csv);
        let currencies = std::future::ready(Arc::default());
        self.write_pages(task, &wanted.export, about, to, (pages, currencies), tell)
            .await
    }

    /// Writes orders to a new file in `folder`, the newest first.
    pub(crate) async fn orders(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportOrders,
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
        let to = self.place(connection, folder, "orders", wanted.format, wanted.csv);
        let orders = store.admin()?.orders();
        let filters = search::filters(&wanted.search, &filter).into_iter();
        let pages = filters.map(|filter| orders.scan(OrderScan::new().filter(filter)));
        let pages = each_once(pages, |order| order.id.to_string());
        self.write_pages(task, &wanted.export, about, to, (pages, store.currencies()), tell)
            .await
    }

    /// Writes pages as they arrive.
    async fn write_pages<T: Row>(
        &self,
        task: Task,
        export: &str,
        about: AuditEvent,
        to: Place,
        (pages, currencies): (
            impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
            impl Future<Output = Arc<Currencies>> + Send,
        ),
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let _running = self.begin(export, task.clone());
        let path = to.path.clone();
        let writing = task.run(write(to, pages, currencies, tell));
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
        connection: &str,
        folder: &Path,
        what: &str,
        format: ExportFormat,
        csv: CsvOptions,
    ) -> Place {
        let (layout, ending) = files::layout(format, csv, folder);
        Place {
            path: files::new_path(self.audit.now(), folder, what, ending),
            layout,
            zone: self.calendar.zone(Some(connection)),
        }
    }
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

/// Where to write, and how.
struct Place {
    path: PathBuf,
    layout: Layout,
    /// The time zone of times.
    zone: TimeZone,
}

/// Writes the pages as one table, with one record per row.
async fn write<T: Row>(
    to: Place,
    pages: impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
    currencies: impl Future<Output = Arc<Currencies>> + Send,
    mut tell: impl FnMut(ExportProgress) + Send,
) -> Result<Written, Error> {
    let Place { path, layout, zone } = to;
    let begin = move || Sheet::begin(layout, T::HEADINGS.iter().copied(), NewFile::begin(path)?);
    let mut sheet = blocking::run(begin).await?;
    let mut pages = pin!(pages);
    let currencies = currencies.await;
    let (mut done, mut unreadable) = (0, 0);
    while let Some(page) = pages.try_next().await? {
        unreadable += page.unreadable.len() as u64;
        done += (page.items.len() + page.unreadable.len()) as u64;
        let total = page.total.max(done);
        sheet.require_rows(total)?;
        let (zone, currencies) = (zone.clone(), Arc::clone(&currencies));
        sheet = blocking::run(move || {
            for item in page.items {
                sheet.write(item.cells(&zone, &currencies))?;
            }
            for record in page.unreadable {
                sheet.write(columns::unreadable::<T>(record.id))?;
            }
            Ok::<_, sheet::Error>(sheet)
        })
        .await?;
        tell(ExportProgress {
            done,
            total,
            unreadable,
        });
    }
    // Finishing a workbook takes a while. If the export is stopped meanwhile, its file is dropped.
    let file = blocking::run(move || sheet.end()).await?;
    let path = blocking::run(move || file.keep()).await?;
    Ok(Written { path, count: done })
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
