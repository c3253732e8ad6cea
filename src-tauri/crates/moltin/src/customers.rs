//! Customers (see `docs/api.md`, "Customers").

mod create;
mod query;
mod wire;

use futures_util::stream::Stream;
use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};

use crate::error::Error;
use crate::id::CustomerId;
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, send};
use crate::page::{self, Page};
use crate::resource::CustomFields;
use crate::response::{Document, Response};
use crate::scan;
use crate::tolerant::OneOrMany;
use crate::transport::{Call, segment};
pub use create::{Confirmation, Created, NewCustomer};
use query::Listed;
pub use query::{CustomerQuery, CustomerScan, CustomerSort};
pub(crate) use wire::{Meta, Timestamps};
use wire::{Read, Reference, Written};

const PATH: &str = "/v2/customers";

/// A customer (see `docs/api.md`, "Customer fields").
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// The store's id for the customer.
    pub id: CustomerId,
    /// Full name.
    pub name: String,
    /// E-mail address, unique in the store.
    pub email: String,
    /// Whether a password is set; `None` where the store does not say. The password itself can't be read.
    pub has_password: Option<bool>,
    /// The merchant's own reference, at most 2,048 characters.
    pub external_ref: Option<String>,
    /// How the customer signs in; `password` where the store says anything.
    pub authentication_mechanism: Option<String>,
    /// When the customer was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the customer was last changed, UTC.
    pub updated_at: Option<Timestamp>,
    /// Everything else that the store sends, such as custom fields.
    pub extra: CustomFields,
}

/// What to change of a customer. What is `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct CustomerPatch {
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// The merchant's own reference; an empty one takes it away.
    pub external_ref: Option<String>,
}

/// The store's customers, as the merchant has them.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
/// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
/// # let admin = moltin::Store::new(endpoint, "sandbox".into())?.admin("sandbox-secret".into());
/// use moltin::{CustomerFilter, CustomerPatch, CustomerQuery, NewCustomer};
///
/// let customers = admin.customers();
/// let april = NewCustomer {
///     name: "April Ludgate".into(),
///     email: "april.l@pawnee.test".into(),
///     password: Some("champion-the-dog".into()),
///     external_ref: None,
/// };
/// let april = customers.create(&april).await?.customer;
/// assert_eq!(april.has_password, Some(true));
///
/// let patch = CustomerPatch { name: Some("April Ludgate-Dwyer".into()), ..CustomerPatch::default() };
/// customers.update(&april.id, &patch).await?;
/// customers.set_password(&april.id, &"janet-snakehole".into()).await?;
///
/// let query = CustomerQuery { filter: CustomerFilter::name_like("*Ludgate-Dwyer"), ..CustomerQuery::default() };
/// assert_eq!(customers.list(&query).await?.total, 1);
/// customers.delete(&april.id).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Customers<'a> {
    admin: &'a Admin,
}

impl<'a> Customers<'a> {
    pub(crate) fn of(admin: &'a Admin) -> Self {
        Self { admin }
    }

    /// One page of customers.
    ///
    /// # Errors
    /// As the store and the way to it have it.
    pub async fn list(&self, query: &CustomerQuery) -> Result<Page<Customer>, Error> {
        let sort = query.sort.map(|sort| ("sort", sort.key().to_owned()));
        let call = Call::get(PATH).query(sort).filter(query.filter.parameter());
        let response = self.ask(call, query.limit, query.offset).await?;
        read_page(response, query.limit, query.offset)
    }

    /// All the customers, page by page, each customer once, as [`Orders::scan`](crate::Orders::scan) reads orders.
    ///
    /// # Errors
    /// As the store and the way to it have it, and [`Error::OffsetLimit`] past 10,000 customers that do not say when they were created.
    pub fn scan(
        &self,
        scan: CustomerScan,
    ) -> impl Stream<Item = Result<Page<Customer>, Error>> + Send + use<'a> {
        let CustomerScan {
            direction,
            page_size,
            concurrency,
            ..
        } = scan;
        let listing = Listed {
            customers: *self,
            scan,
        };
        scan::scan(listing, direction, None, page_size, concurrency)
    }

    async fn ask(&self, call: Call, limit: u32, offset: u64) -> Result<Response, Error> {
        send(self.admin, &call.query(page::parameters(limit, offset))).await
    }

    /// One customer.
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id.
    pub async fn get(&self, id: &CustomerId) -> Result<Customer, Error> {
        get(self.admin, id).await
    }

    /// Changes a customer; the store merges.
    ///
    /// # Errors
    /// [`Error::is_duplicate_email`] where another customer has the address.
    pub async fn update(&self, id: &CustomerId, patch: &CustomerPatch) -> Result<Customer, Error> {
        let body = Written {
            name: patch.name.as_deref(),
            email: patch.email.as_deref(),
            external_ref: patch.external_ref.as_deref().map(Reference),
            ..Written::default()
        };
        self.single(Call::new(Method::PUT, path(id)).data(&body)).await
    }

    /// Sets a customer's password. The one before is gone, and neither can be read back (see
    /// `docs/api.md`, "Passwords").
    ///
    /// # Errors
    /// As the store and the way to it have it.
    pub async fn set_password(&self, id: &CustomerId, password: &SecretString) -> Result<Customer, Error> {
        let body = Written {
            password: Some(password.expose_secret()),
            ..Written::default()
        };
        let call = Call::new(Method::PUT, path(id)).data(&body).confidential();
        self.single(call).await
    }

    /// Deletes a customer. Their orders stay.
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id.
    pub async fn delete(&self, id: &CustomerId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, path(id));
        send(self.admin, &call).await?.accept_deletion()
    }

    async fn single(&self, call: Call) -> Result<Customer, Error> {
        let Document { data, .. } = send(self.admin, &call).await?.decode::<Document<Read>>()?;
        Ok(data.into())
    }
}

fn read_page(response: Response, limit: u32, offset: u64) -> Result<Page<Customer>, Error> {
    let Document { data, meta, .. } = response.decode::<Document<OneOrMany<Read>>>()?;
    Ok(Page::new(data.0, &meta, limit, offset).map(Customer::from))
}

/// One customer, as somebody who may see them.
pub(crate) async fn get(who: &impl Authenticate, id: &CustomerId) -> Result<Customer, Error> {
    let Document { data, .. } = send(who, &Call::get(path(id)))
        .await?
        .decode::<Document<Read>>()?;
    Ok(data.into())
}

pub(crate) fn path(id: &CustomerId) -> String {
    format!("{PATH}/{}", segment(id.as_str()))
}
