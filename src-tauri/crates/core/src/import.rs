//! Import: creates customers from a file. First a dry run looks every row up in the store.
//!
//! Customers are deduplicated by their email address, which is unique in a store. An import is not
//! saved anywhere; the audit log has each creation. A file that is imported again is recognized by
//! its hash.

mod columns;
mod file;
mod history;
mod rejected_rows;
mod rows;
mod state;
mod worker;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::lifecycle::{self, Event, Task, concerns};
use crate::view::{
    ImportColumns, ImportPause, ImportProgress, ImportRowView, ImportStage, ImportView, OpenImport, RowState,
};
use crate::{App, Error, blocking};
use file::File;
use history::ImportHistory;
use state::Import;
use worker::RowStep;

impl App {
    /// Reads a file to import into a store. There is one import at a time; this one replaces the
    /// one before.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Input`] for an invalid file
    /// or while another import runs, [`Error::AuditLog`] if the audit log can't be read.
    pub async fn open_import(&self, connection: &str, file: OpenImport) -> Result<ImportView, Error> {
        let store = self.store(connection)?;
        store.admin()?;
        self.refuse_while_importing()?;
        let log = self.shared.audit.log();
        let (file_name, file, history) = blocking::run(move || {
            let OpenImport { file_name, text } = file;
            let file = File::read(text)?;
            let history = ImportHistory::read(&log, &store, &file.hash)?;
            Ok::<_, Error>((file_name, file, history))
        })
        .await?;
        let id = Uuid::new_v4().to_string();
        let import = Arc::new(Import::new(id, connection.to_owned(), file_name, file, history));
        self.refuse_while_importing()?;
        *self.shared.imports.slot() = Some(Arc::clone(&import));
        Ok(import.view())
    }

    /// The current import into a store, if there is one.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked.
    pub fn current_import(&self, connection: &str) -> Result<Option<ImportView>, Error> {
        self.refuse_while_locked()?;
        let slot = self.shared.imports.slot();
        let own = slot.as_ref().filter(|import| import.connection == connection);
        Ok(own.map(|import| import.view()))
    }

    /// The dry run: reads the rows by these columns, and looks each customer up in the store.
    /// Returns when each row has its verdict or the import is stopped. A failure that concerns
    /// every row pauses the import, and the progress says why.
    ///
    /// # Errors
    /// [`Error::Input`] for invalid columns, or an import that is closed or running.
    pub async fn check_import(&self, import: &str, columns: ImportColumns) -> Result<(), Error> {
        let (import, task) = self.begin_import_work(import)?;
        let chosen = columns.validate(import.file.headings.len())?;
        let reading = Arc::clone(&import);
        let rows = blocking::run(move || rows::read(&reading.file, &chosen)).await;
        import.begin_check(columns, rows, task)?;
        self.process_rows(&import, RowStep::LookUp).await;
        Ok(())
    }

    /// Creates the customers, with an audit log entry before and after each, and retries rows that
    /// failed in an earlier run. Returns `Finished` when each row has been tried, `Stopped` if the
    /// import was stopped. A failure that concerns every row pauses the import, and the progress
    /// says why.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that was not checked, is running, or is closed.
    pub async fn run_import(&self, import: &str) -> Result<ImportStage, Error> {
        let (import, task) = self.begin_import_work(import)?;
        import.begin_run(task)?;
        tracing::info!("import started");
        self.process_rows(&import, RowStep::Create).await;
        let stage = import.view().progress.stage;
        tracing::info!(?stage, "import ended");
        Ok(stage)
    }

    /// Pauses an import: no further row is begun until [`App::resume_import`].
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn pause_import(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.pause(ImportPause::Asked);
        Ok(())
    }

    /// Resumes a paused import.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn resume_import(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.resume();
        Ok(())
    }

    /// Stops an import: no further row is begun, and the requests on their way are waited for.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn stop_import(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.stop();
        Ok(())
    }

    /// Stops an import and drops its file, with the passwords in it.
    pub fn close_import(&self, import: &str) {
        self.shared.imports.close(|current| current.id == import);
    }

    /// The rows of an import: all of them, or those of one state.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn import_rows(&self, import: &str, only: Option<RowState>) -> Result<Vec<ImportRowView>, Error> {
        Ok(self.import(import)?.rows(only))
    }

    /// Reports the progress of an import, now and at each change, until `tell` returns false or the
    /// import is closed.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub async fn watch_import(
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

    /// Pauses the current import because the app is locked.
    pub(crate) fn pause_imports(&self) {
        if let Some(import) = self.shared.imports.slot().as_ref() {
            import.pause(ImportPause::Locked);
        }
    }

    /// Stops the import that an event concerns, and drops its file.
    pub(crate) fn close_imports(&self, event: Event, at: Option<&str>) {
        self.shared
            .imports
            .close(|import| concerns(event, at, Some(&import.connection)));
    }

    fn begin_import_work(&self, id: &str) -> Result<(Arc<Import>, Task), Error> {
        let import = self.import(id)?;
        let task = self
            .shared
            .lifecycle
            .begin(lifecycle::Work::Import, Some(&import.connection))?;
        // It may have been closed before the work began.
        Ok((self.import(id)?, task))
    }

    fn import(&self, id: &str) -> Result<Arc<Import>, Error> {
        self.refuse_while_locked()?;
        let slot = self.shared.imports.slot();
        let import = slot.as_ref().filter(|import| import.id == id);
        import
            .cloned()
            .ok_or_else(|| Error::input("import", "This import is over. Choose the file again."))
    }

    /// Whether an import is running.
    pub(crate) fn is_importing(&self) -> bool {
        let slot = self.shared.imports.slot();
        slot.as_ref().is_some_and(|import| import.is_at_work())
    }

    fn refuse_while_importing(&self) -> Result<(), Error> {
        if self.is_importing() {
            Err(Error::input("file", "Another import is under way."))
        } else {
            Ok(())
        }
    }
}

/// The current import, if there is one.
#[derive(Default)]
pub(crate) struct Imports(Mutex<Option<Arc<Import>>>);

impl Imports {
    fn slot(&self) -> MutexGuard<'_, Option<Arc<Import>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self, which: impl FnOnce(&Import) -> bool) {
        let closed = self.slot().take_if(|import| which(import));
        if let Some(import) = closed {
            import.stop();
        }
    }
}
