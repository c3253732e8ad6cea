//! The Secret Service of Linux desktops: GNOME Keyring, `KWallet`, `KeePassXC`.

use std::env;
use std::error::Error as StdError;

use keyring_core::{Entry, Error};
use secret_service::EncryptionType;
use secret_service::blocking::SecretService;
use shopside_core::ports::SecretsError;
use zbus_secret_service_keyring_store::Store;

/// An entry in the store that `keyring` chose for this system, or in the one that has replaced it.
pub(super) fn entry(service: &str, user: &str) -> Result<Entry, Error> {
    // Chosen once; where that failed, `reconnect` puts another in its place.
    keyring::Entry::store_status();
    Entry::new(service, user)
}

/// Puts a fresh connection in the place of one that is stuck or broken.
pub(super) fn reconnect() -> Result<(), Error> {
    keyring_core::set_default_store(Store::new()?);
    Ok(())
}

/// Whether there is a keyring to keep things in. Only a clear no is one.
pub(super) fn has_collection() -> bool {
    let collection = SecretService::connect(EncryptionType::Plain)
        .and_then(|service| service.get_default_collection().map(drop));
    !matches!(collection, Err(secret_service::Error::NoResult))
}

pub(super) fn explain(error: &(dyn StdError + Send + Sync + 'static)) -> SecretsError {
    use secret_service::Error::{Locked, NoResult, Prompt, Unavailable, Zbus};

    match error.downcast_ref::<secret_service::Error>() {
        Some(Unavailable | Zbus(_)) => SecretsError::Absent,
        Some(NoResult) => SecretsError::NoCollection,
        // A question for the password was closed.
        Some(Prompt) if has_screen() => SecretsError::Denied,
        // Where there is no screen, nobody could be asked.
        Some(Locked | Prompt) => SecretsError::Locked,
        _ => SecretsError::Failed(error.to_string()),
    }
}

fn has_screen() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
