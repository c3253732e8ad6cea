//! Customers of a store: read and create. Lists, changes, deletion, passwords, addresses, notes,
//! spending and unlinked orders are in the modules.

mod addresses;
mod change;
mod delete;
mod fields;
pub(crate) mod list;
mod notes;
mod password;
mod spending;
mod unlinked_orders;

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{Created, Customer, CustomerId, NewCustomer};
use sheet::isolated;

use crate::admin_views::AdminViews;
use crate::audit::{AuditEvent, AuditWriter};
use crate::calendar::Calendar;
use crate::connections::{OpenStore, Stores};
use crate::field_errors::field_error;
use crate::lifecycle::Work;
use crate::password_clipboard::{PasswordClipboard, generate_password};
use crate::view::{CreatedView, CustomerView, Done, InvalidInput, NewCustomerView};
use crate::{Error, email, password_rules, pasted_text, view_of};

/// In characters (see `docs/api.md`, "Customer fields").
pub(crate) const MAX_EXTERNAL_REF_LENGTH: usize = 2048;

/// The area of a store's customers.
pub(crate) struct Customers {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
    views: Arc<AdminViews>,
    calendar: Arc<Calendar>,
    password_clipboard: Arc<PasswordClipboard>,
}

impl Customers {
    pub(crate) fn new(
        stores: Arc<Stores>,
        audit: Arc<AuditWriter>,
        views: Arc<AdminViews>,
        calendar: Arc<Calendar>,
        password_clipboard: Arc<PasswordClipboard>,
    ) -> Self {
        Self {
            stores,
            audit,
            views,
            calendar,
            password_clipboard,
        }
    }

    /// Returns one customer.
    pub(crate) async fn get(&self, connection: &str, customer: &str) -> Result<CustomerView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                let id = CustomerId::new(customer);
                let customer = self.views.customer(&store, &id, "profile").await?;
                Ok(view_of::customer(customer))
            })
            .await
    }

    /// Returns one customer as the JSON that the store sent.
    pub(crate) async fn raw(&self, connection: &str, customer: &str) -> Result<String, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let (customers, id) = (store.admin()?.customers(), CustomerId::new(customer));
                self.views.record(&store, &id, "JSON of the profile").await?;
                Ok(customers.raw(&id).await?)
            })
            .await
    }

    /// Creates a customer, with or without a password, which is kept to be copied.
    pub(crate) async fn create_from_form(
        &self,
        connection: &str,
        customer: NewCustomerView,
    ) -> Result<CreatedView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                let event = AuditEvent::new(Action::CustomerCreate, store.audit_store());
                let new = validate(customer)?;
                let _changing = self.password_clipboard.changing().await;
                let created = self.create(&store, &new, event).await;
                if let (Some(password), true) = (new.password, is_done(&created)) {
                    self.password_clipboard.hold(password).await;
                }
                Ok(view_of::created(created.map_err(at_its_field)?))
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
        self.audit.conclude(&event, created, Done::CustomerCreated).await
    }
}

/// Shows an error of the store next to the field that it names.
fn at_its_field(error: Error) -> Error {
    match error {
        Error::Store(error) => field_error(error, fields::CUSTOMER),
        error => error,
    }
}

/// Whether something was done, even if its outcome is not recorded.
fn is_done<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Ok(_) | Err(Error::OutcomeNotRecorded { .. }))
}

fn validate(customer: NewCustomerView) -> Result<NewCustomer, Error> {
    let reference = valid_reference(&customer.external_ref)?;
    let mut new = NewCustomer::new(valid_name(&customer.name)?, email::entered(&customer.email)?);
    new.password = if customer.generate_password {
        Some(generate_password())
    } else {
        customer.password
    };
    if let Some(password) = &new.password {
        password_rules::check(password, &new.email)?;
    }
    new.external_ref = Some(reference.to_owned()).filter(|reference| !reference.is_empty());
    Ok(new)
}

/// Checks the email address that staff entered to confirm what they do to a customer. `customer` is
/// what the store returned for `id`.
///
/// # Errors
/// [`Error::WrongCustomer`] if the store returned another customer, [`Error::Input`] if the address
/// is not the customer's.
pub(crate) fn confirm_email(customer: &Customer, id: &CustomerId, entered: &str) -> Result<(), Error> {
    if customer.id != *id {
        return Err(Error::WrongCustomer);
    }
    // A customer without an address can't be confirmed by typing nothing.
    if !pasted_text::cleaned(entered).is_empty() && email::is_same(&customer.email, entered) {
        Ok(())
    } else {
        let name = isolated(&customer.name).into_owned();
        Err(Error::input("email", InvalidInput::OtherEmail { name }))
    }
}

/// Validates a name and trims it.
fn valid_name(text: &str) -> Result<&str, Error> {
    match text.trim() {
        "" => Err(Error::input("name", InvalidInput::CustomerNameMissing)),
        name => Ok(name),
    }
}

/// Validates an external reference, which may be empty, and trims it.
fn valid_reference(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.chars().count() > MAX_EXTERNAL_REF_LENGTH {
        return Err(Error::input("externalRef", InvalidInput::ReferenceTooLong));
    }
    Ok(text)
}
