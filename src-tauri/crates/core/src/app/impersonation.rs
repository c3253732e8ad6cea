//! Impersonation, for the shell.

use secrecy::SecretString;
use tokio::sync::broadcast;

use super::App;
use crate::Error;
use crate::view::{
    AccessModesView, AddressBookView, CompareView, CustomerView, ImpersonationEnded, ImpersonationView,
    NewPasswordSignIn, NewPasswordView, OrderPageView, OrderView, PaymentsView, Preview, SeenView, SignIn,
    UnlinkedOrdersView,
};

impl App {
    /// Receives every impersonation session that ends, with the reason.
    pub fn ended_sessions(&self) -> broadcast::Receiver<ImpersonationEnded> {
        self.areas.impersonation.ended()
    }

    /// Receives a message when an impersonation session has two minutes left.
    pub fn nearly_over(&self) -> broadcast::Receiver<()> {
        self.areas.impersonation.nearly_over()
    }

    /// The access modes for this customer, who is looked up first.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked, [`Error::UnknownConnection`] if the store is not
    /// open. If the lookup fails, that is no error: the modes are then unavailable for that reason.
    pub async fn access_modes(&self, connection: &str, customer: &str) -> Result<AccessModesView, Error> {
        self.areas.impersonation.access_modes(connection, customer).await
    }

    /// Signs in as a customer with that customer's password. A current session ends first.
    ///
    /// # Errors
    /// [`Error::Input`] for invalid input, [`Error::NoPassword`] if the customer has none,
    /// [`Error::Store`] if the store refuses, [`Error::WrongCustomer`] if it returns another
    /// customer, [`Error::AuditLog`] if the audit log can't be written, [`Error::SessionEnded`] if
    /// the attempt was cancelled. After any of them there is no session.
    pub async fn sign_in_as_customer(
        &self,
        connection: &str,
        request: SignIn,
    ) -> Result<ImpersonationView, Error> {
        self.areas.impersonation.begin_sign_in(connection, request).await
    }

    /// Begins a preview: a session with the admin's token, limited to one customer. A current
    /// session ends first.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid reason, [`Error::Forbidden`] if the store's policy does not
    /// allow it, [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the
    /// store refuses, [`Error::AuditLog`] if the audit log can't be written,
    /// [`Error::SessionEnded`] if the attempt was cancelled. After any of them there is no session.
    pub async fn preview(&self, connection: &str, request: Preview) -> Result<ImpersonationView, Error> {
        self.areas.impersonation.preview(connection, request).await
    }

    /// Sets a new password for a customer, generated or entered, and signs in with it. A current
    /// session ends first. The password is kept for [`App::copy_password`] until
    /// [`App::drop_password`].
    ///
    /// # Errors
    /// As [`App::sign_in_as_customer`], and [`Error::Input`] if the email address is not the
    /// customer's: the password stays the old one. After the password is set there is no error: the
    /// view says whether the sign-in succeeded. If it is not known whether the password was set and
    /// the store then refuses it, it was not, and the error is that of the first request.
    pub async fn set_password_and_sign_in(
        &self,
        connection: &str,
        request: NewPasswordSignIn,
    ) -> Result<NewPasswordView, Error> {
        self.areas
            .impersonation
            .set_password_and_sign_in(connection, request)
            .await
    }

    /// The current session.
    pub async fn impersonation(&self) -> Option<ImpersonationView> {
        self.areas.impersonation.current().await
    }

    /// Extends this session by [`ImpersonationView::extension_minutes`], and returns it with its
    /// new deadline.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session has ended, [`Error::NotExtendable`] if it can't be
    /// extended any further, [`Error::AuditLog`] if the audit log can't be written: the deadline is
    /// then unchanged. [`Error::OutcomeNotRecorded`] if it was extended, and that is not recorded.
    pub async fn extend(&self, session: &str) -> Result<ImpersonationView, Error> {
        self.areas.impersonation.extend(session).await
    }

    /// Ends the current session, or the attempt to begin one.
    pub async fn stop(&self) {
        self.areas.impersonation.stop().await;
    }

    /// Returns the customer's profile.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session has ended, [`Error::Store`] if the store fails.
    pub async fn profile(&self, session: &str) -> Result<SeenView<CustomerView>, Error> {
        self.areas.impersonation.profile(session).await
    }

    /// Returns the customer's addresses.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session has ended, [`Error::Store`] if the store fails.
    pub async fn addresses(&self, session: &str) -> Result<SeenView<Vec<AddressBookView>>, Error> {
        self.areas.impersonation.addresses(session).await
    }

    /// Returns one page of the customer's orders, newest first. `offset` is how many to skip.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session has ended, [`Error::Store`] if the store fails.
    pub async fn orders(&self, session: &str, offset: u64) -> Result<SeenView<OrderPageView>, Error> {
        self.areas.impersonation.orders(session, offset).await
    }

    /// Returns one of the customer's orders with its items.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session has ended, [`Error::Store`] if the store fails.
    pub async fn order(&self, session: &str, order: &str) -> Result<SeenView<OrderView>, Error> {
        self.areas.impersonation.order(session, order).await
    }

    /// Returns the transactions of one of the customer's orders, and their sums.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the session has ended, [`Error::Store`] if the store fails.
    pub async fn transactions(&self, session: &str, order: &str) -> Result<SeenView<PaymentsView>, Error> {
        self.areas.impersonation.transactions(session, order).await
    }

    /// Compares the orders that the admin sees with those that the customer sees, to answer "why
    /// can't they see it?"
    ///
    /// # Errors
    /// [`Error::NeedsSignIn`] in a preview, [`Error::NeedsSecret`] for a sign-in-only connection,
    /// [`Error::SessionEnded`] if the session is over, [`Error::WrongCustomer`] for another
    /// customer's order, [`Error::Store`] if a request fails.
    pub async fn compare(&self, session: &str) -> Result<SeenView<CompareView>, Error> {
        self.areas.impersonation.compare(session).await
    }

    /// Returns the orders with the customer's email address that are not linked to the customer, as
    /// the admin sees them, and the accounts with a similar address. More than 1,000 orders are
    /// read only if `all` is set.
    ///
    /// # Errors
    /// As [`App::compare`], and [`Error::AuditLog`] if the lookup of an order's account can't be
    /// recorded.
    pub async fn unlinked_orders_in_session(
        &self,
        session: &str,
        all: bool,
    ) -> Result<SeenView<UnlinkedOrdersView>, Error> {
        self.areas.impersonation.unlinked_orders(session, all).await
    }

    /// Copies the new password for the customer to the clipboard, for
    /// [`CLIPBOARD_TIMEOUT`](crate::CLIPBOARD_TIMEOUT).
    ///
    /// # Errors
    /// [`Error::NothingToCopy`] if there is none, [`Error::Clipboard`] if the system's clipboard
    /// fails, [`Error::Locked`] while the app is locked.
    pub async fn copy_password(&self) -> Result<(), Error> {
        self.areas.password_clipboard.copy_password().await
    }

    /// Copies a secret to the clipboard, for [`CLIPBOARD_TIMEOUT`](crate::CLIPBOARD_TIMEOUT).
    ///
    /// # Errors
    /// [`Error::Clipboard`] if the system's clipboard fails, [`Error::Locked`] while the app is
    /// locked.
    pub async fn copy_for_a_while(&self, secret: SecretString) -> Result<(), Error> {
        self.areas.password_clipboard.copy(secret).await
    }

    /// Drops the new password, which the page no longer needs. A copy stays in the clipboard until
    /// its timeout.
    pub fn drop_password(&self) {
        self.areas.password_clipboard.drop_password();
    }
}
