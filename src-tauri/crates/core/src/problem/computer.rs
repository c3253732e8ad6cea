//! The texts of errors of this computer: its disk, keyring, clipboard and lock screen.

use super::sentences::Sentences;
use crate::disk;
use crate::ports::{AuthenticationError, ClipboardError, PreferencesError, SecretsError};
use crate::view::Code;

/// A problem of the audit log. `what` ends before the reason, which is in parentheses.
pub(super) fn audit_log(what: &str, error: &journal::Error, then: &str) -> Sentences {
    let cause = disk::audit_log_cause(error);
    Sentences::new(Code::AuditLogFailed, format!("{what} ({cause}){then}.")).advise(cause.advice())
}

pub(super) fn preferences(PreferencesError(cause): &PreferencesError) -> Sentences {
    let advice = [
        cause.advice(),
        "Nothing was changed. The app keeps using its current preferences until they can be saved again.",
    ];
    Sentences::new(
        Code::PreferencesFailed,
        format!("The preferences couldn’t be written: {cause}."),
    )
    .advise(advice.join(" ").trim_start())
}

pub(super) fn clipboard(error: &ClipboardError) -> String {
    match error {
        ClipboardError::NotKept => "The clipboard didn’t keep what was copied.".into(),
        ClipboardError::TimedOut => "The clipboard didn’t respond in time.".into(),
        ClipboardError::Failed(words) => format!("The clipboard failed: {words}."),
    }
}

pub(super) fn secret_missing(session_only: bool) -> Sentences {
    if session_only {
        Sentences::new(
            Code::SecretMissing,
            "The client secret of this store was not saved.",
        )
        .advise("Enter it again.")
    } else {
        Sentences::new(
            Code::SecretMissing,
            "The client secret of this store is no longer in the keyring.",
        )
        .advise("It was removed outside Shopside. Enter it again.")
    }
}

pub(super) fn authentication(error: &AuthenticationError) -> Sentences {
    match error {
        AuthenticationError::Refused => Sentences::new(
            Code::AuthenticationFailed,
            "Your system didn’t confirm that it’s you, so Shopside stays locked.",
        )
        .advise("Press Unlock and enter the password of your account on this computer."),
        AuthenticationError::NoDialog => Sentences::new(
            Code::NoAuthentication,
            "Your desktop has no dialog that asks for a password. Shopside is only hidden: anyone at this computer can continue.",
        )
        .advise("Lock your screen when you leave."),
        AuthenticationError::Pending => Sentences::new(
            Code::AuthenticationFailed,
            "Your system is still waiting for your password, so Shopside stays locked.",
        )
        .advise("Look for its dialog, perhaps behind this window, then press Unlock again."),
        AuthenticationError::Failed(cause) => Sentences::new(
            Code::AuthenticationFailed,
            format!("Your system couldn’t check that it’s you ({cause}), so Shopside stays locked."),
        )
        .advise("Try again. If it keeps failing, sign out of this computer and in again."),
    }
}

pub(super) fn keyring(error: &SecretsError) -> Sentences {
    match error {
        SecretsError::Absent => Sentences::new(Code::KeyringAbsent, "No system keyring was found.")
            .advise("Start one, such as GNOME Keyring or KWallet, and try again, or keep the secret only until you quit."),
        SecretsError::NoCollection => {
            Sentences::new(Code::KeyringAbsent, "The keyring service is running, but it has no keyring to save secrets in.")
                .advise("Create a default keyring in your system’s password app and try again, or keep the secret only until you quit.")
        }
        SecretsError::Locked => Sentences::new(Code::KeyringLocked, "The keyring is locked.")
            .advise("Unlock it in your system’s password app, then try again."),
        SecretsError::Denied => Sentences::new(Code::KeyringDenied, "The keyring wasn’t unlocked.")
            .advise("Try again, and enter the keyring’s password when your system asks for it."),
        SecretsError::TimedOut => Sentences::new(Code::KeyringTimeout, "The keyring didn’t respond in time.")
            .advise("Your system may be asking for the keyring’s password in another window. Enter it there, then try again."),
        SecretsError::OtherContent => keyring_failed("The keyring has something else in the place of the client secret."),
        SecretsError::TooLong { limit } => {
            keyring_failed(format!("The client secret is longer than the {limit} characters that the keyring allows."))
        }
        SecretsError::Ambiguous => keyring_failed("The keyring has several client secrets for this store."),
        SecretsError::NotReturned => keyring_failed("The keyring didn’t return the secret that was just saved."),
        SecretsError::NoReason => keyring_failed("The keyring failed and gave no reason."),
        SecretsError::Failed(words) => keyring_failed(format!("The keyring failed: {words}.")),
    }
}

fn keyring_failed(message: impl Into<String>) -> Sentences {
    Sentences::new(Code::KeyringFailed, message).advise("Try again, or keep the secret only until you quit.")
}

pub(super) fn too_large(what: &sheet::TooLarge) -> Sentences {
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
    Sentences::new(Code::FileFailed, message).advise(advice)
}
