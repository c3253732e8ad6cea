//! Sessions, put together from their entries in any order, with a few bytes for each.

use std::collections::HashMap;

use jiff::Timestamp;

use super::access::{Interned, Method, Operator, Store};
use super::record::{Record, digest};
use crate::{Action, Outcome, Way};

/// A session as far as it was read.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "none of them follows from others")]
pub(super) struct Session {
    /// The place of its operator and store.
    pub(super) who: u32,
    /// Its first entry that was read.
    first: i64,
    /// When that was written.
    pub(super) began: Timestamp,
    way: Option<Way>,
    has_new_password: bool,
    pub(super) has_reason: bool,
    pub(super) is_erased: bool,
    has_failed: bool,
    /// Whether it shows that the session was entered.
    was_entered: bool,
    pub(super) has_ended: bool,
}

impl Session {
    pub(super) fn method(&self) -> Method {
        Method::of_session(self.way, self.has_new_password)
    }

    /// Whether nothing could be seen in it.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed && !self.was_entered
    }
}

/// All sessions, and who began them.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    pub(super) who: Interned<(Operator, Store)>,
    sessions: HashMap<u64, Session>,
}

impl Sessions {
    /// Reads an entry. Returns whether it belongs to a session.
    pub(super) fn read(&mut self, record: &Record) -> bool {
        let Some(id) = &record.session else { return false };
        let who = self.who.place((Operator::of(record), Store::of(record)));
        let session = self.sessions.entry(digest(id)).or_insert_with(|| Session {
            who,
            first: record.number,
            began: record.at,
            way: None,
            has_new_password: false,
            has_reason: false,
            is_erased: false,
            has_failed: false,
            was_entered: false,
            has_ended: false,
        });
        if record.number < session.first {
            session.first = record.number;
            session.began = record.at;
        }
        let enters = matches!(record.action, Action::SignIn | Action::Preview);
        session.way = session.way.or(record.way);
        session.has_new_password |= record.action == Action::PasswordSet && record.outcome != Outcome::Failed;
        session.has_reason |= record.has_reason();
        session.is_erased |= record.is_erased;
        session.has_ended |= record.action == Action::SessionEnd;
        session.was_entered |= enters && record.outcome == Outcome::Done || record.action == Action::View;
        let failed = record.outcome == Outcome::Failed;
        session.has_failed |= failed && (enters || record.action == Action::PasswordSet);
        true
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Session> {
        self.sessions.values()
    }
}
