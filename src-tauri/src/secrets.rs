//! Client secrets in the keyring of the operating system. Only this module uses `keyring`.
//!
//! Calls block while the keyring's daemon asks its owner for a password, so the core makes them on
//! blocking threads with a timeout. The keyring's errors are mapped to [`SecretsError`], because
//! they may contain the secret.

use std::sync::atomic::{AtomicUsize, Ordering};

use keyring_core::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use shopside_core::ports::{SecretKey, Secrets, SecretsError};

#[cfg_attr(target_os = "linux", path = "secrets/secret_service.rs")]
#[cfg_attr(not(target_os = "linux"), path = "secrets/other.rs")]
mod platform;

/// The service name of all entries.
const SERVICE: &str = "dev.shopside.desktop";

/// The keyring of the operating system.
#[derive(Debug, Default)]
pub struct OsKeyring {
    /// Calls that have not returned. One that waits for a password blocks all others on its
    /// connection.
    pending_calls: AtomicUsize,
}

impl OsKeyring {
    /// Calls the keyring. Reconnects once if the connection is blocked or broken.
    fn call<T>(
        &self,
        key: &SecretKey,
        operation: impl Fn(&Entry) -> Result<T, Error>,
    ) -> Result<T, SecretsError> {
        let _pending = PendingCall::count(&self.pending_calls);
        if self.pending_calls.load(Ordering::SeqCst) > 1 {
            platform::reconnect().map_err(|error| explain(&error))?;
        }
        let user = key.account();
        let attempt = || operation(&platform::entry(SERVICE, &user)?);
        match attempt() {
            // The daemon was restarted, or did not run when the app started.
            Err(Error::PlatformFailure(_) | Error::NoDefaultStore) => {
                tracing::warn!("keyring connection broken; reconnecting");
                platform::reconnect()
                    .and_then(|()| attempt())
                    .map_err(|error| explain(&error))
            }
            result => result.map_err(|error| explain(&error)),
        }
    }
}

impl Secrets for OsKeyring {
    fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretsError> {
        let found = self.call(key, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(SecretString::from(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })?;
        // A missing collection also reads as "no entry".
        if found.is_none() && !platform::has_collection() {
            return Err(SecretsError::NoCollection);
        }
        Ok(found)
    }

    fn put(&self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretsError> {
        self.call(key, |entry| entry.set_password(secret.expose_secret()))
    }

    fn delete(&self, key: &SecretKey) -> Result<(), SecretsError> {
        self.call(key, |entry| match entry.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            result => result,
        })
    }
}

/// Maps an error of the keyring. Its `Debug` output may contain secrets, so it is not used.
fn explain(error: &Error) -> SecretsError {
    match error {
        Error::NoDefaultStore => SecretsError::Absent,
        Error::PlatformFailure(source) | Error::NoStorageAccess(source) => platform::explain(source.as_ref()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => SecretsError::OtherContent,
        Error::TooLong(_, most) => SecretsError::TooLong { limit: *most },
        Error::Ambiguous(_) => SecretsError::Ambiguous,
        _ => SecretsError::NoReason,
    }
}

/// Counts a call until it is dropped.
struct PendingCall<'a>(&'a AtomicUsize);

impl<'a> PendingCall<'a> {
    fn count(calls: &'a AtomicUsize) -> Self {
        calls.fetch_add(1, Ordering::SeqCst);
        Self(calls)
    }
}

impl Drop for PendingCall<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
