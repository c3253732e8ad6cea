//! Importing customers from a file: read, checked against the store without a write, then created one by one.
//!
//! Nothing of an import is kept but what the journal has of each creation. A file that is imported again is known by what is in it, and
//! whoever is there already is not created: each row is looked up by its e-mail address, of which a store has but one customer.

mod columns;
mod file;
mod history;
mod rejected_rows;
mod rows;
mod state;
mod worker;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use crate::view::{
    ImportColumns, ImportPause, ImportProgress, ImportRowView, ImportStage, ImportView, OpenImport, RowState,
};
use crate::{App, Error, blocking};
use file::File;
use history::ImportHistory;
use state::Import;
use worker::Work;

impl App {
    /// Reads a file to import into a store. It takes the place of the one before; there is one import at a time.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::Input`] for a file that can't be used or where another import
    /// is at work, [`Error::AuditLog`] where the journal can't be read.
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

    /// The import into a store that a file has been opened for, if there is one.
    ///
    /// # Errors
    /// [`Error::Locked`] while the program is.
    pub fn current_import(&self, connection: &str) -> Result<Option<ImportView>, Error> {
        self.refuse_while_locked()?;
        let slot = self.shared.imports.slot();
        let own = slot.as_ref().filter(|import| import.connection == connection);
        Ok(own.map(|import| import.view()))
    }

    /// The dry run: reads the rows by these columns, and asks the store who is there already. Nothing is written. Ends when
    /// each row has its verdict, or the import is stopped; what is in the way of every row is told by the progress, and waited for.
    ///
    /// # Errors
    /// [`Error::Input`] for columns that can't be these, or an import that is over or at work.
    pub async fn check_import(&self, import: &str, columns: ImportColumns) -> Result<(), Error> {
        let import = self.import(import)?;
        let chosen = columns.validate(import.file.headings.len())?;
        let reading = Arc::clone(&import);
        let rows = blocking::run(move || rows::read(&reading.file, &chosen)).await;
        import.begin_check(columns, rows)?;
        self.work(&import, Work::LookUp).await;
        Ok(())
    }

    /// Creates the customers who are to be created, each written down before and after, and tries again what failed before. Ends
    /// when each row has been tried, or the import is stopped, and says which of these it was; what is in the way of every row is told
    /// by the progress, and waited for.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that has not been checked, is at work, or is over.
    pub async fn run_import(&self, import: &str) -> Result<ImportStage, Error> {
        let import = self.import(import)?;
        import.begin_run()?;
        self.work(&import, Work::Create).await;
        Ok(import.view().progress.stage)
    }

    /// Lets an import wait: no further row is begun until [`App::resume_import`].
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is over.
    pub fn pause_import(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.pause(ImportPause::Asked);
        Ok(())
    }

    /// Goes on with an import that waits, whatever it waits for.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is over.
    pub fn resume_import(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.resume();
        Ok(())
    }

    /// Stops an import: no further row is begun, and those that are under way are concluded.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is over.
    pub fn stop_import(&self, import: &str) -> Result<(), Error> {
        self.import(import)?.stop();
        Ok(())
    }

    /// Stops an import and forgets its file, with the passwords in it.
    pub fn close_import(&self, import: &str) {
        self.shared.imports.close(|current| current.id == import);
    }

    /// The rows of an import, all of them or those of one state.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is over.
    pub fn import_rows(&self, import: &str, only: Option<RowState>) -> Result<Vec<ImportRowView>, Error> {
        Ok(self.import(import)?.rows(only))
    }

    /// Tells how an import comes on, now and at each change, until `tell` no longer listens or the import is closed.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is over.
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

    /// The program is locked: nothing more is asked of a store.
    pub(crate) fn pause_imports(&self) {
        if let Some(import) = self.shared.imports.slot().as_ref() {
            import.pause(ImportPause::Locked);
        }
    }

    /// A store is closed, and its import with it.
    pub(crate) fn close_import_of(&self, connection: &str) {
        self.shared
            .imports
            .close(|import| import.connection == connection);
    }

    /// Another store is worked in from now on.
    pub(crate) fn close_imports_of_others(&self, connection: &str) {
        self.shared
            .imports
            .close(|import| import.connection != connection);
    }

    fn import(&self, id: &str) -> Result<Arc<Import>, Error> {
        self.refuse_while_locked()?;
        let slot = self.shared.imports.slot();
        let import = slot.as_ref().filter(|import| import.id == id);
        import
            .cloned()
            .ok_or_else(|| Error::input("import", "This import is over. Choose the file again."))
    }

    /// Whether rows of an import are looked up or created.
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

/// The import that there is, if there is one.
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
