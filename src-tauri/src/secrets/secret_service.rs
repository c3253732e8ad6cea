//! The Secret Service of Linux desktops: GNOME Keyring, `KWallet`, `KeePassXC`.

use std::env;
use std::error::Error as StdError;

use keyring_core::{Entry, Error};
use secret_service::EncryptionType;
use secret_service::blocking::SecretService;
use shopside_core::ports::SecretsError;
use zbus_secret_service_keyring_store::Store;

/// An entry in the default store, which `reconnect` may have replaced.
pub(super) fn entry(service: &str, user: &str) -> Result<Entry, Error> {
    // `keyring` chooses the default store once and caches a failure; `reconnect` replaces it.
    keyring::Entry::store_status();
    Entry::new(service, user)
}

/// Replaces a connection that is blocked or broken.
pub(super) fn reconnect() -> Result<(), Error> {
    keyring_core::set_default_store(Store::new()?);
    Ok(())
}

/// Whether there is a keyring. An unclear result counts as yes.
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
        // The password prompt was dismissed.
        Some(Prompt) if has_display() => SecretsError::Denied,
        // Without a display there was no prompt.
        Some(Locked | Prompt) => SecretsError::Locked,
        _ => SecretsError::Failed(error.to_string()),
    }
}

fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}
