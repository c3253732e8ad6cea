//! The preferences file. `tauri-plugin-store` holds the values; this module reads and writes the
//! file.
//!
//! The plugin truncates the file before it writes, and reads a damaged file as empty. So this
//! module checks the file before the plugin opens it, and writes it atomically. Only this module
//! uses the plugin.

mod file;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};
use shopside_core::disk;
use shopside_core::ports::{Preferences, PreferencesError};
use shopside_core::view::{Cause, Notice};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_store::{Store, StoreBuilder};

use crate::startup_notices;
use file::{FileState, SCHEMA_VERSION};

const FILE: &str = "preferences.json";
const VERSION: u64 = 1;

/// The preferences of this user.
pub struct PreferencesFile<R: Runtime> {
    store: Arc<Store<R>>,
    path: PathBuf,
    /// Why the file must not be written, if so.
    read_only: Option<Cause>,
    /// Held from reading all values until they are on disk.
    writing: Mutex<()>,
}

impl<R: Runtime> PreferencesFile<R> {
    /// Opens the preferences. The notices say what was done about a damaged file.
    ///
    /// # Errors
    /// Fails if there is no data folder or the plugin can't open the file.
    pub fn open(app: &AppHandle<R>) -> Result<(Self, Vec<Notice>), Box<dyn std::error::Error>> {
        let path = app.path().app_data_dir()?.join(FILE);
        let mut notices = Vec::new();
        let mut builder = StoreBuilder::new(app, FILE).disable_auto_save();
        let state = file::check(&path, VERSION);
        if matches!(state, FileState::Unreadable(_)) {
            // The plugin would wait for a named pipe, and read a device without an end.
            builder = builder.create_new();
        }
        let read_only = match state {
            FileState::Good | FileState::Missing => None,
            FileState::Repaired(notice) => {
                notices.push(notice);
                None
            }
            FileState::ReadOnly(cause) | FileState::Unreadable(cause) => {
                notices.push(startup_notices::preferences_read_only(&cause));
                Some(cause)
            }
        };
        let store = builder.build()?;
        Ok((
            Self {
                store,
                path,
                read_only,
                writing: Mutex::default(),
            },
            notices,
        ))
    }

    /// Closes the plugin's store, which would write the file non-atomically on exit.
    pub fn close(&self) {
        self.store.close_resource();
    }
}

impl<R: Runtime> Preferences for PreferencesFile<R> {
    fn get(&self, key: &str) -> Option<Value> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: Value) -> Result<(), PreferencesError> {
        if let Some(cause) = &self.read_only {
            return Err(PreferencesError(cause.clone()));
        }
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Map<String, Value> = self.store.entries().into_iter().collect();
        all.insert(key.to_owned(), value.clone());
        all.insert(SCHEMA_VERSION.to_owned(), VERSION.into());
        // Disk first, so that memory never holds a value that was not saved.
        file::write(&self.path, &all).map_err(|error| {
            PreferencesError(Cause::Place {
                place: self.path.display().to_string(),
                cause: Box::new(disk::cause(&error)),
            })
        })?;
        self.store.set(SCHEMA_VERSION, VERSION);
        self.store.set(key, value);
        Ok(())
    }
}
