//! What can go wrong at the app. Its plain words for the page are in `problem`.

use crate::ports::{ClipboardError, PreferencesError, SecretsError, UpdateError};
use crate::view::{UpdatesOff, WayView};

/// What can go wrong at the app.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was typed can't be used.
    #[error("{message}")]
    Input {
        /// The field of the request, as the request spells it.
        field: &'static str,
        /// What is wrong with it.
        message: String,
    },
    /// The store refused, failed or could not be reached.
    #[error(transparent)]
    Store(#[from] moltin::Error),
    /// The store refused the credentials of a connection; the field is where they were typed.
    #[error("the store does not take these credentials: {source}")]
    Credentials {
        /// The field of the request, as the request spells it.
        field: &'static str,
        /// What the store said.
        source: moltin::Error,
    },
    /// The store refused what was typed into a field.
    #[error("{source}")]
    Refused {
        /// The field of the request, as the request spells it.
        field: &'static str,
        /// What the store asks for, in words, where all that it says is that something is missing.
        missing: Option<Vec<&'static str>>,
        /// What the store said.
        source: moltin::Error,
    },
    /// The keyring did not answer.
    #[error(transparent)]
    Keyring(#[from] SecretsError),
    /// The keyring has no secret for a connection that keeps one there.
    #[error("the client secret is not where it was kept")]
    SecretMissing {
        /// It was kept in memory only, by choice.
        session_only: bool,
    },
    /// The preferences could not be written.
    #[error(transparent)]
    Preferences(#[from] PreferencesError),
    /// The journal could not be written.
    #[error(transparent)]
    Journal(#[from] journal::Error),
    /// A file could not be written.
    #[error("the file could not be written: {0}")]
    File(#[from] std::io::Error),
    /// It was stopped before its end, by whoever began it or with its store.
    #[error("stopped before its end")]
    Stopped,
    /// The clipboard did not take what was to be copied.
    #[error(transparent)]
    Clipboard(#[from] ClipboardError),
    /// There is no new password to hand over.
    #[error("there is no new password to copy")]
    NothingToCopy,
    /// The program is locked.
    #[error("the program is locked")]
    Locked,
    /// There is no connection of this name.
    #[error("there is no such connection")]
    UnknownConnection,
    /// The same store is connected already.
    #[error("this store is connected already, as {name}")]
    AlreadyConnected {
        /// What the merchant calls it.
        name: String,
    },
    /// The sandbox store is not running.
    #[error("the sandbox store is not running")]
    SandboxNotRunning,
    /// A sign-in only connection was asked for what needs the secret.
    #[error("this connection is for signing in as a customer only")]
    NeedsSecret,
    /// The store's policy does not allow to see it in this way.
    #[error("the store’s policy does not allow this")]
    Forbidden {
        /// Which way.
        way: WayView,
    },
    /// A preview was asked for what only the customer's own view can tell.
    #[error("this needs the customer to be signed in as")]
    NeedsSignIn,
    /// The customer has no password to sign in with.
    #[error("the customer has no password")]
    NoPassword,
    /// The store answered for another customer than asked. Nothing of the answer was kept.
    #[error("the store answered for another customer")]
    WrongCustomer,
    /// There is no update, and why.
    #[error(transparent)]
    Update(#[from] UpdateError),
    /// This copy of the app can't check for updates.
    #[error("updates are off")]
    UpdatesOff(UpdatesOff),
    /// The step does not fit how far the update is.
    #[error("there is no update to go on with")]
    NoUpdate,
    /// A customer is looked at.
    #[error("a customer is looked at")]
    Inside,
    /// The session is over, or never was.
    #[error("the session is over")]
    SessionEnded,
}

impl Error {
    pub(crate) fn input(field: &'static str, message: impl Into<String>) -> Self {
        Self::Input {
            field,
            message: message.into(),
        }
    }

    /// Whether the store may have done what it was asked although it seems to have failed.
    pub(crate) fn leaves_outcome_unknown(&self) -> bool {
        use moltin::Error::{CreationUnknown, Decode, Interrupted, NotCreated, Timeout, TooLarge};

        match self {
            Self::Store(NotCreated { .. }) => false,
            Self::Store(
                Interrupted { .. }
                | Timeout { .. }
                | Decode { .. }
                | TooLarge { .. }
                | CreationUnknown { .. },
            ) => true,
            // A yes that can't be read, or a failure in the middle.
            Self::Store(error) => error.status().is_some_and(|status| !(300..500).contains(&status)),
            _ => false,
        }
    }
}
