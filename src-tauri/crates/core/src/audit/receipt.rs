//! The receipt of a session, in plain text: who, why, when, what was opened, and what may have
//! changed.

use std::fmt::Write;

use journal::{Action, Entry, Filter, Outcome, Way, one_line};

use super::Audit;
use crate::{Error, blocking};

/// The most entries of a session that a receipt lists; a session of one hour has some hundreds.
const MAX_ENTRIES: u32 = 10_000;

/// The path of a customer token request (see `docs/api.md`, "Customer token request").
const CUSTOMER_TOKENS: &str = "/v2/customers/tokens";

impl Audit {
    /// Returns the receipt of one session.
    pub(crate) async fn receipt(&self, session: &str) -> Result<String, Error> {
        let filter = Filter {
            session_id: Some(session.to_owned()),
            ..Filter::default()
        };
        let log = self.writer.log();
        let mut entries = blocking::run(move || log.page(&filter, None, MAX_ENTRIES))
            .await
            .map_err(Error::AuditLogUnread)?;
        entries.reverse();
        receipt(&entries).ok_or_else(|| Error::input("session", "The journal knows no such session."))
    }
}

/// Formats the entries of a session, oldest first. Returns `None` if there are none.
fn receipt(entries: &[Entry]) -> Option<String> {
    let first = entries.first()?;
    let mut text = summary(entries, first);
    text.push_str("\nWhat was opened\n");
    for entry in entries {
        let detail = one_line(personal(entry, entry.content.detail.as_ref()).unwrap_or_default());
        match entry.content.action {
            Action::View => writeln!(text, "  {}  {detail}", entry.content.at),
            Action::Request => {
                let mark = if is_read(entry) { ' ' } else { '!' };
                writeln!(text, "  {}  {mark}   {detail}", entry.content.at)
            }
            _ => Ok(()),
        }
        .expect("writing to a String never fails");
    }
    Some(text)
}

/// Returns a personal field of an entry, or what a receipt has in the place of an erased one.
fn personal<'a>(entry: &'a Entry, field: Option<&'a String>) -> Option<&'a str> {
    if entry.is_erased {
        return Some("erased");
    }
    field.map(String::as_str)
}

fn summary(entries: &[Entry], first: &Entry) -> String {
    let way = match first.content.way {
        Some(Way::Preview) => "preview, with the merchant’s access",
        _ => "signed in as the customer",
    };
    let or_none = |text: Option<&str>| text.unwrap_or("none given").to_owned();
    let email = entries
        .iter()
        .find_map(|entry| personal(entry, entry.content.customer_email.as_ref()));
    let end = entries
        .iter()
        .find(|entry| entry.content.action == Action::SessionEnd);
    let ended = end.map_or_else(
        || "not yet, or the program was stopped by force".to_owned(),
        |end| {
            let why = personal(end, end.content.detail.as_ref()).unwrap_or_default();
            format!("{} ({why})", end.content.at)
        },
    );
    let mut text = String::new();
    for (name, value) in [
        ("Session", first.content.session_id.clone().unwrap_or_default()),
        ("Store", first.content.store.clone()),
        ("Customer", or_none(email)),
        (
            "Operator",
            format!("{} ({})", first.content.operator, first.content.account),
        ),
        ("Way", way.to_owned()),
        ("Reason", or_none(personal(first, first.content.reason.as_ref()))),
        ("Began", first.content.at.to_string()),
        ("Ended", ended),
        ("Changed", changed(entries)),
    ] {
        writeln!(text, "{name:<10} {}", one_line(&value)).expect("writing to a String never fails");
    }
    text
}

/// Returns what the requests of a session may have changed.
fn changed(entries: &[Entry]) -> String {
    let requests = || {
        let entries = entries.iter();
        entries.filter(|entry| entry.content.action == Action::Request)
    };
    let (all, changes) = (
        requests().count(),
        requests().filter(|entry| !is_read(entry)).count(),
    );
    let requests = if changes == 0 {
        format!("of {all} requests none asked for a change")
    } else {
        format!("{changes} of {all} requests may have changed something; they are marked !")
    };
    match (password(entries), changes) {
        (Some(password), _) => format!("{password}; {requests}"),
        (None, 0) => format!("nothing: {requests}"),
        (None, _) => requests,
    }
}

/// Returns whether the session began with a new password for the customer.
fn password(entries: &[Entry]) -> Option<&'static str> {
    let mut content = entries.iter().map(|entry| &entry.content);
    let last = content.rfind(|content| content.action == Action::PasswordSet)?;
    match last.outcome {
        Outcome::Done => Some("the customer’s password"),
        Outcome::Begun | Outcome::Unknown => Some("the customer’s password, perhaps"),
        Outcome::Failed => None,
    }
}

/// Whether a request cannot have changed anything: it reads, or asks for a customer token. A
/// request whose method is not recorded may have.
fn is_read(request: &Entry) -> bool {
    match (request.content.method.as_deref(), request.content.path.as_deref()) {
        (Some("GET"), _) => true,
        (Some("POST"), Some(path)) => path == CUSTOMER_TOKENS,
        _ => false,
    }
}
