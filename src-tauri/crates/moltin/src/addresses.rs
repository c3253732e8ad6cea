//! The addresses of a customer (see `docs/api.md`, "Customer addresses").

mod address;
mod wire;

use reqwest::Method;

pub(crate) use address::ReceivedPostal;
pub use address::{Address, PostalAddress};
pub(crate) use wire::{Received as ReceivedAddress, Sent as SentAddress};

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{AddressId, CustomerId};
use crate::identity::{Admin, AsCustomer, Identity, send};
use crate::page::Page;
use crate::transport::{Call, Path};

/// The addresses of one customer, 25 at most.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
/// # let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
/// use moltin::PostalAddress;
///
/// let cabin = PostalAddress::default()
///     .first_name("Ron")
///     .last_name("Swanson")
///     .line_1("1 Lake Road")
///     .county("Pawnee")
///     .postcode("46001")
///     .country("US");
/// let added = admin.addresses(&ron).create("Cabin", &cabin).await?;
/// assert!(admin.addresses(&ron).list().await?.items.contains(&added));
/// admin.addresses(&ron).delete(&added.id).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Addresses<I> {
    identity: I,
    customer: CustomerId,
}

impl Admin {
    /// The addresses of a customer.
    pub fn addresses(&self, customer: &CustomerId) -> Addresses<Self> {
        Addresses {
            identity: self.clone(),
            customer: customer.clone(),
        }
    }
}

impl AsCustomer {
    /// The customer's own addresses.
    pub fn addresses(&self) -> Addresses<Self> {
        Addresses {
            identity: self.clone(),
            customer: self.customer_id().clone(),
        }
    }
}

impl<I: Identity> Addresses<I> {
    /// All addresses. The API does not paginate them, so this is the only page.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no such customer.
    pub async fn list(&self) -> Result<Page<Address>, Error> {
        let call = Call::get(self.path()).allow_large_response();
        send(&self.identity, &call)
            .await?
            .whole_list::<ReceivedAddress, _>()
    }

    /// One address.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the customer has no address with this ID.
    pub async fn get(&self, id: &AddressId) -> Result<Address, Error> {
        self.single(Call::get(self.path().id(id.as_str()))).await
    }

    async fn single(&self, call: Call) -> Result<Address, Error> {
        let response = send(&self.identity, &call).await?;
        let (address, _) = response.one::<ReceivedAddress, NotIncluded>()?;
        Ok(address.into())
    }

    fn path(&self) -> Path {
        Path::new("/v2/customers")
            .id(self.customer.as_str())
            .join("addresses")
    }
}

/// Changes, for the admin only. The API lets customers change their addresses too; this client only
/// reads with a customer token.
impl Addresses<Admin> {
    /// Adds an address. The request is retried only if the store did not process it.
    ///
    /// # Errors
    /// [`Error::Api`] with status 400 names the missing fields.
    pub async fn create(&self, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let body = SentAddress::new(None, name, postal);
        self.single(Call::new(Method::POST, self.path()).data(&body))
            .await
    }

    /// Replaces an address.
    ///
    /// # Errors
    /// As [`Addresses::create`], and [`Error::is_not_found`] if the customer has no address with
    /// this ID.
    pub async fn update(&self, id: &AddressId, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let body = SentAddress::new(Some(id), name, postal);
        let path = self.path().id(id.as_str());
        self.single(Call::new(Method::PUT, path).data(&body)).await
    }

    /// Deletes an address.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the customer has no address with this ID.
    pub async fn delete(&self, id: &AddressId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.path().id(id.as_str()));
        send(&self.identity, &call).await?.accept_deletion()
    }
}
