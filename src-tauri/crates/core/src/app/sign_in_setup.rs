//! The setup of the sign-in as account members, for the shell.

use std::sync::{Arc, Weak};
use std::time::Duration;

use tokio::sync::broadcast;
use tokio::time::sleep;

use super::{App, Areas};
use crate::Error;
use crate::sign_in_setup::key;
use crate::support_credentials::{Known, Next};
use crate::view::{LeftoverView, SignInSetupView, SweepView};

/// The pause between two members that are looked at.
const BETWEEN_MEMBERS: Duration = Duration::from_millis(200);
/// The pause after a look that failed. It doubles each time.
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

    /// Removes the password profile "Support sign-in". `is_confirmed` says that no storefront uses
    /// it, and is needed if this app did not create it.
    ///
    /// # Errors
    /// As [`App::use_password_profile`]; [`Error::Input`] without a confirmation that is needed.
    pub async fn remove_support_profile(
        &self,
        connection: &str,
        profile: &str,
        is_confirmed: bool,
    ) -> Result<SignInSetupView, Error> {
        self.areas
            .setup
            .remove_profile(connection, profile, is_confirmed)
            .await
    }

    /// Returns the support credentials that stores may still have.
    pub fn leftovers(&self) -> Vec<LeftoverView> {
        self.areas.credentials.leftovers()
    }

    /// Receives the support credentials that stores may still have, whenever they change.
    pub fn leftover_news(&self) -> broadcast::Receiver<Vec<LeftoverView>> {
        self.areas.credentials.news()
    }

    /// Looks for support credentials that are left over in a store, and deletes them: at once those
    /// that are known or in members that were changed, and in the background those of all members.
    ///
    /// # Errors
    /// As [`App::sign_in_setup`]; [`Error::AuditLog`] if it can't be recorded.
    pub async fn delete_leftovers(&self, connection: &str) -> Result<Vec<LeftoverView>, Error> {
        let store = self.areas.stores.get(connection)?;
        store.admin()?;
        let key = self.areas.setup.key(&store)?;
        let credentials = &self.areas.credentials;
        credentials.sweep_traced(&store).await?;
        credentials.sweep_changed(&store, &key).await?;
        credentials.look_again(&store, &key).await?;
        self.look_for_leftovers(connection);
        Ok(self.leftovers())
    }

    /// How far the look for left-over support credentials has come in a store.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if there is no such connection.
    pub fn sweep(&self, connection: &str) -> Result<SweepView, Error> {
        let (address, client_id) = self.areas.stores.key_of(connection)?;
        let key = key(&address, &client_id);
        Ok(self.areas.credentials.look_view(connection, &key))
    }

    /// Stops looking at all members of a store, until the next start.
    ///
    /// # Errors
    /// As [`App::sweep`].
    pub fn stop_sweep(&self, connection: &str) -> Result<SweepView, Error> {
        self.areas.credentials.stop_look(connection);
        self.sweep(connection)
    }

    /// Records that staff have deleted a support credential by hand, in a store that the app no
    /// longer has a connection to.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if it can't be recorded, [`Error::Locked`] while the app is locked.
    pub async fn confirm_deleted(&self, username: &str) -> Result<Vec<LeftoverView>, Error> {
        self.areas.lifecycle.refuse_while_locked()?;
        self.areas.credentials.deleted_by_hand(username).await?;
        Ok(self.leftovers())
    }

    /// Looks for what is left over in a store, in the background. Sends no request where this
    /// installation has never created a support credential.
    pub(super) fn look_for_leftovers(&self, connection: &str) {
        if self.areas.credentials.begin_look(connection) {
            let (areas, connection) = (Arc::downgrade(&self.areas), connection.to_owned());
            tokio::spawn(look(areas, connection));
        }
    }

    /// Looks for what is left over in each open store, and elsewhere.
    pub(super) fn look_everywhere(&self) {
        for store in self.areas.stores.open() {
            self.look_for_leftovers(&store.connection);
        }
        self.find_leftovers_elsewhere();
    }

    /// Finds the credentials of the audit log whose store is not open, in the background.
    pub(super) fn find_leftovers_elsewhere(&self) {
        let areas = Arc::downgrade(&self.areas);
        tokio::spawn(async move {
            if let Some(areas) = areas.upgrade() {
                find_elsewhere(&areas).await;
            }
        });
    }
}

/// Looks for what is left over in a store, until there is nothing to do or the store is closed.
async fn look(areas: Weak<Areas>, connection: String) {
    let mut pause = FIRST_PAUSE;
    loop {
        let Some(areas) = areas.upgrade() else { return };
        let credentials = Arc::clone(&areas.credentials);
        match step(&areas, &connection).await {
            Next::Nothing => {
                find_elsewhere(&areas).await;
                if credentials.end_look(&connection) {
                    return;
                }
                pause = FIRST_PAUSE;
            }
            Next::Step => {
                drop((areas, credentials));
                sleep(BETWEEN_MEMBERS).await;
                pause = FIRST_PAUSE;
            }
            Next::Later => {
                drop(areas);
                credentials.pause_look(pause).await;
                pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
            }
        }
    }
}

async fn step(areas: &Areas, connection: &str) -> Next {
    // The store may be closed meanwhile.
    let Ok(store) = areas.stores.get_while_locked(connection) else {
        return Next::Nothing;
    };
    let (Ok(_), Ok(key)) = (store.admin(), areas.setup.key(&store)) else {
        return Next::Nothing;
    };
    // What staff see in a session is not mixed with this.
    if areas.impersonation.current.is_inside() {
        return Next::Step;
    }
    let is_locked = areas.lifecycle.locked().is_some();
    match areas.credentials.step(&store, &key, is_locked).await {
        Ok(next) => next,
        Err(error) if is_final(&error) => {
            error.warn("support credentials can't be looked for");
            Next::Nothing
        }
        Err(error) => {
            error.warn("support credentials could not be looked for");
            Next::Later
        }
    }
}

/// Whether a store has no realm, or its key no access to it.
fn is_final(error: &Error) -> bool {
    match error {
        Error::Member(_) => true,
        Error::Store(error) => error.status() == Some(403),
        _ => false,
    }
}

async fn find_elsewhere(areas: &Areas) {
    let known = || {
        let open = areas.stores.open().into_iter();
        let open = open.filter(|store| store.admin().is_ok());
        Known {
            open: open.map(|store| store.connection).collect(),
            saved: areas.stores.names(),
        }
    };
    if let Err(error) = areas.credentials.find_elsewhere(known).await {
        error.warn("the audit log could not be read for support credentials");
    }
}
