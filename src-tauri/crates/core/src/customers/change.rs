//! Changing a customer: sends only changed fields, and detects concurrent changes.

use journal::{Action, Outcome};
use moltin::{Customer, CustomerId, CustomerPatch};

use super::Customers;
use super::fields::CUSTOMER;
use super::{valid_name, valid_reference};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::field_errors::field_error;
use crate::lifecycle::Work;
use crate::view::{ChangeCustomer, ChangedView, CustomerFields, Done};
use crate::{Error, email, view_of};

impl Customers {
    /// Changes a customer.
    pub(crate) async fn change_customer(
        &self,
        connection: &str,
        change: ChangeCustomer,
    ) -> Result<ChangedView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                self.change_customer_in(&store, change).await
            })
            .await
    }

    async fn change_customer_in(
        &self,
        store: &OpenStore,
        change: ChangeCustomer,
    ) -> Result<ChangedView, Error> {
        let customers = store.admin()?.customers();
        let patch = patch(&change.was, &change.becomes)?;
        let id = CustomerId::new(change.customer);
        let current = self
            .views
            .customer(store, &id, "profile, before a change")
            .await?;
        let names = sent_fields(&patch);
        let fields = fields(&current);
        if names.is_empty() || fields == change.becomes {
            let customer = view_of::customer(current);
            return Ok(ChangedView::Changed { customer });
        }
        if fields != change.was {
            let theirs = view_of::customer(current);
            return Ok(ChangedView::Conflict { theirs });
        }
        let event = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(current.email),
            detail: Some(names.join(", ")),
            ..AuditEvent::new(Action::CustomerChange, store.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let changed = customers
            .update(&id, &patch)
            .await
            .map_err(|error| field_error(error, CUSTOMER));
        match self.audit.conclude(&event, changed, Done::CustomerChanged).await {
            Err(Error::Store(error)) if error.is_write_conflict() => {
                let theirs = self
                    .views
                    .customer(store, &id, "profile, after a conflict")
                    .await?;
                let theirs = view_of::customer(theirs);
                Ok(ChangedView::Conflict { theirs })
            }
            changed => {
                let customer = view_of::customer(changed?);
                Ok(ChangedView::Changed { customer })
            }
        }
    }
}

fn fields(customer: &Customer) -> CustomerFields {
    CustomerFields {
        name: customer.name.clone(),
        email: customer.email.clone(),
        external_ref: customer.external_ref.clone().unwrap_or_default(),
    }
}

/// Returns the changed fields. Unchanged fields are not validated, because the store accepted them
/// before.
fn patch(was: &CustomerFields, becomes: &CustomerFields) -> Result<CustomerPatch, Error> {
    let changed = |was: &str, becomes: &str, validate: fn(&str) -> Result<&str, Error>| {
        if was == becomes {
            return Ok(None);
        }
        let new = validate(becomes)?;
        Ok::<_, Error>((new != was).then(|| new.to_owned()))
    };
    let mut patch = CustomerPatch::new();
    patch.name = changed(&was.name, &becomes.name, valid_name)?;
    if was.email != becomes.email {
        patch.email = Some(email::entered(&becomes.email)?).filter(|new| *new != was.email);
    }
    patch.external_ref = changed(&was.external_ref, &becomes.external_ref, valid_reference)?;
    Ok(patch)
}

/// Returns the API's names of the fields in a patch.
fn sent_fields(patch: &CustomerPatch) -> Vec<&'static str> {
    let sent = [&patch.name, &patch.email, &patch.external_ref];
    CUSTOMER
        .iter()
        .zip(sent)
        .filter(|(_, sent)| sent.is_some())
        .map(|(field, _)| field.api)
        .collect()
}
