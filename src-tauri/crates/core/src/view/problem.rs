//! View models of errors.

use serde::Serialize;
use ts_rs::TS;

use super::ProblemText;

/// The code of a problem, for the page to match on. The text for staff is in [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// An input is invalid; `field` says which.
    InvalidInput,
    /// The store refused the client ID or secret.
    BadCredentials,
    /// The store refused the customer's email address and password.
    SignInRefused,
    /// Another customer has this email address.
    EmailTaken,
    /// A file could not be written.
    FileFailed,
    /// Staff stopped it.
    Stopped,
    /// The app is locked.
    Locked,
    /// The store's policy does not allow it.
    NotAllowedHere,
    /// The company’s policy fixes the setting, does not allow the host or requires an
    /// acknowledgment first, or can’t be used.
    Managed,
    /// The customer has no password to sign in with.
    NoPassword,
    /// The store has no such record.
    NotFound,
    /// The credentials do not allow it.
    Forbidden,
    /// The store limits the rate of requests.
    RateLimited,
    /// The host is unknown, unreachable, untrusted or too slow.
    Unreachable,
    /// The response is not that of a store.
    NotAStore,
    /// The store failed or refused.
    StoreFailed,
    /// The response was lost: the request may have succeeded.
    OutcomeUnknown,
    /// The response is about another customer.
    WrongCustomer,
    /// The session has ended.
    SessionEnded,
    /// The connection is unknown or cannot do this.
    Connection,
    /// The keyring no longer has the secret.
    SecretMissing,
    /// This computer has no keyring.
    KeyringAbsent,
    /// The keyring is locked.
    KeyringLocked,
    /// The keyring refused.
    KeyringDenied,
    /// The keyring timed out.
    KeyringTimeout,
    /// The keyring failed.
    KeyringFailed,
    /// The clipboard failed, or there is nothing to copy.
    ClipboardFailed,
    /// The preferences could not be written.
    PreferencesFailed,
    /// The audit log could not be written, so nothing was done, or nothing is shown.
    AuditLogFailed,
    /// It was done, but the audit log could not record that.
    OutcomeNotRecorded,
    /// The sandbox store did not start.
    SandboxFailed,
    /// There is no update, or it cannot be installed.
    UpdateFailed,
    /// The system did not authenticate the person who wants to unlock the app.
    AuthenticationFailed,
    /// The system can't authenticate a person, so the app is only hidden.
    NoAuthentication,
    /// A bug in the app.
    Internal,
}

/// An error in the words that staff see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The code.
    pub code: Code,
    /// What happened: one sentence.
    pub message: String,
    /// What to do: one sentence.
    pub advice: Option<String>,
    /// The same by ID and arguments, for other languages than English. Only a problem of the page
    /// itself, which is in the user's language, has none.
    pub text: Option<ProblemText>,
    /// The field of the command's input that caused it.
    pub field: Option<String>,
    /// The store's request ID, for the store's support.
    pub request_id: Option<String>,
}
