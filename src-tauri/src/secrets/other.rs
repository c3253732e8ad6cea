//! The macOS keychain and the Windows credential manager, which always exist.

use std::error::Error as StdError;

use keyring_core::{Entry, Error};
use shopside_core::ports::SecretsError;

/// An entry in the default store of this system.
pub(super) fn entry(service: &str, user: &str) -> Result<Entry, Error> {
    keyring::Entry::new(service, user).map(|entry| entry.inner)
}

#[expect(clippy::unnecessary_wraps, reason = "the Secret Service can fail")]
pub(super) fn reconnect() -> Result<(), Error> {
    Ok(())
}

pub(super) fn has_collection() -> bool {
    true
}

pub(super) fn explain(error: &(dyn StdError + Send + Sync + 'static)) -> SecretsError {
    SecretsError::Failed(error.to_string())
}
