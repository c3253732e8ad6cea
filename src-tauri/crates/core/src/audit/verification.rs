//! Verification of the audit log and signed checkpoints.

use std::path::PathBuf;

use journal::{Checkpoint, Fault, Removal, Removed, SigningKey, Verdict};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::Audit;
use crate::files;
use crate::ports::SecretKey;
use crate::view::{ExportedView, FaultView, RemovalView, VerdictView};
use crate::{Error, blocking};

impl Audit {
    /// Checks that an entry could be appended now, and returns the error if not.
    pub(crate) async fn error(&self) -> Option<String> {
        let checked = self.writer.check_writable().await;
        checked.err().map(|error| error.to_string())
    }

    /// Verifies every entry against the hash chain.
    pub(crate) async fn verify(&self) -> Result<VerdictView, Error> {
        let log = self.writer.log();
        Ok(verdict_view(blocking::run(move || log.verify()).await?))
    }

    /// Verifies every entry against the hash chain, and the chain against a checkpoint.
    pub(crate) async fn verify_against(&self, checkpoint: &str) -> Result<VerdictView, Error> {
        let checkpoint: Checkpoint = serde_json::from_str(checkpoint)
            .map_err(|_| Error::input("checkpoint", "This is not a checkpoint of a journal."))?;
        let foreign = "This checkpoint was not signed by your account on this computer.";
        let saved = self.secret_store.get(signing_key_id()).await?;
        let saved = saved.ok_or_else(|| Error::input("checkpoint", foreign))?;
        let key = SigningKey::from_secret(saved.expose_secret().as_bytes());
        let log = self.writer.log();
        let verdict = blocking::run(move || log.verify_against(&checkpoint, &key.public())).await;
        match verdict {
            Err(journal::Error::NotSigned | journal::Error::OtherKey(_)) => {
                Err(Error::input("checkpoint", foreign))
            }
            verdict => Ok(verdict_view(verdict?)),
        }
    }

    /// Signs the last hash of the chain and writes it to a new file in `folder`. The first
    /// checkpoint creates the signing key and saves it in the keyring.
    pub(crate) async fn export_checkpoint(&self, folder: PathBuf) -> Result<ExportedView, Error> {
        let key = self.signing_key().await?;
        let now = self.writer.now();
        let path = files::new_path(now, &folder, "checkpoint", "json");
        let log = self.writer.log();
        self.export("a checkpoint of the journal", path, move |to| {
            let checkpoint = log.checkpoint(now, &key)?;
            serde_json::to_writer_pretty(to, &checkpoint).map_err(std::io::Error::from)?;
            Ok(u64::try_from(checkpoint.entries).unwrap_or_default())
        })
        .await
    }

    async fn signing_key(&self) -> Result<SigningKey, Error> {
        let id = signing_key_id();
        if let Some(saved) = self.secret_store.get(id.clone()).await? {
            return Ok(SigningKey::from_secret(saved.expose_secret().as_bytes()));
        }
        // 244 random bits: two random UUIDs without their hyphens.
        let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
        let new = SecretString::from(format!("{}{}", first.simple(), second.simple()));
        self.secret_store.put(id, new.clone()).await?;
        Ok(SigningKey::from_secret(new.expose_secret().as_bytes()))
    }
}

/// The keyring entry of the key that signs checkpoints.
fn signing_key_id() -> SecretKey {
    SecretKey {
        connection: "journal".into(),
        base_url: "checkpoints".into(),
    }
}

fn verdict_view(verdict: Verdict) -> VerdictView {
    match verdict {
        Verdict::Intact {
            entries,
            head,
            clock,
            removals,
        } => VerdictView {
            entries,
            head: Some(head.to_string()),
            broken: None,
            clock_set_back: clock.first,
            removals: removals.into_iter().map(removal_view).collect(),
        },
        Verdict::Broken { entry, fault } => VerdictView {
            entries: entry - 1,
            head: None,
            broken: Some(match fault {
                Fault::Changed => FaultView::Changed,
                Fault::Missing => FaultView::Missing,
                Fault::Erased => FaultView::Erased,
                Fault::Unsigned => FaultView::Unsigned,
                Fault::CutOff => FaultView::CutOff,
                Fault::Rewritten => FaultView::Rewritten,
                Fault::ForeignSchema => FaultView::ForeignSchema,
                Fault::Damaged => FaultView::Damaged,
            }),
            clock_set_back: None,
            removals: Vec::new(),
        },
    }
}

fn removal_view(removal: Removal) -> RemovalView {
    let (entries, first) = match removal.removed {
        Removed::Person { entries } => (entries, None),
        Removed::Entries { first, last } => {
            (u64::try_from(last - first + 1).unwrap_or_default(), Some(first))
        }
    };
    RemovalView {
        entries,
        first,
        at: removal.at,
        public_key: removal.public_key,
    }
}
