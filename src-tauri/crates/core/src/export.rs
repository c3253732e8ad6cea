//! Exporting what is in a store, all that match: read page by page, written as it comes, and there once it is whole.

mod columns;
mod money;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::future::{AbortHandle, Aborted, abortable};
use futures_util::{Stream, TryStreamExt};
use journal::Action;
use moltin::{CustomerScan, OrderFilter, OrderScan, Page};
use sheet::{Format, Sheet};

use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::customers::list;
use crate::files::{self, NewFile};
use crate::store_orders::filter;
use crate::view::{ExportCustomers, ExportFormat, ExportOrders, ExportProgress, ExportedView};
use crate::{App, Error, blocking};
use columns::Row;

impl App {
    /// Writes the customers that are found to a new file in `folder`, the newest first. That is written down before, and told of
    /// page by page. Stopped or failed, it leaves no file.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::AuditLog`] where it can't be written down, [`Error::File`]
    /// where the file can't be written, [`Error::Stopped`] after [`App::stop_export`], [`Error::Store`] as the store has it.
    pub async fn export_customers(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportCustomers,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let store = self.store(connection)?;
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
        self.export_pages(&store, &wanted.export, about, to, pages, tell)
            .await
    }

    /// Writes orders to a new file in `folder`, the newest first, as [`App::export_customers`] does customers.
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
        let store = self.store(connection)?;
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
        self.export_orders_like(&store, &wanted.export, about, to, filter, tell)
            .await
    }

    /// Writes the orders that pass a filter.
    async fn export_orders_like(
        &self,
        store: &OpenStore,
        export: &str,
        about: AuditEvent,
        to: Place,
        filter: OrderFilter,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let orders = store.admin()?.orders();
        let pages = orders.scan(OrderScan::new().filter(filter));
        self.export_pages(store, export, about, to, pages, tell).await
    }

    /// Writes pages as they come.
    async fn export_pages<T: Row>(
        &self,
        store: &OpenStore,
        export: &str,
        about: AuditEvent,
        to: Place,
        pages: impl Stream<Item = Result<Page<T>, moltin::Error>> + Send,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let Place { path, format } = to;
        let (writing, handle) = abortable(write(path.clone(), format, pages, tell));
        let _under_way = self.shared.exports.begin(export, &store.connection, handle);
        let writing = async {
            match writing.await {
                Ok(written) => written,
                Err(Aborted) => Err(self.refuse_while_locked().err().unwrap_or(Error::Stopped)),
            }
        };
        self.export(about, path, writing).await
    }

    /// Stops an export. Nothing is left of its file.
    pub fn stop_export(&self, export: &str) {
        self.shared.exports.stop(|name, _| name == export);
    }

    /// The program is locked: nothing more is asked of a store.
    pub(crate) fn stop_exports(&self) {
        self.shared.exports.stop(|_, _| true);
    }

    /// A store is closed, and its exports with it.
    pub(crate) fn stop_exports_of(&self, connection: &str) {
        self.shared.exports.stop(|_, of| of == connection);
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

/// Writes a table of what the pages hold, and returns how many there were.
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

/// The exports under way, by the page's names for them, each with its connection.
#[derive(Default)]
pub(crate) struct Exports(Mutex<HashMap<String, (String, AbortHandle)>>);

/// An export that is under way until this is dropped.
struct UnderWay<'a> {
    exports: &'a Exports,
    name: String,
}

impl Exports {
    fn begin(&self, name: &str, connection: &str, handle: AbortHandle) -> UnderWay<'_> {
        self.all()
            .insert(name.to_owned(), (connection.to_owned(), handle));
        UnderWay {
            exports: self,
            name: name.to_owned(),
        }
    }

    fn stop(&self, which: impl Fn(&str, &str) -> bool) {
        for (name, (connection, handle)) in self.all().iter() {
            if which(name, connection) {
                handle.abort();
            }
        }
    }

    pub(crate) fn is_any(&self) -> bool {
        !self.all().is_empty()
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, (String, AbortHandle)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.exports.all().remove(&self.name);
    }
}
