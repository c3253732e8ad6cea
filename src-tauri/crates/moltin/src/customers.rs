//! Customers (see `docs/api.md`, "Customers").

mod create;
mod customer;
mod list;
mod query;
mod wire;

use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde_json::value::RawValue;

pub use create::{Confirmation, Created, NewCustomer};
pub use customer::{Customer, CustomerPatch};
pub use query::{CustomerQuery, CustomerScan, CustomerSort};

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::CustomerId;
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, AsCustomer, send};
use crate::null_if_empty::NullIfEmpty;
use crate::transport::{Call, Path};
use wire::{Received, Sent};

const PATH: &str = "/v2/customers";

/// The store's customers, as the admin sees them.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
/// use moltin::{CustomerFilter, CustomerPatch, CustomerQuery, NewCustomer};
///
/// let customers = admin.customers();
/// let april = NewCustomer::new("April Ludgate", "april.l@pawnee.test").password("champion-dog");
/// let april = customers.create(&april).await?.customer;
/// assert_eq!(april.has_password, Some(true));
///
/// let patch = CustomerPatch::new().name("April Ludgate-Dwyer");
/// customers.update(&april.id, &patch).await?;
/// customers.set_password(&april.id, "janet-snakehole").await?;
///
/// let query = CustomerQuery::new().filter(CustomerFilter::name_like("*Ludgate-Dwyer"));
/// assert_eq!(customers.list(&query).await?.total, 1);
/// customers.delete(&april.id).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Customers {
    admin: Admin,
}

impl Admin {
    /// The store's customers.
    pub fn customers(&self) -> Customers {
        Customers { admin: self.clone() }
    }
}

impl AsCustomer {
    /// The customer's own profile.
    ///
    /// # Errors
    /// [`Error::CustomerTokenRejected`] if the token has expired or the customer was deleted.
    pub async fn profile(&self) -> Result<Customer, Error> {
        single(self, Call::get(path(self.customer_id()))).await
    }
}

impl Customers {
    /// One customer.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no customer with this ID.
    pub async fn get(&self, id: &CustomerId) -> Result<Customer, Error> {
        single(&self.admin, Call::get(path(id))).await
    }

    /// One customer, as the JSON that the store sent.
    ///
    /// # Errors
    /// As [`Customers::get`].
    pub async fn raw(&self, id: &CustomerId) -> Result<String, Error> {
        let response = send(&self.admin, &Call::get(path(id))).await?;
        Ok(String::from(response.decode::<Box<RawValue>>()?.get()))
    }

    /// Changes a customer. The store keeps the fields that the patch leaves out.
    ///
    /// # Errors
    /// [`Error::is_duplicate_email`] if another customer has the email address.
    pub async fn update(&self, id: &CustomerId, patch: &CustomerPatch) -> Result<Customer, Error> {
        let body = Sent {
            name: patch.name.as_deref(),
            email: patch.email.as_deref(),
            external_ref: patch.external_ref.as_deref().map(NullIfEmpty),
            ..Sent::default()
        };
        single(&self.admin, Call::new(Method::PUT, path(id)).data(&body)).await
    }

    /// Replaces a customer's password. The API returns neither the old nor the new one (see
    /// `docs/api.md`, "Passwords").
    ///
    /// # Errors
    /// [`Error::Api`] if the store refuses the password.
    pub async fn set_password(
        &self,
        id: &CustomerId,
        password: impl Into<SecretString>,
    ) -> Result<Customer, Error> {
        let password = password.into();
        let body = Sent {
            password: Some(password.expose_secret()),
            ..Sent::default()
        };
        let call = Call::new(Method::PUT, path(id)).data(&body).confidential();
        single(&self.admin, call).await
    }

    /// Deletes a customer. Their orders stay.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no customer with this ID.
    pub async fn delete(&self, id: &CustomerId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, path(id));
        send(&self.admin, &call).await?.accept_deletion()
    }
}

async fn single(identity: &impl Authenticate, call: Call) -> Result<Customer, Error> {
    let response = send(identity, &call).await?;
    let (customer, _) = response.one::<Received, NotIncluded>()?;
    Ok(customer.into())
}

fn path(id: &CustomerId) -> Path {
    Path::new(PATH).id(id.as_str())
}
