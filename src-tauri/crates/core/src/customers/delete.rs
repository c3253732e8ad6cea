//! Deleting a customer. Staff confirm it by entering the customer's email address.

use futures_util::future::BoxFuture;
use journal::{Action, Outcome};
use moltin::CustomerId;

use super::{Customers, confirm_email};
use crate::Error;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{DeleteCustomer, DeletedView, Done};

impl Customers {
    /// Deletes a customer. Calls `end_session` when the store no longer has them, before the audit
    /// log entry.
    pub(crate) async fn delete_customer<'a>(
        &self,
        connection: &str,
        deletion: DeleteCustomer,
        end_session: impl Fn(CustomerId) -> BoxFuture<'a, ()> + Sync,
    ) -> Result<DeletedView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                self.delete_customer_in(&store, deletion, &end_session).await
            })
            .await
    }

    async fn delete_customer_in<'a>(
        &self,
        store: &OpenStore,
        deletion: DeleteCustomer,
        end_session: &(impl Fn(CustomerId) -> BoxFuture<'a, ()> + Sync),
    ) -> Result<DeletedView, Error> {
        let customers = store.admin()?.customers();
        let id = CustomerId::new(deletion.customer);
        self.views
            .record(store, &id, "profile, before a deletion")
            .await?;
        let Some(customer) = not_found_to_none(customers.get(&id).await)? else {
            end_session(id.clone()).await;
            return Ok(DeletedView { was_gone: true });
        };
        confirm_email(&customer, &id, &deletion.email)?;
        let mut event = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(customer.email),
            ..AuditEvent::new(Action::CustomerDelete, store.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let deleted = not_found_to_none(customers.delete(&id).await);
        let was_gone = matches!(deleted, Ok(None));
        event.detail = was_gone.then(|| "was gone already".to_owned());
        if deleted.is_ok() {
            end_session(id.clone()).await;
        }
        let deleted = deleted.map(|_| DeletedView { was_gone });
        let done = if was_gone {
            Done::CustomerGone
        } else {
            Done::CustomerDeleted
        };
        self.audit.conclude(&event, deleted, done).await
    }
}

/// Turns a status 404 into `None`.
fn not_found_to_none<T>(response: Result<T, moltin::Error>) -> Result<Option<T>, Error> {
    match response {
        Ok(response) => Ok(Some(response)),
        Err(moltin::Error::Api(refusal)) if refusal.status == 404 => Ok(None),
        Err(error) => Err(error.into()),
    }
}
