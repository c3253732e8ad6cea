//! The area of imports: creates customers from a file. First a dry run looks every row up in the
//! store.
//!
//! Customers are deduplicated by their email address, which is unique in a store. An import is not
//! saved anywhere; the audit log has each creation. A file that is imported again is recognized by
//! its hash.

mod cells;
mod columns;
mod delimited;
mod encoding;
mod file;
mod file_kind;
mod headings;
mod history;
mod presets;
mod record;
mod rejected_rows;
mod rejection;
mod row_customer;
mod rows;
mod run;
mod secret_headings;
mod state;
mod view;
mod vocabulary;
mod workbook;
mod worker;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;
use uuid::Uuid;

use crate::audit::AuditWriter;
use crate::connections::Stores;
use crate::customers::Customers;
use crate::lifecycle::{self, Event, Lifecycle, Task, concerns};
use crate::view::{
    ImportColumns, ImportProgress, ImportReading, ImportRowView, ImportStage, ImportView, InvalidInput,
    OpenImport, RowState,
};
use crate::{Error, blocking};
use file::File;
use history::ImportHistory;
use state::Import;
use worker::RowStep;

/// Imports customers, one file at a time.
pub(crate) struct Imports {
    stores: Arc<Stores>,
    customers: Arc<Customers>,
    audit: Arc<AuditWriter>,
    lifecycle: Arc<Lifecycle>,
    current: Mutex<Option<Arc<Import>>>,
}

impl Imports {
    pub(crate) fn new(
        stores: Arc<Stores>,
        customers: Arc<Customers>,
        audit: Arc<AuditWriter>,
        lifecycle: Arc<Lifecycle>,
    ) -> Self {
        Self {
            stores,
            customers,
            audit,
            lifecycle,
            current: Mutex::default(),
        }
    }

    fn slot(&self) -> MutexGuard<'_, Option<Arc<Import>>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a file to import into a store. There is one import at a time; this one replaces the
    /// one before.
    pub(crate) async fn open(&self, connection: &str, file: OpenImport) -> Result<ImportView, Error> {
        let store = self.stores.get(connection)?;
        store.admin()?;
        self.refuse_while_importing()?;
        let log = self.audit.log();
        let (file_name, file, history) = blocking::run(move || {
            let OpenImport { file_name, content } = file;
            let decoded = STANDARD
                .decode(content.expose_secret())
                .map_err(|_| Error::input("file", InvalidInput::FileDamaged))?;
            drop(content);
            let file = File::read(Arc::new(decoded.into()), &ImportReading::default())?;
            let history = ImportHistory::read(&log, &store, &file.hash).map_err(Error::AuditLogUnread)?;
            Ok::<_, Error>((file_name, file, history))
        })
        .await?;
        let id = Uuid::new_v4().to_string();
        let import = Arc::new(Import::new(id, connection.to_owned(), file_name, file, history));
        self.refuse_while_importing()?;
        *self.slot() = Some(Arc::clone(&import));
        Ok(import.view())
    }

    /// The current import into a store, if there is one.
    pub(crate) fn current(&self, connection: &str) -> Result<Option<ImportView>, Error> {
        self.lifecycle.refuse_while_locked()?;
        let slot = self.slot();
        let own = slot.as_ref().filter(|import| import.connection == connection);
        Ok(own.map(|import| import.view()))
    }

    /// Reads the file in another way: by another delimiter, encoding, sheet or row of headings.
    pub(crate) async fn read_again(&self, import: &str, reading: ImportReading) -> Result<ImportView, Error> {
        let import = self.import(import)?;
        let file = import.file();
        let file = blocking::run(move || file.read_again(&reading)).await?;
        import.replace_file(file)?;
        Ok(import.view())
    }

    /// The first rows as they would be read by these columns, without the store.
    pub(crate) fn preview(&self, import: &str, columns: ImportColumns) -> Result<Vec<ImportRowView>, Error> {
        let file = self.import(import)?.file();
        let chosen = columns.validate(&file.normalized)?;
        Ok(view::preview(&file, &chosen))
    }

    /// The dry run: reads the rows by these columns, and looks each customer up in the store.
    /// Returns when each row has its verdict or the import is stopped. A failure that concerns
    /// every row pauses the import, and the progress says why.
    pub(crate) async fn check(&self, import: &str, columns: ImportColumns) -> Result<(), Error> {
        let (import, task) = self.begin_work(import)?;
        let file = import.file();
        let chosen = columns.validate(&file.normalized)?;
        let rows = blocking::run(move || rows::read(&file, &chosen)).await;
        import.begin_check(columns, rows, task)?;
        worker::process_rows(&self.stores, &self.customers, &import, RowStep::LookUp).await;
        Ok(())
    }

    /// Creates the customers, with an audit log entry before and after each, and retries rows that
    /// failed in an earlier run. Returns `Finished` when each row has been tried, `Stopped` if the
    /// import was stopped. A failure that concerns every row pauses the import, and the progress
    /// says why.
    pub(crate) async fn run(&self, import: &str) -> Result<ImportStage, Error> {
        let (import, task) = self.begin_work(import)?;
        import.begin_run(task)?;
        tracing::info!("import started");
        worker::process_rows(&self.stores, &self.customers, &import, RowStep::Create).await;
        let stage = import.view().progress.stage;
        tracing::info!(?stage, "import ended");
        Ok(stage)
    }

    /// Pauses an import: no further row is begun until [`Imports::resume`].
    pub(crate) fn pause(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.pause();
        Ok(())
    }

    /// Resumes a paused import.
    pub(crate) fn resume(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.resume();
        Ok(())
    }

    /// Stops an import: no further row is begun, and the requests on their way are waited for.
    pub(crate) fn stop(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.stop();
        Ok(())
    }

    /// Stops an import and drops its file, with the passwords in it.
    pub(crate) fn close(&self, import: &str) {
        self.close_if(|current| current.id == import);
    }

    /// The rows of an import: all of them, or those of one state.
    pub(crate) fn rows(&self, import: &str, only: Option<RowState>) -> Result<Vec<ImportRowView>, Error> {
        Ok(self.import(import)?.rows(only))
    }

    /// Reports the progress of an import, now and at each change, until `tell` returns false or the
    /// import is closed.
    pub(crate) async fn watch(
        &self,
        import: &str,
        mut tell: impl FnMut(ImportProgress) -> bool + Send,
    ) -> Result<(), Error> {
        let mut progress = self.import(import)?.progress();
        loop {
            let now = progress.borrow_and_update().clone();
            if !tell(now) || progress.changed().await.is_err() {
                return Ok(());
            }
        }
    }

    /// Stops the import that an event concerns, and drops its file.
    pub(crate) fn close_for(&self, event: Event, at: Option<&str>) {
        self.close_if(|import| concerns(event, at, Some(&import.connection)));
    }

    fn begin_work(&self, id: &str) -> Result<(Arc<Import>, Task), Error> {
        let import = self.import(id)?;
        let task = self
            .lifecycle
            .begin(lifecycle::Work::Import, Some(&import.connection))?;
        // It may have been closed before the work began.
        Ok((self.import(id)?, task))
    }

    fn import(&self, id: &str) -> Result<Arc<Import>, Error> {
        self.lifecycle.refuse_while_locked()?;
        let slot = self.slot();
        let import = slot.as_ref().filter(|import| import.id == id);
        import
            .cloned()
            .ok_or_else(|| Error::input("import", InvalidInput::ImportOver))
    }

    /// Whether an import is running.
    pub(crate) fn is_importing(&self) -> bool {
        let slot = self.slot();
        slot.as_ref().is_some_and(|import| import.is_at_work())
    }

    fn refuse_while_importing(&self) -> Result<(), Error> {
        if self.is_importing() {
            Err(Error::input("file", InvalidInput::OtherImport))
        } else {
            Ok(())
        }
    }

    fn close_if(&self, which: impl FnOnce(&Import) -> bool) {
        let closed = self.slot().take_if(|import| which(import));
        if let Some(import) = closed {
            import.stop();
        }
    }
}
