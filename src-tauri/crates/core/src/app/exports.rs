//! Exports of customers and orders, for the shell.

use std::path::Path;

use super::App;
use crate::Error;
use crate::view::{ExportCustomers, ExportOrders, ExportProgress, ExportedView, InterruptedExport};

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
        Box::pin(self.areas.exports.customers(connection, folder, wanted, tell)).await
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
        Box::pin(self.areas.exports.orders(connection, folder, wanted, tell)).await
    }

    /// The exports to `folder` that ended with the app before they were complete.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for an unknown connection.
    pub async fn interrupted_exports(
        &self,
        connection: &str,
        folder: &Path,
    ) -> Result<Vec<InterruptedExport>, Error> {
        self.areas.exports.interrupted(connection, folder).await
    }

    /// Continues an interrupted export after its last complete part. `export` is the page's ID of
    /// it.
    ///
    /// # Errors
    /// As [`App::export_customers`], and [`Error::Input`] if there is no such export.
    pub async fn resume_export(
        &self,
        connection: &str,
        folder: &Path,
        interrupted: &str,
        export: &str,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let names = (interrupted, export);
        Box::pin(self.areas.exports.resume(connection, folder, names, tell)).await
    }

    /// Deletes the unfinished file of an interrupted export.
    ///
    /// # Errors
    /// [`Error::Input`] if there is no such export, [`Error::File`] if it can't be deleted.
    pub async fn discard_export(
        &self,
        connection: &str,
        folder: &Path,
        interrupted: &str,
    ) -> Result<(), Error> {
        self.areas.exports.discard(connection, folder, interrupted).await
    }

    /// Stops an export, and deletes its unfinished file.
    pub fn stop_export(&self, export: &str) {
        self.areas.exports.stop(export);
    }
}
