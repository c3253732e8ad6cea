//! The password profiles that staff chose, and those that this app created, by store. They are in
//! the preferences: a store may have a profile of its own with the same name.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::ports::Preferences;
use crate::{Error, blocking};

const CHOSEN: &str = "support_profiles";
const CREATED: &str = "created_support_profiles";

/// The IDs of profiles, by the address and the client ID of the store.
pub(super) struct ProfileIds {
    preferences: Arc<dyn Preferences>,
    name: &'static str,
    current: Mutex<BTreeMap<String, String>>,
}

impl ProfileIds {
    /// The profiles that support credentials use because staff chose them.
    pub(super) fn chosen(preferences: Arc<dyn Preferences>) -> Self {
        Self::read(preferences, CHOSEN)
    }

    /// The profiles that this app created.
    pub(super) fn created(preferences: Arc<dyn Preferences>) -> Self {
        Self::read(preferences, CREATED)
    }

    fn read(preferences: Arc<dyn Preferences>, name: &'static str) -> Self {
        let saved = preferences.get(name);
        let current = saved.and_then(|saved| serde_json::from_value(saved).ok());
        Self {
            preferences,
            name,
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
        let (preferences, name, value) = (Arc::clone(&self.preferences), self.name, json!(all));
        blocking::run(move || preferences.set(name, value)).await?;
        *self.current() = all;
        Ok(())
    }

    fn current(&self) -> MutexGuard<'_, BTreeMap<String, String>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
