//! The texts of errors by ID and arguments.
//!
//! The matches have no wildcard for errors of the core, so that each error has one.

use moltin::{ApiError, Request};
use sheet::isolated;

use super::role::MissingRole;
use super::{member, text_of_connection};
use crate::disk::audit_log_cause;
use crate::error::Error;
use crate::ports::{AuthenticationError, ClipboardError, PreferencesError, SecretsError, UpdateError};
use crate::view::{AccessMode, ClockNote, LostHow, LostThen, ProblemText, UpdatesOff};
use crate::{clock, disk};

/// The text of an error.
pub(super) fn of(error: &Error) -> ProblemText {
    match error {
        Error::Input { why, .. } => ProblemText::Input(why.clone()),
        Error::Store(error) => of_store(error),
        Error::Credentials { field, source } => of_credentials(field, source),
        Error::Refused {
            missing: Some(fields),
            ..
        } => ProblemText::FieldsRequired {
            fields: fields.clone(),
        },
        Error::Refused {
            missing: None,
            source,
            ..
        } => of_store(source),
        Error::Keyring(error) => of_keyring(error),
        Error::SecretMissing { session_only: true } => ProblemText::SecretNotSaved,
        Error::SecretMissing { session_only: false } => ProblemText::SecretMissing,
        Error::Preferences(PreferencesError(cause)) => {
            ProblemText::PreferencesNotSaved { cause: cause.clone() }
        }
        Error::AuditLog(error) => ProblemText::AuditLogUnwritable {
            cause: audit_log_cause(error),
        },
        Error::AuditLogUnread(error) => ProblemText::AuditLogUnreadable {
            cause: audit_log_cause(error),
        },
        Error::NotShown(error) => ProblemText::NotShown {
            cause: audit_log_cause(error),
        },
        Error::OutcomeNotRecorded { done, source } => ProblemText::DoneNotRecorded {
            done: done.clone(),
            cause: audit_log_cause(source),
        },
        Error::FailureNotRecorded { failure, source } => ProblemText::FailureNotRecorded {
            failure: Box::new(of(failure)),
            cause: audit_log_cause(source),
        },
        Error::File(error) => ProblemText::FileNotWritten {
            cause: disk::cause(error),
        },
        Error::TooLarge(sheet::TooLarge::Rows) => ProblemText::TooManyRows,
        Error::TooLarge(sheet::TooLarge::Text { row, column }) => ProblemText::TooMuchText {
            column: column.clone(),
            row: u64::from(*row),
        },
        Error::Stopped => ProblemText::Stopped,
        Error::Clipboard(error) => of_clipboard(error),
        Error::NothingToCopy => ProblemText::NothingToCopy,
        Error::Authentication(error) => of_authentication(error),
        Error::Locked => ProblemText::Locked,
        Error::UnknownConnection => ProblemText::StoreNotOpen,
        Error::AlreadyConnected { name } => ProblemText::AlreadyConnected {
            name: isolated(name).into_owned(),
        },
        Error::SandboxNotRunning => ProblemText::SandboxNotRunning,
        Error::NeedsSecret => ProblemText::NeedsSecret,
        Error::Forbidden {
            way: AccessMode::Preview,
        } => ProblemText::PreviewOff,
        Error::Forbidden {
            way: AccessMode::SignIn | AccessMode::SupportCredential | AccessMode::OneTimeCode,
        } => ProblemText::SignInOff,
        Error::Managed { .. } => ProblemText::Managed,
        Error::UnusablePolicy(fault) => ProblemText::UnusablePolicy { fault: fault.clone() },
        Error::HostNotAllowed(host) => ProblemText::HostNotAllowed { host: host.clone() },
        Error::NotExported(cause) => ProblemText::NotExported { cause: cause.clone() },
        Error::HostRefused(host) => ProblemText::HostRefused { host: host.clone() },
        Error::QuestionOpen => ProblemText::QuestionOpen,
        Error::Member(error) => member::text(*error),
        Error::NeedsSignIn => ProblemText::NeedsSignIn,
        Error::NotExtendable => ProblemText::NotExtendable,
        Error::NoAccountRealm => ProblemText::NoAccountRealm,
        Error::CreatedNotAdded(cause) if cause.leaves_outcome_unknown() => ProblemText::CreatedMaybeAdded {
            cause: Box::new(of(cause)),
        },
        Error::CreatedNotAdded(cause) => ProblemText::CreatedNotAdded {
            cause: Box::new(match cause.as_ref() {
                // Its own text says that nothing was done.
                Error::AuditLog(error) => ProblemText::AuditLogNotWritten {
                    cause: audit_log_cause(error),
                },
                cause => of(cause),
            }),
        },
        Error::NoPassword => ProblemText::NoPassword,
        Error::UnclearCustomer => ProblemText::UnclearCustomer,
        Error::TokenExpired { clock_note: None } => ProblemText::TokenExpired,
        Error::TokenExpired {
            clock_note: Some(note),
        } => ProblemText::TokenExpiredByClock(*note),
        Error::WrongCustomer => ProblemText::WrongCustomer,
        Error::Update(error) => of_update(error),
        Error::UpdatesOff(UpdatesOff::NoKey) => ProblemText::UpdatesWithoutKey,
        Error::UpdatesOff(UpdatesOff::NoAddress) => ProblemText::UpdatesWithoutAddress,
        Error::NoUpdate => ProblemText::NoUpdate,
        Error::Inside => ProblemText::UpdatesWait,
        Error::DuringCustomerView => ProblemText::DuringCustomerView,
        Error::SessionEnded => ProblemText::SessionEnded,
    }
}

fn of_credentials(field: &str, source: &moltin::Error) -> ProblemText {
    if let Some(status @ (404 | 405 | 410)) = source.status() {
        return ProblemText::NoStoreThere { status };
    }
    match (field, clock_note(source)) {
        ("clientId", None) => ProblemText::BadClientId,
        ("clientId", Some(note)) => ProblemText::BadClientIdByClock(note),
        (_, None) => ProblemText::BadCredentials,
        (_, Some(note)) => ProblemText::BadCredentialsByClock(note),
    }
}

/// By how much the clock is wrong, which may be why credentials are refused.
fn clock_note(error: &moltin::Error) -> Option<ClockNote> {
    let offset = error.api_error().and_then(|refusal| refusal.clock_offset);
    clock::difference(offset)
}

fn credentials_refused(error: &moltin::Error) -> ProblemText {
    match clock_note(error) {
        None => ProblemText::CredentialsRefused,
        Some(note) => ProblemText::CredentialsRefusedByClock(note),
    }
}

fn of_store(error: &moltin::Error) -> ProblemText {
    use moltin::Error;

    match error {
        Error::Api(_) if error.is_duplicate_email() => ProblemText::EmailTaken,
        Error::Api(refusal) if refusal.status == 401 => credentials_refused(error),
        Error::Api(refusal) => of_refusal(refusal),
        Error::Credentials(_) => credentials_refused(error),
        Error::SignIn(_) => ProblemText::WrongPassword,
        Error::CustomerTokenRejected(_) => ProblemText::SessionRejected,
        Error::Redirected { to: Some(to), .. } => ProblemText::Redirected { to: to.clone() },
        Error::Redirected { to: None, .. } => ProblemText::RedirectedElsewhere,
        Error::NotJson { status, .. } => ProblemText::NotAStore { status: *status },
        Error::Decode { path, .. } => ProblemText::UnreadableResponse { path: path.clone() },
        Error::TooLarge { .. } => ProblemText::ResponseTooLarge,
        Error::TooManyRecords { limit, .. } => ProblemText::TooManyRecords { limit: *limit },
        Error::UnreadableRecord { .. } => ProblemText::UnreadableRecord,
        Error::EmptyResponse { request, .. } => lost(LostHow::Empty, request),
        Error::TruncatedJson { request, .. } => lost(LostHow::CutOff, request),
        Error::Timeout { request, .. } => lost(LostHow::TimedOut, request),
        Error::ConnectionLost { request, .. } => lost(LostHow::ConnectionLost, request),
        Error::Unreachable {
            failure,
            proxy,
            certificate,
            ..
        } => text_of_connection::unreachable(*failure, proxy.as_deref(), certificate.as_deref()),
        Error::InvalidProxy(invalid) => text_of_connection::invalid_proxy(invalid.origin),
        Error::NotCreated { is_taken: true, .. } => ProblemText::EmailTaken,
        Error::NotCreated { .. } => ProblemText::NotCreated,
        Error::CreationUnknown { .. } => ProblemText::CreationUnknown,
        Error::Cancelled => ProblemText::Cancelled,
        Error::OffsetLimit { limit } => ProblemText::OffsetLimit { limit: *limit },
        Error::Incomplete { read, total } => ProblemText::Incomplete {
            read: *read,
            total: *total,
        },
        Error::NoCertificate => ProblemText::NoCertificate,
        // As in English.
        _ => ProblemText::ConnectionNotSetUp,
    }
}

fn of_refusal(refusal: &ApiError) -> ProblemText {
    let detail = refusal.message().trim_end_matches('.').to_owned();
    match refusal.status {
        403 => match MissingRole::of(&refusal.request) {
            Some(MissingRole::Accounts) => ProblemText::NeedsAccountsRole,
            Some(MissingRole::Realms) => ProblemText::NeedsRealmsRole,
            Some(MissingRole::PersonalData) => ProblemText::NeedsPersonalDataRole,
            None => ProblemText::Forbidden,
        },
        404 => ProblemText::NotFound { detail },
        429 => ProblemText::RateLimited {
            seconds: refusal.retry_after.map_or(0, |pause| pause.as_secs()),
        },
        400 | 409 | 422 => ProblemText::StoreRefused { detail },
        status => ProblemText::StoreFailed { status, detail },
    }
}

fn lost(how: LostHow, request: &Request) -> ProblemText {
    let then = if request.path.ends_with("/tokens") {
        LostThen::SignInAgain
    } else if !request.is_write() || request.path.starts_with("/oauth/") {
        LostThen::Repeat
    } else if request.method.is_idempotent() {
        LostThen::RepeatWrite
    } else {
        LostThen::Check
    };
    ProblemText::ResponseLost { how, then }
}

fn of_clipboard(error: &ClipboardError) -> ProblemText {
    match error {
        ClipboardError::NotKept => ProblemText::ClipboardNotKept,
        ClipboardError::TimedOut => ProblemText::ClipboardTimedOut,
        ClipboardError::Failed(words) => ProblemText::ClipboardFailed { words: words.clone() },
    }
}

fn of_authentication(error: &AuthenticationError) -> ProblemText {
    match error {
        AuthenticationError::Refused => ProblemText::UnlockRefused,
        AuthenticationError::NoDialog => ProblemText::UnlockWithoutDialog,
        AuthenticationError::Pending => ProblemText::UnlockPending,
        AuthenticationError::Failed(words) => ProblemText::UnlockFailed { words: words.clone() },
    }
}

fn of_keyring(error: &SecretsError) -> ProblemText {
    match error {
        SecretsError::Absent => ProblemText::KeyringAbsent,
        SecretsError::NoCollection => ProblemText::KeyringEmpty,
        SecretsError::Locked => ProblemText::KeyringLocked,
        SecretsError::Denied => ProblemText::KeyringDenied,
        SecretsError::TimedOut => ProblemText::KeyringTimedOut,
        SecretsError::OtherContent => ProblemText::KeyringOtherContent,
        SecretsError::TooLong { limit } => ProblemText::KeyringTooLong { limit: *limit },
        SecretsError::Ambiguous => ProblemText::KeyringAmbiguous,
        SecretsError::NotReturned => ProblemText::KeyringNotReturned,
        SecretsError::NoReason => ProblemText::KeyringNoReason,
        SecretsError::Failed(words) => ProblemText::KeyringFailed { words: words.clone() },
    }
}

fn of_update(error: &UpdateError) -> ProblemText {
    let words = String::clone;
    match error {
        UpdateError::Unreachable(cause) => ProblemText::UpdateUnreachable { words: words(cause) },
        UpdateError::TimedOut => ProblemText::UpdateTimedOut,
        UpdateError::Status(status) => ProblemText::UpdateStatus { status: *status },
        UpdateError::Redirected => ProblemText::UpdateRedirected,
        UpdateError::Malformed(cause) => ProblemText::UpdateMalformed { words: words(cause) },
        UpdateError::TooLarge => ProblemText::UpdateTooLarge,
        UpdateError::Older(version) => ProblemText::UpdateOlder {
            version: version.clone(),
        },
        UpdateError::NoPackage => ProblemText::UpdateWithoutPackage,
        UpdateError::Signature(cause) => ProblemText::UpdateUnsigned { words: words(cause) },
        UpdateError::Install(cause) => ProblemText::UpdateNotInstalled { words: words(cause) },
    }
}
