//! What the audit log says about support credentials: which were created and not deleted.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use journal::{Action, AuditLog, Cursor, EntryContent, Filter, Outcome};

use crate::Error;

/// How many entries are read at once.
const PAGE: u32 = 500;

/// The support credentials in the audit log.
#[derive(Default)]
pub(super) struct Trace {
    /// The connections with which one was ever created.
    pub(super) used_in: HashSet<String>,
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
    pub(super) connection: Option<String>,
    /// The base URL of its store, which other stores may have, too.
    pub(super) url: Option<String>,
    /// Its store, as people read it.
    pub(super) store: String,
}

/// Reads what the audit log says about support credentials.
///
/// # Errors
/// [`Error::AuditLogUnread`] if the audit log can't be read.
pub(super) fn read(log: &AuditLog) -> Result<Trace, Error> {
    let created = entries(log, Action::CredentialCreate)?;
    if created.is_empty() {
        return Ok(Trace::default());
    }
    // Names are random, so the connection does not matter.
    let gone: HashSet<String> = entries(log, Action::CredentialDelete)?
        .into_iter()
        .filter(|entry| entry.outcome == Outcome::Done)
        .filter_map(|entry| entry.detail.as_deref().map(username))
        .collect();
    let mut used_in = HashSet::new();
    let mut open = BTreeMap::<String, Traced>::new();
    for entry in created {
        used_in.extend(entry.connection_id.clone());
        // An entry whose personal data was erased names no credential.
        let (Some(detail), Some(member)) = (entry.detail, entry.customer_id) else {
            continue;
        };
        let username = username(&detail);
        match entry.outcome {
            Outcome::Begun => {
                let traced = Traced {
                    username: username.clone(),
                    member,
                    email: entry.customer_email,
                    at: entry.at,
                    is_confirmed: false,
                    connection: entry.connection_id,
                    url: entry.store_url,
                    store: entry.store,
                };
                open.insert(username, traced);
            }
            Outcome::Done => {
                if let Some(traced) = open.get_mut(&username) {
                    traced.is_confirmed = true;
                }
            }
            Outcome::Failed => drop(open.remove(&username)),
            Outcome::Unknown | Outcome::Later(_) => {}
        }
    }
    open.retain(|username, _| !gone.contains(username));
    Ok(Trace {
        used_in,
        open: open.into_values().collect(),
    })
}

/// The username in the detail of an entry, which may say more after it.
fn username(detail: &str) -> String {
    detail.split(':').next().unwrap_or_default().to_owned()
}

/// The entries with this action, oldest first.
fn entries(log: &AuditLog, action: Action) -> Result<Vec<EntryContent>, Error> {
    let filter = Filter {
        action: Some(action),
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
