//! What app asks of the machine it runs on: a keyring, a clipboard, a preferences file, a clock.
//!
//! The calls block. Desk makes them on a blocking thread, and waits for the keyring only so long.

use std::time::Instant;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;

use crate::view::{ReleaseView, UpdateMeans};

/// Where a client secret is kept: one place for each connection *and* host, so that a secret
/// saved for one host is never found when another is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SecretKey {
    /// Our own id of the connection.
    pub connection: String,
    /// The base URL that the secret may be sent to.
    pub base_url: String,
}

impl SecretKey {
    /// The account under which the keyring has it.
    pub fn account(&self) -> String {
        format!("{} {}", self.connection, self.base_url)
    }
}

/// The keyring of the operating system.
pub trait Secrets: Send + Sync + 'static {
    /// Reads a secret; `None` where the keyring has none under this key.
    ///
    /// # Errors
    /// Says which of the keyring's troubles it is.
    fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretsError>;

    /// Writes a secret over what was there.
    ///
    /// # Errors
    /// Says which of the keyring's troubles it is.
    fn put(&self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretsError>;

    /// Removes a secret; no error where there is none.
    ///
    /// # Errors
    /// Says which of the keyring's troubles it is.
    fn delete(&self, key: &SecretKey) -> Result<(), SecretsError>;
}

/// Why the keyring did not answer. No variant holds what it was asked to keep.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretsError {
    /// No session bus, or no keyring service on it.
    #[error("no keyring service answers on this machine")]
    Absent,
    /// The service runs, but has no keyring to keep things in.
    #[error("the keyring service has no default keyring")]
    NoCollection,
    /// The keyring is locked, and nobody could be asked for its password.
    #[error("the keyring is locked")]
    Locked,
    /// The user or the system said no.
    #[error("the keyring refused")]
    Denied,
    /// No answer in time: most likely a question for its password stands open.
    #[error("the keyring did not answer in time")]
    TimedOut,
    /// Anything else, in the platform's words, which never hold the secret.
    #[error("the keyring failed: {0}")]
    Failed(String),
}

/// The preferences file: JSON values by key. Nothing secret goes in.
pub trait Preferences: Send + Sync + 'static {
    /// Reads a value.
    fn get(&self, key: &str) -> Option<Value>;

    /// Writes a value. When it returns, the file on disk is the new one.
    ///
    /// # Errors
    /// Fails where the file can't be written; then the file and what [`Preferences::get`] gives are the old ones.
    fn set(&self, key: &str, value: Value) -> Result<(), PreferencesError>;
}

/// The preferences could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the preferences could not be written: {0}")]
pub struct PreferencesError(pub String);

/// The time of day.
pub trait Clock: Send + Sync + 'static {
    /// The present moment.
    fn now(&self) -> Timestamp;

    /// The present moment on the clock that nobody sets. It may stand still while the machine sleeps.
    fn steady(&self) -> Instant {
        Instant::now()
    }
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The clipboard of the operating system.
pub trait Clipboard: Send + Sync + 'static {
    /// Puts a secret there, and asks the system's clipboard history to leave it out.
    ///
    /// # Errors
    /// Fails where there is no clipboard, or another program does not let go of it.
    fn put(&self, secret: &SecretString) -> Result<(), ClipboardError>;

    /// Empties the clipboard if this secret is in it. Anything else that is there stays.
    ///
    /// # Errors
    /// Fails where the clipboard can't be read or emptied.
    fn remove(&self, secret: &SecretString) -> Result<(), ClipboardError>;
}

/// The clipboard did not do what it was asked, in the platform's words, which never hold what was to be copied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the clipboard failed: {0}")]
pub struct ClipboardError(pub String);

/// What finds new versions of the app, downloads and installs them.
pub trait Updater: Send + Sync + 'static {
    /// How this copy of the app is updated.
    fn means(&self) -> UpdateMeans;

    /// Whether the build has a public key to verify updates with.
    fn has_key(&self) -> bool;

    /// The address that the build brings along.
    fn address(&self) -> Option<String>;

    /// Whether updates may come from this address.
    fn accepts(&self, address: &str) -> bool;

    /// Asks this address for its latest version; `None` where it is the one that runs. Sends nothing when it is dropped.
    fn check<'a>(&'a self, address: &'a str) -> BoxFuture<'a, Result<Option<ReleaseView>, UpdateError>>;

    /// Downloads and verifies the version that was found last. Tells of the bytes so far, and of how many there are. Sends nothing
    /// more when it is dropped, and keeps nothing then.
    fn download<'a>(
        &'a self,
        tell: &'a (dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), UpdateError>>;

    /// Installs what was downloaded. Blocks, and restarts nothing, but on Windows it ends the process on success.
    ///
    /// # Errors
    /// Says why it can't be installed; the version that runs is then still in its place.
    fn install(&self) -> Result<(), UpdateError>;
}

/// Why there is no update. Texts in it never hold more of an address than its host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpdateError {
    /// The server can't be found, reached or trusted.
    #[error("the update server can’t be reached: {0}")]
    Unreachable(String),
    /// The server takes too long.
    #[error("the update server took too long")]
    TimedOut,
    /// The server answers with a failure.
    #[error("the update server answered with status {0}")]
    Status(u16),
    /// The server redirects too often, or to where updates may not come from.
    #[error("the update server redirects to an address that is not allowed")]
    Redirected,
    /// The server's answer is not a description of a version.
    #[error("the update server’s answer is malformed: {0}")]
    Malformed(String),
    /// More than an update can be.
    #[error("the update server sent too much")]
    TooLarge,
    /// The server's latest version is older than the one that runs.
    #[error("the update server offers the older version {0}")]
    Older(String),
    /// The latest version has no package for this system.
    #[error("there is no package of the new version for this system")]
    NoPackage,
    /// The signature is not of this key, of these bytes and of this version.
    #[error("the signature of the update is wrong: {0}")]
    Signature(String),
    /// It can't be installed.
    #[error("the update could not be installed: {0}")]
    Install(String),
}
