//! The addresses of a customer (see `docs/api.md`, "Customer addresses").

use compact_str::CompactString;
use jiff::Timestamp;
use reqwest::Method;
use serde::{Deserialize, Serialize};

use crate::customers::{self, Meta};
use crate::error::Error;
use crate::id::{AddressId, CustomerId};
use crate::identity::{Admin, Identity, send};
use crate::resource::{CustomFields, resource};
use crate::response::Document;
use crate::tolerant::or_default;
use crate::transport::{Call, segment};

/// A place that post can be sent to. Parts that there are none of are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are the API's and say it all")]
pub struct PostalAddress {
    #[serde(deserialize_with = "or_default")]
    pub first_name: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub last_name: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub company_name: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub line_1: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub line_2: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub city: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub county: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub region: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub postcode: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub country: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub phone_number: CompactString,
    #[serde(deserialize_with = "or_default")]
    pub instructions: CompactString,
}

/// An address of a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// The store's id for the address.
    pub id: AddressId,
    /// What the customer calls it.
    pub name: String,
    /// The address itself.
    pub postal: PostalAddress,
    /// When it was added, UTC.
    pub created_at: Option<Timestamp>,
    /// When it last changed, UTC.
    pub updated_at: Option<Timestamp>,
    /// Everything else that the store sends.
    pub extra: CustomFields,
}

/// The addresses of one customer, 25 at most.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
/// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
/// # let store = moltin::Store::new(endpoint, "sandbox".into())?;
/// # let admin = store.admin("sandbox-secret".into());
/// # let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
/// use moltin::PostalAddress;
///
/// let cabin = PostalAddress {
///     first_name: "Ron".into(),
///     last_name: "Swanson".into(),
///     line_1: "1 Lake Road".into(),
///     county: "Pawnee".into(),
///     postcode: "46001".into(),
///     country: "US".into(),
///     ..PostalAddress::default()
/// };
/// let added = admin.addresses(&ron).create("Cabin", &cabin).await?;
/// assert!(admin.addresses(&ron).list().await?.contains(&added));
/// admin.addresses(&ron).delete(&added.id).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Addresses<'a, I> {
    who: &'a I,
    path: String,
}

impl<'a, I: Identity> Addresses<'a, I> {
    pub(crate) fn of(who: &'a I, customer: &CustomerId) -> Self {
        Self {
            who,
            path: format!("{}/addresses", customers::path(customer)),
        }
    }

    /// All the addresses: the API has no pages here.
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is no such customer.
    pub async fn list(&self) -> Result<Vec<Address>, Error> {
        let response = send(self.who, &Call::get(&*self.path)).await?;
        let document = response.decode::<Document<Vec<Read>>>()?;
        Ok(document.data.into_iter().map(Address::from).collect())
    }

    /// One address.
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id.
    pub async fn get(&self, id: &AddressId) -> Result<Address, Error> {
        let response = send(self.who, &Call::get(self.of_id(id))).await?;
        Ok(response.decode::<Document<Read>>()?.data.into())
    }

    fn of_id(&self, id: &AddressId) -> String {
        format!("{}/{}", self.path, segment(id.as_str()))
    }
}

/// What the merchant may change. A customer's own token could change it too; this client only looks with one.
impl Addresses<'_, Admin> {
    /// Adds an address. Repeated only where the store says that it has not looked at the request.
    ///
    /// # Errors
    /// [`Error::Api`] with status 400 names the fields that are missing.
    pub async fn create(&self, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let call = Call::new(Method::POST, &*self.path).data(&Written {
            r#type: "address",
            id: None,
            name,
            postal,
        });
        let response = send(self.who, &call).await?;
        Ok(response.decode::<Document<Read>>()?.data.into())
    }

    /// Puts an address in the place of another.
    ///
    /// # Errors
    /// As [`Addresses::create`], and with status 404 where there is none of this id.
    pub async fn update(&self, id: &AddressId, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let call = Call::new(Method::PUT, self.of_id(id)).data(&Written {
            r#type: "address",
            id: Some(id),
            name,
            postal,
        });
        let response = send(self.who, &call).await?;
        Ok(response.decode::<Document<Read>>()?.data.into())
    }

    /// Removes an address.
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id.
    pub async fn delete(&self, id: &AddressId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.of_id(id));
        send(self.who, &call).await?.accept_deletion()
    }
}

/// An address as it is sent.
#[derive(Serialize)]
struct Written<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a AddressId>,
    name: &'a str,
    #[serde(flatten)]
    postal: &'a PostalAddress,
}

resource! {
    /// An address as it is received.
    struct Read {
        required id: AddressId,
        optional name: String,
        optional first_name: CompactString,
        optional last_name: CompactString,
        optional company_name: CompactString,
        optional line_1: CompactString,
        optional line_2: CompactString,
        optional city: CompactString,
        optional county: CompactString,
        optional region: CompactString,
        optional postcode: CompactString,
        optional country: CompactString,
        optional phone_number: CompactString,
        optional instructions: CompactString,
        optional meta: Meta,
        ignored "type",
        ignored "links",
        ignored "relationships",
    }
}

impl From<Read> for Address {
    fn from(read: Read) -> Self {
        Self {
            id: read.id,
            name: read.name,
            postal: PostalAddress {
                first_name: read.first_name,
                last_name: read.last_name,
                company_name: read.company_name,
                line_1: read.line_1,
                line_2: read.line_2,
                city: read.city,
                county: read.county,
                region: read.region,
                postcode: read.postcode,
                country: read.country,
                phone_number: read.phone_number,
                instructions: read.instructions,
            },
            created_at: read.meta.timestamps.created_at.0,
            updated_at: read.meta.timestamps.updated_at.0,
            extra: read.extra,
        }
    }
}
