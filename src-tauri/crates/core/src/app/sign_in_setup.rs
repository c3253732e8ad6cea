//! The setup of the sign-in as account members, for the shell.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast;
use tokio::time::sleep;

use super::App;
use crate::Error;
use crate::support_credentials::Scope;
use crate::view::{LeftoverView, SignInSetupView};

/// The pause after a sweep that failed. It doubles each time.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_mins(10);

impl App {
    /// Returns which password profile support credentials use, and what is missing.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked, [`Error::UnknownConnection`] if the store is not
    /// open, [`Error::NeedsSecret`] for a sign-in-only connection.
    pub async fn sign_in_setup(&self, connection: &str) -> Result<SignInSetupView, Error> {
        self.areas.setup.view(connection).await
    }

    /// Uses a password profile of the store for support credentials.
    ///
    /// # Errors
    /// As [`App::sign_in_setup`]; [`Error::AuditLog`] if it can't be recorded.
    pub async fn use_password_profile(
        &self,
        connection: &str,
        profile: &str,
    ) -> Result<SignInSetupView, Error> {
        self.areas.setup.use_profile(connection, profile).await
    }

    /// Creates the password profile "Support sign-in" and uses it. `is_confirmed` says that staff
    /// know what a second profile can break.
    ///
    /// # Errors
    /// As [`App::use_password_profile`]; [`Error::Input`] without the confirmation.
    pub async fn create_support_profile(
        &self,
        connection: &str,
        is_confirmed: bool,
    ) -> Result<SignInSetupView, Error> {
        self.areas.setup.create_profile(connection, is_confirmed).await
    }

    /// Removes the password profile "Support sign-in".
    ///
    /// # Errors
    /// As [`App::use_password_profile`].
    pub async fn remove_support_profile(&self, connection: &str) -> Result<SignInSetupView, Error> {
        self.areas.setup.remove_profile(connection).await
    }

    /// Returns the support credentials that stores may still have.
    pub fn leftovers(&self) -> Vec<LeftoverView> {
        self.areas.credentials.leftovers()
    }

    /// Receives the support credentials that stores may still have, whenever they change.
    pub fn leftover_news(&self) -> broadcast::Receiver<Vec<LeftoverView>> {
        self.areas.credentials.news()
    }

    /// Looks for support credentials that are left over in a store, and deletes them.
    ///
    /// # Errors
    /// As [`App::sign_in_setup`]; [`Error::AuditLog`] if it can't be recorded.
    pub async fn delete_leftovers(&self, connection: &str) -> Result<Vec<LeftoverView>, Error> {
        let store = self.areas.stores.get(connection)?;
        store.admin()?;
        self.areas.credentials.sweep(&store, Scope::All).await?;
        Ok(self.leftovers())
    }

    /// Looks for what an earlier process has left in a store, in the background, until it is known.
    /// Sends no request where the audit log has no support credential.
    pub(super) fn sweep_in_background(&self, connection: &str) {
        let areas = Arc::downgrade(&self.areas);
        let connection = connection.to_owned();
        tokio::spawn(async move {
            let mut pause = FIRST_PAUSE;
            loop {
                let Some(areas) = areas.upgrade() else { return };
                // The store may be closed meanwhile.
                let Ok(store) = areas.stores.get_while_locked(&connection) else {
                    return;
                };
                if store.admin().is_err() {
                    return;
                }
                let (credentials, store) = (Arc::clone(&areas.credentials), store);
                drop(areas);
                match credentials.sweep(&store, Scope::Startup).await {
                    Ok(true) => return,
                    // One may be created late.
                    Ok(false) => {}
                    Err(error) => error.warn("support credentials could not be looked for"),
                }
                drop((credentials, store));
                sleep(pause).await;
                pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
            }
        });
    }
}
