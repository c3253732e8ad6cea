//! The texts of problems by ID and arguments, for the page to say them in the user's language.
//!
//! The page has a message `problem-<id>` for each in every language but English, whose sentences
//! come with the problem. An invalid input has a message `input-<id>`, and a row of an import
//! `row-<id>`. Each error has an ID: the compiler and a test of the page check it.
//!
//! An argument that is a [`Cause`], a [`Done`] or another problem is said in its own sentence. Its
//! advice is a further argument, such as `causeAdvice`. Only words of a store or of the system stay
//! as they are; those of the system are named `words`.

use serde::Serialize;
use ts_rs::TS;

use super::{Cause, ClockNote, Done, FormField, InvalidInput, PolicyFault, ProxyFault, ProxyFrom, RowReason};

/// The text of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "id", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the messages of the page say it")]
pub enum ProblemText {
    Input(InvalidInput),
    Row(RowReason),
    Cause(Cause),
    FolderUnusable {
        place: String,
        cause: Cause,
    },
    SupportLogUnwritable {
        cause: Cause,
    },
    AuditLogUnopened {
        place: String,
        cause: Cause,
    },
    PreferencesReadOnly {
        cause: Cause,
    },
    PreferencesRestored {
        file: String,
    },
    PreferencesLost {
        file: String,
    },
    PreferencesNotSaved {
        cause: Cause,
    },
    AuditLogUnwritable {
        cause: Cause,
    },
    AuditLogNotWritten {
        cause: Cause,
    },
    AuditLogUnreadable {
        cause: Cause,
    },
    NotShown {
        cause: Cause,
    },
    DoneNotRecorded {
        done: Done,
        cause: Cause,
    },
    FailureNotRecorded {
        failure: Box<ProblemText>,
        cause: Cause,
    },
    FileNotWritten {
        cause: Cause,
    },
    NoDownloadsFolder,
    ClipboardNotKept,
    ClipboardTimedOut,
    ClipboardFailed {
        words: String,
    },
    UnlockFailed {
        words: String,
    },
    UnusablePolicy {
        fault: PolicyFault,
    },
    NotExported {
        cause: Cause,
    },
    DuringCustomerView,
    FieldsRequired {
        fields: Vec<FormField>,
    },
    Internal,
    ConnectionNotSetUp,
    SandboxNotStarted {
        cause: Cause,
    },
    SandboxOfOtherFile {
        words: String,
    },
    SandboxFailed {
        words: String,
    },
    SandboxUnknownFault,
    UntrustedAuthority {
        authority: String,
        is_self_signed: bool,
        has_own_roots: bool,
    },
    CertificateNotValid,
    CertificateExpired {
        until: Moment,
        now: Moment,
    },
    CertificateTooEarly {
        from: Moment,
        now: Moment,
    },
    CertificateOfOtherHosts {
        hosts: String,
    },
    ProxyFailed {
        fault: ProxyFault,
        proxy: String,
        from: ProxyFrom,
        variable: String,
    },
    ProxyAddressInvalid {
        from: ProxyFrom,
        variable: String,
    },
    HostNotFoundByProxy {
        proxy: String,
    },
    ProxyOrStoreTimedOut {
        proxy: String,
    },
    BehindProxy {
        failure: Box<ProblemText>,
        proxy: String,
    },
    CustomerDeleted,
    BadClientIdByClock(ClockNote),
    BadCredentialsByClock(ClockNote),
    CredentialsRefusedByClock(ClockNote),
    TokenExpiredByClock(ClockNote),
    Locked,
    Stopped,
    Cancelled,
    NothingToCopy,
    StoreNotOpen,
    AlreadyConnected {
        name: String,
    },
    SandboxNotRunning,
    NeedsSecret,
    PreviewOff,
    SignInOff,
    Managed,
    HostNotAllowed {
        host: String,
    },
    HostRefused {
        host: String,
    },
    QuestionOpen,
    NeedsSignIn,
    NotExtendable,
    CreatedMaybeAdded {
        cause: Box<ProblemText>,
    },
    CreatedNotAdded {
        cause: Box<ProblemText>,
    },
    NoPassword,
    MemberNoRealm,
    MemberNeedsRole,
    MemberNoProfile,
    MemberProfileDeleted,
    MemberProfileUnclear,
    MemberProfileNameTaken,
    MemberNoAccount,
    MemberTokenEnded,
    MemberProfileNeedsEmail,
    MemberAccountNotOpen,
    MemberAccountUnknown,
    MemberAccountSwitched,
    MemberAccountGone,
    MemberNotShown,
    MemberCredentialRefused,
    MemberUsernameTaken,
    MemberOnePerProfile,
    MemberColleagueSigningIn,
    MemberLeftoverStays,
    MemberCodeRefused,
    MemberCodesOff,
    MemberNoUsername,
    MemberCartNotListed,
    MemberWrongSubject,
    UnclearCustomer,
    TokenExpired,
    WrongCustomer,
    SessionEnded,
    TooManyRows,
    TooMuchText {
        column: String,
        #[ts(type = "number")]
        row: u64,
    },
    BadClientId,
    BadCredentials,
    NoStoreThere {
        status: u16,
    },
    SecretMissing,
    SecretNotSaved,
    UnlockRefused,
    UnlockWithoutDialog,
    UnlockPending,
    KeyringAbsent,
    KeyringEmpty,
    KeyringLocked,
    KeyringDenied,
    KeyringTimedOut,
    KeyringOtherContent,
    KeyringTooLong {
        limit: u32,
    },
    KeyringAmbiguous,
    KeyringNotReturned,
    KeyringNoReason,
    KeyringFailed {
        words: String,
    },
    EmailTaken,
    CredentialsRefused,
    WrongPassword,
    SessionRejected,
    Redirected {
        to: String,
    },
    RedirectedElsewhere,
    NotAStore {
        status: u16,
    },
    UnreadableResponse {
        path: String,
    },
    ResponseTooLarge,
    TooManyRecords {
        limit: u32,
    },
    UnreadableRecord,
    ResponseLost {
        how: LostHow,
        then: LostThen,
    },
    NotCreated,
    CreationUnknown,
    OffsetLimit {
        #[ts(type = "number")]
        limit: u64,
    },
    Incomplete {
        #[ts(type = "number")]
        read: u64,
        #[ts(type = "number")]
        total: u64,
    },
    NoCertificate,
    Forbidden,
    NeedsAccountsRole,
    NeedsRealmsRole,
    NeedsPersonalDataRole,
    NoAccountRealm,
    NotFound {
        detail: String,
    },
    RateLimited {
        #[ts(type = "number")]
        seconds: u64,
    },
    StoreRefused {
        detail: String,
    },
    StoreFailed {
        status: u16,
        detail: String,
    },
    HostNotFound,
    HostRefuses,
    UntrustedCertificate,
    WrongHostname,
    UnsupportedTls,
    HostTimedOut,
    HostUnreachable,
    UpdateUnreachable {
        words: String,
    },
    UpdateMalformed {
        words: String,
    },
    UpdateUnsigned {
        words: String,
    },
    UpdateNotInstalled {
        words: String,
    },
    UpdateTimedOut,
    UpdateStatus {
        status: u16,
    },
    UpdateRedirected,
    UpdateTooLarge,
    UpdateOlder {
        version: String,
    },
    UpdateWithoutPackage,
    UpdatesWithoutKey,
    UpdatesWithoutAddress,
    NoUpdate,
    UpdatesWait,
    FileGone,
    FolderNotShown,
    BrowserNotOpened {
        address: String,
    },
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

/// A point in time, which the page shows in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Moment {
    /// As in RFC 3339.
    pub moment: String,
}
