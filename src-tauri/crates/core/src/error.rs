//! The errors of the core. The texts for staff are in `problem`.

use std::borrow::Cow;

use crate::member_error::MemberError;
use crate::ports::{AuthenticationError, ClipboardError, PreferencesError, SecretsError, UpdateError};
use crate::view::{
    AccessMode, Cause, ClockNote, Done, FormField, InvalidInput, PolicyFault, Problem, UpdatesOff,
};

/// The errors of the core.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An input is invalid.
    #[error("{why}")]
    Input {
        /// The field of the command's input. A field of a part has the name of the part before it,
        /// such as `items.0.name`.
        field: Cow<'static, str>,
        /// What is wrong, for staff.
        why: InvalidInput,
    },
    /// The store refused, failed or was unreachable.
    #[error(transparent)]
    Store(#[from] moltin::Error),
    /// The store refused the credentials of a connection.
    #[error("the store refused the credentials: {source}")]
    Credentials {
        /// The field of the command's input.
        field: &'static str,
        /// The store's error.
        source: moltin::Error,
    },
    /// The store refused the value of a field.
    #[error("{source}")]
    Refused {
        /// The field of the command's input.
        field: &'static str,
        /// The missing fields, for staff, if the store only reports missing fields.
        missing: Option<Vec<FormField>>,
        /// The store's error.
        source: moltin::Error,
    },
    /// The keyring failed.
    #[error(transparent)]
    Keyring(#[from] SecretsError),
    /// The client secret of a connection is not where it was saved.
    #[error("the client secret is missing")]
    SecretMissing {
        /// Whether it was saved in memory only.
        session_only: bool,
    },
    /// The preferences could not be written.
    #[error(transparent)]
    Preferences(#[from] PreferencesError),
    /// The audit log could not be written before the action, which was not done.
    #[error(transparent)]
    AuditLog(#[from] journal::Error),
    /// The audit log could not be read.
    #[error(transparent)]
    AuditLogUnread(journal::Error),
    /// The action was done, and the audit log could not record that.
    #[error("{done}, and the audit log could not record it: {source}")]
    OutcomeNotRecorded {
        /// What was done.
        done: Done,
        /// The error of the audit log.
        source: journal::Error,
    },
    /// The action failed, and the audit log could not record that.
    #[error("{failure}; the audit log could not record it: {source}")]
    FailureNotRecorded {
        /// Why the action failed.
        failure: Box<Error>,
        /// The error of the audit log.
        source: journal::Error,
    },
    /// Data was requested, and dropped because the audit log could not record the requests.
    #[error("nothing is shown, because the audit log could not record it: {0}")]
    NotShown(#[source] journal::Error),
    /// A file could not be written.
    #[error("the file could not be written: {0}")]
    File(#[from] std::io::Error),
    /// The format of a file has no room for what is written.
    #[error("the file could not be written: {0}")]
    TooLarge(#[source] sheet::TooLarge),
    /// Staff stopped it, or closed its store.
    #[error("stopped")]
    Stopped,
    /// The clipboard failed.
    #[error(transparent)]
    Clipboard(#[from] ClipboardError),
    /// There is no generated password to copy.
    #[error("there is no new password to copy")]
    NothingToCopy,
    /// The app is locked.
    #[error("the app is locked")]
    Locked,
    /// The person who wants to unlock the app was not authenticated.
    #[error(transparent)]
    Authentication(#[from] AuthenticationError),
    /// No open connection has this ID.
    #[error("unknown connection")]
    UnknownConnection,
    /// The store is already connected.
    #[error("the store is already connected, as {name}")]
    AlreadyConnected {
        /// The name of the connection.
        name: String,
    },
    /// The sandbox store is not running.
    #[error("the sandbox store is not running")]
    SandboxNotRunning,
    /// The action needs the client secret, and the connection is sign-in-only.
    #[error("the connection is sign-in-only")]
    NeedsSecret,
    /// The company's policy fixes this setting.
    #[error("the setting is managed")]
    Managed {
        /// The field of the command's input.
        field: &'static str,
    },
    /// The company's policy can't be used.
    #[error("the policy of the organization can’t be used: {0}")]
    UnusablePolicy(PolicyFault),
    /// The company's policy does not allow this host.
    #[error("the policy of the organization does not allow the host {0}")]
    HostNotAllowed(String),
    /// The company's policy requires that the log server has the audit log first.
    #[error("the log server does not have the audit log: {0}")]
    NotExported(Cause),
    /// Staff refused this host.
    #[error("the host {0} was refused")]
    HostRefused(String),
    /// A native dialog is open already.
    #[error("another dialog is open")]
    QuestionOpen,
    /// The store's policy forbids it.
    #[error("the store’s policy forbids this")]
    Forbidden {
        /// How staff wanted to see the shop.
        way: AccessMode,
    },
    /// The action needs the customer's token, and the session is a preview.
    #[error("the session is a preview, not a sign-in")]
    NeedsSignIn,
    /// The session can't be extended any further.
    #[error("the session can’t be extended any further")]
    NotExtendable,
    /// The store has no authentication realm for its account members.
    #[error("the store has no authentication realm for account members")]
    NoAccountRealm,
    /// A member was created, and could not be added to the account.
    #[error("the member was created, but not added to the account: {0}")]
    CreatedNotAdded(#[source] Box<Error>),
    /// The customer has no password to sign in with.
    #[error("the customer has no password")]
    NoPassword,
    /// There is no session as an account member, or nothing to read in one.
    #[error(transparent)]
    Member(#[from] MemberError),
    /// The store did not say readably whose order it is. It was dropped.
    #[error("the order's customer can't be read")]
    UnclearCustomer,
    /// The customer token that the store issued had expired already.
    #[error("the customer token has expired already")]
    TokenExpired {
        /// By how much this computer's clock differs from the store's, if by much.
        clock_note: Option<ClockNote>,
    },
    /// The response is about another customer. It was dropped.
    #[error("the response is about another customer")]
    WrongCustomer,
    /// The update failed.
    #[error(transparent)]
    Update(#[from] UpdateError),
    /// This copy of the app cannot check for updates.
    #[error("updates are off")]
    UpdatesOff(UpdatesOff),
    /// The update is not at the stage for this step.
    #[error("no update for this step")]
    NoUpdate,
    /// An impersonation session is active, and the update has to wait.
    #[error("an impersonation session is active")]
    Inside,
    /// An impersonation session is active, and nothing is changed in the store during it.
    #[error("this is not done during customer view")]
    DuringCustomerView,
    /// The session has ended or never existed.
    #[error("the session has ended")]
    SessionEnded,
}

impl From<sheet::Error> for Error {
    fn from(error: sheet::Error) -> Self {
        match error {
            sheet::Error::Write(error) => Self::File(error),
            sheet::Error::TooLarge(what) => Self::TooLarge(what),
        }
    }
}

impl Error {
    pub(crate) fn input(field: impl Into<Cow<'static, str>>, why: InvalidInput) -> Self {
        let field = field.into();
        Self::Input { field, why }
    }

    /// The same error, about a field of a part of the input.
    pub(crate) fn in_part(self, part: &str) -> Self {
        match self {
            Self::Input { field, why } => Self::input(format!("{part}.{field}"), why),
            other => other,
        }
    }

    /// Logs an error that its caller ignores. Only its code is logged, because messages may contain
    /// personal data.
    pub(crate) fn warn(&self, message: &'static str) {
        tracing::warn!(code = ?Problem::from(self).code, "{message}");
    }

    /// The error itself, without that it could not be recorded.
    pub(crate) fn cause(&self) -> &Self {
        match self {
            Self::FailureNotRecorded { failure, .. } => failure,
            error => error,
        }
    }

    /// Whether the request may have succeeded although it failed here: an ambiguous failure.
    pub(crate) fn leaves_outcome_unknown(&self) -> bool {
        use moltin::Error::{ConnectionLost, CreationUnknown, Decode, NotCreated, Timeout, TooLarge};

        match self.cause() {
            Self::Store(NotCreated { .. }) => false,
            Self::Store(
                ConnectionLost { .. }
                | Timeout { .. }
                | Decode { .. }
                | TooLarge { .. }
                | CreationUnknown { .. },
            ) => true,
            // A malformed response to a success, or a server error.
            Self::Store(error) => error.status().is_some_and(|status| !(300..500).contains(&status)),
            _ => false,
        }
    }
}
