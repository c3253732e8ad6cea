//! The support credentials that exist, or may exist.

use std::collections::BTreeMap;

use super::place::Place;
use crate::Error;
use crate::view::{LeftoverPlace, LeftoverView, Problem};

/// The credentials that this process creates or deletes.
#[derive(Default)]
pub(super) struct Registry(BTreeMap<Key, Known>);

/// Connection, member and username.
type Key = (String, String, String);

struct Known {
    view: LeftoverView,
    /// Whether it is shown to staff: its deletion failed.
    is_shown: bool,
}

fn key(place: &Place, username: &str) -> Key {
    let connection = place.store.connection.clone();
    (connection, place.member.to_string(), username.to_owned())
}

impl Registry {
    /// Adds a credential that this process creates or deletes. False if it has it already.
    pub(super) fn add(&mut self, place: &Place, username: &str, created_at: Option<String>) -> bool {
        let known = Known {
            view: LeftoverView {
                connection: place.store.connection.clone(),
                store: place.store.name.clone(),
                username: username.to_owned(),
                member: place.member.to_string(),
                email: place.email.clone(),
                created_at,
                place: LeftoverPlace::Open,
                is_being_deleted: false,
                problem: None,
            },
            is_shown: false,
        };
        let key = key(place, username);
        if self.0.contains_key(&key) {
            return false;
        }
        self.0.insert(key, known);
        true
    }

    /// Whether it has this credential, by any connection: two connections may lead to one store.
    pub(super) fn has(&self, member: &str, username: &str) -> bool {
        let mut all = self.0.values().map(|known| &known.view);
        all.any(|known| known.member == member && known.username == username)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes that a deletion begins.
    pub(super) fn deleting(&mut self, place: &Place, username: &str) {
        if let Some(known) = self.0.get_mut(&key(place, username)) {
            known.view.is_being_deleted = true;
        }
    }

    /// Notes that a deletion failed: from now on the credential is shown to staff.
    pub(super) fn failed(&mut self, place: &Place, username: &str, error: &Error) {
        if let Some(known) = self.0.get_mut(&key(place, username)) {
            known.is_shown = true;
            known.view.is_being_deleted = false;
            known.view.problem = Some(Problem::from(error));
        }
    }

    /// Forgets a credential that is gone. True if it was shown to staff.
    pub(super) fn remove(&mut self, place: &Place, username: &str) -> bool {
        let known = self.0.remove(&key(place, username));
        known.is_some_and(|known| known.is_shown)
    }

    pub(super) fn leftovers(&self) -> Vec<LeftoverView> {
        let shown = self.0.values().filter(|known| known.is_shown);
        shown.map(|known| known.view.clone()).collect()
    }
}
