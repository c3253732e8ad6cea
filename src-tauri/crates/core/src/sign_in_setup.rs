//! The area of the setup: which password profile support credentials are created in.
//!
//! A store may have one profile that its storefront uses. The app uses that one where it can, and
//! creates a profile of its own only if staff confirm it: some storefronts expect exactly one.

mod profile_ids;
mod profiles;

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{NewPasswordProfile, PasswordProfile, PasswordProfileId};

use crate::Error;
use crate::audit::{AuditEvent, AuditWriter};
use crate::connections::{OpenStore, Stores};
use crate::lifecycle::Work;
use crate::member_error::MemberError;
use crate::ports::Preferences;
use crate::support_credentials::SupportCredentials;
use crate::view::{Done, InvalidInput, Problem, ProfileOrigin, SignInSetupView};
use profile_ids::ProfileIds;
pub(crate) use profiles::Profiles;
use profiles::{Known, SUPPORT_PROFILE};

/// Reads and changes the setup.
pub(crate) struct SignInSetup {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
    credentials: Arc<SupportCredentials>,
    chosen: ProfileIds,
    created: ProfileIds,
    /// Held while a profile is created or removed.
    changing: tokio::sync::Mutex<()>,
}

impl SignInSetup {
    pub(crate) fn new(
        stores: Arc<Stores>,
        audit: Arc<AuditWriter>,
        credentials: Arc<SupportCredentials>,
        preferences: Arc<dyn Preferences>,
    ) -> Self {
        Self {
            stores,
            audit,
            credentials,
            chosen: ProfileIds::chosen(Arc::clone(&preferences)),
            created: ProfileIds::created(preferences),
            changing: tokio::sync::Mutex::default(),
        }
    }

    /// The password profiles of a store.
    ///
    /// # Errors
    /// [`Error::Member`] if there is no realm, or the key may not read it.
    pub(crate) async fn profiles(&self, store: &OpenStore) -> Result<Profiles, Error> {
        let key = self.key(store)?;
        let known = Known {
            chosen: self.chosen.of(&key),
            created: self.created.of(&key),
        };
        Profiles::read(store, known).await
    }

    /// The setup of a store.
    pub(crate) async fn view(&self, connection: &str) -> Result<SignInSetupView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                Ok(match self.profiles(&store).await {
                    Ok(profiles) => profiles.view(),
                    Err(error) => SignInSetupView {
                        problem: Some(Problem::from(&error)),
                        profiles: Vec::new(),
                        used: None,
                        can_create: false,
                    },
                })
            })
            .await
    }

    /// Uses a profile of the store.
    pub(crate) async fn use_profile(&self, connection: &str, id: &str) -> Result<SignInSetupView, Error> {
        let detail = format!("uses profile {id}");
        self.changed(connection, &detail, async |store, event| {
            let profiles = self.profiles(store).await?;
            let profile = profiles.usable(id)?;
            event.detail = Some(format!("{detail}: {}", profile.name));
            self.chosen.save(&self.key(store)?, Some(id.to_owned())).await
        })
        .await
    }

    /// Creates the profile "Support sign-in", or uses the one that this app created before.
    ///
    /// # Errors
    /// [`MemberError::ProfileNameTaken`] if the store has a profile of this name that this app did
    /// not create: staff have to choose it.
    pub(crate) async fn create_profile(
        &self,
        connection: &str,
        is_confirmed: bool,
    ) -> Result<SignInSetupView, Error> {
        if !is_confirmed {
            return Err(Error::input("isConfirmed", InvalidInput::ProfileNotConfirmed));
        }
        let detail = format!("profile {SUPPORT_PROFILE} created");
        self.changed(connection, &detail, async |store, event| {
            let profiles = self.profiles(store).await?;
            let key = self.key(store)?;
            let id = match profiles.own() {
                Some(profile) => profile.id.clone(),
                None if profiles.has_namesake() => return Err(MemberError::ProfileNameTaken.into()),
                None => create(store, &profiles).await?,
            };
            event.detail = Some(format!("{detail}: {id}"));
            self.created.save(&key, Some(id.to_string())).await?;
            self.chosen.save(&key, Some(id.to_string())).await
        })
        .await
    }

    /// Removes a profile "Support sign-in". The passwords in it are lost with it, so one that this
    /// app did not create needs a confirmation that no storefront uses it.
    pub(crate) async fn remove_profile(
        &self,
        connection: &str,
        id: &str,
        is_confirmed: bool,
    ) -> Result<SignInSetupView, Error> {
        let detail = format!("profile {SUPPORT_PROFILE} removed");
        self.changed(connection, &detail, async |store, event| {
            event.detail = Some(format!("{detail}: {id}"));
            let profiles = self.profiles(store).await?;
            let profile = profiles.all.iter().find(|profile| profile.id.as_str() == id);
            let profile = profile.ok_or(MemberError::ProfileDeleted)?;
            match profiles.origin(profile) {
                ProfileOrigin::ThisApp => {}
                ProfileOrigin::SameName if is_confirmed => {}
                ProfileOrigin::SameName | ProfileOrigin::Store => {
                    return Err(Error::input("isConfirmed", InvalidInput::ProfileNotConfirmed));
                }
            }
            let uncancelled = self.stores.get(&store.connection)?;
            let key = self.key(store)?;
            self.credentials.sweep_traced(&uncancelled).await?;
            self.credentials.sweep_changed(&uncancelled, &key).await?;
            let realm = store.admin()?.realm(&profiles.realm);
            match realm.delete_password_profile(&profile.id).await {
                Err(error) if !error.is_not_found() => return Err(refused(error)),
                _ => {}
            }
            for ids in [&self.created, &self.chosen] {
                if ids.of(&key).as_deref() == Some(id) {
                    ids.save(&key, None).await?;
                }
            }
            Ok(())
        })
        .await
    }

    /// Does something to the setup of a store after its entry in the audit log, and returns how the
    /// setup is then. `change` completes the detail of the second entry.
    async fn changed(
        &self,
        connection: &str,
        detail: &str,
        change: impl AsyncFnOnce(&OpenStore, &mut AuditEvent) -> Result<(), Error>,
    ) -> Result<SignInSetupView, Error> {
        let _changing = self.changing.lock().await;
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                let mut event = AuditEvent {
                    detail: Some(detail.to_owned()),
                    ..AuditEvent::new(Action::SignInSetup, store.audit_store())
                };
                self.audit.write(&event, Outcome::Begun).await?;
                let changed = change(&store, &mut event).await;
                self.audit
                    .conclude(&event, changed, Done::SupportSignInSetUp)
                    .await
            })
            .await?;
        self.view(connection).await
    }

    /// The store's key in the preferences: the same for each connection to it.
    pub(crate) fn key(&self, store: &OpenStore) -> Result<String, Error> {
        let (address, client_id) = self.stores.key_of(&store.connection)?;
        Ok(key(&address, &client_id))
    }
}

/// The key of a store in the preferences.
pub(crate) fn key(address: &str, client_id: &str) -> String {
    format!("{address} {client_id}")
}

/// Creates the profile. After a lost response it is looked up: among those that were not there.
async fn create(store: &OpenStore, profiles: &Profiles) -> Result<PasswordProfileId, Error> {
    let realm = store.admin()?.realm(&profiles.realm);
    match realm
        .create_password_profile(&NewPasswordProfile::new(SUPPORT_PROFILE))
        .await
    {
        Ok(profile) => Ok(profile.id),
        Err(error) if error.may_have_been_done() => {
            let listed = realm.password_profiles().await?;
            let is_new = |profile: &PasswordProfile| {
                &*profile.name == SUPPORT_PROFILE && profiles.all.iter().all(|old| old.id != profile.id)
            };
            let found = listed.items.into_iter().find(is_new);
            found.map(|profile| profile.id).ok_or(error.into())
        }
        Err(error) => Err(refused(error)),
    }
}

fn refused(error: moltin::Error) -> Error {
    if error.status() == Some(403) {
        MemberError::NeedsRole.into()
    } else {
        error.into()
    }
}
