//! Signed checkpoints: the key that signs them, their export, and when the next one is due.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use journal::{Action, Anchor, Filter, Outcome, SigningKey};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::signing_key::signing_key_id;
use super::{Audit, AuditEvent, AuditStore};
use crate::files;
use crate::view::{CheckpointReminder, CheckpointView, Done};
use crate::{Error, blocking};

/// After how long the next checkpoint is due.
const INTERVAL: SignedDuration = SignedDuration::from_hours(7 * 24);
const LAST_CHECKPOINT: &str = "lastCheckpoint";

/// The last checkpoint, in the preferences.
#[derive(Serialize, Deserialize)]
struct LastCheckpoint {
    at: Timestamp,
    entries: i64,
}

impl Audit {
    /// Signs the last hash of the chain and writes it to a new file in `folder`. The first
    /// checkpoint creates the signing key and saves it in the keyring.
    pub(crate) async fn export_checkpoint(&self, folder: PathBuf) -> Result<CheckpointView, Error> {
        let (key, created) = self.signing_key().await?;
        let public_key = key.public();
        let now = self.writer.now();
        let path = files::new_path(now, &folder, "checkpoint", "json");
        let log = self.writer.log();
        let exported = self
            .export("a checkpoint of the audit log", path, move |to| {
                let checkpoint = log.checkpoint(now, &key)?;
                serde_json::to_writer_pretty(to, &checkpoint).map_err(std::io::Error::from)?;
                Ok(u64::try_from(checkpoint.entries).unwrap_or_default())
            })
            .await?;
        let entries = i64::try_from(exported.count).unwrap_or_default();
        self.remember(LastCheckpoint { at: now, entries }).await;
        Ok(CheckpointView {
            path: exported.path,
            count: exported.count,
            public_key,
            key_created: created.key,
            key_replaced: created.replaced,
        })
    }

    /// Returns the public key of this computer; `None` if it has no signing key.
    pub(crate) async fn public_key(&self) -> Result<Option<String>, Error> {
        Ok(self.saved_key().await?.map(|key| key.public()))
    }

    pub(super) async fn saved_key(&self) -> Result<Option<SigningKey>, Error> {
        let saved = self.secret_store.get(signing_key_id()).await?;
        Ok(saved.map(|saved| SigningKey::from_secret(saved.expose_secret().as_bytes())))
    }

    /// Returns the signing key, and creates it if there is none.
    pub(super) async fn signing_key(&self) -> Result<(SigningKey, Created), Error> {
        // Two that create a key at once would leave one signature by a key that is lost.
        let _guard = self.creating_key.lock().await;
        match self.saved_key().await? {
            Some(key) => Ok((key, Created::default())),
            None => self.create_key().await,
        }
    }

    /// Creates the signing key and saves it. The entry has its public key, so that a checkpoint can
    /// be verified without the keyring, and a key that replaces another one is noticed.
    async fn create_key(&self) -> Result<(SigningKey, Created), Error> {
        let log = self.writer.log();
        let earlier = Filter {
            action: Some(Action::KeyCreate),
            ..Filter::default()
        };
        let earlier = blocking::run(move || log.page(&earlier, None, 100)).await?;
        let replaced = earlier.iter().any(|entry| entry.content.outcome == Outcome::Done);
        // 244 random bits: two random UUIDs without their hyphens.
        let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
        let new = SecretString::from(format!("{}{}", first.simple(), second.simple()));
        let key = SigningKey::from_secret(new.expose_secret().as_bytes());
        let event = AuditEvent {
            detail: Some(format!("public key {}", key.public())),
            ..AuditEvent::new(Action::KeyCreate, AuditStore::default())
        };
        self.writer.write(&event, Outcome::Begun).await?;
        let saved = self.secret_store.put(signing_key_id(), new).await;
        let saved = saved.map_err(Error::from);
        let done = Done::SigningKeyCreated;
        self.writer.conclude(&event, saved, done).await?;
        Ok((key, Created { key: true, replaced }))
    }

    /// Whether staff should be asked for a checkpoint: the last one is more than a week old, and
    /// there are new entries.
    pub(crate) async fn checkpoint_due(&self) -> Result<bool, Error> {
        if self.settings.read().checkpoint_reminder == CheckpointReminder::Off {
            return Ok(false);
        }
        let since = self.without_checkpoint_since().await?;
        let now = self.writer.now();
        // A clock that was set back hides no reminder: the time of the last one is in the future.
        Ok(since.is_some_and(|since| now.duration_since(since).abs() > INTERVAL))
    }

    /// Whether a checkpoint should be offered when the app quits: staff chose that, and there are
    /// new entries.
    pub(crate) async fn checkpoint_offered_on_quit(&self) -> Result<bool, Error> {
        let is_chosen = self.settings.read().checkpoint_reminder == CheckpointReminder::WeeklyAndQuit;
        Ok(is_chosen && self.without_checkpoint_since().await?.is_some())
    }

    /// Returns the time of the last checkpoint, or of the first entry; `None` if there are no
    /// entries after the last checkpoint.
    async fn without_checkpoint_since(&self) -> Result<Option<Timestamp>, Error> {
        let last = self.preferences.get(LAST_CHECKPOINT);
        let last = last.and_then(|last| serde_json::from_value::<LastCheckpoint>(last).ok());
        let log = self.writer.log();
        let (Anchor { entries, .. }, began) =
            blocking::run(move || Ok::<_, Error>((log.anchor()?, log.began()?))).await?;
        Ok(match last {
            // The export of the checkpoint adds one entry after it.
            Some(last) if (last.entries..=last.entries + 1).contains(&entries) => None,
            Some(last) => Some(last.at),
            None => began,
        })
    }

    async fn remember(&self, last: LastCheckpoint) {
        let preferences = Arc::clone(&self.preferences);
        let saved = blocking::run(move || preferences.set(LAST_CHECKPOINT, json!(last))).await;
        if let Err(error) = saved {
            Error::from(error).warn("time of the checkpoint not saved");
        }
    }
}

/// Whether a key was created, and whether there was one before.
#[derive(Default)]
pub(super) struct Created {
    key: bool,
    replaced: bool,
}
