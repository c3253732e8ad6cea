//! The addresses of a customer or an account (see `docs/api.md`, "Customer addresses" and
//! "Addresses of accounts").

mod address;
mod wire;

use reqwest::Method;

pub(crate) use address::ReceivedPostal;
pub use address::{Address, PostalAddress};

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{AccountId, AddressId, CustomerId};
use crate::identity::{Admin, AsCustomer, AsMember, Identity, send};
use crate::list::ListCall;
use crate::page::Page;
use crate::transport::{Call, Path};
use wire::{Received, Sent};

/// The addresses of one customer or account, 25 at most.
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
    owner: Owner,
}

#[derive(Debug, Clone)]
enum Owner {
    Customer(CustomerId),
    Account(AccountId),
}

impl Admin {
    /// The addresses of a customer.
    pub fn addresses(&self, customer: &CustomerId) -> Addresses<Self> {
        Addresses {
            identity: self.clone(),
            owner: Owner::Customer(customer.clone()),
        }
    }

    /// The addresses of an account.
    pub fn account_addresses(&self, account: &AccountId) -> Addresses<Self> {
        Addresses {
            identity: self.clone(),
            owner: Owner::Account(account.clone()),
        }
    }
}

impl AsCustomer {
    /// The customer's own addresses.
    pub fn addresses(&self) -> Addresses<Self> {
        Addresses {
            identity: self.clone(),
            owner: Owner::Customer(self.customer_id().clone()),
        }
    }
}

impl AsMember {
    /// The addresses of the token's account.
    pub fn addresses(&self) -> Addresses<Self> {
        Addresses {
            identity: self.clone(),
            owner: Owner::Account(self.account_id().clone()),
        }
    }
}

impl<I: Identity> Addresses<I> {
    /// All addresses.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no such customer or account.
    pub async fn list(&self) -> Result<Page<Address>, Error> {
        match self.owner {
            // The API does not paginate them.
            Owner::Customer(_) => {
                let call = Call::get(self.path()).allow_large_response();
                let response = send(&self.identity, &call).await?;
                response.whole_list::<Received, _>()
            }
            Owner::Account(_) => {
                let call = ListCall::new(self.path());
                call.all::<Received, _>(&self.identity).await
            }
        }
    }

    /// One address.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the customer or account has no address with this ID.
    pub async fn get(&self, id: &AddressId) -> Result<Address, Error> {
        self.single(Call::get(self.path().id(id.as_str()))).await
    }

    async fn single(&self, call: Call) -> Result<Address, Error> {
        let response = send(&self.identity, &call).await?;
        let (address, _) = response.one::<Received, NotIncluded>()?;
        Ok(address.into())
    }

    fn path(&self) -> Path {
        let owner = match &self.owner {
            Owner::Customer(id) => Path::new("/v2/customers").id(id.as_str()),
            Owner::Account(id) => Path::new("/v2/accounts").id(id.as_str()),
        };
        owner.join("addresses")
    }
}

/// Changes, for the admin only. The API lets customers and members change their addresses too; this
/// client only reads with their tokens.
impl Addresses<Admin> {
    /// Adds an address. The request is retried only if the store did not process it.
    ///
    /// # Errors
    /// [`Error::Api`] with status 400 names the missing fields.
    pub async fn create(&self, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let body = Sent::new(None, name, postal);
        self.single(Call::new(Method::POST, self.path()).data(&body))
            .await
    }

    /// Replaces an address.
    ///
    /// # Errors
    /// As [`Addresses::create`], and [`Error::is_not_found`] if the customer or account has no
    /// address with this ID.
    pub async fn update(&self, id: &AddressId, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let body = Sent::new(Some(id), name, postal);
        let path = self.path().id(id.as_str());
        self.single(Call::new(Method::PUT, path).data(&body)).await
    }

    /// Deletes an address.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the customer or account has no address with this ID.
    pub async fn delete(&self, id: &AddressId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.path().id(id.as_str()));
        send(&self.identity, &call).await?.accept_deletion()
    }
}
