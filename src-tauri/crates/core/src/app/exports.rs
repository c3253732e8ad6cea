//! Exports of customers and orders, for the shell.

use std::path::Path;

use super::App;
use crate::Error;
use crate::view::{ExportCustomers, ExportOrders, ExportProgress, ExportedView};

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
        self.areas
            .exports
            .customers(connection, folder, wanted, tell)
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
        self.areas.exports.orders(connection, folder, wanted, tell).await
    }

    /// Stops an export, and deletes its unfinished file.
    pub fn stop_export(&self, export: &str) {
        self.areas.exports.stop(export);
    }
}
