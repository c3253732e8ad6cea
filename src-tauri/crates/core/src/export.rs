//! Export: writes customers or orders to a file, page by page. The file appears when it is
//! complete.

mod columns;
mod money;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::{Stream, TryStreamExt};
use journal::Action;
use moltin::{CustomerScan, OrderScan, Page};
use sheet::{Format, Sheet};

use crate::audit::AuditEvent;
use crate::customers::list;
use crate::files::{self, NewFile};
use crate::lifecycle::{Task, Work};
use crate::store_orders::filter;
use crate::view::{ExportCustomers, ExportFormat, ExportOrders, ExportProgress, ExportedView};
use crate::{App, Error, blocking};
use columns::Row;

impl App {
    /// Writes the customers that match to a new file in `folder`, the newest first. The audit log
    /// has it first. `tell` gets the progress. If it is stopped or fails, there is no file.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// can't be written, [`Error::File`] if the file can't be, [`Error::Stopped`] after
    /// [`App::stop_export`], [`Error::Store`] if a request fails.
    pub async fn export_customers(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportCustomers,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let (task, store) = self.shared.stores.begin(Work::Export, connection)?;
        let customers = store.admin()?.customers();
        let pages = customers.scan(CustomerScan::new().filter(list::filter(&wanted.search, wanted.matching)));
        let about = AuditEvent {
            detail: Some(match wanted.search.trim() {
                "" => "all customers".to_owned(),
                found => format!("customers found by “{found}”"),
            }),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let to = self.place(folder, "customers", wanted.format);
        self.export_pages(task, &wanted.export, about, to, pages, tell)
            .await
    }

    /// Writes orders to a new file in `folder`, the newest first, as [`App::export_customers`] does
    /// customers.
    ///
    /// # Errors
    /// As [`App::export_customers`].
    pub async fn export_orders(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportOrders,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let (task, store) = self.shared.stores.begin(Work::Export, connection)?;
        let filter = filter::read(&wanted.terms)?;
        let customer = filter::customer(&wanted.terms);
        let about = AuditEvent {
            customer_id: customer.map(str::to_owned),
            detail: Some(match (customer, filter.terms()) {
                (None, 0) => "all orders".to_owned(),
                (Some(_), 1) => "the customer’s orders".to_owned(),
                _ => format!("orders like {filter}"),
            }),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let to = self.place(folder, "orders", wanted.format);
        let orders = store.admin()?.orders();
        let pages = orders.scan(OrderScan::new().filter(filter));
        self.export_pages(task, &wanted.export, about, to, pages, tell)
            .await
    }

    /// Writes pages as they arrive.
    async fn export_pages<T: Row>(
        &self,
        task: Task,
        export: &str,
        about: AuditEvent,
        to: Place,
        pages: impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let Place { path, format } = to;
        let _running = self.shared.exports.begin(export, task.clone());
        let writing = task.run(write(path.clone(), format, pages, tell));
        self.export(about, path, writing).await
    }

    /// Stops an export, and deletes its unfinished file.
    pub fn stop_export(&self, export: &str) {
        self.shared.exports.stop(export);
    }

    fn place(&self, folder: &Path, what: &str, format: ExportFormat) -> Place {
        let (format, ending) = files::format(format);
        Place {
            path: self.new_path(folder, what, ending),
            format,
        }
    }
}

/// Where to write, and how.
struct Place {
    path: PathBuf,
    format: Format,
}

/// Writes the pages as one table, and returns the number of rows.
async fn write<T: Row>(
    path: PathBuf,
    format: Format,
    pages: impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
    mut tell: impl FnMut(ExportProgress) + Send,
) -> Result<u64, Error> {
    let begin = move || Sheet::begin(format, T::HEADINGS.iter().copied(), NewFile::begin(path)?);
    let mut sheet = blocking::run(begin).await?;
    let mut pages = pin!(pages);
    let mut done = 0;
    while let Some(page) = pages.try_next().await? {
        done += page.items.len() as u64;
        let total = page.total.max(done);
        sheet = blocking::run(move || {
            for item in page.items {
                sheet.write(item.cells())?;
            }
            Ok::<_, std::io::Error>(sheet)
        })
        .await?;
        tell(ExportProgress { done, total });
    }
    blocking::run(move || sheet.end()?.keep()).await?;
    Ok(done)
}

/// The running exports by the page's names for them.
#[derive(Default)]
pub(crate) struct Exports(Mutex<HashMap<String, Task>>);

/// An export that runs until this is dropped.
struct Running<'a> {
    exports: &'a Exports,
    name: String,
}

impl Exports {
    fn begin(&self, name: &str, task: Task) -> Running<'_> {
        self.all().insert(name.to_owned(), task);
        Running {
            exports: self,
            name: name.to_owned(),
        }
    }

    fn stop(&self, name: &str) {
        if let Some(task) = self.all().get(name) {
            task.cancel();
        }
    }

    pub(crate) fn is_any(&self) -> bool {
        !self.all().is_empty()
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Task>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.exports.all().remove(&self.name);
    }
}
