//! The customers of each store that staff opened last or pinned. The preferences have their IDs;
//! their names are read from the store, and stay in memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::future::join_all;
use moltin::CustomerId;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::customers::{ById, by_id};
use crate::connections::OpenStore;
use crate::error::Error;
use crate::ports::Preferences;
use crate::view::{FindHomeView, FoundCustomerView, InvalidInput, Problem};
use crate::{blocking, view_of};

/// The key in the preferences.
const RECENT_CUSTOMERS: &str = "recent_customers";
/// How many customers are shown that were opened last.
const MOST_RECENT: usize = 10;
/// How many customers can be pinned in a store.
const MOST_PINNED: usize = 10;

/// The IDs of a store's customers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Ids {
    /// The first pinned first.
    pinned: Vec<String>,
    /// The last opened first, the pinned ones too.
    recent: Vec<String>,
}

/// The IDs by connection.
type AllIds = BTreeMap<String, Ids>;

/// The recent and pinned customers of all stores.
pub(super) struct Recent {
    preferences: Arc<dyn Preferences>,
    ids: Mutex<AllIds>,
    /// The customers that were read, by connection and ID.
    known: Mutex<HashMap<(String, String), FoundCustomerView>>,
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

    fn known(&self) -> MutexGuard<'_, HashMap<(String, String), FoundCustomerView>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The customers of a store. Those that are not known yet are read at once, with `again` all.
    pub(super) async fn home(&self, store: &OpenStore, again: bool) -> FindHomeView {
        let connection = &store.connection;
        let ids = self.ids().get(connection).cloned().unwrap_or_default();
        let mut wanted: Vec<&String> = ids.pinned.iter().chain(&ids.recent).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if !again {
            let known = self.known();
            wanted.retain(|id| !known.contains_key(&(connection.clone(), (*id).clone())));
        }
        let read = join_all(
            wanted
                .iter()
                .map(async |id| by_id(store, &CustomerId::new(*id)).await),
        )
        .await;

        let mut problem = None;
        let mut absent = Vec::new();
        for (id, read) in wanted.into_iter().zip(read) {
            match read {
                Ok(ById::Found(customer)) => {
                    self.know(connection, FoundCustomerView::from(&view_of::customer(*customer)));
                }
                Ok(ById::Absent) => absent.push(id.as_str()),
                Ok(ById::Unsupported) => {}
                Err(error) => problem = Some(Problem::from(&error)),
            }
        }
        if let Err(error) = self.remove(connection, &absent).await {
            error.warn("deleted customers are not removed from the recent ones");
        }
        let view = |ids: &[String]| -> Vec<FoundCustomerView> {
            let known = self.known();
            let found = ids.iter().filter(|id| !absent.contains(&id.as_str()));
            found
                .filter_map(|id| known.get(&(connection.clone(), id.clone())).cloned())
                .collect()
        };
        let mut recent = ids.recent.clone();
        recent.retain(|id| !ids.pinned.contains(id));
        recent.truncate(MOST_RECENT);
        FindHomeView {
            pinned: view(&ids.pinned),
            recent: view(&recent),
            problem,
        }
    }

    fn know(&self, connection: &str, customer: FoundCustomerView) {
        let key = (connection.to_owned(), customer.id.clone());
        self.known().insert(key, customer);
    }

    /// Has a customer read again before they are shown next.
    pub(super) fn forget_name(&self, connection: &str, customer: &str) {
        self.known().remove(&(connection.to_owned(), customer.to_owned()));
    }

    /// Puts a customer in front of the recent ones. Returns whether that is to be saved.
    pub(super) fn opened(&self, connection: &str, customer: FoundCustomerView) -> bool {
        let id = customer.id.clone();
        self.know(connection, customer);
        let changed = self.update(connection, |ids| {
            ids.recent.retain(|recent| *recent != id);
            ids.recent.insert(0, id);
            // Pinned customers are not shown among the recent ones, which are ten without them.
            ids.recent.truncate(MOST_RECENT.saturating_add(MOST_PINNED));
        });
        changed.is_some()
    }

    /// Pins or unpins a customer.
    ///
    /// # Errors
    /// [`Error::Input`] if too many are pinned, [`Error::Preferences`] if it can't be saved:
    /// nothing has changed then.
    pub(super) async fn pin(&self, connection: &str, customer: &str, is_pinned: bool) -> Result<(), Error> {
        let mut is_full = false;
        let changed = self.update(connection, |ids| {
            if is_pinned == ids.pinned.iter().any(|pinned| pinned == customer) {
                return;
            }
            is_full = is_pinned && ids.pinned.len() >= MOST_PINNED;
            if !is_pinned {
                ids.pinned.retain(|pinned| pinned != customer);
            } else if !is_full {
                ids.pinned.push(customer.to_owned());
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

    /// Forgets customers.
    ///
    /// # Errors
    /// [`Error::Preferences`] if it can't be saved.
    pub(super) async fn remove(&self, connection: &str, customers: &[&str]) -> Result<(), Error> {
        if customers.is_empty() {
            return Ok(());
        }
        for id in customers {
            self.known().remove(&(connection.to_owned(), (*id).to_owned()));
        }
        let changed = self.update(connection, |ids| {
            ids.pinned.retain(|id| !customers.contains(&id.as_str()));
            ids.recent.retain(|id| !customers.contains(&id.as_str()));
        });
        match changed {
            Some(_) => self.save().await,
            None => Ok(()),
        }
    }

    /// Forgets all customers of a store.
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
