//! The ports: what the core needs from the computer. The shell has the adapters.
//!
//! The calls block, so the core makes them on a thread that may block. It waits for the keyring
//! with a timeout.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Instant;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use secrecy::SecretString;
use serde_json::Value;

use crate::view::{Cause, ReleaseView, UpdateMeans};

/// The place of a client secret: one per connection *and* base URL, so that a secret saved for one
/// host is never found for another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SecretKey {
    /// The ID of the connection.
    pub connection: String,
    /// The base URL that the secret may be sent to.
    pub base_url: String,
}

impl SecretKey {
    /// Returns the account of the keyring entry.
    pub fn account(&self) -> String {
        format!("{} {}", self.connection, self.base_url)
    }
}

/// The keyring of the operating system.
pub trait Secrets: Send + Sync + 'static {
    /// Reads a secret; `None` if the keyring has none for this key.
    ///
    /// # Errors
    /// Fails if the keyring does.
    fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretsError>;

    /// Writes a secret, replacing an earlier one.
    ///
    /// # Errors
    /// Fails if the keyring does.
    fn put(&self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretsError>;

    /// Deletes a secret; succeeds if there is none.
    ///
    /// # Errors
    /// Fails if the keyring does.
    fn delete(&self, key: &SecretKey) -> Result<(), SecretsError>;
}

/// Why the keyring failed. No variant has the secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SecretsError {
    /// There is no session bus, or no keyring service on it.
    #[error("no keyring service")]
    Absent,
    /// The service runs, but has no default keyring.
    #[error("the keyring service has no default keyring")]
    NoCollection,
    /// The keyring is locked, and the system could not ask for its password.
    #[error("the keyring is locked")]
    Locked,
    /// The user or the system refused.
    #[error("the keyring denied access")]
    Denied,
    /// The keyring timed out: usually, a prompt for its password is open.
    #[error("the keyring timed out")]
    TimedOut,
    /// The entry is not a client secret.
    #[error("the keyring holds something that is not a client secret")]
    OtherContent,
    /// The client secret has more characters than the keyring allows.
    #[error("the client secret is longer than {limit} characters")]
    TooLong {
        /// How many it allows.
        limit: u32,
    },
    /// There are several entries for this store.
    #[error("the keyring holds several client secrets for this store")]
    Ambiguous,
    /// It did not return what was saved.
    #[error("the keyring did not give back what it was given")]
    NotReturned,
    /// It failed without a reason.
    #[error("the keyring failed and gave no reason")]
    NoReason,
    /// Any other failure. The platform's message never has the secret.
    #[error("the keyring failed: {0}")]
    Failed(String),
}

/// The preferences file: JSON values by key, without secrets.
pub trait Preferences: Send + Sync + 'static {
    /// Reads a value.
    fn get(&self, key: &str) -> Option<Value>;

    /// Writes a value. The file on disk is the new one when this returns.
    ///
    /// # Errors
    /// Fails if the file cannot be written; the file and the values are then unchanged.
    fn set(&self, key: &str, value: Value) -> Result<(), PreferencesError>;
}

/// Why the preferences could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the preferences could not be written: {0}")]
pub struct PreferencesError(pub Cause);

/// A source of time.
pub trait Clock: Send + Sync + 'static {
    /// Returns the current time.
    fn now(&self) -> Timestamp;

    /// Returns the current time of the monotonic clock. It may stand still while the computer
    /// sleeps.
    fn steady(&self) -> Instant {
        Instant::now()
    }

    /// Returns the computer's time zone. It is read once, because the page keeps it as long as the
    /// app runs.
    fn time_zone(&self) -> TimeZone {
        static ZONE: OnceLock<TimeZone> = OnceLock::new();
        ZONE.get_or_init(TimeZone::system).clone()
    }
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The clipboard of the operating system.
pub trait Clipboard: Send + Sync + 'static {
    /// Copies a secret, and asks the system's clipboard history to leave it out.
    ///
    /// # Errors
    /// Fails if there is no clipboard, or another program holds it.
    fn put(&self, secret: &SecretString) -> Result<(), ClipboardError>;

    /// Clears the clipboard if `is_secret` accepts its text, and leaves other content.
    ///
    /// # Errors
    /// Fails if the clipboard cannot be read or cleared.
    fn remove(&self, is_secret: &dyn Fn(&str) -> bool) -> Result<(), ClipboardError>;
}

/// Why the clipboard failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    /// It accepted the text, and did not keep it.
    #[error("the clipboard failed: it did not keep what was copied")]
    NotKept,
    /// It timed out.
    #[error("the clipboard failed: it did not respond in time")]
    TimedOut,
    /// Any other failure. The platform's message never has the secret.
    #[error("the clipboard failed: {0}")]
    Failed(String),
}

/// Native dialogs of the operating system. The page can neither show nor answer them.
pub trait Dialogs: Send + Sync + 'static {
    /// Asks a question. Anything but the button that says yes is a no, and so is a closed dialog.
    fn ask(&self, question: Question) -> BoxFuture<'_, bool>;

    /// Has the user choose a certificate file; `None` if they choose none.
    fn choose_certificate_file(&self) -> BoxFuture<'_, Option<PathBuf>>;
}

/// The proxy in the settings of the desktop.
pub trait DesktopProxy: Send + Sync + 'static {
    /// Returns the address of the proxy for a URL; `None` if requests to it are sent directly, or
    /// if the desktop has no such settings. It may block while a script of the network finds the
    /// proxy.
    fn proxy_for(&self, url: &str) -> Option<String>;
}

/// A question in a native dialog. The dialog says it in the user's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// May the app connect to this host, which it does not know?
    UnknownHost {
        /// The host in the form that is sent, without letters of other alphabets, which may look
        /// like familiar ones. Perhaps with a port.
        address: String,
        /// Whether a part of it stands for letters of another alphabet.
        is_punycode: bool,
    },
    /// May the app send the audit log to this server?
    LogServer {
        /// The address.
        address: String,
        /// The host of the address.
        host: String,
    },
    /// May the app send the requests to stores through this proxy?
    Proxy {
        /// The address.
        address: String,
    },
    /// May the app look for updates on this server?
    UpdateServer {
        /// The address.
        address: String,
    },
}

/// Asks the system to authenticate the person at the computer, as its lock screen does.
pub trait Authenticator: Send + Sync + 'static {
    /// Whether the system can.
    fn is_available(&self) -> bool;

    /// Asks, and blocks until the person has responded.
    ///
    /// # Errors
    /// Fails unless the person was authenticated.
    fn authenticate(&self) -> Result<(), AuthenticationError>;
}

/// Why the person at the computer was not authenticated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuthenticationError {
    /// The password was wrong, or the dialog was closed.
    #[error("the system did not authenticate the person")]
    Refused,
    /// The desktop has no dialog that asks for the password.
    #[error("the system has no dialog to authenticate a person")]
    NoDialog,
    /// The dialog is open already, or it got no response.
    #[error("the system has not finished authentication")]
    Pending,
    /// Any other failure.
    #[error("authentication failed: {0}")]
    Failed(String),
}

/// Finds, downloads and installs new versions of the app.
pub trait Updater: Send + Sync + 'static {
    /// How this copy of the app is updated.
    fn means(&self) -> UpdateMeans;

    /// Whether the build has a public key to verify updates with.
    fn has_key(&self) -> bool;

    /// The update address of the build.
    fn address(&self) -> Option<String>;

    /// Whether updates may come from this address.
    fn accepts(&self, address: &str) -> bool;

    /// Asks this address for the latest version; `None` if it is the running one. Dropping the
    /// future cancels the request.
    fn check<'a>(&'a self, address: &'a str) -> BoxFuture<'a, Result<Option<ReleaseView>, UpdateError>>;

    /// Downloads and verifies the version found last. `tell` gets the received and the total bytes.
    /// Dropping the future cancels the download and deletes it.
    fn download<'a>(
        &'a self,
        tell: &'a (dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), UpdateError>>;

    /// Installs the download. Blocks. Does not restart the app, but on Windows a success ends the
    /// process.
    ///
    /// # Errors
    /// Fails if it cannot be installed; the running version then stays in place.
    fn install(&self) -> Result<(), UpdateError>;
}

/// Why an update failed. The messages have no more of an address than its host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpdateError {
    /// The server is unknown, unreachable or untrusted.
    #[error("update server unreachable: {0}")]
    Unreachable(String),
    /// The server timed out.
    #[error("update server timed out")]
    TimedOut,
    /// The server responded with an error status.
    #[error("update server responded with status {0}")]
    Status(u16),
    /// The server redirects too often, or to an address that is not allowed.
    #[error("update server redirects to an address that is not allowed")]
    Redirected,
    /// The manifest is malformed.
    #[error("malformed update manifest: {0}")]
    Malformed(String),
    /// The response is larger than an update can be.
    #[error("update server response too large")]
    TooLarge,
    /// The server's latest version is older than the running one.
    #[error("update server offers older version {0}")]
    Older(String),
    /// The latest version has no package for this system.
    #[error("no update package for this system")]
    NoPackage,
    /// The signature is not valid for this key, package and version.
    #[error("invalid update signature: {0}")]
    Signature(String),
    /// The installation failed.
    #[error("update installation failed: {0}")]
    Install(String),
}
