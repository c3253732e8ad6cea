//! An audit log with as many entries as a team of fifty writes in a year.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use journal::{
    Action, Anchor, Attribute, AttributeOptions, AuditLog, EntryContent, Following, Outcome, Way, attributes,
};
use serde_json::{Map, Value, json};

/// How many entries a session has.
const OF_SESSION: u32 = 8;
/// How many entries are written in one transaction.
const AT_ONCE: u32 = 50_000;
const INSTALLATION: &str = "4f6c9b0e-8f1d-4c55-9f1a-0d3a1f2b7c11";

/// An entry of the sessions of twelve operators, one session after the other.
pub(crate) fn entry(number: u32) -> EntryContent {
    let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    let session = number / OF_SESSION;
    let (customer, operator) = (session % 5_000, session / 8 % 12);
    let (action, outcome) = match number % OF_SESSION {
        0 => (Action::SignIn, Outcome::Begun),
        2 => (Action::SignIn, Outcome::Done),
        3 => (Action::View, Outcome::Begun),
        6 => (Action::View, Outcome::Done),
        7 => (Action::SessionEnd, Outcome::Done),
        _ => (Action::Request, Outcome::Done),
    };
    let is_request = action == Action::Request;
    EntryContent {
        at: start + SignedDuration::from_secs(20 * i64::from(number)),
        operator: format!("Operator {operator}"),
        account: format!("operator{operator}@till-3"),
        store: "Pawnee Parks (https://euwest.api.elasticpath.com)".into(),
        action,
        outcome,
        way: Some(if session.is_multiple_of(5) {
            Way::SignIn
        } else {
            Way::Preview
        }),
        customer_id: Some(format!("c8c1c511-beef-4812-9b7a-{customer:012}")),
        customer_email: Some(format!("customer.{customer}@example.test")),
        session_id: Some(format!("5e551000-0000-4000-8000-{session:012}")),
        reason: Some(format!(
            "Ticket https://desk.example.test/{session}, customer.{customer}@example.test asked"
        )),
        detail: matches!(action, Action::View).then(|| "orders".into()),
        connection_id: Some("c0ec7100-0000-4000-8000-000000000001".into()),
        store_url: Some("https://euwest.api.elasticpath.com".into()),
        import_id: None,
        import_line: None,
        method: is_request.then(|| "GET".into()),
        path: is_request.then(|| "/v2/orders".into()),
        status: is_request.then_some(200),
        duration_ms: is_request.then_some(34),
        items: None,
    }
}

/// Writes an audit log with this many entries to a new file.
pub(crate) fn seed(file: &Path, count: u32) {
    for ending in ["", "-wal", "-shm"] {
        let mut path = file.as_os_str().to_owned();
        path.push(ending);
        // There is none before the first run.
        fs::remove_file(path).ok();
    }
    let log = AuditLog::open(file).unwrap();
    for first in (0..count).step_by(AT_ONCE as usize) {
        let last = count.min(first + AT_ONCE);
        log.append_all((first..last).map(entry)).unwrap();
    }
}

/// Writes the entries as JSON Lines, the newest first, as log servers list them.
pub(crate) fn write_newest_first(file: &Path, export: &Path) {
    const PAGE: i64 = 1000;
    let log = AuditLog::open(file).unwrap();
    let mut to = BufWriter::new(File::create(export).unwrap());
    // A part of the audit log is found by the anchor of the entry before it.
    let mut starts = vec![Anchor::EMPTY];
    loop {
        let page = log
            .following(starts.last().unwrap(), u32::try_from(PAGE).unwrap())
            .unwrap();
        let Some(last) = page.entries.last() else { break };
        starts.push(Anchor {
            entries: last.id,
            head: last.hash,
        });
    }
    for start in starts.iter().rev().skip(1) {
        let page = log.following(start, u32::try_from(PAGE).unwrap()).unwrap();
        for line in lines(&page).iter().rev() {
            writeln!(to, "{line}").unwrap();
        }
    }
    to.flush().unwrap();
}

fn lines(page: &Following) -> Vec<Value> {
    let lines = page.with_previous().map(|(entry, previous)| {
        let mut line = Map::from_iter([("service.instance.id".to_owned(), json!(INSTALLATION))]);
        for (name, value) in attributes(entry, previous, &page.head, AttributeOptions::default()) {
            let value = match value {
                Attribute::Text(text) => text.into(),
                Attribute::Whole(number) => number.into(),
            };
            line.insert(name.to_owned(), value);
        }
        Value::Object(line)
    });
    lines.collect()
}
