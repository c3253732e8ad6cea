//! Customers of a store: read, create, set a password. Lists, changes, deletion, addresses and
//! spending are in the modules.

mod addresses;
mod change;
mod delete;
mod field_errors;
pub(crate) mod list;
mod spending;

use std::sync::Arc;

use email_address::{EmailAddress, Options};
use journal::{Action, Outcome};
use moltin::{Created, Customer, CustomerId, NewCustomer};
use secrecy::{ExposeSecret, SecretString};

use crate::audit::{AuditEvent, AuditWriter};
use crate::connections::{OpenStore, Stores};
use crate::lifecycle::Work;
use crate::view::{CreatedView, CustomerView, NewCustomerView, SetPassword};
use crate::{Error, view_of};

/// In characters (see `docs/api.md`, "Customer fields").
pub(crate) const MAX_EXTERNAL_REF_LENGTH: usize = 2048;

/// The area of a store's customers.
pub(crate) struct Customers {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
}

impl Customers {
    pub(crate) fn new(stores: Arc<Stores>, audit: Arc<AuditWriter>) -> Self {
        Self { stores, audit }
    }

    /// Returns one customer.
    pub(crate) async fn get(&self, connection: &str, customer: &str) -> Result<CustomerView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let customer = store.admin()?.customers().get(&CustomerId::new(customer)).await?;
                Ok(view_of::customer(customer))
            })
            .await
    }

    /// Creates a customer, with or without a password.
    pub(crate) async fn create_from_form(
        &self,
        connection: &str,
        customer: NewCustomerView,
    ) -> Result<CreatedView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                let event = AuditEvent::new(Action::CustomerCreate, store.audit_store());
                let created = self.create(&store, &validate(customer)?, event).await?;
                Ok(view_of::created(created))
            })
            .await
    }

    /// Creates a customer and records `event` before and after.
    pub(crate) async fn create(
        &self,
        store: &OpenStore,
        new: &NewCustomer,
        mut event: AuditEvent,
    ) -> Result<Created, Error> {
        let customers = store.admin()?.customers();
        event.customer_email = Some(new.email.clone());
        self.audit.write(&event, Outcome::Begun).await?;
        let created = customers.create(new).await.map_err(Error::from);
        event.customer_id = created
            .as_ref()
            .ok()
            .map(|created| created.customer.id.to_string());
        self.audit.conclude_or_warn(&event, &created).await;
        created
    }

    /// Sets a customer's password. The old password is lost.
    pub(crate) async fn set_password(
        &self,
        connection: &str,
        change: SetPassword,
    ) -> Result<CustomerView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                let customers = store.admin()?.customers();
                if change.password.expose_secret().is_empty() {
                    return Err(Error::input("password", "Type the new password."));
                }
                let id = CustomerId::new(change.customer);
                let event = AuditEvent {
                    customer_id: Some(id.to_string()),
                    customer_email: Some(customers.get(&id).await?.email),
                    ..AuditEvent::new(Action::PasswordSet, store.audit_store())
                };
                let changed = self.change_password(&store, &event, &id, &change.password).await;
                changed.map(view_of::customer)
            })
            .await
    }

    /// Sets a customer's password and records `event` before and after.
    pub(crate) async fn change_password(
        &self,
        store: &OpenStore,
        event: &AuditEvent,
        customer: &CustomerId,
        password: &SecretString,
    ) -> Result<Customer, Error> {
        let customers = store.admin()?.customers();
        self.audit.write(event, Outcome::Begun).await?;
        let changed = customers
            .set_password(customer, password.clone())
            .await
            .map_err(Error::from);
        self.audit.conclude_or_warn(event, &changed).await;
        changed
    }
}

fn validate(customer: NewCustomerView) -> Result<NewCustomer, Error> {
    let reference = valid_reference(&customer.external_ref)?;
    let mut new = NewCustomer::new(valid_name(&customer.name)?, valid_email(&customer.email)?);
    new.password = customer
        .password
        .filter(|password| !password.expose_secret().is_empty());
    new.external_ref = Some(reference.to_owned()).filter(|reference| !reference.is_empty());
    Ok(new)
}

/// Validates a name and trims it.
fn valid_name(text: &str) -> Result<&str, Error> {
    match text.trim() {
        "" => Err(Error::input("name", "Type the customer’s name.")),
        name => Ok(name),
    }
}

/// Validates an external reference, which may be empty, and trims it.
fn valid_reference(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.chars().count() > MAX_EXTERNAL_REF_LENGTH {
        return Err(Error::input(
            "externalRef",
            "An external reference has 2,048 letters at most.",
        ));
    }
    Ok(text)
}

/// Validates an email address and trims it.
pub(crate) fn valid_email(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::input("email", "Type the customer’s e-mail address."));
    }
    let options = Options::default().without_display_text().without_domain_literal();
    match EmailAddress::parse_with_options(text, options) {
        Ok(_) => Ok(text),
        Err(_) => Err(Error::input(
            "email",
            "This is not an e-mail address; one looks like ron@swanson.com.",
        )),
    }
}
