//! The customers, accounts and members of each store that staff opened last or pinned. The
//! preferences have their IDs; their names are read from the store, and stay in memory. A member's
//! is not read: the API has no list of members by ID, and reading one is a view that is recorded.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::join_all;
use moltin::{AccountId, CustomerId};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::accounts;
use super::customers::{self, ById};
use super::record_key::{Keyed, RecordKey};
use crate::accounts::views;
use crate::connections::OpenStore;
use crate::error::Error;
use crate::ports::Preferences;
use crate::view::{FindHomeView, FoundMemberView, FoundRecordView, InvalidInput, Problem};
use crate::{blocking, view_of};

/// The key in the preferences.
const RECENT_CUSTOMERS: &str = "recent_customers";
/// How many records are shown that were opened last.
const MOST_RECENT: usize = 10;
/// How many records can be pinned in a store.
const MOST_PINNED: usize = 10;

/// The records of a store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Ids {
    /// The first pinned first.
    pinned: Vec<RecordKey>,
    /// The last opened first, the pinned ones too.
    recent: Vec<RecordKey>,
}

/// The IDs by connection.
type AllIds = BTreeMap<String, Ids>;

/// The records that were read, by connection and key.
type Known = HashMap<(String, RecordKey), FoundRecordView>;

/// The recent and pinned records of all stores.
pub(super) struct Recent {
    preferences: Arc<dyn Preferences>,
    ids: Mutex<AllIds>,
    /// The records that were read, by connection and key.
    known: Mutex<Known>,
    /// Serializes writes, so that the last one has the last IDs.
    saving: tokio::sync::Mutex<()>,
}

impl Recent {
    pub(super) fn read(preferences: Arc<dyn Preferences>) -> Self {
        let saved = preferences.get(RECENT_CUSTOMERS);
        let ids = saved.and_then(|saved| serde_json::from_value(saved).ok());
        Self {
            preferences,
            ids: Mutex::new(ids.unwrap_or_default()),
            known: Mutex::default(),
            saving: tokio::sync::Mutex::default(),
        }
    }

    fn ids(&self) -> MutexGuard<'_, AllIds> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The records of a store. Those that are not known yet are read at once, with `again` all.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection. An error of the store is a part of the
    /// result.
    pub(super) async fn home(&self, store: &OpenStore, again: bool) -> Result<FindHomeView, Error> {
        let connection = &store.connection;
        let ids = self.ids().get(connection).cloned().unwrap_or_default();
        let mut wanted: Vec<&RecordKey> = ids.pinned.iter().chain(&ids.recent).collect();
        wanted.sort_unstable();
        wanted.dedup();
        wanted.retain(|key| !matches!(key.keyed(), Keyed::Member(_)));
        if !again {
            let known = self.known();
            wanted.retain(|key| !known.contains_key(&(connection.clone(), (*key).clone())));
        }
        let read = join_all(wanted.iter().map(async |key| read(store, key).await)).await;

        let mut problem = None;
        let mut absent = Vec::new();
        for (key, read) in wanted.into_iter().zip(read) {
            match read {
                Ok(Read::Found(record)) => self.know(connection, *record),
                Ok(Read::Absent) => absent.push(key.clone()),
                Ok(Read::Unsupported) => {}
                Err(error @ Error::Store(_)) => problem = Some(Problem::from(&error)),
                Err(error) => return Err(error),
            }
        }
        if let Err(error) = self.remove(connection, &absent).await {
            error.warn("deleted records are not removed from the recent ones");
        }
        let view = |keys: &[RecordKey]| -> Vec<FoundRecordView> {
            let known = self.known();
            let found = keys.iter().filter(|key| !absent.contains(key));
            found
                .filter_map(|key| {
                    let known = known.get(&(connection.clone(), key.clone())).cloned();
                    known.or_else(|| unread(key))
                })
                .collect()
        };
        let mut recent = ids.recent.clone();
        recent.retain(|key| !ids.pinned.contains(key));
        recent.truncate(MOST_RECENT);
        Ok(FindHomeView {
            pinned: view(&ids.pinned),
            recent: view(&recent),
            problem,
        })
    }

    fn know(&self, connection: &str, record: FoundRecordView) {
        let key = (connection.to_owned(), RecordKey::of(&record));
        self.known().insert(key, record);
    }

    /// Has a record read again before it is shown next.
    pub(super) fn forget_name(&self, connection: &str, key: &RecordKey) {
        self.known().remove(&(connection.to_owned(), key.clone()));
    }

    /// Puts a record in front of the recent ones. Returns whether that is to be saved.
    pub(super) fn opened(&self, connection: &str, record: FoundRecordView) -> bool {
        let key = RecordKey::of(&record);
        self.know(connection, record);
        let changed = self.update(connection, |ids| {
            ids.recent.retain(|recent| *recent != key);
            ids.recent.insert(0, key);
            // Pinned records are not shown among the recent ones, which are ten without them.
            ids.recent.truncate(MOST_RECENT.saturating_add(MOST_PINNED));
        });
        changed.is_some()
    }

    /// Pins or unpins a record.
    ///
    /// # Errors
    /// [`Error::Input`] if too many are pinned, [`Error::Preferences`] if it can't be saved:
    /// nothing has changed then.
    pub(super) async fn pin(&self, connection: &str, key: &RecordKey, is_pinned: bool) -> Result<(), Error> {
        let mut is_full = false;
        let changed = self.update(connection, |ids| {
            if is_pinned == ids.pinned.contains(key) {
                return;
            }
            is_full = is_pinned && ids.pinned.len() >= MOST_PINNED;
            if !is_pinned {
                ids.pinned.retain(|pinned| pinned != key);
            } else if !is_full {
                ids.pinned.push(key.clone());
            }
        });
        if is_full {
            return Err(Error::input(
                "pinned",
                InvalidInput::TooManyPinned { limit: MOST_PINNED },
            ));
        }
        let Some((before, after)) = changed else {
            return Ok(());
        };
        let saved = self.save().await;
        if saved.is_err() {
            self.update(connection, |ids| {
                if *ids == after {
                    *ids = before;
                }
            });
        }
        saved
    }

    /// Forgets records.
    ///
    /// # Errors
    /// [`Error::Preferences`] if it can't be saved.
    pub(super) async fn remove(&self, connection: &str, keys: &[RecordKey]) -> Result<(), Error> {
        if keys.is_empty() {
            return Ok(());
        }
        for key in keys {
            self.forget_name(connection, key);
        }
        let changed = self.update(connection, |ids| {
            ids.pinned.retain(|key| !keys.contains(key));
            ids.recent.retain(|key| !keys.contains(key));
        });
        match changed {
            Some(_) => self.save().await,
            None => Ok(()),
        }
    }

    /// Forgets all records of a store.
    ///
    /// # Errors
    /// [`Error::Preferences`] if it can't be saved.
    pub(super) async fn remove_store(&self, connection: &str) -> Result<(), Error> {
        self.known().retain(|(of, _), _| of != connection);
        match self.update(connection, |ids| *ids = Ids::default()) {
            Some(_) => self.save().await,
            None => Ok(()),
        }
    }

    /// Changes the IDs of a store in memory. Returns them before and after, if that is a change.
    fn update(&self, connection: &str, change: impl FnOnce(&mut Ids)) -> Option<(Ids, Ids)> {
        let mut all = self.ids();
        let before = all.get(connection).cloned().unwrap_or_default();
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return None;
        }
        if after == Ids::default() {
            all.remove(connection);
        } else {
            all.insert(connection.to_owned(), after.clone());
        }
        Some((before, after))
    }

    /// Saves the IDs of all stores.
    ///
    /// # Errors
    /// [`Error::Preferences`] if they can't be saved.
    pub(super) async fn save(&self) -> Result<(), Error> {
        let _saving = self.saving.lock().await;
        let (preferences, value) = (Arc::clone(&self.preferences), json!(*self.ids()));
        Ok(blocking::run(move || preferences.set(RECENT_CUSTOMERS, value)).await?)
    }
}

/// What a store says about a record.
enum Read {
    Found(Box<FoundRecordView>),
    /// There is none.
    Absent,
    /// The store can't select records of this kind.
    Unsupported,
}

/// A record that is shown without being read.
fn unread(key: &RecordKey) -> Option<FoundRecordView> {
    match key.keyed() {
        Keyed::Member(id) => Some(FoundRecordView::Member(FoundMemberView {
            id: id.to_owned(),
            name: String::new(),
            email: String::new(),
        })),
        Keyed::Customer(_) | Keyed::Account(_) => None,
    }
}

async fn read(store: &OpenStore, key: &RecordKey) -> Result<Read, Error> {
    let found = match key.keyed() {
        Keyed::Customer(id) => match customers::by_id(store, &CustomerId::new(id)).await? {
            ById::Found(customer) => {
                let customer = view_of::customer(*customer);
                Some(FoundRecordView::Customer((&customer).into()))
            }
            ById::Absent => None,
            ById::Unsupported => return Ok(Read::Unsupported),
        },
        Keyed::Account(id) => accounts::by_id(store, &AccountId::new(id))
            .await?
            .map(|account| FoundRecordView::Account((&views::account(account)).into())),
        Keyed::Member(_) => return Ok(Read::Unsupported),
    };
    Ok(found.map_or(Read::Absent, |found| Read::Found(Box::new(found))))
}
