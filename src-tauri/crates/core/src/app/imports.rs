//! Imports, for the shell.

use std::path::PathBuf;

use super::App;
use crate::Error;
use crate::view::{
    ExportedView, ImportColumns, ImportProgress, ImportReading, ImportRowView, ImportStage, ImportView,
    OpenImport, RowState,
};

impl App {
    /// Reads a file to import into a store. There is one import at a time; this one replaces the
    /// one before.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Input`] for an invalid file
    /// or while another import runs, [`Error::AuditLog`] if the audit log can't be read.
    pub async fn open_import(&self, connection: &str, file: OpenImport) -> Result<ImportView, Error> {
        self.areas.imports.open(connection, file).await
    }

    /// The current import into a store, if there is one.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked.
    pub fn current_import(&self, connection: &str) -> Result<Option<ImportView>, Error> {
        self.areas.imports.current(connection)
    }

    /// Reads the file in another way: by another delimiter, encoding, sheet or row of headings.
    ///
    /// # Errors
    /// [`Error::Input`] for a way in which the file can't be read, or an import that is closed or
    /// running.
    pub async fn read_import_again(&self, import: &str, reading: ImportReading) -> Result<ImportView, Error> {
        self.areas.imports.read_again(import, reading).await
    }

    /// The first rows as they would be read by these columns, without the store.
    ///
    /// # Errors
    /// [`Error::Input`] for invalid columns, or an import that is closed.
    pub fn preview_import(&self, import: &str, columns: ImportColumns) -> Result<Vec<ImportRowView>, Error> {
        self.areas.imports.preview(import, columns)
    }

    /// The dry run: reads the rows by these columns, and looks each customer up in the store.
    /// Returns when each row has its verdict or the import is stopped. A failure that concerns
    /// every row pauses the import, and the progress says why.
    ///
    /// # Errors
    /// [`Error::Input`] for invalid columns, or an import that is closed or running.
    pub async fn check_import(&self, import: &str, columns: ImportColumns) -> Result<(), Error> {
        self.areas.imports.check(import, columns).await
    }

    /// Creates the customers, with an audit log entry before and after each, and retries rows that
    /// failed in an earlier run. Returns `Finished` when each row has been tried, `Stopped` if the
    /// import was stopped. A failure that concerns every row pauses the import, and the progress
    /// says why.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that was not checked, is running, or is closed.
    pub async fn run_import(&self, import: &str) -> Result<ImportStage, Error> {
        self.areas.imports.run(import).await
    }

    /// Pauses an import: no further row is begun until [`App::resume_import`].
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn pause_import(&self, import: &str) -> Result<(), Error> {
        self.areas.imports.pause(import)
    }

    /// Resumes a paused import.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn resume_import(&self, import: &str) -> Result<(), Error> {
        self.areas.imports.resume(import)
    }

    /// Stops an import: no further row is begun, and the requests on their way are waited for.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn stop_import(&self, import: &str) -> Result<(), Error> {
        self.areas.imports.stop(import)
    }

    /// Stops an import and drops its file, with the passwords in it.
    pub fn close_import(&self, import: &str) {
        self.areas.imports.close(import);
    }

    /// The rows of an import: all of them, or those of one state.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub fn import_rows(&self, import: &str, only: Option<RowState>) -> Result<Vec<ImportRowView>, Error> {
        self.areas.imports.rows(import, only)
    }

    /// Reports the progress of an import, now and at each change, until `tell` returns false or the
    /// import is closed.
    ///
    /// # Errors
    /// [`Error::Input`] for an import that is closed.
    pub async fn watch_import(
        &self,
        import: &str,
        tell: impl FnMut(ImportProgress) -> bool + Send,
    ) -> Result<(), Error> {
        self.areas.imports.watch(import, tell).await
    }

    /// Writes the rows that were not created to a new file in `folder`: with the reason, and
    /// without the column of passwords. The audit log records it first.
    ///
    /// # Errors
    /// [`Error::Input`] for an unknown import, [`Error::AuditLog`] if the audit log cannot be
    /// written, [`Error::File`] if the file cannot be written.
    pub async fn save_rejects(
        &self,
        import: &str,
        folder: PathBuf,
        language: &str,
    ) -> Result<ExportedView, Error> {
        self.areas.imports.save_rejects(import, folder, language).await
    }
}
