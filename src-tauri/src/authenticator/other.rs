//! No authentication.

use shopside_core::ports::{AuthenticationError, Authenticator};

/// A system that is not asked.
#[derive(Default)]
pub(crate) struct OsAuthenticator;

impl Authenticator for OsAuthenticator {
    fn is_available(&self) -> bool {
        false
    }

    fn authenticate(&self) -> Result<(), AuthenticationError> {
        Err(AuthenticationError::NoDialog)
    }
}
