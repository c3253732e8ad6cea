//! What the audit log says about support credentials: which were created and not deleted.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use journal::{Action, AuditLog, Cursor, EntryContent, Filter, Outcome};

use crate::Error;

/// How many entries are read at once.
const PAGE: u32 = 500;

/// The support credentials of a connection in the audit log.
#[derive(Default)]
pub(super) struct Trace {
    /// Whether this installation has ever created one.
    pub(super) is_used: bool,
    /// Those that were created, or may have been, and are not recorded as deleted.
    pub(super) open: Vec<Traced>,
}

/// A support credential that may be left over.
#[derive(Clone)]
pub(super) struct Traced {
    pub(super) username: String,
    pub(super) member: String,
    pub(super) email: Option<String>,
    pub(super) at: Timestamp,
    /// Whether the store has confirmed that it was created.
    pub(super) is_confirmed: bool,
}

/// Reads what the audit log says about the support credentials of a connection.
///
/// # Errors
/// [`Error::AuditLogUnread`] if the audit log can't be read.
pub(super) fn read(log: &AuditLog, connection: &str) -> Result<Trace, Error> {
    let created = entries(log, connection, Action::CredentialCreate)?;
    if created.is_empty() {
        return Ok(Trace::default());
    }
    let gone: HashSet<String> = entries(log, connection, Action::CredentialDelete)?
        .into_iter()
        .filter(|entry| entry.outcome == Outcome::Done)
        .filter_map(|entry| entry.detail)
        .collect();
    let mut open = BTreeMap::<String, Traced>::new();
    for entry in created {
        // An entry whose personal data was erased names no credential.
        let (Some(detail), Some(member)) = (entry.detail, entry.customer_id) else {
            continue;
        };
        let username = detail.split(':').next().unwrap_or_default().to_owned();
        match entry.outcome {
            Outcome::Begun => {
                open.insert(
                    username.clone(),
                    Traced {
                        username,
                        member,
                        email: entry.customer_email,
                        at: entry.at,
                        is_confirmed: false,
                    },
                );
            }
            Outcome::Done => {
                if let Some(traced) = open.get_mut(&username) {
                    traced.is_confirmed = true;
                }
            }
            Outcome::Failed => drop(open.remove(&username)),
            Outcome::Unknown => {}
        }
    }
    open.retain(|username, _| !gone.contains(username));
    Ok(Trace {
        is_used: true,
        open: open.into_values().collect(),
    })
}

/// The entries with this action, oldest first.
fn entries(log: &AuditLog, connection: &str, action: Action) -> Result<Vec<EntryContent>, Error> {
    let filter = Filter {
        action: Some(action),
        connection_id: Some(connection.to_owned()),
        ..Filter::default()
    };
    let mut all = Vec::new();
    let mut below = None;
    loop {
        let page = log.page(&filter, below, PAGE).map_err(Error::AuditLogUnread)?;
        let Some(last) = page.last() else { break };
        below = Some(Cursor { id: last.id });
        all.extend(page.into_iter().map(|entry| entry.content));
    }
    all.reverse();
    Ok(all)
}
