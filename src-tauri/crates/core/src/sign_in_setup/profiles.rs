//! The password profiles of a store, and which of them support credentials use.

use moltin::{AuthenticationRealmId, PasswordProfile, PasswordProfileId};

use crate::Error;
use crate::connections::OpenStore;
use crate::member_error::MemberError;
use crate::support_credentials::account_realm;
use crate::view::{PasswordProfileView, Problem, SignInSetupView};

/// The name of the profile that the app creates.
pub(super) const SUPPORT_PROFILE: &str = "Support sign-in";

/// The password profiles of the realm of account members.
pub(crate) struct Profiles {
    pub(crate) realm: AuthenticationRealmId,
    pub(crate) all: Vec<PasswordProfile>,
    chosen: Option<String>,
}

impl Profiles {
    pub(super) async fn read(store: &OpenStore, chosen: Option<String>) -> Result<Self, Error> {
        let admin = store.admin()?;
        let realm = account_realm(admin).await?;
        match admin.realm(&realm).password_profiles().await {
            Ok(profiles) => Ok(Self {
                realm,
                all: profiles.items,
                chosen,
            }),
            Err(error) if error.status() == Some(403) => Err(MemberError::NeedsRole.into()),
            Err(error) if error.is_not_found() => Err(MemberError::NoRealm.into()),
            Err(error) => Err(error.into()),
        }
    }

    /// The profile for support credentials: the one that staff chose, the app's own, or the only
    /// one. Usernames that must be email addresses can't be those of support credentials.
    ///
    /// # Errors
    /// Why there is none, or which of several is not clear.
    pub(crate) fn used(&self) -> Result<&PasswordProfile, MemberError> {
        if let Some(chosen) = &self.chosen {
            return self.usable(chosen);
        }
        let usable = self.all.iter().filter(|profile| takes_any_username(profile));
        let usable: Vec<_> = usable.collect();
        if let Some(own) = usable.iter().find(|profile| is_support_profile(profile)) {
            return Ok(own);
        }
        match usable[..] {
            [] => Err(MemberError::NoProfile),
            [only] if self.all.len() == 1 => Ok(only),
            _ => Err(MemberError::ProfileUnclear),
        }
    }

    /// The profile with this ID, if support credentials can be in it.
    ///
    /// # Errors
    /// [`MemberError::ProfileDeleted`] if there is none, [`MemberError::ProfileNeedsEmail`] if its
    /// usernames are email addresses.
    pub(super) fn usable(&self, id: &str) -> Result<&PasswordProfile, MemberError> {
        let found = self.all.iter().find(|profile| profile.id.as_str() == id);
        let profile = found.ok_or(MemberError::ProfileDeleted)?;
        if takes_any_username(profile) {
            Ok(profile)
        } else {
            Err(MemberError::ProfileNeedsEmail)
        }
    }

    /// The profiles that allow one-time codes.
    pub(crate) fn with_codes(&self) -> Vec<PasswordProfileId> {
        let enabled = |profile: &&PasswordProfile| profile.enable_one_time_password_token == Some(true);
        let with_codes = self.all.iter().filter(enabled);
        with_codes.map(|profile| profile.id.clone()).collect()
    }

    pub(super) fn view(&self) -> SignInSetupView {
        let used = self.used();
        SignInSetupView {
            problem: used.err().map(|error| Problem::from(&Error::from(error))),
            used: used.ok().map(|profile| profile.id.to_string()),
            profiles: self
                .all
                .iter()
                .map(|profile| PasswordProfileView {
                    id: profile.id.to_string(),
                    name: profile.name.to_string(),
                    one_time_codes: profile.enable_one_time_password_token == Some(true),
                    takes_any_username: takes_any_username(profile),
                    is_support_profile: is_support_profile(profile),
                })
                .collect(),
            can_create: !self.all.iter().any(is_support_profile),
        }
    }
}

/// Whether a profile is the one that the app creates.
pub(super) fn is_support_profile(profile: &PasswordProfile) -> bool {
    &*profile.name == SUPPORT_PROFILE
}

/// Whether usernames that are no email addresses can be in a profile. A store may have other
/// formats one day, and then says what it refuses.
fn takes_any_username(profile: &PasswordProfile) -> bool {
    &*profile.username_format != "email"
}
