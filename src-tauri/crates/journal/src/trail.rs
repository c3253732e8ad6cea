//! The audit trail: one row for each session and each single act, instead of one for each entry.
//!
//! A row is where its first entry that passes the filter is, so that pages stay where they are
//! while the log grows. The grouping is a query: no page reads more of the log than its own rows.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use crate::words::{Action, Outcome};
use crate::{AuditLog, Cursor, Entry, Error, Filter, entry};

/// Within how many entries the entry that an act began with is looked for.
const MOST_BETWEEN: i64 = 500;
/// The most steps of a session that are read. A session has about four.
const MOST_STEPS: u32 = 50;

/// Whether the entries `entry` and `other` are of the same act: what was begun, and how it ended.
/// The first entry of some acts does not know its customer yet.
const SAME_ACT: &str = "other.session_id IS NULL AND other.action = entry.action
    AND other.operator = entry.operator AND other.account = entry.account AND other.store = entry.store
    AND other.import_id IS entry.import_id AND other.import_line IS entry.import_line
    AND (entry.action IN ('customer_create', 'admin_view') OR others.customer_id IS personal.customer_id)
    AND (entry.action <> 'admin_view' OR others.detail IS personal.detail)";

/// A row of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailRow {
    /// The entry that the row stands at: the only or the last one of an act, or the first one of a
    /// session that passes the filter.
    pub entry: Entry,
    /// The entry that the act began with, if that is another one.
    pub begun: Option<Entry>,
    /// The session, if the row is one.
    pub session: Option<TrailSession>,
}

/// A session in the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailSession {
    /// What began and ended it, first written first: its entries other than reads and requests.
    pub steps: Vec<Entry>,
    /// How many entries it has.
    pub entries: u32,
    /// How many requests it sent.
    pub requests: u32,
}

impl AuditLog {
    /// Reads a page of at most `limit` rows with an entry that passes a filter, last written first.
    /// `below` is the end of the page before.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn trail(&self, filter: &Filter, below: Option<Cursor>, limit: u32) -> Result<Vec<TrailRow>, Error> {
        let (ids, values) = query(filter, below, limit);
        self.read(|connection| {
            let mut statement = connection.prepare(&entry::select_ids(&ids))?;
            let entries = statement.query_and_then(params_from_iter(values), Entry::read)?;
            entries.map(|entry| row(connection, entry?)).collect()
        })
    }

    /// Reads an entry.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn entry(&self, id: i64) -> Result<Option<Entry>, Error> {
        self.read(|connection| read_one(connection, id))
    }
}

/// Returns a query for the IDs of the rows, and its parameters in order.
fn query(filter: &Filter, below: Option<Cursor>, limit: u32) -> (String, Vec<Value>) {
    let (conditions, mut values) = filter.conditions(below);
    // In the subqueries, the names of columns are those of `other` and `others`.
    let (passes, passing) = filter.conditions(None);
    let first_of_session = format!(
        "NOT EXISTS (
            SELECT 1 FROM entry AS other LEFT JOIN personal AS others ON others.id = other.id
            WHERE other.session_id = entry.session_id AND other.id < entry.id AND {passes})"
    );
    let ends_later = format!(
        "coalesce((
            SELECT outcome <> 'begun' AND {passes}
            FROM entry AS other LEFT JOIN personal AS others ON others.id = other.id
            WHERE other.id > entry.id AND other.id <= entry.id + {MOST_BETWEEN} AND {SAME_ACT}
            ORDER BY other.id LIMIT 1
         ), FALSE)"
    );
    values.extend(passing.iter().cloned());
    values.extend(passing);
    let ids = format!(
        "SELECT entry.id FROM entry LEFT JOIN personal ON personal.id = entry.id
         WHERE {conditions} AND CASE
            WHEN entry.session_id IS NOT NULL THEN {first_of_session}
            WHEN entry.outcome = 'begun' THEN NOT {ends_later}
            ELSE TRUE
         END ORDER BY entry.id DESC LIMIT {limit}"
    );
    (ids, values)
}

fn row(connection: &Connection, entry: Entry) -> Result<TrailRow, Error> {
    let session = entry.content.session_id.as_ref();
    let session = session.map(|id| session_of(connection, id)).transpose()?;
    let begun = if session.is_none() && entry.content.outcome != Outcome::Begun {
        begun(connection, entry.id)?
    } else {
        None
    };
    Ok(TrailRow {
        entry,
        begun,
        session,
    })
}

/// Reads the entry that an act began with, from the entry that it ended with.
fn begun(connection: &Connection, end: i64) -> Result<Option<Entry>, Error> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT other.id, other.outcome FROM entry LEFT JOIN personal ON personal.id = entry.id,
            entry AS other LEFT JOIN personal AS others ON others.id = other.id
         WHERE entry.id = ?1 AND other.id < ?1 AND other.id >= ?1 - {MOST_BETWEEN} AND {SAME_ACT}
         ORDER BY other.id DESC LIMIT 1"
    ))?;
    let before: Option<(i64, String)> = statement
        .query_row([end], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match before {
        Some((id, outcome)) if outcome == Outcome::Begun.as_str() => read_one(connection, id),
        _ => Ok(None),
    }
}

fn read_one(connection: &Connection, id: i64) -> Result<Option<Entry>, Error> {
    let mut statement = connection.prepare_cached(&entry::select("entry.id = ?", ""))?;
    let mut rows = statement.query_and_then([id], Entry::read)?;
    rows.next().transpose()
}

fn session_of(connection: &Connection, id: &str) -> Result<TrailSession, Error> {
    let mut counting = connection
        .prepare_cached("SELECT count(*), coalesce(sum(action = ?2), 0) FROM entry WHERE session_id = ?1")?;
    let (entries, requests) = counting.query_row(params![id, Action::Request.as_str()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let mut reading = connection.prepare_cached(&entry::select_ids(&format!(
        "SELECT id FROM entry WHERE session_id = ? AND action NOT IN (?, ?) ORDER BY id LIMIT {MOST_STEPS}"
    )))?;
    let words = [id, Action::View.as_str(), Action::Request.as_str()];
    let steps = reading.query_and_then(words, Entry::read)?;
    let mut steps = steps.collect::<Result<Vec<_>, _>>()?;
    steps.reverse();
    Ok(TrailSession {
        steps,
        entries,
        requests,
    })
}
