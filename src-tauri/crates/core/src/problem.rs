//! The texts of errors for staff: what happened, and what to do.

mod connection;
mod member;
mod role;
mod store;
mod text;
mod update;

use sheet::isolated;

use crate::Error;
use crate::disk;
use crate::ports::{AuthenticationError, SecretsError};
use crate::view::{AccessMode, ClockNote, Code, Problem, ProblemText, RowReason};

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            advice: None,
            text: None,
            field: None,
            request_id: None,
        }
    }

    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    pub(crate) fn at(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        Self {
            text: text::of(error),
            ..Self::in_english(error)
        }
    }
}

impl From<RowReason> for Problem {
    fn from(reason: RowReason) -> Self {
        Self {
            text: Some(ProblemText::Row(reason.clone())),
            ..Self::new(Code::InvalidInput, reason.to_string())
        }
    }
}

impl Problem {
    fn in_english(error: &Error) -> Self {
        match error {
            Error::Input { field, why } => Self::new(Code::InvalidInput, why.to_string()).at(field),
            Error::Store(error) => store::problem(error),
            Error::Credentials { field, source } => bad_credentials(field, source),
            Error::Refused { field, missing, source } => refused(field, missing.as_deref(), source),
            Error::Keyring(error) => keyring(error),
            Error::SecretMissing { session_only } => secret_missing(*session_only),
            Error::Preferences(error) => Self::new(Code::PreferencesFailed, sentence(&error.to_string()))
                .advise("Nothing was changed. The app keeps using its current preferences until they can be saved again."),
            Error::AuditLog(error) => audit_log("The audit log couldn’t be written, so nothing was done", error, ""),
            Error::AuditLogUnread(error) => audit_log("The audit log couldn’t be read", error, ""),
            Error::OutcomeNotRecorded { done, source } => {
                Self::new(Code::OutcomeNotRecorded, format!("{done}, but the audit log couldn’t record it ({}).", disk::audit_log_reason(source)))
                    .advise("Don’t do it again. Show this message to the person who is responsible for the audit log.")
            }
            Error::FailureNotRecorded { failure, source } => {
                let problem = Self::from(failure.as_ref());
                let message = format!("{} The audit log couldn’t record this ({}).", problem.message, disk::audit_log_reason(source));
                Self { message, ..problem }
            }
            Error::NotShown(error) => audit_log("The audit log couldn’t be written", error, ", so nothing is shown"),
            Error::File(error) => Self::new(Code::FileFailed, format!("The file couldn’t be written: {}.", disk::reason(error)))
                .advise(disk::advice(error.kind())),
            Error::TooLarge(what) => too_large(what),
            Error::Stopped => Self::new(Code::Stopped, "It was stopped before it finished, and no file was written."),
            Error::Clipboard(error) => Self::new(Code::ClipboardFailed, sentence(&error.to_string()))
                .advise("Try again. If it fails again, set a password that you enter yourself."),
            Error::NothingToCopy => Self::new(Code::ClipboardFailed, "The new password was already forgotten, so it can’t be copied.")
                .advise("Set another password for the customer."),
            Error::Authentication(error) => authentication(error),
            Error::Locked => Self::new(Code::Locked, "Shopside is locked.").advise("Unlock it to continue."),
            Error::UnknownConnection => Self::new(Code::Connection, "This store isn’t open.")
                .advise("Open it from the list of stores."),
            Error::AlreadyConnected { name } => {
                Self::new(Code::Connection, format!("This store is already connected, as “{}”.", isolated(name)))
                    .advise("Open that connection, or remove it first.")
                    .at("clientId")
            }
            Error::SandboxNotRunning => Self::new(Code::SandboxFailed, "The sandbox store isn’t running.")
                .advise("Open the sandbox store again."),
            Error::NeedsSecret => {
                Self::new(Code::Connection, "This connection is sign-in only.")
                    .advise("To work with customers, connect the store with its client secret.")
            }
            Error::Forbidden { way } => forbidden(*way),
            Error::Managed { field } => Self::new(Code::Managed, "This is managed by your organization and can’t be changed here.")
                .at(field),
            Error::UnusablePolicy(reason) => unusable_policy(reason),
            Error::HostNotAllowed(host) => host_not_allowed(host),
            Error::NotExported(reason) => not_exported(reason),
            Error::HostRefused(host) => host_refused(host),
            Error::QuestionOpen => Self::new(Code::NotAllowedHere, "Another dialog of Shopside is still open.")
                .advise("Answer it first, then try again."),
            Error::Member(error) => member::problem(*error),
            Error::NeedsSignIn => Self::new(Code::NotAllowedHere, "A preview shows only your own data, so there is nothing to compare.")
                .advise("Sign in as the customer to see both sides."),
            Error::NotExtendable => Self::new(Code::NotAllowedHere, "This session can’t be extended any further.")
                .advise("End it, then view as the customer again."),
            Error::NoAccountRealm => {
                Self::new(Code::StoreFailed, "This store has no authentication realm for account members.")
                    .advise("Set up account authentication in the store first.")
            }
            Error::CreatedNotAdded(error) => {
                let problem = Self::from(error.as_ref());
                let why = match error.as_ref() {
                    // Its own text says that nothing was done.
                    Error::AuditLog(_) => "The audit log couldn’t be written.",
                    _ => problem.message.as_str(),
                };
                let message = format!("The member was created, but couldn’t be added to the account. {why}");
                Self { message, field: None, ..problem }
                    .advise("Add them as a member of another account, or of none.")
            }
            Error::NoPassword => {
                Self::new(Code::NoPassword, "This customer has no password, so you can’t sign in as them.")
                    .advise("Set a password first.")
            }
            Error::UnclearCustomer => {
                Self::new(Code::StoreFailed, "The store’s response doesn’t say whose order this is, so it isn’t shown.")
                    .advise("Look it up in the store’s orders.")
            }
            Error::TokenExpired { clock_note } => token_expired(*clock_note),
            Error::WrongCustomer => {
                Self::new(Code::WrongCustomer, "The store’s response is about another customer, so nothing is shown.")
                    .advise("Check the email address, then tell the store’s developers.")
            }
            Error::Update(error) => update::problem(error),
            Error::UpdatesOff(off) => update::off(*off),
            Error::NoUpdate => Self::new(Code::UpdateFailed, "There is no update to continue with.")
                .advise("Check for updates again."),
            Error::Inside => Self::new(Code::NotAllowedHere, "Updates wait until your customer session ends.")
                .advise("End the session, then try again."),
            Error::DuringCustomerView => Self::new(Code::NotAllowedHere, "This can’t be done during a customer session.")
                .advise("End the session, then try again."),
            Error::SessionEnded => Self::new(Code::SessionEnded, "This customer session has ended.")
                .advise("View as the customer again to continue."),
        }
    }
}

fn forbidden(way: AccessMode) -> Problem {
    let message = match way {
        AccessMode::Preview => "Previews are turned off for this store.",
        AccessMode::SignIn | AccessMode::SupportCredential | AccessMode::OneTimeCode => {
            "Signing in as a customer is turned off for this store."
        }
    };
    Problem::new(Code::NotAllowedHere, message).advise("Change this in Stores > Edit.")
}

fn token_expired(clock_note: Option<ClockNote>) -> Problem {
    let message = "The customer token that the store issued has already expired, so there is no session.";
    match clock_note {
        Some(note) => Problem::new(Code::SessionEnded, format!("{message} {note}"))
            .advise("Set this computer’s clock, then sign in again. If it is right, the store’s clock is wrong: tell the store’s support."),
        None => Problem::new(Code::SessionEnded, message)
            .advise("Check this computer’s clock, then sign in again. If it is right, tell the store’s support."),
    }
}

fn too_large(what: &sheet::TooLarge) -> Problem {
    let (message, advice) = match what {
        sheet::TooLarge::Rows => (
            "An Excel file holds at most 1,048,575 rows, and there are more.".to_owned(),
            "Filter for fewer, or export as CSV or JSON Lines.",
        ),
        sheet::TooLarge::Text { row, column } => (
            format!("An Excel cell holds at most 32,767 characters, and “{column}” in row {row} has more."),
            "Export as CSV or JSON Lines, which have no such limit.",
        ),
    };
    Problem::new(Code::FileFailed, message).advise(advice)
}

/// A problem of the audit log. `what` ends before the reason, which is in parentheses.
fn audit_log(what: &str, error: &journal::Error, then: &str) -> Problem {
    let reason = disk::audit_log_reason(error);
    let problem = Problem::new(Code::AuditLogFailed, format!("{what} ({reason}){then}."));
    match disk::audit_log_advice(error) {
        Some(advice) => problem.advise(advice),
        None => problem,
    }
}

fn unusable_policy(reason: &str) -> Problem {
    Problem::new(
        Code::Managed,
        format!(
            "Your organization’s policy can’t be used, so customer view and new connections are turned off ({reason})."
        ),
    )
    .advise("Ask your administrator to correct the file, then start the app again.")
}

fn host_not_allowed(host: &str) -> Problem {
    let message = format!("Your organization doesn’t allow connections to {host}.");
    Problem::new(Code::Managed, message)
        .advise("Use one of the allowed hosts, or ask your administrator.")
        .at("baseUrl")
}

fn not_exported(reason: &str) -> Problem {
    let message = format!(
        "Your organization requires that its log server has the audit log before anything is shown. {}.",
        reason.trim_end_matches('.')
    );
    Problem::new(Code::Managed, message)
        .advise("Try again. If it fails again, tell your administrator what this message says.")
}

fn host_refused(host: &str) -> Problem {
    let message = format!("Nothing was sent to {host}, because you didn’t allow it.");
    Problem::new(Code::NotAllowedHere, message)
        .advise("Check the address, then try again.")
        .at("baseUrl")
}

fn bad_credentials(field: &str, source: &moltin::Error) -> Problem {
    let (message, advice) = match (source.status(), field) {
        (Some(404 | 405 | 410), _) => return no_store_there(source),
        (_, "clientId") => (
            "The store rejected this client ID.",
            "Copy it again from the store’s application keys.",
        ),
        _ => (
            "The store rejected this client ID and secret.",
            "Copy both again from the store’s application keys, and check that the region is right.",
        ),
    };
    let problem = Problem {
        request_id: source.request_id().map(str::to_owned),
        ..Problem::new(Code::BadCredentials, message)
            .advise(advice)
            .at(field)
    };
    store::with_clock_note(problem, source)
}

/// The host has no token endpoint at this address.
fn no_store_there(source: &moltin::Error) -> Problem {
    let status = source.status().unwrap_or_default();
    let message = format!("The host responded, but there is no store API at this address (status {status}).");
    Problem {
        request_id: source.request_id().map(str::to_owned),
        ..Problem::new(Code::NotAStore, message)
            .advise("Enter the address without a path, such as https://euwest.api.elasticpath.com.")
            .at("baseUrl")
    }
}

fn refused(field: &str, missing: Option<&[&str]>, source: &moltin::Error) -> Problem {
    let problem = store::problem(source).at(field);
    match missing {
        Some(missing) => Problem {
            message: format!("The store requires {}.", listed(missing)),
            advice: None,
            ..problem
        },
        None => problem,
    }
}

/// Joins words as in "one, two and three".
fn listed(words: &[&str]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        words => words.concat(),
    }
}

fn secret_missing(session_only: bool) -> Problem {
    if session_only {
        Problem::new(
            Code::SecretMissing,
            "The client secret of this store was not saved.",
        )
        .advise("Enter it again.")
    } else {
        Problem::new(
            Code::SecretMissing,
            "The client secret of this store is no longer in the keyring.",
        )
        .advise("It was removed outside Shopside. Enter it again.")
    }
}

fn authentication(error: &AuthenticationError) -> Problem {
    match error {
        AuthenticationError::Refused => Problem::new(
            Code::AuthenticationFailed,
            "Your system didn’t confirm that it’s you, so Shopside stays locked.",
        )
        .advise("Press Unlock and enter the password of your account on this computer."),
        AuthenticationError::NoDialog => Problem::new(
            Code::NoAuthentication,
            "Your desktop has no dialog that asks for a password. Shopside is only hidden: anyone at this computer can continue.",
        )
        .advise("Lock your screen when you leave."),
        AuthenticationError::Pending => Problem::new(
            Code::AuthenticationFailed,
            "Your system is still waiting for your password, so Shopside stays locked.",
        )
        .advise("Look for its dialog, perhaps behind this window, then press Unlock again."),
        AuthenticationError::Failed(cause) => Problem::new(
            Code::AuthenticationFailed,
            format!("Your system couldn’t check that it’s you ({cause}), so Shopside stays locked."),
        )
        .advise("Try again. If it keeps failing, sign out of this computer and in again."),
    }
}

fn keyring(error: &SecretsError) -> Problem {
    match error {
        SecretsError::Absent => Problem::new(Code::KeyringAbsent, "No system keyring was found.")
            .advise("Start one, such as GNOME Keyring or KWallet, and try again, or keep the secret only until you quit."),
        SecretsError::NoCollection => {
            Problem::new(Code::KeyringAbsent, "The keyring service is running, but it has no keyring to save secrets in.")
                .advise("Create a default keyring in your system’s password app and try again, or keep the secret only until you quit.")
        }
        SecretsError::Locked => Problem::new(Code::KeyringLocked, "The keyring is locked.")
            .advise("Unlock it in your system’s password app, then try again."),
        SecretsError::Denied => Problem::new(Code::KeyringDenied, "The keyring wasn’t unlocked.")
            .advise("Try again, and enter the keyring’s password when your system asks for it."),
        SecretsError::TimedOut => Problem::new(Code::KeyringTimeout, "The keyring didn’t respond in time.")
            .advise("Your system may be asking for the keyring’s password in another window. Enter it there, then try again."),
        SecretsError::Failed(words) => Problem::new(Code::KeyringFailed, format!("The keyring failed: {words}."))
            .advise("Try again, or keep the secret only until you quit."),
    }
}

/// Makes a sentence of an error message.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        let first: String = first.to_uppercase().collect();
        format!("{first}{}.", characters.as_str())
    })
}
