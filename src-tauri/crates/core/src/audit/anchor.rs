//! Keeps the number and the hash of the last entry outside the audit log's file: in the preferences
//! and in the keyring. At the next start they show whether the file was removed, cut off or
//! replaced.
//!
//! All of this runs in the background. Neither the window nor an entry waits for the keyring, and a
//! keyring that is missing or locked is no error.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use journal::{Action, Anchor, Loss, Outcome};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::appended::Appended;
use super::{AuditEvent, AuditStore, AuditWriter};
use crate::ports::{Preferences, SecretKey};
use crate::secret_store::SecretStore;
use crate::{Error, blocking};

/// How long entries are collected before the keyring is written.
const DEBOUNCE: Duration = Duration::from_secs(2);
/// How long quitting waits for the keyring.
const LAST_WRITE: Duration = Duration::from_secs(2);
const PREFERENCE: &str = "auditLogAnchor";

/// The anchor of the audit log, and what was lost since the last start.
pub(crate) struct Anchors {
    writer: Arc<AuditWriter>,
    secret_store: Arc<SecretStore>,
    preferences: Arc<dyn Preferences>,
    appended: Arc<Appended>,
    state: tokio::sync::Mutex<State>,
    loss: Mutex<Option<String>>,
}

#[derive(Default)]
struct State {
    read_keyring: bool,
    read_preferences: bool,
    /// A saved anchor that is not compared yet. Until then, none is overwritten.
    found: Option<Anchor>,
    /// The anchor that was saved last.
    saved: Option<Anchor>,
}

impl Anchors {
    pub(crate) fn new(
        writer: Arc<AuditWriter>,
        secret_store: Arc<SecretStore>,
        preferences: Arc<dyn Preferences>,
    ) -> Self {
        Self {
            appended: writer.appended(),
            writer,
            secret_store,
            preferences,
            state: tokio::sync::Mutex::default(),
            loss: Mutex::default(),
        }
    }

    /// What was lost since the last start, for staff; `None` if nothing is known to be lost.
    pub(crate) fn loss(&self) -> Option<String> {
        let loss = self.loss.lock();
        loss.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Saves the anchor in the background, without delay.
    pub(crate) fn save_soon(&self) {
        self.appended.notify_urgently();
    }

    /// Saves the anchor before the app quits. A keyring that hangs is not waited for.
    pub(crate) async fn save_last(&self) {
        let saving = self.compare_and_save();
        if tokio::time::timeout(LAST_WRITE, saving).await.is_err() && self.loss().is_none() {
            let log = self.writer.log();
            if let Ok(anchor) = blocking::run(move || log.anchor()).await {
                self.save_in_preferences(anchor).await;
            }
        }
    }

    /// Compares the saved anchor at the start, and saves it after entries until the app is dropped.
    pub(crate) async fn run(anchors: Weak<Self>, appended: Arc<Appended>) {
        loop {
            let Some(anchors) = anchors.upgrade() else { return };
            anchors.compare_and_save().await;
            drop(anchors);
            appended.some.notified().await;
            tokio::select! {
                () = tokio::time::sleep(DEBOUNCE) => {}
                () = appended.urgent.notified() => {}
            }
        }
    }

    /// Compares the anchors that have not been compared yet, then saves the current one.
    async fn compare_and_save(&self) {
        let mut state = self.state.lock().await;
        if !state.read_preferences {
            state.found = self
                .preferences
                .get(PREFERENCE)
                .and_then(|value| parse(value.as_str()?));
            state.read_preferences = true;
        }
        if !state.read_keyring
            && let Ok(saved) = self.secret_store.get(key()).await
        {
            let saved = saved.and_then(|saved| parse(saved.expose_secret()));
            state.found = state
                .found
                .into_iter()
                .chain(saved)
                .max_by_key(|anchor| anchor.entries);
            state.read_keyring = true;
        }
        if let Some(found) = state.found {
            if let Err(error) = self.compare(found).await {
                return error.warn("audit log not compared with its anchor");
            }
            state.found = None;
            state.saved = Some(found);
        }
        let log = self.writer.log();
        let Ok(anchor) = blocking::run(move || log.anchor()).await else {
            return;
        };
        if anchor.entries == 0 || state.saved == Some(anchor) {
            return;
        }
        if self.save(anchor, state.read_keyring).await {
            state.saved = Some(anchor);
        }
    }

    /// Records what was lost since an anchor, if anything.
    async fn compare(&self, anchor: Anchor) -> Result<(), Error> {
        let log = self.writer.log();
        let text = match blocking::run(move || log.loss_since(&anchor)).await? {
            None => return Ok(()),
            Some(Loss::Shorter(1)) => "The audit log is shorter than it was: 1 entry is missing.".to_owned(),
            Some(Loss::Shorter(missing)) => {
                format!("The audit log is shorter than it was: {missing} entries are missing.")
            }
            Some(Loss::Rewritten) => format!(
                "The audit log isn’t the one that was here before: entry {} is a different one.",
                anchor.entries
            ),
        };
        tracing::warn!("audit log shorter than its anchor, or replaced");
        *self.loss.lock().unwrap_or_else(PoisonError::into_inner) = Some(text.clone());
        let event = AuditEvent {
            detail: Some(text),
            ..AuditEvent::new(Action::LogShortened, AuditStore::default())
        };
        self.writer.write(&event, Outcome::Done).await
    }

    /// Saves the anchor in the preferences and, if it can be used, in the keyring. Returns whether
    /// one of them has it. The preferences have it for a start without the keyring.
    async fn save(&self, anchor: Anchor, use_keyring: bool) -> bool {
        let in_preferences = self.save_in_preferences(anchor).await;
        let text = SecretString::from(anchor.to_string());
        let in_keyring = use_keyring && self.secret_store.put(key(), text).await.is_ok();
        in_keyring || in_preferences
    }

    async fn save_in_preferences(&self, anchor: Anchor) -> bool {
        let text = anchor.to_string();
        let preferences = Arc::clone(&self.preferences);
        blocking::run(move || preferences.set(PREFERENCE, json!(text)))
            .await
            .is_ok()
    }
}

impl Drop for Anchors {
    fn drop(&mut self) {
        // Ends the task.
        self.appended.notify_urgently();
    }
}

fn parse(text: &str) -> Option<Anchor> {
    text.parse().ok()
}

/// The keyring entry of the anchor. It is no secret; the keyring is the place that a person who
/// removes the app's folder leaves.
fn key() -> SecretKey {
    SecretKey {
        connection: "journal".into(),
        base_url: "anchor".into(),
    }
}
