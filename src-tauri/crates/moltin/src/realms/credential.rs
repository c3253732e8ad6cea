//! Credentials: a user name and a password of one person in one password profile.

use std::fmt;

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::Realm;
use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{AccountMemberId, AuthenticationRealmId, PasswordCredentialId, PasswordProfileId};
use crate::identity::{Admin, send};
use crate::lenient::{StrictText, object};
use crate::list::ListCall;
use crate::page::Page;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::Timestamps;
use crate::transport::{Call, Path};

/// A credential of a person (see `docs/api.md`, "Credentials of members"). The password can't be
/// read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PasswordCredential {
    /// The ID.
    pub id: PasswordCredentialId,
    /// The user name; empty if the store sends none.
    pub username: Text,
    /// The password profile.
    pub password_profile_id: Option<PasswordProfileId>,
    /// When it was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When it was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// A credential to create.
#[derive(Clone)]
#[non_exhaustive]
pub struct NewPasswordCredential {
    /// The password profile.
    pub password_profile_id: PasswordProfileId,
    /// The user name.
    pub username: String,
    /// The password, of at least 8 characters.
    pub password: SecretString,
}

impl NewPasswordCredential {
    /// A user name with a password in a profile.
    pub fn new(
        profile: &PasswordProfileId,
        username: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Self {
        Self {
            password_profile_id: profile.clone(),
            username: username.into(),
            password: password.into(),
        }
    }
}

/// The credentials of one person, as the admin sees them.
#[derive(Debug, Clone)]
pub struct PasswordCredentials {
    admin: Admin,
    realm: AuthenticationRealmId,
    user: AccountMemberId,
}

impl Realm<Admin> {
    /// The user names and passwords of a person.
    pub fn password_credentials(&self, user: &AccountMemberId) -> PasswordCredentials {
        PasswordCredentials {
            admin: self.identity.clone(),
            realm: self.id.clone(),
            user: user.clone(),
        }
    }
}

impl PasswordCredentials {
    /// All credentials of the person, in all profiles.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the realm has no such person.
    pub async fn list(&self) -> Result<Page<PasswordCredential>, Error> {
        ListCall::new(self.path()).all::<Received, _>(&self.admin).await
    }

    /// Creates a credential. The request is retried only if the store did not process it, and has
    /// a connection of its own. After a lost response, [`PasswordCredentials::list`] shows whether
    /// it was created: find it by its user name.
    ///
    /// # Errors
    /// [`Error::Api`] with status 422 if the store refuses a field. [`Error::may_have_been_done`]
    /// after a lost response.
    pub async fn create(&self, new: &NewPasswordCredential) -> Result<PasswordCredential, Error> {
        let call = Call::new(Method::POST, self.path())
            .data(&Sent::from(new))
            .confidential();
        let response = send(&self.admin, &call).await?;
        let (credential, _) = response.one::<Received, NotIncluded>()?;
        Ok(credential.into())
    }

    /// Deletes a credential. Account tokens that it requested may stay valid until they expire.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the person has no such credential.
    pub async fn delete(&self, id: &PasswordCredentialId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.path().id(id.as_str()));
        send(&self.admin, &call).await?.accept_deletion()
    }

    fn path(&self) -> Path {
        Path::new("/v2/authentication-realms")
            .id(self.realm.as_str())
            .join("user-authentication-info")
            .id(self.user.as_str())
            .join("user-authentication-password-profile-info")
    }
}

/// A credential in a request.
#[derive(Serialize)]
struct Sent<'a> {
    r#type: &'static str,
    username: &'a str,
    password: &'a str,
    password_profile_id: &'a PasswordProfileId,
}

impl<'a> From<&'a NewPasswordCredential> for Sent<'a> {
    fn from(new: &'a NewPasswordCredential) -> Self {
        Self {
            r#type: "user_authentication_password_profile_info",
            username: &new.username,
            password: new.password.expose_secret(),
            password_profile_id: &new.password_profile_id,
        }
    }
}

resource! {
    /// A credential in a response. Its password would be a mistake of the store, and is not kept.
    struct Received {
        username: Text,
        password_profile_id: StrictText,
        meta: Meta,
    } ignored ["type", "links", "password"]
}

object! {
    struct Meta {
        created_at: Timestamp,
        updated_at: Timestamp,
        timestamps: Timestamps,
    }
}

impl From<Received> for PasswordCredential {
    fn from(received: Received) -> Self {
        let meta = received.meta.unwrap_or_default();
        let timestamps = meta.timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            username: received.username.unwrap_or_default(),
            password_profile_id: received.password_profile_id.map(|id| id.0.into()),
            created_at: meta.created_at.or(timestamps.created_at),
            updated_at: meta.updated_at.or(timestamps.updated_at),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

/// Without the user name, which is mostly an email address.
impl fmt::Debug for PasswordCredential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PasswordCredential")
            .field("id", &self.id)
            .field("password_profile_id", &self.password_profile_id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NewPasswordCredential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("NewPasswordCredential")
            .field("password_profile_id", &self.password_profile_id)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_credential_has_the_documented_fields() {
        let new = NewPasswordCredential::new(&"p1".into(), "shopside-4k9z", "a-password");

        assert_eq!(
            serde_json::to_value(Sent::from(&new)).unwrap(),
            serde_json::json!({
                "type": "user_authentication_password_profile_info", "username": "shopside-4k9z",
                "password": "a-password", "password_profile_id": "p1",
            })
        );
        assert!(!format!("{new:?}").contains("a-password"));
    }
}
