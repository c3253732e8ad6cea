//! The texts of errors for staff: what happened, and what to do.

mod computer;
mod connection;
mod member;
mod role;
mod sentences;
mod store;
mod text;
mod text_of_connection;
mod translated;
mod update;

use sheet::isolated;

use computer::{audit_log, authentication, clipboard, keyring, preferences, secret_missing, too_large};
use sentences::Sentences;

use crate::Error;
use crate::disk;
use crate::view::{
    AccessMode, Cause, ClockNote, Code, FormField, Notice, PolicyFault, Problem, ProblemText, RowReason,
};

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        Sentences::of(error).with_text(text::of(error))
    }
}

impl From<&Error> for Notice {
    fn from(error: &Error) -> Self {
        Self {
            message: Sentences::of(error).message,
            text: text::of(error),
        }
    }
}

impl From<RowReason> for Problem {
    fn from(reason: RowReason) -> Self {
        Sentences::new(Code::InvalidInput, reason.to_string()).with_text(ProblemText::Row(reason))
    }
}

impl Sentences {
    #[expect(clippy::too_many_lines, reason = "one arm for each error")]
    fn of(error: &Error) -> Self {
        match error {
            Error::Input { field, why } => Self::new(Code::InvalidInput, why.to_string()).at(field),
            Error::Store(error) => store::problem(error),
            Error::Credentials { field, source } => bad_credentials(field, source),
            Error::Refused {
                field,
                missing,
                source,
            } => refused(field, missing.as_deref(), source),
            Error::Keyring(error) => keyring(error),
            Error::SecretMissing { session_only } => secret_missing(*session_only),
            Error::Preferences(error) => preferences(error),
            Error::AuditLog(error) => audit_log(
                "The audit log couldn’t be written, so nothing was done",
                error,
                "",
            ),
            Error::AuditLogUnread(error) => audit_log("The audit log couldn’t be read", error, ""),
            Error::OutcomeNotRecorded { done, source } => Self::new(
                Code::OutcomeNotRecorded,
                format!(
                    "{done}, but the audit log couldn’t record it ({}).",
                    disk::audit_log_cause(source)
                ),
            )
            .advise(
                "Don’t do it again. Show this message to the person who is responsible for the audit log.",
            ),
            Error::FailureNotRecorded { failure, source } => {
                let problem = Self::of(failure);
                let message = format!(
                    "{} The audit log couldn’t record this ({}).",
                    problem.message,
                    disk::audit_log_cause(source)
                );
                Self { message, ..problem }
            }
            Error::NotShown(error) => audit_log(
                "The audit log couldn’t be written",
                error,
                ", so nothing is shown",
            ),
            Error::File(error) => {
                let cause = disk::cause(error);
                Self::new(
                    Code::FileFailed,
                    format!("The file couldn’t be written: {cause}."),
                )
                .advise(cause.advice())
            }
            Error::TooLarge(what) => too_large(what),
            Error::Stopped => Self::new(
                Code::Stopped,
                "It was stopped before it finished, and no file was written.",
            ),
            Error::Clipboard(error) => Self::new(Code::ClipboardFailed, clipboard(error))
                .advise("Try again. If it fails again, set a password that you enter yourself."),
            Error::NothingToCopy => Self::new(
                Code::ClipboardFailed,
                "The new password was already forgotten, so it can’t be copied.",
            )
            .advise("Set another password for the customer."),
            Error::Authentication(error) => authentication(error),
            Error::Locked => Self::new(Code::Locked, "Shopside is locked.").advise("Unlock it to continue."),
            Error::UnknownConnection => Self::new(Code::Connection, "This store isn’t open.")
                .advise("Open it from the list of stores."),
            Error::AlreadyConnected { name } => Self::new(
                Code::Connection,
                format!("This store is already connected, as “{}”.", isolated(name)),
            )
            .advise("Open that connection, or remove it first.")
            .at("clientId"),
            Error::SandboxNotRunning => Self::new(Code::SandboxFailed, "The sandbox store isn’t running.")
                .advise("Open the sandbox store again."),
            Error::NeedsSecret => Self::new(Code::Connection, "This connection is sign-in only.")
                .advise("To work with customers, connect the store with its client secret."),
            Error::Forbidden { way } => forbidden(*way),
            Error::Managed { field } => Self::new(
                Code::Managed,
                "This is managed by your organization and can’t be changed here.",
            )
            .at(field),
            Error::UnusablePolicy(fault) => unusable_policy(fault),
            Error::HostNotAllowed(host) => host_not_allowed(host),
            Error::NotExported(cause) => not_exported(cause),
            Error::HostRefused(host) => host_refused(host),
            Error::QuestionOpen => {
                Self::new(Code::NotAllowedHere, "Another dialog of Shopside is still open.")
                    .advise("Answer it first, then try again.")
            }
            Error::Member(error) => member::problem(*error),
            Error::NeedsSignIn => Self::new(
                Code::NotAllowedHere,
                "A preview shows only your own data, so there is nothing to compare.",
            )
            .advise("Sign in as the customer to see both sides."),
            Error::NotExtendable => Self::new(
                Code::NotAllowedHere,
                "This session can’t be extended any further.",
            )
            .advise("End it, then view as the customer again."),
            Error::NoAccountRealm => Self::new(
                Code::StoreFailed,
                "This store has no authentication realm for account members.",
            )
            .advise("Set up account authentication in the store first."),
            Error::CreatedNotAdded(error) => {
                let problem = Self::of(error);
                let why = match error.as_ref() {
                    // Its own text says that nothing was done.
                    Error::AuditLog(_) => "The audit log couldn’t be written.",
                    _ => problem.message.as_str(),
                };
                let (outcome, advice) = if error.leaves_outcome_unknown() {
                    (
                        "The member was created. It’s unclear whether they were added to the account.",
                        "Look at the account’s members. If they aren’t there, add them as a member of no account.",
                    )
                } else {
                    (
                        "The member was created, but couldn’t be added to the account.",
                        "Add them as a member of another account, or of none.",
                    )
                };
                let message = format!("{outcome} {why}");
                Self {
                    message,
                    field: None,
                    ..problem
                }
                .advise(advice)
            }
            Error::NoPassword => Self::new(
                Code::NoPassword,
                "This customer has no password, so you can’t sign in as them.",
            )
            .advise("Set a password first."),
            Error::UnclearCustomer => Self::new(
                Code::StoreFailed,
                "The store’s response doesn’t say whose order this is, so it isn’t shown.",
            )
            .advise("Look it up in the store’s orders."),
            Error::TokenExpired { clock_note } => token_expired(*clock_note),
            Error::WrongCustomer => Self::new(
                Code::WrongCustomer,
                "The store’s response is about another customer, so nothing is shown.",
            )
            .advise("Check the email address, then tell the store’s developers."),
            Error::Update(error) => update::problem(error),
            Error::UpdatesOff(off) => update::off(*off),
            Error::NoUpdate => Self::new(Code::UpdateFailed, "There is no update to continue with.")
                .advise("Check for updates again."),
            Error::Inside => Self::new(
                Code::NotAllowedHere,
                "Updates wait until your customer session ends.",
            )
            .advise("End the session, then try again."),
            Error::DuringCustomerView => Self::new(
                Code::NotAllowedHere,
                "This can’t be done during a customer session.",
            )
            .advise("End the session, then try again."),
            Error::SessionEnded => Self::new(Code::SessionEnded, "This customer session has ended.")
                .advise("View as the customer again to continue."),
        }
    }
}

fn forbidden(way: AccessMode) -> Sentences {
    let message = match way {
        AccessMode::Preview => "Previews are turned off for this store.",
        AccessMode::SignIn | AccessMode::SupportCredential | AccessMode::OneTimeCode => {
            "Signing in as a customer is turned off for this store."
        }
    };
    Sentences::new(Code::NotAllowedHere, message).advise("Change this in Stores > Edit.")
}

fn token_expired(clock_note: Option<ClockNote>) -> Sentences {
    let message = "The customer token that the store issued has already expired, so there is no session.";
    match clock_note {
        Some(note) => Sentences::new(Code::SessionEnded, format!("{message} {note}"))
            .advise("Set this computer’s clock, then sign in again. If it is right, the store’s clock is wrong: tell the store’s support."),
        None => Sentences::new(Code::SessionEnded, message)
            .advise("Check this computer’s clock, then sign in again. If it is right, tell the store’s support."),
    }
}

fn unusable_policy(fault: &PolicyFault) -> Sentences {
    Sentences::new(
        Code::Managed,
        format!(
            "Your organization’s policy can’t be used, so customer view and new connections are turned off ({fault})."
        ),
    )
    .advise("Ask your administrator to correct the file, then start the app again.")
}

fn host_not_allowed(host: &str) -> Sentences {
    let message = format!("Your organization doesn’t allow connections to {host}.");
    Sentences::new(Code::Managed, message)
        .advise("Use one of the allowed hosts, or ask your administrator.")
        .at("baseUrl")
}

fn not_exported(cause: &Cause) -> Sentences {
    let message = format!(
        "Your organization requires that its log server has the audit log before anything is shown. {}.",
        cause.to_string().trim_end_matches('.')
    );
    Sentences::new(Code::Managed, message)
        .advise("Try again. If it fails again, tell your administrator what this message says.")
}

fn host_refused(host: &str) -> Sentences {
    let message = format!("Nothing was sent to {host}, because you didn’t allow it.");
    Sentences::new(Code::NotAllowedHere, message)
        .advise("Check the address, then try again.")
        .at("baseUrl")
}

fn bad_credentials(field: &str, source: &moltin::Error) -> Sentences {
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
    let problem = Sentences {
        request_id: source.request_id().map(str::to_owned),
        ..Sentences::new(Code::BadCredentials, message)
            .advise(advice)
            .at(field)
    };
    store::with_clock_note(problem, source)
}

/// The host has no token endpoint at this address.
fn no_store_there(source: &moltin::Error) -> Sentences {
    let status = source.status().unwrap_or_default();
    let message = format!("The host responded, but there is no store API at this address (status {status}).");
    Sentences {
        request_id: source.request_id().map(str::to_owned),
        ..Sentences::new(Code::NotAStore, message)
            .advise("Enter the address without a path, such as https://euwest.api.elasticpath.com.")
            .at("baseUrl")
    }
}

fn refused(field: &str, missing: Option<&[FormField]>, source: &moltin::Error) -> Sentences {
    let problem = store::problem(source).at(field);
    match missing {
        Some(missing) => Sentences {
            message: format!("The store requires {}.", listed(missing)),
            advice: None,
            ..problem
        },
        None => problem,
    }
}

/// Joins words as in "one, two and three".
fn listed(fields: &[FormField]) -> String {
    let words: Vec<_> = fields.iter().map(ToString::to_string).collect();
    match words.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        words => words.concat(),
    }
}
