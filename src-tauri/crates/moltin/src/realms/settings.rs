//! How account members sign in to the store.

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::id::AuthenticationRealmId;
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, Shopper, send};
use crate::lenient::object;
use crate::relationships::ToOne;
use crate::text::Text;
use crate::transport::{Call, Path};

/// The account authentication settings of a store (see `docs/api.md`, "Settings for accounts").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountAuthenticationSettings {
    /// The realm of the account members.
    pub realm_id: Option<AuthenticationRealmId>,
    /// Whether visitors can become members by themselves.
    pub enable_self_signup: Option<bool>,
    /// Whether a new member gets an account of their own.
    pub auto_create_account_for_account_members: Option<bool>,
    /// `disabled` or `update_only`: whether members can change their own information.
    pub account_member_self_management: Text,
    /// For how many seconds an account token is valid.
    pub token_timeout_seconds: Option<u64>,
    /// The store's client ID.
    pub client_id: Option<Text>,
}

object! {
    struct Document {
        data: Received,
    }
}

object! {
    struct Received {
        enable_self_signup: bool,
        auto_create_account_for_account_members: bool,
        account_member_self_management: Text,
        token_timeout_seconds = "account_management_authentication_token_timeout_secs": u64,
        relationships: Relationships,
        meta: Meta,
    }
}

object! {
    struct Relationships {
        authentication_realm: ToOne,
    }
}

object! {
    struct Meta {
        client_id: Text,
    }
}

impl Admin {
    /// The account authentication settings of the store.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no accounts.
    pub async fn account_authentication_settings(&self) -> Result<AccountAuthenticationSettings, Error> {
        get(self).await
    }
}

impl Shopper {
    /// The account authentication settings of the store. Stores may refuse visitors to read them.
    ///
    /// # Errors
    /// [`Error::Api`] with status 403 if the store refuses it.
    pub async fn account_authentication_settings(&self) -> Result<AccountAuthenticationSettings, Error> {
        get(self).await
    }
}

async fn get(identity: &impl Authenticate) -> Result<AccountAuthenticationSettings, Error> {
    let call = Call::get(Path::new("/v2/settings/account-authentication"));
    let response = send(identity, &call).await?.error_for_status()?;
    let settings = response.object::<Document>()?.data;
    let settings = settings.ok_or_else(|| response.lacks("data"))?;
    let realm = settings.relationships.unwrap_or_default().authentication_realm;
    Ok(AccountAuthenticationSettings {
        realm_id: realm.and_then(ToOne::into_id).map(Into::into),
        enable_self_signup: settings.enable_self_signup,
        auto_create_account_for_account_members: settings.auto_create_account_for_account_members,
        account_member_self_management: settings.account_member_self_management.unwrap_or_default(),
        token_timeout_seconds: settings.token_timeout_seconds,
        client_id: settings.meta.unwrap_or_default().client_id,
    })
}
