//! Keeps the number and the hash of the last entry outside the audit log's file: in the preferences
//! and in the keyring. At the next start they show whether the file was removed, cut off or
//! replaced.
//!
//! All of this runs in the background. Neither the window nor an entry waits for the keyring, and a
//! keyring that is missing or locked is no error.

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use journal::{Action, Anchor, Loss, Outcome, SigningKey};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::appended::Appended;
use super::signing_key::signing_key_id;
use super::{AuditEvent, AuditStore, AuditWriter};
use crate::ports::{Preferences, SecretKey};
use crate::secret_store::SecretStore;
use crate::view::Cause;
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
    loss: Mutex<Option<Cause>>,
}

#[derive(Default)]
struct State {
    read_keyring: bool,
    read_preferences: bool,
    /// The saved anchors that are not compared yet. Until then, none is overwritten.
    found: Vec<Anchor>,
    /// Those that were compared without the keyring, which has the key of signed removals.
    without_key: Vec<Anchor>,
    /// The anchor that was saved last.
    saved: Option<Anchor>,
    /// The anchor whose loss is recorded, and with it that of each earlier one.
    reported: Option<Anchor>,
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
    pub(crate) fn loss(&self) -> Option<Cause> {
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
            let saved = self.preferences.get(PREFERENCE);
            state.found.extend(saved.and_then(|value| parse(value.as_str()?)));
            state.read_preferences = true;
            // Before the keyring, which may hang.
            if let Err(error) = self.compare_found(&mut state).await {
                return error.warn("audit log not compared with its anchor");
            }
        }
        if !state.read_keyring
            && let Ok(saved) = self.secret_store.get(key()).await
        {
            let State {
                found, without_key, ..
            } = &mut *state;
            found.append(without_key);
            found.extend(saved.and_then(|saved| parse(saved.expose_secret())));
            state.read_keyring = true;
        }
        if let Err(error) = self.compare_found(&mut state).await {
            return error.warn("audit log not compared with its anchor");
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

    /// Compares each anchor that was found. One place can be edited without the other, so both
    /// count.
    async fn compare_found(&self, state: &mut State) -> Result<(), Error> {
        let Some(saved) = state.found.iter().copied().max_by_key(|anchor| anchor.entries) else {
            return Ok(());
        };
        let key = if state.read_keyring {
            self.public_key().await
        } else {
            None
        };
        let (log, mut found) = (self.writer.log(), state.found.clone());
        let reported = state.reported.map_or(0, |anchor| anchor.entries);
        found.retain(|anchor| anchor.entries > reported);
        // The one with the most entries says how many are missing.
        found.sort_by_key(|anchor| Reverse(anchor.entries));
        let has_key = key.is_some();
        let comparing = blocking::run(move || {
            for anchor in found {
                let loss = match &key {
                    Some(key) => log.loss_since_signed_by(&anchor, &[key.as_str()])?,
                    None => log.loss_since(&anchor)?,
                };
                if let Some(loss) = loss {
                    return Ok(Some((anchor, loss)));
                }
            }
            Ok::<_, journal::Error>(None)
        });
        match comparing.await? {
            Some((anchor, loss)) => {
                self.record(anchor, loss).await?;
                state.reported = Some(anchor);
            }
            None if has_key => {}
            None => state.without_key.clone_from(&state.found),
        }
        state.found.clear();
        state.saved = Some(saved);
        Ok(())
    }

    /// The public key that removals are signed with; empty if there is no key. `None` if that is
    /// not known.
    async fn public_key(&self) -> Option<String> {
        let saved = self.secret_store.get(signing_key_id()).await.ok()?;
        let public = |saved: SecretString| SigningKey::from_secret(saved.expose_secret().as_bytes()).public();
        Some(saved.map(public).unwrap_or_default())
    }

    /// Records what was lost since an anchor.
    async fn record(&self, anchor: Anchor, loss: Loss) -> Result<(), Error> {
        let loss = match loss {
            Loss::Shorter(missing) => Cause::LogShortened { missing },
            Loss::Rewritten => Cause::LogOther {
                entry: anchor.entries.to_string(),
            },
        };
        tracing::warn!("audit log shorter than its anchor, or replaced");
        *self.loss.lock().unwrap_or_else(PoisonError::into_inner) = Some(loss.clone());
        let event = AuditEvent {
            detail: Some(format!("{loss}.")),
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
