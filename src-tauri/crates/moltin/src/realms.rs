//! The realm of the account members: password profiles, authentication infos and passwords (see
//! `docs/api.md`, "Authentication realms").

mod credential;
mod one_time_code;
mod password_profile;
mod realm;
mod settings;
mod user_info;

use reqwest::Method;

pub use credential::{NewPasswordCredential, PasswordCredential, PasswordCredentials};
pub use password_profile::{NewPasswordProfile, PasswordProfile};
pub use realm::AuthenticationRealm;
pub use settings::AccountAuthenticationSettings;
pub use user_info::{
    NewUserAuthenticationInfo, UserAuthenticationInfo, UserAuthenticationInfoFilter,
    UserAuthenticationInfoQuery, UserAuthenticationInfoSort, UserAuthenticationInfos,
};

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::{AuthenticationRealmId, PasswordProfileId};
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, Shopper, send};
use crate::list::ListCall;
use crate::page::Page;
use crate::transport::{Call, Path};

/// A realm, as the admin or a visitor of the shop. Visitors may read it and request one-time codes.
#[derive(Debug, Clone)]
pub struct Realm<I> {
    identity: I,
    id: AuthenticationRealmId,
}

impl Admin {
    /// A realm: see [`Admin::account_authentication_settings`] for its ID.
    pub fn realm(&self, id: &AuthenticationRealmId) -> Realm<Self> {
        Realm {
            identity: self.clone(),
            id: id.clone(),
        }
    }
}

impl Shopper {
    /// A realm: see [`Shopper::account_authentication_settings`] for its ID.
    pub fn realm(&self, id: &AuthenticationRealmId) -> Realm<Self> {
        Realm {
            identity: self.clone(),
            id: id.clone(),
        }
    }
}

impl<I: Authenticate> Realm<I> {
    /// The realm itself.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no realm with this ID, [`Error::Api`] with status
    /// 403 if the key may not read realms.
    pub async fn get(&self) -> Result<AuthenticationRealm, Error> {
        let response = send(&self.identity, &Call::get(self.path())).await?;
        let (realm, _) = response.one::<realm::Received, NotIncluded>()?;
        Ok(realm.into())
    }

    /// All password profiles. None of them is marked as the one that the shop uses.
    ///
    /// # Errors
    /// As [`Realm::get`].
    pub async fn password_profiles(&self) -> Result<Page<PasswordProfile>, Error> {
        ListCall::new(self.profiles())
            .all::<password_profile::Received, _>(&self.identity)
            .await
    }

    /// Requests a one-time code for a user name. The shop sends it to the member; the client does
    /// not read it, even if the store's response has it. Success does not mean that the user name
    /// exists. It is never retried, because each request sends a message.
    ///
    /// # Errors
    /// [`Error::Api`] if the profile does not allow one-time codes.
    pub async fn request_one_time_code(
        &self,
        profile: &PasswordProfileId,
        username: &str,
    ) -> Result<(), Error> {
        let path = self.profiles().id(profile.as_str());
        let call = Call::new(Method::POST, path.join("one-time-password-token-request"))
            .data(&one_time_code::Sent::new(username))
            .confidential()
            .without_retries();
        send(&self.identity, &call).await?.error_for_status().map(drop)
    }

    fn path(&self) -> Path {
        Path::new("/v2/authentication-realms").id(self.id.as_str())
    }

    fn profiles(&self) -> Path {
        self.path().join("password-profiles")
    }
}

/// Changes, and who can sign in: for the admin only.
impl Realm<Admin> {
    /// Creates a password profile. The request is retried only if the store did not process it.
    /// After a lost response, [`Realm::password_profiles`] shows whether it was created.
    ///
    /// # Errors
    /// [`Error::Api`] with status 422 if the store refuses a field.
    pub async fn create_password_profile(&self, new: &NewPasswordProfile) -> Result<PasswordProfile, Error> {
        let call = Call::new(Method::POST, self.profiles()).data(&password_profile::Sent::from(new));
        let response = send(&self.identity, &call).await?;
        let (profile, _) = response.one::<password_profile::Received, NotIncluded>()?;
        Ok(profile.into())
    }

    /// Deletes a password profile.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the realm has no profile with this ID.
    pub async fn delete_password_profile(&self, id: &PasswordProfileId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.profiles().id(id.as_str()));
        send(&self.identity, &call).await?.accept_deletion()
    }
}
