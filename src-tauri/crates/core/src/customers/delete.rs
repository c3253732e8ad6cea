//! Deleting a customer. It can't be undone, so it is asked for by their e-mail address, typed by hand.

use journal::{Action, Outcome};
use moltin::CustomerId;

use crate::audit::AuditEvent;
use crate::view::{DeleteCustomer, DeletedView, EndReason};
use crate::{App, Error};

impl App {
    /// Deletes a customer; their orders stay with the store. A session as the customer ends. Where the store no longer has
    /// the customer, that is as good, and is said.
    ///
    /// # Errors
    /// [`Error::Input`] where the e-mail address is not the customer's, [`Error::Journal`] where it can't be written down and so was not
    /// done, [`Error::Store`] as the store has it.
    pub async fn delete_customer(
        &self,
        connection: &str,
        deletion: DeleteCustomer,
    ) -> Result<DeletedView, Error> {
        let store = self.store(connection)?;
        let customers = store.admin()?.customers();
        let id = CustomerId::new(deletion.customer);
        let Some(customer) = unless_gone(customers.get(&id).await)? else {
            self.end_of_customer(connection, id.as_str()).await;
            return Ok(DeletedView { was_gone: true });
        };
        if !customer.email.eq_ignore_ascii_case(deletion.email.trim()) {
            let message = format!("This is not the e-mail address of {}.", customer.name);
            return Err(Error::input("email", message));
        }
        let mut about = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(customer.email),
            ..AuditEvent::new(Action::CustomerDelete, store.audit_store())
        };
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let deleted = unless_gone(customers.delete(&id).await);
        let was_gone = matches!(deleted, Ok(None));
        about.detail = was_gone.then(|| "was gone already".to_owned());
        if deleted.is_ok() {
            self.end_of_customer(connection, id.as_str()).await;
        }
        self.shared.audit.conclude(&about, &deleted).await?;
        deleted.map(|_| DeletedView { was_gone })
    }

    async fn end_of_customer(&self, connection: &str, customer: &str) {
        let of_customer = self.session_of(connection, customer);
        if let Some(session) = of_customer {
            self.end(&session, EndReason::CustomerDeleted).await;
        }
    }
}

/// What the store answers, or nothing where it no longer has what was asked for.
pub(super) fn unless_gone<T>(answer: Result<T, moltin::Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(moltin::Error::Api(refusal)) if refusal.status == 404 => Ok(None),
        Err(error) => Err(error.into()),
    }
}
