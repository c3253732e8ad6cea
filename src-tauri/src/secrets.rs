//! Client secrets in the keyring of the operating system. Only this module uses `keyring`.
//!
//! The calls block, on a daemon that may be asking its owner for a password: core makes them off the window's threads and
//! waits only so long. What the keyring says is sorted into [`SecretsError`] here, since its own errors may carry what it was given.

use std::sync::atomic::{AtomicUsize, Ordering};

use keyring_core::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use shopside_core::ports::{SecretKey, Secrets, SecretsError};

#[cfg_attr(target_os = "linux", path = "secrets/secret_service.rs")]
#[cfg_attr(not(target_os = "linux"), path = "secrets/other.rs")]
mod platform;

/// What all entries are kept under.
const SERVICE: &str = "dev.shopside.desktop";

/// The keyring of the operating system.
#[derive(Debug, Default)]
pub struct OsKeyring {
    /// How many calls have not come back. One may wait for its owner's password for as long as they like, and with
    /// it everybody who shares its connection.
    under_way: AtomicUsize,
}

impl OsKeyring {
    /// Asks the keyring. A connection that is stuck or broken is replaced, once.
    fn ask<T>(
        &self,
        key: &SecretKey,
        question: impl Fn(&Entry) -> Result<T, Error>,
    ) -> Result<T, SecretsError> {
        let _under_way = UnderWay::count(&self.under_way);
        if self.under_way.load(Ordering::SeqCst) > 1 {
            platform::reconnect().map_err(|error| explain(&error))?;
        }
        let user = key.account();
        let ask = || question(&platform::entry(SERVICE, &user)?);
        match ask() {
            // The daemon was restarted, or was not there when the program started.
            Err(Error::PlatformFailure(_) | Error::NoDefaultStore) => platform::reconnect()
                .and_then(|()| ask())
                .map_err(|error| explain(&error)),
            answer => answer.map_err(|error| explain(&error)),
        }
    }
}

impl Secrets for OsKeyring {
    fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretsError> {
        let found = self.ask(key, |entry| match entry.get_password() {
            Ok(secret) => Ok(Some(SecretString::from(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })?;
        // A keyring that is not there has no entries either, and that is another matter.
        if found.is_none() && !platform::has_collection() {
            return Err(SecretsError::NoCollection);
        }
        Ok(found)
    }

    fn put(&self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretsError> {
        self.ask(key, |entry| entry.set_password(secret.expose_secret()))
    }

    fn delete(&self, key: &SecretKey) -> Result<(), SecretsError> {
        self.ask(key, |entry| match entry.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            answer => answer,
        })
    }
}

/// Sorts what the keyring says. Never by its `Debug`, which may print secrets.
fn explain(error: &Error) -> SecretsError {
    match error {
        Error::NoDefaultStore => SecretsError::Absent,
        Error::PlatformFailure(source) | Error::NoStorageAccess(source) => platform::explain(source.as_ref()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            SecretsError::Failed("it holds something that is not a client secret".into())
        }
        Error::TooLong(_, most) => {
            SecretsError::Failed(format!("the client secret is longer than {most} characters"))
        }
        Error::Ambiguous(_) => SecretsError::Failed("it holds several client secrets for this store".into()),
        _ => SecretsError::Failed("it gave no reason".into()),
    }
}

/// Counts a call for as long as it lasts.
struct UnderWay<'a>(&'a AtomicUsize);

impl<'a> UnderWay<'a> {
    fn count(calls: &'a AtomicUsize) -> Self {
        calls.fetch_add(1, Ordering::SeqCst);
        Self(calls)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
