//! What this app did with a customer, from the audit log: each act with its outcome.

use jiff::Timestamp;
use journal::{Action, AuditLog, Cursor, Entry, Filter, Outcome};

use super::Privacy;
use crate::audit::known_detail;
use crate::connections::OpenStore;
use crate::view::ActView;
use crate::{Error, blocking};

/// How many entries are read at a time.
const PAGE: u32 = 1000;

/// An act: when it began and ended, and its last entry.
#[derive(Debug)]
pub(super) struct Act {
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
    pub(super) entry: Entry,
}

impl Privacy {
    /// All entries about a customer, oldest first.
    pub(super) async fn entries(&self, store: &OpenStore, customer: &str) -> Result<Vec<Entry>, Error> {
        let filter = Filter {
            customer_id: Some(customer.to_owned()),
            connection_id: Some(store.connection.clone()),
            ..Filter::default()
        };
        let log = self.audit.log();
        blocking::run(move || read_all(&log, &filter))
            .await
            .map_err(Error::AuditLogUnread)
    }
}

fn read_all(log: &AuditLog, filter: &Filter) -> Result<Vec<Entry>, journal::Error> {
    let mut entries = Vec::new();
    let mut below = None;
    loop {
        let page = log.page(filter, below, PAGE)?;
        let is_last = page.len() < PAGE as usize;
        below = page.last().map(|entry| Cursor { id: entry.id });
        entries.extend(page);
        if is_last {
            entries.reverse();
            return Ok(entries);
        }
    }
}

/// The acts that are more than a look, in the order in which they began. `entries` are oldest
/// first.
pub(super) fn acts(entries: Vec<Entry>) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    for entry in entries.into_iter().filter(|entry| !is_look(entry.content.action)) {
        let content = &entry.content;
        let is_begun = |act: &&mut Act| {
            let begun = &act.entry.content;
            begun.outcome == Outcome::Begun && begun.action == content.action
        };
        let begun = match content.outcome {
            Outcome::Begun => None,
            _ => acts.iter_mut().rev().find(is_begun),
        };
        match begun {
            Some(act) => {
                act.to = content.at;
                act.entry = entry;
            }
            None => acts.push(Act {
                from: content.at,
                to: content.at,
                entry,
            }),
        }
    }
    acts
}

fn is_look(action: Action) -> bool {
    matches!(action, Action::AdminView | Action::View | Action::Request)
}

pub(super) fn view(entry: Entry) -> ActView {
    let content = entry.content;
    ActView {
        id: entry.id,
        known_detail: known_detail(&content),
        operator: content.operator,
        action: content.action.as_str().into(),
        outcome: content.outcome.as_str().into(),
        detail: content.detail,
    }
}
