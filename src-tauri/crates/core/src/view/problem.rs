//! What went wrong, as the page sees it.

use serde::Serialize;
use ts_rs::TS;

/// The kind of a problem. The page switches on it; the words are in [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was typed can't be used; `field` says where.
    InvalidInput,
    /// The store does not take the client id or secret.
    BadCredentials,
    /// The store does not take the customer's e-mail address and password.
    SignInRefused,
    /// Another customer has this e-mail address.
    EmailTaken,
    /// A file could not be written.
    FileFailed,
    /// It was stopped before its end.
    Stopped,
    /// The program is locked.
    Locked,
    /// The store's policy does not allow it.
    NotAllowedHere,
    /// The customer has no password to sign in with.
    NoPassword,
    /// There is no such customer or order, or it is gone.
    NotFound,
    /// The credentials do not allow it.
    Forbidden,
    /// The store asks for patience.
    RateLimited,
    /// The host can't be found, reached or trusted, or is too slow.
    Unreachable,
    /// The host answers, but not as a store does.
    NotAStore,
    /// The store failed, or refused for a reason of its own.
    StoreFailed,
    /// The reply was lost; the work may have been done.
    OutcomeUnknown,
    /// The store answered for another customer than asked.
    WrongCustomer,
    /// The session is over.
    SessionEnded,
    /// The connection is not known, or can't do this.
    Connection,
    /// The keyring no longer has the secret.
    SecretMissing,
    /// No keyring answers on this machine.
    KeyringAbsent,
    /// The keyring is locked.
    KeyringLocked,
    /// The keyring refused.
    KeyringDenied,
    /// The keyring did not answer in time.
    KeyringTimeout,
    /// The keyring failed.
    KeyringFailed,
    /// The clipboard failed, or there was nothing to copy.
    ClipboardFailed,
    /// The preferences could not be written.
    PreferencesFailed,
    /// The journal could not be written, so the action was not done.
    JournalFailed,
    /// The sandbox store did not start.
    SandboxFailed,
    /// There is no update, or it can't be installed.
    UpdateFailed,
    /// A mistake of ours.
    Internal,
}

/// What went wrong, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Its kind.
    pub code: Code,
    /// What happened: one sentence.
    pub message: String,
    /// What to do about it: one sentence.
    pub advice: Option<String>,
    /// The field of the request that caused it, as the request spells it.
    pub field: Option<String>,
    /// The store's id for the request, for its support.
    pub request_id: Option<String>,
}
