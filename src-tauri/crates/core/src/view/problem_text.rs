//! The texts of problems by ID and arguments, for the page to say them in the user's language.
//!
//! The page has a message `problem-<id>` for each in every language but English, whose sentences
//! come with the problem. A problem without an ID is shown in English. An invalid input has a
//! message `input-<id>`, and a row of an import `row-<id>`.

use serde::Serialize;
use ts_rs::TS;

use super::{ClockNote, InvalidInput, RowReason};

/// The text of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "id", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum ProblemText {
    /// An input is invalid.
    Input(InvalidInput),
    /// Why a row of an import has its state.
    Row(RowReason),
    /// The customer was deleted.
    CustomerDeleted,
    /// The store refused the client ID, perhaps because of this computer's clock.
    BadClientIdByClock(ClockNote),
    /// The store refused client ID and secret, perhaps because of this computer's clock.
    BadCredentialsByClock(ClockNote),
    /// The store no longer accepts the credentials, perhaps because of this computer's clock.
    CredentialsRefusedByClock(ClockNote),
    /// The customer token had expired when it was issued, by this computer's clock.
    TokenExpiredByClock(ClockNote),
    /// The app is locked.
    Locked,
    /// It was stopped before it finished.
    Stopped,
    /// It was stopped before anything was sent.
    Cancelled,
    /// There is no new password to copy.
    NothingToCopy,
    /// The store isn't open.
    StoreNotOpen,
    /// The store is connected already.
    AlreadyConnected {
        /// The name of the connection.
        name: String,
    },
    /// The sandbox store isn't running.
    SandboxNotRunning,
    /// The connection is sign-in only.
    NeedsSecret,
    /// The store's policy forbids previews.
    PreviewOff,
    /// The store's policy forbids sign-ins.
    SignInOff,
    /// The company's policy fixes it.
    Managed,
    /// The company's policy does not allow this host.
    HostNotAllowed {
        /// The host.
        host: String,
    },
    /// Staff did not allow this host.
    HostRefused {
        /// The host.
        host: String,
    },
    /// Another dialog is open.
    QuestionOpen,
    /// A preview has nothing to compare.
    NeedsSignIn,
    /// The session can't be extended.
    NotExtendable,
    /// A member was created, but not added to the account.
    CreatedNotAdded {
        /// Why not.
        cause: Box<ProblemText>,
    },
    /// The customer has no password.
    NoPassword,
    /// The store has no sign-in for account members.
    MemberNoRealm,
    /// The key can't read how account members sign in.
    MemberNeedsRole,
    /// No password profile can be used for support sign-ins.
    MemberNoProfile,
    /// The password profile for support sign-ins was deleted.
    MemberProfileDeleted,
    /// The chosen password profile takes only email addresses.
    MemberProfileNeedsEmail,
    /// No password profile is chosen for support sign-ins.
    MemberProfileUnclear,
    /// The member belongs to no account.
    MemberNoAccount,
    /// No account is open in the session.
    MemberAccountNotOpen,
    /// The account is not one of the member's.
    MemberAccountUnknown,
    /// Another account was opened meanwhile.
    MemberAccountSwitched,
    /// The store no longer shows the account to the member.
    MemberAccountGone,
    /// The store refused the support credential.
    MemberCredentialRefused,
    /// The store ends a sign-in with its support credential.
    MemberTokenEnded,
    /// The store refused the name of the support credential.
    MemberUsernameTaken,
    /// The store allows a member one credential in a profile.
    MemberOnePerProfile,
    /// A support credential is left over.
    MemberLeftoverStays,
    /// The store refused the one-time code.
    MemberCodeRefused,
    /// The store has no one-time codes.
    MemberCodesOff,
    /// The member has no username for one-time codes.
    MemberNoUsername,
    /// The cart was in no list of the session.
    MemberCartNotListed,
    /// The session has no such view.
    MemberWrongSubject,
    /// The store does not say whose order it is.
    UnclearCustomer,
    /// The customer token had expired when it was issued.
    TokenExpired,
    /// The response is about another customer.
    WrongCustomer,
    /// The session has ended.
    SessionEnded,
    /// There are more rows than an Excel file holds.
    TooManyRows,
    /// A text is longer than an Excel cell holds.
    TooMuchText {
        /// The column.
        column: String,
        /// The row.
        #[ts(type = "number")]
        row: u64,
    },
    /// The store refused the client ID.
    BadClientId,
    /// The store refused client ID and secret.
    BadCredentials,
    /// The host has no store API at this address.
    NoStoreThere {
        /// The HTTP status.
        status: u16,
    },
    /// The client secret is no longer in the keyring.
    SecretMissing,
    /// The client secret was kept until the app quit.
    SecretNotSaved,
    /// The system did not confirm the person.
    UnlockRefused,
    /// The desktop can't ask for a password.
    UnlockWithoutDialog,
    /// The system's dialog is still open.
    UnlockPending,
    /// There is no keyring.
    KeyringAbsent,
    /// The keyring service has no keyring.
    KeyringEmpty,
    /// The keyring is locked.
    KeyringLocked,
    /// The keyring was not unlocked.
    KeyringDenied,
    /// The keyring timed out.
    KeyringTimedOut,
    /// The keyring failed.
    KeyringFailed {
        /// The platform's words.
        cause: String,
    },
    /// Another customer has the email address.
    EmailTaken,
    /// The store no longer accepts the credentials.
    CredentialsRefused,
    /// The password of the customer is wrong.
    WrongPassword,
    /// The store no longer accepts the session.
    SessionRejected,
    /// The host redirects.
    Redirected {
        /// To where.
        to: String,
    },
    /// The host redirects, and does not say to where.
    RedirectedElsewhere,
    /// The response isn't a store's.
    NotAStore {
        /// The HTTP status.
        status: u16,
    },
    /// The response can't be read.
    UnreadableResponse {
        /// The path to what can't be read.
        path: String,
    },
    /// The response is too large.
    ResponseTooLarge,
    /// The store sent more records than were requested.
    TooManyRecords {
        /// How many were requested.
        limit: u32,
    },
    /// A record can't be read.
    UnreadableRecord,
    /// A response was lost.
    ResponseLost {
        /// How.
        how: LostHow,
        /// What to do next.
        then: LostThen,
    },
    /// A customer was not created.
    NotCreated,
    /// It is unknown whether a customer was created.
    CreationUnknown,
    /// The store returns no more results.
    OffsetLimit {
        /// The most that it returns.
        #[ts(type = "number")]
        limit: u64,
    },
    /// The store lists fewer results than it counts.
    Incomplete {
        /// How many it lists.
        #[ts(type = "number")]
        read: u64,
        /// How many it counts.
        #[ts(type = "number")]
        total: u64,
    },
    /// The file has no certificate.
    NoCertificate,
    /// The application key does not allow it.
    Forbidden,
    /// The role of the application key does not see accounts.
    NeedsAccountsRole,
    /// The role of the application key does not see authentication realms.
    NeedsRealmsRole,
    /// The store has no authentication realm for account members.
    NoAccountRealm,
    /// The store has no such record.
    NotFound {
        /// The store's words.
        detail: String,
    },
    /// The store limits requests.
    RateLimited {
        /// When to try again; 0 if the store does not say.
        #[ts(type = "number")]
        seconds: u64,
    },
    /// The store refused a value.
    StoreRefused {
        /// The store's words.
        detail: String,
    },
    /// The store failed.
    StoreFailed {
        /// The HTTP status.
        status: u16,
        /// The store's words.
        detail: String,
    },
    /// There is no host of this name.
    HostNotFound,
    /// No store responds at the address.
    HostRefuses,
    /// The host's certificate is not trusted.
    UntrustedCertificate,
    /// The host's certificate is for another host.
    WrongHostname,
    /// The host's encryption is outdated.
    UnsupportedTls,
    /// The host does not respond.
    HostTimedOut,
    /// The host can't be reached.
    HostUnreachable,
    /// The update server did not respond in time.
    UpdateTimedOut,
    /// The update server failed.
    UpdateStatus {
        /// The HTTP status.
        status: u16,
    },
    /// The update server redirects to an address that isn't allowed.
    UpdateRedirected,
    /// The update is too large.
    UpdateTooLarge,
    /// The update server offers an older version.
    UpdateOlder {
        /// The version.
        version: String,
    },
    /// The new version has no package for this system.
    UpdateWithoutPackage,
    /// This copy can't verify updates.
    UpdatesWithoutKey,
    /// There is no address to check for updates.
    UpdatesWithoutAddress,
    /// There is no update to continue with.
    NoUpdate,
    /// Updates wait for the end of the session.
    UpdatesWait,
    /// A saved file is no longer in the downloads folder.
    FileGone,
    /// The file manager didn't open.
    FolderNotShown,
    /// The browser did not open.
    BrowserNotOpened,
}

/// How a response was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LostHow {
    /// It was empty.
    Empty,
    /// It was cut off.
    CutOff,
    /// It did not arrive in time.
    TimedOut,
    /// The connection was lost.
    ConnectionLost,
}

/// What to do after a response was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LostThen {
    /// Try again.
    Repeat,
    /// Try again; the store may count a sign-in attempt.
    SignInAgain,
    /// Try again; it may have been done, and can be done twice.
    RepeatWrite,
    /// Check first; it may have been done.
    Check,
}
