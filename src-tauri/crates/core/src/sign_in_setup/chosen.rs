//! The password profiles that staff chose, by store. They are in the preferences.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::ports::Preferences;
use crate::{Error, blocking};

const CHOSEN: &str = "support_profiles";

/// The chosen profiles, by the address and the client ID of the store.
pub(super) struct Chosen {
    preferences: Arc<dyn Preferences>,
    current: Mutex<BTreeMap<String, String>>,
}

impl Chosen {
    pub(super) fn read(preferences: Arc<dyn Preferences>) -> Self {
        let saved = preferences.get(CHOSEN);
        let current = saved.and_then(|saved| serde_json::from_value(saved).ok());
        Self {
            preferences,
            current: Mutex::new(current.unwrap_or_default()),
        }
    }

    pub(super) fn of(&self, store: &str) -> Option<String> {
        self.current().get(store).cloned()
    }

    /// Saves the profile of a store. `None` forgets it.
    pub(super) async fn save(&self, store: &str, profile: Option<String>) -> Result<(), Error> {
        let mut all = self.current().clone();
        match profile {
            Some(profile) => drop(all.insert(store.to_owned(), profile)),
            None => drop(all.remove(store)),
        }
        let (preferences, value) = (Arc::clone(&self.preferences), json!(all));
        blocking::run(move || preferences.set(CHOSEN, value)).await?;
        *self.current() = all;
        Ok(())
    }

    fn current(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
