//! Personal data of customers, for the shell. All of it is refused during customer view.

use std::path::{Path, PathBuf};

use super::App;
use crate::error::Error;
use crate::view::{
    AnonymizeOrder, AnonymizedView, DeleteOrder, ErasureView, ExportPerson, ExportProgress, ExportedView,
    ForgetPlanView, PersonalDataView, RequestErasure, WriteLetter,
};

impl App {
    /// Returns who changed a customer's personal data: what the store logged, and what this app
    /// did.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::DuringCustomerView`] in a
    /// session, [`Error::AuditLog`] if the audit log cannot be written and nothing was sent,
    /// [`Error::AuditLogUnread`] if it cannot be read. If the store's log can't be read, the view
    /// says so.
    pub async fn personal_data(&self, connection: &str, customer: &str) -> Result<PersonalDataView, Error> {
        self.areas.privacy.history(connection, customer).await
    }

    /// Writes everything that is held about a customer to a new ZIP file in `folder`. If it is
    /// stopped or fails, there is no file. [`App::stop_export`] stops it.
    ///
    /// # Errors
    /// As [`App::export_customers`], and [`Error::DuringCustomerView`] in a session.
    pub async fn export_personal_data(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportPerson,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        self.areas.privacy.export(connection, folder, wanted, tell).await
    }

    /// Returns what there is to forget about a customer: orders, related data, earlier requests.
    ///
    /// # Errors
    /// As [`App::personal_data`], and [`Error::Store`] if the orders can't be read.
    pub async fn forget_plan(&self, connection: &str, customer: &str) -> Result<ForgetPlanView, Error> {
        self.areas.privacy.forget_plan(connection, customer).await
    }

    /// Replaces the personal data of one order of a customer by asterisks, for good.
    ///
    /// # Errors
    /// [`Error::Input`] if the email address is not the customer's or the order's state forbids it,
    /// [`Error::WrongCustomer`] if it is another customer's order, [`Error::DuringCustomerView`] in
    /// a session, [`Error::AuditLog`] if the audit log cannot be written and nothing was done,
    /// [`Error::Store`] if the store refuses or fails.
    pub async fn anonymize_order(
        &self,
        connection: &str,
        request: AnonymizeOrder,
    ) -> Result<AnonymizedView, Error> {
        self.areas.privacy.anonymize(connection, request).await
    }

    /// Asks the store to erase a customer with all related data. If an earlier request still waits,
    /// returns that one.
    ///
    /// # Errors
    /// As [`App::anonymize_order`].
    pub async fn request_erasure(
        &self,
        connection: &str,
        request: RequestErasure,
    ) -> Result<ErasureView, Error> {
        self.areas.privacy.request_erasure(connection, request).await
    }

    /// Returns the letter to a customer who asked to be forgotten, as plain text.
    ///
    /// # Errors
    /// [`Error::Input`] if nothing was done, and as [`App::forget_plan`].
    pub async fn erasure_letter(&self, connection: &str, wanted: WriteLetter) -> Result<String, Error> {
        self.areas.privacy.letter(connection, wanted).await
    }

    /// Writes the letter to a new HTML file in `folder`.
    ///
    /// # Errors
    /// As [`App::erasure_letter`], and [`Error::File`] if the file can't be written.
    pub async fn save_erasure_letter(
        &self,
        connection: &str,
        folder: PathBuf,
        wanted: WriteLetter,
    ) -> Result<ExportedView, Error> {
        self.areas.privacy.save_letter(connection, folder, wanted).await
    }

    /// Deletes a manual order, for good.
    ///
    /// # Errors
    /// [`Error::Input`] if the order is not manual, and as [`App::anonymize_order`].
    pub async fn delete_order(&self, connection: &str, deletion: DeleteOrder) -> Result<(), Error> {
        self.areas.privacy.delete_order(connection, deletion).await
    }
}
