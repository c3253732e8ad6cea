//! Preferences: the settings plugin holds them, and this file sees to it that they reach the disk whole.
//!
//! The plugin's own saving truncates before it writes, and its loading takes a damaged file for an empty one. So the file is looked at
//! before the plugin opens it, and written here; the plugin never writes. Only this module uses the plugin.

mod file;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};
use shopside_core::ports::{Preferences, PreferencesError};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_store::{Store, StoreBuilder};

use file::Found;

const FILE: &str = "preferences.json";
const SCHEMA_VERSION: &str = "schema_version";
const VERSION: u64 = 1;

/// The preferences of this user.
pub struct Prefs<R: Runtime> {
    store: Arc<Store<R>>,
    path: PathBuf,
    /// Why the file is left alone, where it is.
    untouchable: Option<String>,
    /// One writer at a time, from reading what there is to having it on disk.
    writing: Mutex<()>,
}

impl<R: Runtime> Prefs<R> {
    /// Opens the preferences; what had to be done about a damaged file is told in plain words.
    ///
    /// # Errors
    /// Fails where there is no folder for them, or the plugin can't be used.
    pub fn open(app: &AppHandle<R>) -> Result<(Self, Vec<String>), Box<dyn std::error::Error>> {
        let path = app.path().app_data_dir()?.join(FILE);
        let mut notices = Vec::new();
        let mut untouchable = None;
        match file::look(&path, VERSION) {
            Found::Good | Found::Nothing => {}
            Found::Damaged(what_was_done) => notices.push(what_was_done),
            Found::Untouchable(why) => {
                notices.push(format!(
                    "{why} The file is left as it is, and nothing can be saved."
                ));
                untouchable = Some(why);
            }
        }
        let store = StoreBuilder::new(app, FILE).disable_auto_save().build()?;
        Ok((
            Self {
                store,
                path,
                untouchable,
                writing: Mutex::default(),
            },
            notices,
        ))
    }

    /// Takes the file out of the plugin's hands, which would write it at exit in its own way.
    pub fn close(&self) {
        self.store.close_resource();
    }
}

impl<R: Runtime> Preferences for Prefs<R> {
    fn get(&self, key: &str) -> Option<Value> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: Value) -> Result<(), PreferencesError> {
        if let Some(why) = &self.untouchable {
            return Err(PreferencesError(why.clone()));
        }
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Map<String, Value> = self.store.entries().into_iter().collect();
        all.insert(key.to_owned(), value.clone());
        all.insert(SCHEMA_VERSION.to_owned(), VERSION.into());
        // Disk first: what can't be written is not believed either.
        file::write(&self.path, &all).map_err(|error| PreferencesError(error.to_string()))?;
        self.store.set(SCHEMA_VERSION, VERSION);
        self.store.set(key, value);
        Ok(())
    }
}
