//! The receipt of a session: who, why, when, what was opened, what may have changed, and the hashes
//! that prove it. `html` and `text` write it out; the page draws the same facts.

mod html;
mod text;
pub(super) mod texts;

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use journal::{Action, Entry, Filter, Outcome};

use super::activity::activity;
use super::trail::session_view;
use super::{Audit, AuditEvent, AuditStore};
use crate::files;
use crate::view::{
    ExportedView, InvalidInput, PasswordChange, ReceiptEntry, ReceiptRequest, ReceiptRow, ReceiptTime,
    ReceiptView,
};
use crate::{Error, blocking};

/// The most entries of a session that a receipt lists; a session of one hour has some hundreds.
const MAX_ENTRIES: u32 = 10_000;

/// The path of a customer token request (see `docs/api.md`, "Customer token request").
const CUSTOMER_TOKENS: &str = "/v2/customers/tokens";

impl Audit {
    /// Returns the receipt of one session. Its times are in the time zone of the settings;
    /// `connection` is the open store.
    pub(crate) async fn receipt(
        &self,
        session: &str,
        connection: Option<&str>,
    ) -> Result<ReceiptView, Error> {
        let filter = Filter {
            session_id: Some(session.to_owned()),
            ..Filter::default()
        };
        let log = self.writer.log();
        let mut entries = blocking::run(move || log.page(&filter, None, MAX_ENTRIES))
            .await
            .map_err(Error::AuditLogUnread)?;
        entries.reverse();
        let zone = self.calendar.zone(connection);
        let mut receipt = receipt(&entries, &zone, self.writer.now())
            .ok_or_else(|| Error::input("session", InvalidInput::UnknownSession))?;
        receipt.verified = self.last_verdict();
        let verified_at = receipt
            .verified
            .as_ref()
            .and_then(|verdict| verdict.at.parse().ok());
        receipt.verified_at = verified_at.map(|at| time(at, &zone));
        Ok(receipt)
    }

    /// Returns the receipt of one session as plain text.
    pub(crate) async fn receipt_text(
        &self,
        session: &str,
        connection: Option<&str>,
        language: &str,
    ) -> Result<String, Error> {
        let receipt = self.receipt(session, connection).await?;
        Ok(text::write(&receipt, &texts::of(language)))
    }

    /// Writes the receipt of one session to a new HTML file in `folder`.
    pub(crate) async fn save_receipt(
        &self,
        folder: PathBuf,
        session: &str,
        connection: Option<&str>,
        language: &str,
    ) -> Result<ExportedView, Error> {
        let receipt = self.receipt(session, connection).await?;
        let count = receipt.entries.len() as u64;
        let html = html::write(&receipt, &texts::of(language));
        let path = files::new_path(self.writer.now(), &folder, "receipt", "html");
        let event = AuditEvent {
            detail: Some(format!("the receipt of session {session}")),
            ..AuditEvent::new(Action::Export, AuditStore::default())
        };
        let writing = files::write(path.clone(), move |to| {
            std::io::Write::write_all(to, html.as_bytes())?;
            Ok(count)
        });
        files::export(&self.writer, event, path, writing).await
    }
}

/// Describes the entries of a session, oldest first. Returns `None` if there are none.
fn receipt(entries: &[Entry], zone: &TimeZone, now: Timestamp) -> Option<ReceiptView> {
    let first = entries.first()?;
    let steps: Vec<&Entry> = entries
        .iter()
        .filter(|entry| !is_row(entry.content.action))
        .collect();
    let requests = || {
        entries
            .iter()
            .filter(|entry| entry.content.action == Action::Request)
    };
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (all, read_only) = (
        requests().count(),
        requests().filter(|entry| is_read(entry)).count(),
    );
    let session = session_view(
        if steps.is_empty() {
            std::slice::from_ref(&first)
        } else {
            &steps
        },
        count(entries.len()),
        count(all),
    );
    let time = |at: Timestamp| time(at, zone);
    Some(ReceiptView {
        started: time(first.content.at),
        ended: session.ended_at.as_ref().and_then(|at| at.parse().ok()).map(time),
        session,
        store: first.content.store.clone(),
        operator: first.content.operator.clone(),
        account: first.content.account.clone(),
        time_zone: zone.iana_name().map(str::to_owned),
        read_only: count(read_only),
        changes: count(all - read_only),
        password: password(entries),
        rows: rows(entries, zone),
        entries: entries.iter().map(numbered).collect(),
        made: time(now),
        verified: None,
        verified_at: None,
    })
}

/// Whether an entry is a line of the receipt, and no step of the session.
fn is_row(action: Action) -> bool {
    matches!(action, Action::View | Action::Request)
}

/// Whether an action is a part of entering the session.
fn enters(action: Action) -> bool {
    matches!(action, Action::SignIn | Action::Preview | Action::PasswordSet)
}

/// The lines: each opened thing with its first request, and each further request.
fn rows(entries: &[Entry], zone: &TimeZone) -> Vec<ReceiptRow> {
    let mut rows: Vec<ReceiptRow> = Vec::new();
    for entry in entries {
        let (content, is_request) = (&entry.content, entry.content.action == Action::Request);
        // What began has another entry with its result, and the end is a fact of the receipt.
        let is_result = content.outcome != Outcome::Begun && enters(content.action);
        if is_result || content.action == Action::SessionEnd {
            continue;
        }
        let opened = rows
            .last_mut()
            .filter(|last| is_request && last.request.is_none());
        if let Some(opened) = opened {
            opened.request = Some(request(entry));
            continue;
        }
        rows.push(ReceiptRow {
            entry: entry.id,
            time: time(content.at, zone),
            action: content.action.as_str().into(),
            activity: activity(content),
            detail: content.detail.clone().filter(|_| !is_request),
            is_erased: entry.is_erased,
            request: is_request.then(|| request(entry)),
        });
    }
    rows
}

fn request(entry: &Entry) -> ReceiptRequest {
    let content = &entry.content;
    ReceiptRequest {
        method: content.method.clone(),
        path: content.path.clone(),
        status: content.status,
        duration_ms: content.duration_ms,
        may_change: !is_read(entry),
        line: content.detail.clone(),
    }
}

fn numbered(entry: &Entry) -> ReceiptEntry {
    ReceiptEntry {
        id: entry.id,
        action: entry.content.action.as_str().into(),
        outcome: entry.content.outcome.as_str().into(),
        hash: entry.hash.to_string(),
    }
}

fn time(at: Timestamp, zone: &TimeZone) -> ReceiptTime {
    let local = at.to_zoned(zone.clone());
    ReceiptTime {
        at: at.to_string(),
        day: local.strftime("%Y-%m-%d").to_string(),
        time: local.strftime("%H:%M:%S").to_string(),
        offset: local.strftime("%:z").to_string(),
    }
}

/// Returns whether the session began with a new password for the customer.
fn password(entries: &[Entry]) -> Option<PasswordChange> {
    let mut content = entries.iter().map(|entry| &entry.content);
    let last = content.rfind(|content| content.action == Action::PasswordSet)?;
    match last.outcome {
        Outcome::Done => Some(PasswordChange::Set),
        Outcome::Begun | Outcome::Unknown | Outcome::Later(_) => Some(PasswordChange::Unknown),
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
