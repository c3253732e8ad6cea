//! The texts of errors of updates.

use super::sentences::Sentences;
use crate::ports::UpdateError;
use crate::view::{Code, UpdatesOff};

pub(super) fn problem(error: &UpdateError) -> Sentences {
    let (message, advice) = match error {
        UpdateError::Unreachable(cause) => (
            format!("The update server can’t be reached ({cause})."),
            "Check your network and the address in Settings, then try again.",
        ),
        UpdateError::TimedOut => (
            "The update server didn’t respond in time.".into(),
            "Check your network, then try again.",
        ),
        UpdateError::Status(status) => (
            format!("The update server responded with status {status}."),
            "Check the address in Settings, or try again later.",
        ),
        UpdateError::Redirected => (
            "The update server redirects to an address that isn’t allowed.".into(),
            "Check the address in Settings. Updates come over HTTPS only.",
        ),
        UpdateError::Malformed(cause) => (
            format!("The update server’s response can’t be read ({cause})."),
            "Check the address in Settings, or try again later.",
        ),
        UpdateError::TooLarge => (
            "The update is too large to be genuine.".into(),
            "Check the address in Settings.",
        ),
        UpdateError::Older(version) => (
            format!("The update server offers version {version}, which is older than this one."),
            "Nothing was downloaded. Check the address in Settings.",
        ),
        UpdateError::NoPackage => (
            "The new version has no package for this system.".into(),
            "Get it from where you got this one.",
        ),
        UpdateError::Signature(cause) => (
            format!("The update isn’t signed by the makers of this app ({cause})."),
            "It was deleted. Tell the makers if this happens again.",
        ),
        UpdateError::Install(cause) => (
            format!("The update couldn’t be installed ({cause})."),
            "This version is still installed. Check that you can write to the app’s folder, then try again.",
        ),
    };
    Sentences::new(Code::UpdateFailed, message).advise(advice)
}

pub(super) fn off(off: UpdatesOff) -> Sentences {
    match off {
        UpdatesOff::NoKey => Sentences::new(
            Code::UpdateFailed,
            "This build can’t verify updates, so it doesn’t check for them.",
        ),
        UpdatesOff::NoAddress => {
            Sentences::new(Code::UpdateFailed, "There is no address to check for updates.")
                .advise("Enter one in Settings.")
        }
    }
}
