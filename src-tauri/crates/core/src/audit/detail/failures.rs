//! Why something failed, from the English text of the error.

use super::words::shown;
use crate::view::EntryDetail;

/// Why something failed; `None` for errors that are only known in English.
pub(super) fn known(error: &str) -> Option<EntryDetail> {
    let without_words = match error {
        "cancelled before it was sent" => EntryDetail::Cancelled,
        "stopped" => EntryDetail::Stopped,
        "the session has ended" => EntryDetail::SessionEnded,
        "the app is locked" => EntryDetail::AppLocked,
        "the customer has no password" => EntryDetail::NoPassword,
        "the customer was not created" => EntryDetail::NotCreated,
        "unknown whether the customer was created" => EntryDetail::CreationUnknown,
        _ => return with_words(error),
    };
    Some(without_words)
}

fn with_words(error: &str) -> Option<EntryDetail> {
    let after = |start: &str| error.strip_prefix(start).map(shown);
    if let Some(words) = after("customer sign-in refused: ") {
        return Some(EntryDetail::SignInRefused { words });
    }
    if let Some(words) = after("account member sign-in refused: ") {
        return Some(EntryDetail::MemberSignInRefused { words });
    }
    if let Some(words) = after("customer token rejected: ").or_else(|| after("account token rejected: ")) {
        return Some(EntryDetail::TokenRejected { words });
    }
    let refused = after("the store refused the credentials: client credentials refused: ");
    if let Some(words) = refused.or_else(|| after("client credentials refused: ")) {
        return Some(EntryDetail::CredentialsRefused { words });
    }
    if let Some(words) = after("the file could not be written: ") {
        return Some(EntryDetail::FileNotWritten { words });
    }
    if let Some(rest) = error.strip_prefix("the host ") {
        let host = shown(rest.strip_suffix(" was refused")?);
        return Some(EntryDetail::HostRefused { host });
    }
    of_request(error)
}

/// Of a request, such as `GET /v2/orders: timeout`.
fn of_request(error: &str) -> Option<EntryDetail> {
    let (request, what) = error.split_once(": ")?;
    let (method, path) = request.split_once(' ')?;
    let is_request =
        method.bytes().all(|byte| byte.is_ascii_uppercase()) && path.starts_with('/') && !path.contains(' ');
    if !is_request {
        return None;
    }
    let request = shown(request);
    match what {
        "timeout" => Some(EntryDetail::TimedOut { request }),
        "connection lost" => Some(EntryDetail::ConnectionLost { request }),
        _ => what
            .strip_prefix("unreachable: ")
            .map(|words| EntryDetail::Unreachable {
                request,
                words: shown(words),
            }),
    }
}
