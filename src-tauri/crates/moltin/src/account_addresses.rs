//! The addresses of an account (see `docs/api.md`, "Addresses of accounts").

use reqwest::Method;

use crate::addresses::{Address, PostalAddress, ReceivedAddress, SentAddress};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{AccountId, AddressId};
use crate::identity::{Admin, AsMember, Identity, send};
use crate::list::ListCall;
use crate::page::Page;
use crate::transport::{Call, Path};

/// The addresses of one account, 25 at most.
#[derive(Debug, Clone)]
pub struct AccountAddresses<I> {
    identity: I,
    account: AccountId,
}

impl Admin {
    /// The addresses of an account.
    pub fn account_addresses(&self, account: &AccountId) -> AccountAddresses<Self> {
        AccountAddresses {
            identity: self.clone(),
            account: account.clone(),
        }
    }
}

impl AsMember {
    /// The addresses of the token's account.
    pub fn addresses(&self) -> AccountAddresses<Self> {
        AccountAddresses {
            identity: self.clone(),
            account: self.account_id().clone(),
        }
    }
}

impl<I: Identity> AccountAddresses<I> {
    /// All addresses.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no such account.
    pub async fn list(&self) -> Result<Page<Address>, Error> {
        ListCall::new(self.path())
            .all::<ReceivedAddress, _>(&self.identity)
            .await
    }

    /// One address.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the account has no address with this ID.
    pub async fn get(&self, id: &AddressId) -> Result<Address, Error> {
        self.single(Call::get(self.path().id(id.as_str()))).await
    }

    async fn single(&self, call: Call) -> Result<Address, Error> {
        let response = send(&self.identity, &call).await?;
        let (address, _) = response.one::<ReceivedAddress, NotIncluded>()?;
        Ok(address.into())
    }

    fn path(&self) -> Path {
        Path::new("/v2/accounts")
            .id(self.account.as_str())
            .join("addresses")
    }
}

/// Changes, for the admin only.
impl AccountAddresses<Admin> {
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
    /// As [`AccountAddresses::create`], and [`Error::is_not_found`] if the account has no address
    /// with this ID.
    pub async fn update(&self, id: &AddressId, name: &str, postal: &PostalAddress) -> Result<Address, Error> {
        let body = SentAddress::new(Some(id), name, postal);
        let path = self.path().id(id.as_str());
        self.single(Call::new(Method::PUT, path).data(&body)).await
    }

    /// Deletes an address.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the account has no address with this ID.
    pub async fn delete(&self, id: &AddressId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.path().id(id.as_str()));
        send(&self.identity, &call).await?.accept_deletion()
    }
}
