//! Customers, for the shell.

use futures_util::FutureExt;
use moltin::CustomerId;

use super::App;
use crate::email;
use crate::error::Error;
use crate::view::{
    AddNote, AddressBookView, ChangeCustomer, ChangedView, CreatedView, CustomerPageView, CustomerQueryView,
    CustomerView, DeleteCustomer, DeletedView, EndReason, FoundRecordView, LinkedRecord, NewCustomerView,
    NoteView, Problem, SaveAddress, SavedAddressView, SetPassword, SpendingView, UnlinkedOrdersView,
};

impl App {
    /// Returns one customer.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn customer(&self, connection: &str, customer: &str) -> Result<CustomerView, Error> {
        let customer = self.areas.customers.get(connection, customer).await?;
        self.opened(connection, FoundRecordView::Customer((&customer).into()));
        Ok(customer)
    }

    /// Returns one customer as the JSON that the store sent.
    ///
    /// # Errors
    /// As [`App::customer`].
    pub async fn raw_customer(&self, connection: &str, customer: &str) -> Result<String, Error> {
        self.areas.customers.raw(connection, customer).await
    }

    /// Creates a customer, with or without a password. A password is kept for
    /// [`App::copy_password`] until [`App::drop_password`].
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid input, [`Error::AuditLog`] if the audit log cannot be
    /// written and nothing was sent, [`Error::Store`] if the store fails. After a lost response the
    /// client looks the customer up instead of sending the request again.
    pub async fn create_customer(
        &self,
        connection: &str,
        customer: NewCustomerView,
    ) -> Result<CreatedView, Error> {
        self.areas.customers.create_from_form(connection, customer).await
    }

    /// Warns of a new email address that is probably not the one that is meant: it is malformed, or
    /// mixes alphabets.
    pub fn check_email(&self, email: &str) -> Option<Problem> {
        email::warning(email).map(Problem::from)
    }

    /// Sets a customer's password, generated or entered. The old password is lost. The new one is
    /// kept for [`App::copy_password`] until [`App::drop_password`].
    ///
    /// # Errors
    /// [`Error::Input`] for a password that is easy to guess, for an email address that is not the
    /// customer's, and for a missing reason in production; [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn set_password(&self, connection: &str, change: SetPassword) -> Result<CustomerView, Error> {
        self.areas.customers.set_password(connection, change).await
    }

    /// Returns a customer's addresses.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn address_book(
        &self,
        connection: &str,
        customer: &str,
    ) -> Result<Vec<AddressBookView>, Error> {
        self.areas.customers.address_book(connection, customer).await
    }

    /// Adds or updates an address. The store decides which fields are required.
    ///
    /// The API has no conditional update, so the address is read first. If it differs from `was`,
    /// nothing is sent, and the caller gets the current address.
    ///
    /// # Errors
    /// [`Error::Input`] for a country that is not two letters, [`Error::Refused`] for a field that
    /// the store refuses, [`Error::AuditLog`] if the audit log cannot be written and nothing was
    /// sent, [`Error::Store`] if the store fails.
    pub async fn save_address(
        &self,
        connection: &str,
        customer: &str,
        save: SaveAddress,
    ) -> Result<SavedAddressView, Error> {
        let customers = &self.areas.customers;
        customers.save_address(connection, customer, save).await
    }

    /// Deletes an address. Succeeds if the store no longer has it.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if the audit log cannot be written and nothing was sent,
    /// [`Error::Store`] if the store fails.
    pub async fn delete_address(&self, connection: &str, customer: &str, address: &str) -> Result<(), Error> {
        self.areas
            .customers
            .delete_address(connection, customer, address)
            .await
    }

    /// Changes a customer.
    ///
    /// The API has no conditional update, so the customer is read first. If they differ from `was`,
    /// nothing is sent, and the caller gets the current customer. A write conflict that the store
    /// reports has the same result.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid input, [`Error::AuditLog`] if the audit log cannot be
    /// written and nothing was sent, [`Error::Refused`] for a field that the store refuses,
    /// [`Error::Store`] if the store fails.
    pub async fn change_customer(
        &self,
        connection: &str,
        change: ChangeCustomer,
    ) -> Result<ChangedView, Error> {
        self.areas
            .find
            .changed(connection, LinkedRecord::Customer, &change.customer);
        self.areas.customers.change_customer(connection, change).await
    }

    /// Deletes a customer and ends a session as them. Their orders stay. Succeeds if the store no
    /// longer has the customer.
    ///
    /// # Errors
    /// [`Error::Input`] if the email address is not the customer's, [`Error::AuditLog`] if the
    /// audit log cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn delete_customer(
        &self,
        connection: &str,
        deletion: DeleteCustomer,
    ) -> Result<DeletedView, Error> {
        let end_session = |customer: CustomerId| {
            async move {
                let impersonation = &self.areas.impersonation;
                if let Some(session) = impersonation.session_of(connection, customer.as_str()) {
                    impersonation.end(&session, EndReason::CustomerDeleted).await;
                }
            }
            .boxed()
        };
        let customer = deletion.customer.clone();
        let deleted = (self.areas.customers)
            .delete_customer(connection, deletion, end_session)
            .await?;
        self.areas.find.deleted(connection, &customer).await;
        Ok(deleted)
    }

    /// Returns one page of a store's customers.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the store fails.
    pub async fn customers(
        &self,
        connection: &str,
        query: &CustomerQueryView,
    ) -> Result<CustomerPageView, Error> {
        self.areas.customers.list(connection, query).await
    }

    /// Records a note about a customer in the audit log. Nothing is sent to the store.
    ///
    /// # Errors
    /// [`Error::Input`] if the note is empty or too long, [`Error::NeedsSecret`] for a sign-in-only
    /// connection, [`Error::AuditLog`] if the audit log cannot be written.
    pub async fn add_note(&self, connection: &str, note: AddNote) -> Result<(), Error> {
        self.areas.customers.add_note(connection, note).await
    }

    /// Returns the notes about a customer that were written on this computer, newest first.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLogUnread`] if the audit
    /// log cannot be read.
    pub async fn notes(&self, connection: &str, customer: &str) -> Result<Vec<NoteView>, Error> {
        self.areas.customers.notes(connection, customer).await
    }

    /// Returns what a customer spent by month. More than 1,000 orders are read only if `all` is
    /// set.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn spending(&self, connection: &str, customer: &str, all: bool) -> Result<SpendingView, Error> {
        self.areas.customers.spending(connection, customer, all).await
    }

    /// Returns the orders with a customer's email address that are not linked to the customer, and
    /// the accounts with a similar address. More than 1,000 orders are read only if `all` is set.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the orders can't be read
    /// completely.
    pub async fn unlinked_orders(
        &self,
        connection: &str,
        customer: &str,
        all: bool,
    ) -> Result<UnlinkedOrdersView, Error> {
        let customers = &self.areas.customers;
        customers.unlinked_orders(connection, customer, all).await
    }
}
