//! Changing a customer: only what differs is sent, and never over what somebody else has written meanwhile.

use journal::{Action, Outcome};
use moltin::{Customer, CustomerId, CustomerPatch};

use super::refusal::{Field, at_its_field};
use super::{valid_email, valid_name, valid_reference};
use crate::audit::AuditEvent;
use crate::view::{ChangeCustomer, ChangedView, CustomerFields};
use crate::{App, Error, view_of};

const FORM: &[Field] = &[
    Field {
        api: "name",
        form: "name",
        words: "the name",
    },
    Field {
        api: "email",
        form: "email",
        words: "the e-mail address",
    },
    Field {
        api: "external_ref",
        form: "externalRef",
        words: "the external reference",
    },
];

impl App {
    /// Changes a customer. The API takes no condition with a change, so the customer is read first: where they are not as they were,
    /// nothing is sent, and the caller gets to see both. Between that read and the change the store's own refusal of a write
    /// conflict comes to the same.
    ///
    /// # Errors
    /// [`Error::Input`] for what can't be used, [`Error::Journal`] where it can't be written down and so was not done,
    /// [`Error::Refused`] for what the store refuses at a field, [`Error::Store`] as the store has it.
    pub async fn change_customer(
        &self,
        connection: &str,
        change: ChangeCustomer,
    ) -> Result<ChangedView, Error> {
        let store = self.store(connection)?;
        let customers = store.admin()?.customers();
        let patch = patch(&change.was, &change.becomes)?;
        let id = CustomerId::new(change.customer);
        let current = customers.get(&id).await?;
        let names = names(&patch);
        let fields = fields(&current);
        if names.is_empty() || fields == change.becomes {
            let customer = view_of::customer(current);
            return Ok(ChangedView::Changed { customer });
        }
        if fields != change.was {
            let theirs = view_of::customer(current);
            return Ok(ChangedView::Conflict { theirs });
        }
        let about = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(current.email),
            detail: Some(names.join(", ")),
            ..AuditEvent::new(Action::CustomerChange, store.audit_store())
        };
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let changed = customers
            .update(&id, &patch)
            .await
            .map_err(|error| at_its_field(error, FORM));
        self.shared.audit.conclude(&about, &changed).await?;
        match changed {
            Err(Error::Store(error)) if error.is_write_conflict() => {
                let theirs = view_of::customer(customers.get(&id).await?);
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

/// What differs, as it is to be. What was left alone is not looked at: the store took it once.
fn patch(was: &CustomerFields, becomes: &CustomerFields) -> Result<CustomerPatch, Error> {
    let differing = |was: &str, becomes: &str, read: fn(&str) -> Result<&str, Error>| {
        if was == becomes {
            return Ok(None);
        }
        let new = read(becomes)?;
        Ok::<_, Error>((new != was).then(|| new.to_owned()))
    };
    Ok(CustomerPatch {
        name: differing(&was.name, &becomes.name, valid_name)?,
        email: differing(&was.email, &becomes.email, valid_email)?,
        external_ref: differing(&was.external_ref, &becomes.external_ref, valid_reference)?,
    })
}

/// The names of the fields that are sent, as the API has them.
fn names(patch: &CustomerPatch) -> Vec<&'static str> {
    let sent = [&patch.name, &patch.email, &patch.external_ref];
    FORM.iter()
        .zip(sent)
        .filter(|(_, sent)| sent.is_some())
        .map(|(field, _)| field.api)
        .collect()
}
