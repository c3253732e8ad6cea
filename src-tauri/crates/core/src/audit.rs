//! The area of the audit log: what staff read, verify and export. Each other area writes its own
//! entries with an [`AuditWriter`].

mod activity;
mod anchor;
mod appended;
mod checkpoints;
mod detail;
mod event;
mod export;
mod pages;
mod receipt;
mod removal;
pub(crate) mod reports;
mod request_audit;
mod signing_key;
mod trail;
mod verification;
mod writer;

use std::sync::{Arc, Mutex};

use crate::calendar::Calendar;
use crate::ports::Preferences;
use crate::secret_store::SecretStore;
use crate::settings::Settings;
use crate::view::VerdictView;
pub(crate) use anchor::Anchors;
pub(crate) use detail::detail as known_detail;
pub(crate) use event::{AuditEvent, AuditRequest, AuditStore};
pub(crate) use pages::view as entry_view;
pub(crate) use receipt::texts::opened;
pub(crate) use request_audit::RequestAudit;
pub(crate) use writer::AuditWriter;

/// Reads the audit log, and exports it.
pub(crate) struct Audit {
    writer: Arc<AuditWriter>,
    /// Has the key that signs checkpoints.
    secret_store: Arc<SecretStore>,
    /// Have the time of the last checkpoint.
    preferences: Arc<dyn Preferences>,
    settings: Arc<Settings>,
    anchors: Arc<Anchors>,
    /// Serializes the creation of the signing key.
    creating_key: tokio::sync::Mutex<()>,
    /// Serializes the removal of old entries.
    removing: tokio::sync::Mutex<()>,
    calendar: Arc<Calendar>,
    /// The last verification since the start.
    last_verdict: Mutex<Option<VerdictView>>,
}

impl Audit {
    pub(crate) fn new(
        writer: &Arc<AuditWriter>,
        secret_store: &Arc<SecretStore>,
        preferences: &Arc<dyn Preferences>,
        settings: &Arc<Settings>,
        calendar: &Arc<Calendar>,
    ) -> Self {
        let (writer, secret_store) = (Arc::clone(writer), Arc::clone(secret_store));
        let preferences = Arc::clone(preferences);
        Self {
            anchors: Arc::new(Anchors::new(
                Arc::clone(&writer),
                Arc::clone(&secret_store),
                Arc::clone(&preferences),
            )),
            writer,
            secret_store,
            preferences,
            settings: Arc::clone(settings),
            creating_key: tokio::sync::Mutex::default(),
            removing: tokio::sync::Mutex::default(),
            calendar: Arc::clone(calendar),
            last_verdict: Mutex::default(),
        }
    }

    pub(crate) fn anchors(&self) -> Arc<Anchors> {
        Arc::clone(&self.anchors)
    }
}
