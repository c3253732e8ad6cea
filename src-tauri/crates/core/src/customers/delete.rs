//! Deleting a customer. Staff confirm it by entering the customer's email address.

use journal::{Action, Outcome};
use moltin::CustomerId;

use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{DeleteCustomer, DeletedView, EndReason};
use crate::{App, Error};

impl App {
    /// Deletes a customer and ends a session as them. Their orders stay. Succeeds if the store no
    /// longer has the customer.
    ///
    /// # Errors
    /// [`Error::Input`] if the email address is not the customer's, [`Error::AuditLog`] if the audit
    /// log cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn delete_customer(
        &self,
        connection: &str,
        deletion: DeleteCustomer,
    ) -> Result<DeletedView, Error> {
        self.in_store(Work::Write, connection, async |store| {
            self.delete_customer_in(&store, deletion).await
        })
        .await
    }

    async fn delete_customer_in(
        &self,
        store: &OpenStore,
        deletion: DeleteCustomer,
    ) -> Result<DeletedView, Error> {
        let customers = store.admin()?.customers();
        let id = CustomerId::new(deletion.customer);
        let Some(customer) = not_found_to_none(customers.get(&id).await)? else {
            self.end_session_of(&store.connection, id.as_str()).await;
            return Ok(DeletedView { was_gone: true });
        };
        if !customer.email.eq_ignore_ascii_case(deletion.email.trim()) {
            let message = format!("This is not the e-mail address of {}.", customer.name);
            return Err(Error::input("email", message));
        }
        let mut event = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(customer.email),
            ..AuditEvent::new(Action::CustomerDelete, store.audit_store())
        };
        self.shared.audit.write(&event, Outcome::Begun).await?;
        let deleted = not_found_to_none(customers.delete(&id).await);
        let was_gone = matches!(deleted, Ok(None));
        event.detail = was_gone.then(|| "was gone already".to_owned());
        if deleted.is_ok() {
            self.end_session_of(&store.connection, id.as_str()).await;
        }
        self.shared.audit.conclude(&event, &deleted).await?;
        deleted.map(|_| DeletedView { was_gone })
    }

    async fn end_session_of(&self, connection: &str, customer: &str) {
        let session = self.session_of(connection, customer);
        if let Some(session) = session {
            self.end(&session, EndReason::CustomerDeleted).await;
        }
    }
}

/// Turns a status 404 into `None`.
pub(super) fn not_found_to_none<T>(response: Result<T, moltin::Error>) -> Result<Option<T>, Error> {
    match response {
        Ok(response) => Ok(Some(response)),
        Err(moltin::Error::Api(refusal)) if refusal.status == 404 => Ok(None),
        Err(error) => Err(error.into()),
    }
}
