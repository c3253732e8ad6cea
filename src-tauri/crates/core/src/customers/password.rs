//! Setting a customer's password: only after the customer's email address was entered, and in
//! production with a reason. [`Customers::change_password`] is the only caller of the client's
//! `set_password`, and takes the confirmation as a value, so that no way around it compiles.

use journal::{Action, Outcome};
use moltin::{Customer, CustomerId};
use secrecy::SecretString;

use super::{Customers, confirm_email, is_done};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::password_clipboard::generate_password;
use crate::view::{AccessReason, CustomerView, Done, InvalidInput, SetPassword};
use crate::{Error, password_rules, view_of};

/// A customer whose email address staff entered, and why they set a password.
pub(crate) struct ConfirmedPassword {
    customer: Customer,
    reason: Option<String>,
}

impl ConfirmedPassword {
    pub(crate) fn customer(&self) -> &Customer {
        &self.customer
    }

    /// Adds the customer and the reason to an audit event.
    pub(crate) fn event(&self, event: AuditEvent) -> AuditEvent {
        AuditEvent {
            customer_id: Some(self.customer.id.to_string()),
            customer_email: Some(self.customer.email.clone()),
            reason: self.reason.clone(),
            ..event
        }
    }
}

impl Customers {
    /// Sets a customer's password, and keeps it to be copied. The old password is lost.
    pub(crate) async fn set_password(
        &self,
        connection: &str,
        change: SetPassword,
    ) -> Result<CustomerView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                if let Some(entered) = &change.password {
                    password_rules::check(entered, &change.email)?;
                }
                let id = CustomerId::new(change.customer);
                let confirmed = self
                    .confirm_password(&store, &id, &change.email, &change.why)
                    .await?;
                let event = confirmed.event(AuditEvent::new(Action::PasswordSet, store.audit_store()));
                let _changing = self.password_clipboard.changing().await;
                let password = change.password.unwrap_or_else(generate_password);
                let changed = self.change_password(&store, &confirmed, &event, &password).await;
                if is_done(&changed) {
                    self.password_clipboard.hold(password).await;
                }
                changed.map(view_of::customer)
            })
            .await
    }

    /// Checks that staff entered the customer's email address, and in production a reason.
    ///
    /// # Errors
    /// [`Error::Input`] for another address, a missing reason or a ticket that is no link;
    /// [`Error::NeedsSecret`] for a sign-in-only connection; [`Error::Store`] if the customer can't
    /// be read; [`Error::WrongCustomer`] if the store returns another.
    pub(crate) async fn confirm_password(
        &self,
        store: &OpenStore,
        customer: &CustomerId,
        email: &str,
        why: &AccessReason,
    ) -> Result<ConfirmedPassword, Error> {
        let customers = store.admin()?.customers();
        let reason = why.checked(self.stores.rules_of(&store.connection)?.production)?;
        if email.trim().is_empty() {
            return Err(Error::input("email", InvalidInput::ConfirmationMissing));
        }
        self.views
            .record(store, customer, "profile, before a new password")
            .await?;
        let found = customers.get(customer).await?;
        confirm_email(&found, customer, email)?;
        Ok(ConfirmedPassword {
            customer: found,
            reason,
        })
    }

    /// Sets the password of a confirmed customer, and records `event` before and after.
    pub(crate) async fn change_password(
        &self,
        store: &OpenStore,
        confirmed: &ConfirmedPassword,
        event: &AuditEvent,
        password: &SecretString,
    ) -> Result<Customer, Error> {
        let customers = store.admin()?.customers();
        self.audit.write(event, Outcome::Begun).await?;
        let changed = customers
            .set_password(&confirmed.customer.id, password.clone())
            .await
            .map_err(Error::from);
        self.audit.conclude(event, changed, Done::PasswordSet).await
    }
}
