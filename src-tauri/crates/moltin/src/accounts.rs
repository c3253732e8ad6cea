//! Accounts of organizations, whose members place orders for them (see `docs/api.md`, "Accounts").

mod account;
mod filter;
mod list;
mod tag;
mod wire;

use reqwest::Method;
use serde_json::value::RawValue;

pub use account::{Account, AccountPatch, NewAccount};
pub use filter::{AccountFilter, AccountSort};
pub use list::{AccountQuery, AccountScan};
pub use tag::AccountTag;
pub(crate) use wire::Received as ReceivedAccount;

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{AccountId, AccountTagId};
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, AsMember, send};
use crate::list::ListCall;
use crate::null_if_empty::NullIfEmpty;
use crate::page::Page;
use crate::transport::{Call, Path};

const PATH: &str = "/v2/accounts";
const TAGS: &str = "/v2/account-tags";

/// The store's accounts, as the admin sees them.
#[derive(Debug, Clone)]
pub struct Accounts {
    admin: Admin,
}

impl Admin {
    /// The store's accounts.
    pub fn accounts(&self) -> Accounts {
        Accounts { admin: self.clone() }
    }
}

impl AsMember {
    /// The account of the token, as the member sees it.
    ///
    /// # Errors
    /// [`Error::AccountTokenRejected`] if the token is not valid any more.
    pub async fn account(&self) -> Result<Account, Error> {
        single(self, Call::get(path(self.account_id()))).await
    }
}

impl Accounts {
    /// One account.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no account with this ID.
    pub async fn get(&self, id: &AccountId) -> Result<Account, Error> {
        single(&self.admin, Call::get(path(id))).await
    }

    /// One account, as the JSON that the store sent.
    ///
    /// # Errors
    /// As [`Accounts::get`].
    pub async fn raw(&self, id: &AccountId) -> Result<String, Error> {
        let response = send(&self.admin, &Call::get(path(id))).await?;
        Ok(String::from(response.decode::<Box<RawValue>>()?.get()))
    }

    /// Creates an account. The request is retried only if the store did not process it. After a
    /// lost response, [`Accounts::list`] shows whether it was created.
    ///
    /// # Errors
    /// [`Error::Api`] with status 400 if the store refuses a field.
    pub async fn create(&self, new: &NewAccount) -> Result<Account, Error> {
        let body = wire::Sent {
            name: Some(&new.name),
            legal_name: new.legal_name.as_deref(),
            registration_id: new.registration_id.as_deref(),
            external_ref: new.external_ref.as_deref().map(NullIfEmpty),
            parent_id: new.parent_id.as_ref(),
            ..wire::Sent::default()
        };
        single(&self.admin, Call::new(Method::POST, Path::new(PATH)).data(&body)).await
    }

    /// Changes an account. The store keeps the fields that the patch leaves out.
    ///
    /// # Errors
    /// As [`Accounts::create`], and [`Error::is_not_found`] if the store has no account with this
    /// ID.
    pub async fn update(&self, id: &AccountId, patch: &AccountPatch) -> Result<Account, Error> {
        let body = wire::Sent {
            name: patch.name.as_deref(),
            legal_name: patch.legal_name.as_deref(),
            registration_id: patch.registration_id.as_deref(),
            external_ref: patch.external_ref.as_deref().map(NullIfEmpty),
            ..wire::Sent::default()
        };
        single(&self.admin, Call::new(Method::PUT, path(id)).data(&body)).await
    }

    /// Deletes an account.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no account with this ID.
    pub async fn delete(&self, id: &AccountId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, path(id));
        send(&self.admin, &call).await?.accept_deletion()
    }

    /// The store's account tags, up to 10,000.
    ///
    /// # Errors
    /// [`Error::Api`] with status 403 if the credentials may not read them.
    pub async fn tags(&self) -> Result<Page<AccountTag>, Error> {
        ListCall::new(Path::new(TAGS))
            .all::<tag::Received, _>(&self.admin)
            .await
    }

    /// One account tag.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no tag with this ID.
    pub async fn tag(&self, id: &AccountTagId) -> Result<AccountTag, Error> {
        let call = Call::get(Path::new(TAGS).id(id.as_str()));
        let (tag, _) = send(&self.admin, &call)
            .await?
            .one::<tag::Received, NotIncluded>()?;
        Ok(tag.into())
    }
}

async fn single(identity: &impl Authenticate, call: Call) -> Result<Account, Error> {
    let response = send(identity, &call).await?;
    let (account, _) = response.one::<wire::Received, NotIncluded>()?;
    Ok(account.into())
}

fn path(id: &AccountId) -> Path {
    Path::new(PATH).id(id.as_str())
}
