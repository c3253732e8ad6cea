//! The password profiles of a store, and which of them support credentials use.

use moltin::{AuthenticationRealmId, PasswordProfile, PasswordProfileId};

use crate::Error;
use crate::connections::OpenStore;
use crate::member_error::MemberError;
use crate::support_credentials::account_realm;
use crate::view::{PasswordProfileView, Problem, ProfileOrigin, SignInSetupView};

/// The name of the profile that the app creates.
pub(super) const SUPPORT_PROFILE: &str = "Support sign-in";

/// The password profiles of the realm of account members.
pub(crate) struct Profiles {
    pub(crate) realm: AuthenticationRealmId,
    pub(crate) all: Vec<PasswordProfile>,
    pub(super) known: Known,
}

/// The profiles of a store that this app knows by their IDs.
#[derive(Default)]
pub(super) struct Known {
    /// The one that staff chose.
    pub(super) chosen: Option<String>,
    /// The one that this app created.
    pub(super) created: Option<String>,
}

impl Profiles {
    pub(super) async fn read(store: &OpenStore, known: Known) -> Result<Self, Error> {
        let admin = store.admin()?;
        let realm = account_realm(admin).await?;
        match admin.realm(&realm).password_profiles().await {
            Ok(profiles) => Ok(Self {
                realm,
                all: profiles.items,
                known,
            }),
            Err(error) if error.status() == Some(403) => Err(MemberError::NeedsRole.into()),
            Err(error) if error.is_not_found() => Err(MemberError::NoRealm.into()),
            Err(error) => Err(error.into()),
        }
    }

    /// The profile for support credentials: the one that staff chose, the one that this app
    /// created, or the only one. A name says nothing: a storefront may use a profile with the same
    /// one. Usernames that must be email addresses can't be those of support credentials.
    ///
    /// # Errors
    /// Why there is none, or which of several is not clear.
    pub(crate) fn used(&self) -> Result<&PasswordProfile, MemberError> {
        if let Some(chosen) = &self.known.chosen {
            return self.usable(chosen);
        }
        let usable = self.all.iter().filter(|profile| takes_any_username(profile));
        let usable: Vec<_> = usable.collect();
        if let Some(own) = self.own().filter(|own| takes_any_username(own)) {
            return Ok(own);
        }
        match usable[..] {
            [] => Err(MemberError::NoProfile),
            [only] if self.all.len() == 1 => Ok(only),
            _ => Err(MemberError::ProfileUnclear),
        }
    }

    /// The profile that this app created, if the store still has it.
    pub(super) fn own(&self) -> Option<&PasswordProfile> {
        self.all
            .iter()
            .find(|profile| self.origin(profile) == ProfileOrigin::ThisApp)
    }

    /// Whether the store has a profile with the name of the app's own, that support credentials can
    /// be in and that this app did not create.
    pub(super) fn has_namesake(&self) -> bool {
        let is_namesake = |profile: &&PasswordProfile| self.origin(profile) == ProfileOrigin::SameName;
        self.all.iter().filter(is_namesake).any(takes_any_username)
    }

    /// Where a profile comes from, as far as this app knows.
    pub(super) fn origin(&self, profile: &PasswordProfile) -> ProfileOrigin {
        if self.known.created.as_deref() == Some(profile.id.as_str()) {
            ProfileOrigin::ThisApp
        } else if &*profile.name == SUPPORT_PROFILE {
            ProfileOrigin::SameName
        } else {
            ProfileOrigin::Store
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
                    origin: self.origin(profile),
                })
                .collect(),
            can_create: self.own().is_none() && !self.has_namesake(),
        }
    }
}

/// Whether usernames that are no email addresses can be in a profile. A store may have other
/// formats one day, and then says what it refuses.
fn takes_any_username(profile: &PasswordProfile) -> bool {
    &*profile.username_format != "email"
}
