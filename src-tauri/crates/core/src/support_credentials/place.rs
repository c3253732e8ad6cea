//! Where support credentials are.

use moltin::{AccountMemberId, Admin, AuthenticationRealmId, PasswordCredentials, RequestRecorder};

use crate::Error;
use crate::connections::OpenStore;
use crate::member_error::MemberError;

/// Where the credentials of one member are.
#[derive(Clone)]
pub(crate) struct Place {
    /// The store, for work that no event cancels.
    pub(crate) store: OpenStore,
    /// `None` if it has to be looked up.
    pub(crate) realm: Option<AuthenticationRealmId>,
    pub(crate) member: AccountMemberId,
    /// The member's email address, if it is known.
    pub(crate) email: Option<String>,
}

impl Place {
    pub(super) async fn credentials(&self, recorder: &RequestRecorder) -> Result<PasswordCredentials, Error> {
        let admin = self.store.admin()?.recorded(recorder);
        let realm = match &self.realm {
            Some(realm) => realm.clone(),
            None => account_realm(&admin).await?,
        };
        Ok(admin.realm(&realm).password_credentials(&self.member))
    }
}

/// The realm of a store's account members.
///
/// # Errors
/// [`MemberError::NoRealm`] if there is none, [`MemberError::NeedsRole`] if the key may not read
/// the settings.
pub(crate) async fn account_realm(admin: &Admin) -> Result<AuthenticationRealmId, Error> {
    match admin.account_authentication_settings().await {
        Ok(settings) => settings.realm_id.ok_or(MemberError::NoRealm.into()),
        Err(error) if error.status() == Some(403) => Err(MemberError::NeedsRole.into()),
        Err(error) if error.status() == Some(404) => Err(MemberError::NoRealm.into()),
        Err(error) => Err(error.into()),
    }
}
