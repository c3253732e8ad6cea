//! How far the look for leftovers has come in each store. It is in the preferences, so that the
//! next start goes on there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::ports::Preferences;
use crate::{Error, blocking};

const PROGRESS: &str = "credential_sweeps";

/// How far the look has come in one store. Times are by the store's clock.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoreProgress {
    /// Every member that was changed before this was looked at after the change, except for those
    /// that the pass has still to look at.
    pub(super) changed_until: Option<Timestamp>,
    /// Where the pass over all members goes on.
    pub(super) cursor: PassCursor,
    /// How many members the pass has looked at.
    pub(super) looked: u64,
    /// When the pass was through.
    pub(super) finished_at: Option<Timestamp>,
}

/// A place in the list of all members, the oldest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct PassCursor {
    /// Members created after this are next.
    pub(super) after: Option<Timestamp>,
    /// How many of them come before.
    pub(super) offset: u64,
}

/// The progress in all stores, by the address and the client ID of the store.
pub(super) struct Progress {
    preferences: Arc<dyn Preferences>,
    current: Mutex<BTreeMap<String, StoreProgress>>,
}

impl Progress {
    pub(super) fn read(preferences: Arc<dyn Preferences>) -> Self {
        let saved = preferences.get(PROGRESS);
        let current = saved.and_then(|saved| serde_json::from_value(saved).ok());
        Self {
            preferences,
            current: Mutex::new(current.unwrap_or_default()),
        }
    }

    pub(super) fn of(&self, store: &str) -> StoreProgress {
        self.current().get(store).cloned().unwrap_or_default()
    }

    pub(super) async fn set_changed_until(&self, store: &str, until: Timestamp) -> Result<(), Error> {
        self.change(store, |progress| progress.changed_until = Some(until))
            .await
    }

    /// Saves where the pass goes on.
    pub(super) async fn set_cursor(&self, store: &str, cursor: PassCursor, looked: u64) -> Result<(), Error> {
        self.change(store, |progress| {
            progress.cursor = cursor;
            progress.looked = looked;
        })
        .await
    }

    /// Has the pass begin again.
    pub(super) async fn begin_again(&self, store: &str) -> Result<(), Error> {
        self.finish(store, None).await
    }

    /// Saves that the pass is through.
    pub(super) async fn finish(&self, store: &str, at: Option<Timestamp>) -> Result<(), Error> {
        self.change(store, |progress| {
            *progress = StoreProgress {
                changed_until: progress.changed_until,
                finished_at: at,
                ..StoreProgress::default()
            };
        })
        .await
    }

    async fn change(&self, store: &str, change: impl FnOnce(&mut StoreProgress)) -> Result<(), Error> {
        let value = {
            let mut current = self.current();
            change(current.entry(store.to_owned()).or_default());
            json!(*current)
        };
        let preferences = Arc::clone(&self.preferences);
        Ok(blocking::run(move || preferences.set(PROGRESS, value)).await?)
    }

    fn current(&self) -> MutexGuard<'_, BTreeMap<String, StoreProgress>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
