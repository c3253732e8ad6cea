//! Customers (contract section 3).

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::Error;
use crate::filter::CustomerFilter;
use crate::id::CustomerId;
use crate::identity::sealed::Asks;
use crate::identity::{Admin, send};
use crate::page::{self, Page};
use crate::reply::Document;
use crate::tolerant::{moment, or_absent, or_default};
use crate::transport::{Call, segment};

const PATH: &str = "/v2/customers";

/// A customer (contract section 3.1).
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
    pub extra: Map<String, Value>,
}

/// A customer to create.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The first password; without one nobody can sign in as the customer.
    pub password: Option<SecretString>,
    /// The merchant's own reference.
    pub external_ref: Option<String>,
}

/// What to change of a customer. What is `None` stays as it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CustomerPatch {
    /// Full name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The merchant's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
}

/// Which page of which customers, in which order.
#[derive(Debug, Clone)]
pub struct CustomerQuery {
    /// Which customers.
    pub filter: CustomerFilter,
    /// In which order; the store's own is the newest first.
    pub sort: Option<CustomerSort>,
    /// How many, 100 at most.
    pub limit: u32,
    /// How many to pass over.
    pub offset: u64,
}

impl Default for CustomerQuery {
    fn default() -> Self {
        Self {
            filter: CustomerFilter::default(),
            sort: None,
            limit: page::MOST,
            offset: 0,
        }
    }
}

/// An order for customers (contract section 3.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum CustomerSort {
    NewestFirst,
    OldestFirst,
    LastChangedFirst,
    Name,
    NameDescending,
    Email,
    EmailDescending,
}

impl CustomerSort {
    fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LastChangedFirst => "-updated_at",
            Self::Name => "name",
            Self::NameDescending => "-name",
            Self::Email => "email",
            Self::EmailDescending => "-email",
        }
    }
}

/// The store's customers, as the merchant has them.
///
/// ```no_run
/// # async fn example(admin: moltin::Admin) -> Result<(), moltin::Error> {
/// use moltin::NewCustomer;
///
/// let ron = NewCustomer {
///     name: "Ron Swanson".into(),
///     email: "ron@swanson.com".into(),
///     password: Some("mysecretpassword".into()),
///     external_ref: None,
/// };
/// let ron = admin.customers().create(&ron).await?;
/// assert_eq!(ron.has_password, Some(true));
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

    /// Creates a customer. Sent again only after a 401: where the reply is lost, nobody knows whether they exist.
    ///
    /// # Errors
    /// [`Error::is_duplicate_email`] where another customer has the address.
    pub async fn create(&self, new: &NewCustomer) -> Result<Customer, Error> {
        let body = Written {
            name: Some(&new.name),
            email: Some(&new.email),
            password: new.password.as_ref().map(ExposeSecret::expose_secret),
            external_ref: new.external_ref.as_deref(),
            ..Written::default()
        };
        self.single(Call::new(Method::POST, PATH.into()).data(&body))
            .await
    }

    /// One page of customers.
    ///
    /// # Errors
    /// As the store and the way to it have it.
    pub async fn list(&self, query: &CustomerQuery) -> Result<Page<Customer>, Error> {
        let filter = query.filter.parameter().map(|filter| ("filter", filter));
        let sort = query.sort.map(|sort| ("sort", sort.key().to_owned()));
        let call = Call::get(PATH)
            .query(sort)
            .query(page::parameters(query.limit, query.offset))
            .query(filter);
        let Document { data, meta, .. } = send(self.admin, &call).await?.decode::<Document<Vec<Read>>>()?;
        Ok(Page::new(data, &meta, query.limit, query.offset).map(Customer::from))
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
            external_ref: patch.external_ref.as_deref(),
            ..Written::default()
        };
        self.single(Call::new(Method::PUT, path(id)).data(&body)).await
    }

    /// Sets a customer's password. The one before is gone, and neither can be read back (contract section 3.3).
    ///
    /// # Errors
    /// As the store and the way to it have it.
    pub async fn set_password(&self, id: &CustomerId, password: &SecretString) -> Result<Customer, Error> {
        let body = Written {
            password: Some(password.expose_secret()),
            ..Written::default()
        };
        self.single(Call::new(Method::PUT, path(id)).data(&body)).await
    }

    /// Deletes a customer. Their orders stay.
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id.
    pub async fn delete(&self, id: &CustomerId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, path(id));
        send(self.admin, &call).await?.accept().map(drop)
    }

    async fn single(&self, call: Call) -> Result<Customer, Error> {
        let Document { data, .. } = send(self.admin, &call).await?.decode::<Document<Read>>()?;
        Ok(data.into())
    }
}

/// One customer, as somebody who may see them.
pub(crate) async fn get(who: &impl Asks, id: &CustomerId) -> Result<Customer, Error> {
    let Document { data, .. } = send(who, &Call::get(path(id)))
        .await?
        .decode::<Document<Read>>()?;
    Ok(data.into())
}

fn path(id: &CustomerId) -> String {
    format!("{PATH}/{}", segment(id.as_str()))
}

/// A customer as it is sent: only what is to be set. The type is required on some calls and welcome on all.
#[derive(Serialize)]
struct Written<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_ref: Option<&'a str>,
}

impl Default for Written<'_> {
    fn default() -> Self {
        Self {
            r#type: "customer",
            name: None,
            email: None,
            password: None,
            external_ref: None,
        }
    }
}

/// A customer as it is received.
#[derive(Deserialize)]
struct Read {
    id: CustomerId,
    name: String,
    email: String,
    #[serde(default, rename = "type")]
    _kind: IgnoredAny,
    #[serde(default, rename = "links")]
    _links: IgnoredAny,
    #[serde(default, deserialize_with = "or_absent")]
    password: Option<bool>,
    #[serde(default)]
    external_ref: Option<String>,
    #[serde(default)]
    authentication_mechanism: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    meta: Meta,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

#[derive(Default, Deserialize)]
struct Meta {
    #[serde(default, deserialize_with = "or_default")]
    timestamps: Timestamps,
}

/// When a resource was made and last changed.
#[derive(Default, Deserialize)]
pub(crate) struct Timestamps {
    #[serde(default, deserialize_with = "moment")]
    pub(crate) created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "moment")]
    pub(crate) updated_at: Option<Timestamp>,
}

impl From<Read> for Customer {
    fn from(read: Read) -> Self {
        Self {
            id: read.id,
            name: read.name,
            email: read.email,
            has_password: read.password,
            external_ref: read.external_ref,
            authentication_mechanism: read.authentication_mechanism,
            created_at: read.meta.timestamps.created_at,
            updated_at: read.meta.timestamps.updated_at,
            extra: read.extra,
        }
    }
}
