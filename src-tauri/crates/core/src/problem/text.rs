//! The texts of errors by ID and arguments.
//!
//! An error whose text is composed of further sentences, such as that this computer's clock is
//! wrong, has no ID, and neither has one that quotes words of the system.

use moltin::{ApiError, ConnectFailure, Request};
use sheet::isolated;

use super::member;
use super::role::MissingRole;
use crate::clock;
use crate::error::Error;
use crate::ports::{AuthenticationError, SecretsError, UpdateError};
use crate::view::{AccessMode, ClockNote, LostHow, LostThen, ProblemText, UpdatesOff};

/// The text of an error; `None` if it is in English only.
pub(super) fn of(error: &Error) -> Option<ProblemText> {
    Some(match error {
        Error::Input { why, .. } => ProblemText::Input(why.clone()),
        Error::TokenExpired {
            clock_note: Some(note),
        } => ProblemText::TokenExpiredByClock(*note),
        Error::Store(error) => return of_store(error),
        Error::Credentials { field, source } => of_credentials(field, source),
        Error::Refused {
            missing: None,
            source,
            ..
        } => return of_store(source),
        Error::Keyring(error) => of_keyring(error),
        Error::SecretMissing { session_only: true } => ProblemText::SecretNotSaved,
        Error::SecretMissing { session_only: false } => ProblemText::SecretMissing,
        Error::TooLarge(sheet::TooLarge::Rows) => ProblemText::TooManyRows,
        Error::TooLarge(sheet::TooLarge::Text { row, column }) => ProblemText::TooMuchText {
            column: column.clone(),
            row: u64::from(*row),
        },
        Error::Stopped => ProblemText::Stopped,
        Error::NothingToCopy => ProblemText::NothingToCopy,
        Error::Authentication(error) => return of_authentication(error),
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
        Error::Forbidden { way: _ } => ProblemText::SignInOff,
        Error::Managed { .. } => ProblemText::Managed,
        Error::HostNotAllowed(host) => ProblemText::HostNotAllowed { host: host.clone() },
        Error::HostRefused(host) => ProblemText::HostRefused { host: host.clone() },
        Error::QuestionOpen => ProblemText::QuestionOpen,
        Error::Member(error) => member::text(*error),
        Error::NeedsSignIn => ProblemText::NeedsSignIn,
        Error::NotExtendable => ProblemText::NotExtendable,
        Error::NoAccountRealm => ProblemText::NoAccountRealm,
        // The text of the cause says that nothing was done.
        Error::CreatedNotAdded(cause) if matches!(**cause, Error::AuditLog(_)) => return None,
        Error::CreatedNotAdded(cause) => ProblemText::CreatedNotAdded {
            cause: Box::new(of(cause)?),
        },
        Error::NoPassword => ProblemText::NoPassword,
        Error::UnclearCustomer => ProblemText::UnclearCustomer,
        Error::TokenExpired { clock_note: None } => ProblemText::TokenExpired,
        Error::WrongCustomer => ProblemText::WrongCustomer,
        Error::Update(error) => return of_update(error),
        Error::UpdatesOff(UpdatesOff::NoKey) => ProblemText::UpdatesWithoutKey,
        Error::UpdatesOff(UpdatesOff::NoAddress) => ProblemText::UpdatesWithoutAddress,
        Error::NoUpdate => ProblemText::NoUpdate,
        Error::Inside => ProblemText::UpdatesWait,
        Error::SessionEnded => ProblemText::SessionEnded,
        _ => return None,
    })
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

fn of_store(error: &moltin::Error) -> Option<ProblemText> {
    use moltin::Error;

    Some(match error {
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
            proxy: None,
            certificate: None,
            ..
        } => return unreachable(*failure),
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
        _ => return None,
    })
}

fn of_refusal(refusal: &ApiError) -> ProblemText {
    let detail = refusal.message().trim_end_matches('.').to_owned();
    match refusal.status {
        403 => match MissingRole::of(&refusal.request) {
            Some(MissingRole::Accounts) => ProblemText::NeedsAccountsRole,
            Some(MissingRole::Realms) => ProblemText::NeedsRealmsRole,
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

fn unreachable(failure: ConnectFailure) -> Option<ProblemText> {
    Some(match failure {
        ConnectFailure::HostNotFound => ProblemText::HostNotFound,
        ConnectFailure::ConnectionRefused => ProblemText::HostRefuses,
        ConnectFailure::UntrustedCertificate => ProblemText::UntrustedCertificate,
        ConnectFailure::WrongHostname => ProblemText::WrongHostname,
        ConnectFailure::UnsupportedTls => ProblemText::UnsupportedTls,
        ConnectFailure::TimedOut => ProblemText::HostTimedOut,
        ConnectFailure::Other => ProblemText::HostUnreachable,
        _ => return None,
    })
}

fn of_authentication(error: &AuthenticationError) -> Option<ProblemText> {
    match error {
        AuthenticationError::Refused => Some(ProblemText::UnlockRefused),
        AuthenticationError::NoDialog => Some(ProblemText::UnlockWithoutDialog),
        AuthenticationError::Pending => Some(ProblemText::UnlockPending),
        AuthenticationError::Failed(_) => None,
    }
}

fn of_keyring(error: &SecretsError) -> ProblemText {
    match error {
        SecretsError::Absent => ProblemText::KeyringAbsent,
        SecretsError::NoCollection => ProblemText::KeyringEmpty,
        SecretsError::Locked => ProblemText::KeyringLocked,
        SecretsError::Denied => ProblemText::KeyringDenied,
        SecretsError::TimedOut => ProblemText::KeyringTimedOut,
        SecretsError::Failed(words) => ProblemText::KeyringFailed { cause: words.clone() },
    }
}

fn of_update(error: &UpdateError) -> Option<ProblemText> {
    Some(match error {
        UpdateError::TimedOut => ProblemText::UpdateTimedOut,
        UpdateError::Status(status) => ProblemText::UpdateStatus { status: *status },
        UpdateError::Redirected => ProblemText::UpdateRedirected,
        UpdateError::TooLarge => ProblemText::UpdateTooLarge,
        UpdateError::Older(version) => ProblemText::UpdateOlder {
            version: version.clone(),
        },
        UpdateError::NoPackage => ProblemText::UpdateWithoutPackage,
        _ => return None,
    })
}
