//! The setup of the sign-in as account members, for the shell.

use super::App;
use crate::Error;
use crate::view::{LeftoverView, SignInSetupView};

impl App {
    /// Returns which password profile support credentials use, and what is missing.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked, [`Error::UnknownConnection`] if the store is not
    /// open, [`Error::NeedsSecret`] for a sign-in-only connection.
    pub async fn sign_in_setup(&self, connection: &str) -> Result<SignInSetupView, Error> {
        let _ = connection;
        Err(Error::Stopped)
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
        let _ = (connection, profile);
        Err(Error::Stopped)
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
        let _ = (connection, is_confirmed);
        Err(Error::Stopped)
    }

    /// Removes the password profile "Support sign-in".
    ///
    /// # Errors
    /// As [`App::use_password_profile`].
    pub async fn remove_support_profile(&self, connection: &str) -> Result<SignInSetupView, Error> {
        let _ = connection;
        Err(Error::Stopped)
    }

    /// Returns the support credentials that stores may still have.
    pub fn leftovers(&self) -> Vec<LeftoverView> {
        Vec::new()
    }

    /// Looks for support credentials that are left over in a store, and deletes them.
    ///
    /// # Errors
    /// As [`App::sign_in_setup`]; [`Error::AuditLog`] if it can't be recorded.
    pub async fn delete_leftovers(&self, connection: &str) -> Result<Vec<LeftoverView>, Error> {
        let _ = connection;
        Err(Error::Stopped)
    }
}
