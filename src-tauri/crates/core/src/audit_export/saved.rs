//! What the preferences have about the audit export: no secrets.

use std::sync::{Arc, Mutex, PoisonError};

use audit_export::{Cursor, CursorStore};
use journal::Anchor;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::ports::{Preferences, PreferencesError};
use crate::view::Cause;

const EXPORT: &str = "auditExport";
const CURSOR: &str = "auditExportCursor";
const INSTALLATION: &str = "installation";

/// The settings of the export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct SavedExport {
    pub(super) address: String,
    /// The names of the headers; their values are in the keyring.
    pub(super) header_names: Vec<String>,
    /// The certificates of the authority, in PEM format.
    pub(super) authority: Option<String>,
    /// Whether the keyring has a client certificate.
    pub(super) has_client_certificate: bool,
    /// The address that headers and client certificate are for; `None` for `address`. Another one
    /// is that of a policy.
    pub(super) credentials_for: Option<String>,
}

impl SavedExport {
    pub(super) fn read(preferences: &dyn Preferences) -> Self {
        let saved = preferences.get(EXPORT);
        saved
            .and_then(|saved| serde_json::from_value(saved).ok())
            .unwrap_or_default()
    }

    /// The settings for an address: without credentials that are for another one.
    pub(super) fn of(self, address: &str) -> Self {
        if self.credentials_for.as_ref().unwrap_or(&self.address) == address {
            return self;
        }
        Self {
            header_names: Vec::new(),
            has_client_certificate: false,
            ..self
        }
    }

    pub(super) fn save(&self, preferences: &dyn Preferences) -> Result<(), crate::Error> {
        Ok(preferences.set(EXPORT, json!(self))?)
    }
}

/// The ID of this installation. It is made when the first entries are sent.
///
/// # Errors
/// Says why a new one could not be saved.
pub(super) fn installation(preferences: &dyn Preferences) -> Result<String, Cause> {
    let saved = preferences.get(INSTALLATION);
    if let Some(saved) = saved.as_ref().and_then(|saved| saved.as_str()) {
        return Ok(saved.to_owned());
    }
    let new = Uuid::new_v4().to_string();
    let set = preferences.set(INSTALLATION, json!(new));
    set.map_err(|PreferencesError(cause)| cause)?;
    Ok(new)
}

/// The cursor in the preferences. It is for one log server.
pub(super) struct Cursors {
    preferences: Arc<dyn Preferences>,
    address: String,
    /// One write at a time.
    writing: Mutex<()>,
}

#[derive(Serialize, Deserialize)]
struct SavedCursor {
    address: String,
    /// As the anchor of the audit log: the number, a space, and the hash.
    acknowledged: String,
    rejected: u64,
}

impl Cursors {
    pub(super) fn new(preferences: Arc<dyn Preferences>, address: String) -> Self {
        Self {
            preferences,
            address,
            writing: Mutex::default(),
        }
    }
}

impl CursorStore for Cursors {
    fn load(&self) -> Option<Cursor> {
        let saved: SavedCursor = serde_json::from_value(self.preferences.get(CURSOR)?).ok()?;
        let acknowledged: Anchor = saved.acknowledged.parse().ok()?;
        (saved.address == self.address).then_some(Cursor {
            acknowledged,
            rejected: saved.rejected,
        })
    }

    fn save(&self, cursor: &Cursor) -> Result<(), String> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let saved = SavedCursor {
            address: self.address.clone(),
            acknowledged: cursor.acknowledged.to_string(),
            rejected: cursor.rejected,
        };
        let set = self.preferences.set(CURSOR, json!(saved));
        set.map_err(|error| error.to_string())
    }
}
