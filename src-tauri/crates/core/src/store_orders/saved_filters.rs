//! The filters of orders that staff have saved, by store. They are in the preferences.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;
use sheet::has_hidden_characters;

use crate::ports::Preferences;
use crate::view::{InvalidInput, SavedFilterView};
use crate::{Error, blocking};

const SAVED_FILTERS: &str = "order_filters";
/// The most filters of a store.
const MOST: usize = 20;
/// The longest name, in characters.
const MAX_NAME_LENGTH: usize = 40;

type Filters = BTreeMap<String, Vec<SavedFilterView>>;

/// The saved filters of all stores.
pub(super) struct SavedFilters {
    preferences: Arc<dyn Preferences>,
    /// By the ID of the connection.
    current: Mutex<Filters>,
    /// Held while the filters are changed.
    changing: tokio::sync::Mutex<()>,
}

impl SavedFilters {
    /// Reads the filters. Malformed ones are dropped.
    pub(super) fn read(preferences: Arc<dyn Preferences>) -> Self {
        let saved = preferences.get(SAVED_FILTERS);
        let filters = saved.and_then(|saved| serde_json::from_value(saved).ok());
        Self {
            preferences,
            current: Mutex::new(filters.unwrap_or_default()),
            changing: tokio::sync::Mutex::default(),
        }
    }

    pub(super) fn of(&self, connection: &str) -> Vec<SavedFilterView> {
        self.current().get(connection).cloned().unwrap_or_default()
    }

    /// Replaces the filters of a store. An empty list removes them.
    pub(super) async fn save(&self, connection: &str, filters: Vec<SavedFilterView>) -> Result<(), Error> {
        let filters = checked(filters)?;
        let _changing = self.changing.lock().await;
        let mut all = self.current().clone();
        if filters.is_empty() {
            if all.remove(connection).is_none() {
                return Ok(());
            }
        } else {
            all.insert(connection.to_owned(), filters);
        }
        let (preferences, value) = (Arc::clone(&self.preferences), json!(all));
        blocking::run(move || preferences.set(SAVED_FILTERS, value)).await?;
        *self.current() = all;
        Ok(())
    }

    fn current(&self) -> MutexGuard<'_, Filters> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Checks the filters, and trims their names.
///
/// # Errors
/// [`Error::Input`] for a name that can't be used, or too many filters.
fn checked(mut filters: Vec<SavedFilterView>) -> Result<Vec<SavedFilterView>, Error> {
    if filters.len() > MOST {
        return Err(Error::input("name", InvalidInput::TooManyFilters { limit: MOST }));
    }
    let mut names = HashSet::new();
    for filter in &mut filters {
        filter.name = filter.name.trim().to_owned();
        let length = filter.name.chars().count();
        if length == 0 || length > MAX_NAME_LENGTH || has_hidden_characters(&filter.name) {
            let limit = MAX_NAME_LENGTH;
            return Err(Error::input("name", InvalidInput::NameNotVisible { limit }));
        }
        if !names.insert(filter.name.to_lowercase()) {
            return Err(Error::input("name", InvalidInput::FilterNameTaken));
        }
    }
    Ok(filters)
}
