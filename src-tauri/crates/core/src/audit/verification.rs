//! Verification of the audit log, also against a checkpoint.

use std::sync::PoisonError;

use journal::{Checkpoint, Fault, Removal, Removed, Verdict};

use super::Audit;
use crate::view::{AuditLogNotices, FaultView, InvalidInput, Notice, RemovalView, VerdictView};
use crate::{Error, blocking, disk};

impl Audit {
    /// Checks that an entry could be appended now, and returns the error if not.
    pub(crate) async fn error(&self) -> Option<Notice> {
        match self.writer.check_writable().await {
            Ok(()) => None,
            Err(Error::AuditLog(error)) => Some(disk::audit_log_cause(&error).into()),
            Err(error) => Some(Notice::from(&error)),
        }
    }

    /// Verifies every entry against the hash chain. Removals must be signed with the key of this
    /// computer. If it has none, there can be no removal.
    pub(crate) async fn verify(&self) -> Result<VerdictView, Error> {
        let log = self.writer.log();
        // Without a keyring, the verdict has the keys of the removals for people to compare.
        let key = self.public_key().await;
        let verdict = blocking::run(move || match key {
            Ok(key) => log.verify_signed_by(&Vec::from_iter(key.as_deref())),
            Err(_) => log.verify(),
        });
        let verdict = verdict.await.map_err(Error::AuditLogUnread)?;
        Ok(self.remember_verdict(verdict, false))
    }

    /// Verifies every entry against the hash chain, and the chain against a checkpoint. Without a
    /// public key, that of this computer must have signed it.
    pub(crate) async fn verify_against(
        &self,
        checkpoint: &str,
        public_key: Option<&str>,
    ) -> Result<VerdictView, Error> {
        let checkpoint: Checkpoint = serde_json::from_str(checkpoint)
            .map_err(|_| Error::input("checkpoint", InvalidInput::NotACheckpoint))?;
        let key = match public_key.map(str::trim).filter(|key| !key.is_empty()) {
            Some(key) => public_key_of(key)?,
            None => self
                .public_key()
                .await?
                .ok_or_else(|| Error::input("publicKey", InvalidInput::SigningKeyMissing))?,
        };
        let log = self.writer.log();
        let verdict = blocking::run(move || log.verify_against(&checkpoint, &key)).await;
        match verdict {
            Err(journal::Error::NotSigned) => {
                Err(Error::input("checkpoint", InvalidInput::CheckpointChanged))
            }
            Err(journal::Error::OtherKey(other)) => Err(Error::input(
                "publicKey",
                InvalidInput::CheckpointOfOtherKey { key: other },
            )),
            Err(journal::Error::Removed(entry)) => Err(Error::input(
                "checkpoint",
                InvalidInput::CheckpointEntryRemoved {
                    entry: entry.to_string(),
                },
            )),
            verdict => Ok(self.remember_verdict(verdict.map_err(Error::AuditLogUnread)?, true)),
        }
    }

    /// Returns the last verification since the start.
    pub(crate) fn last_verdict(&self) -> Option<VerdictView> {
        let last = self.last_verdict.lock();
        last.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn remember_verdict(&self, verdict: Verdict, with_checkpoint: bool) -> VerdictView {
        let view = VerdictView {
            at: self.writer.now().to_string(),
            with_checkpoint,
            ..verdict_view(verdict)
        };
        let mut last = self.last_verdict.lock().unwrap_or_else(PoisonError::into_inner);
        *last = Some(view.clone());
        view
    }

    /// What staff should know about the audit log.
    pub(crate) async fn notices(&self) -> Result<AuditLogNotices, Error> {
        Ok(AuditLogNotices {
            loss: self.anchors.loss().map(Notice::from),
            checkpoint_due: self.checkpoint_due().await?,
        })
    }
}

fn public_key_of(text: &str) -> Result<String, Error> {
    let key = text.to_ascii_lowercase();
    if key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(key);
    }
    Err(Error::input("publicKey", InvalidInput::MalformedPublicKey))
}

/// Without the time.
fn verdict_view(verdict: Verdict) -> VerdictView {
    match verdict {
        Verdict::Intact {
            entries,
            head,
            clock,
            removals,
        } => VerdictView {
            at: String::new(),
            with_checkpoint: false,
            entries,
            head: Some(head.to_string()),
            broken: None,
            clock_set_back: clock.first,
            removals: removals.into_iter().map(removal_view).collect(),
        },
        Verdict::Broken { entry, fault } => VerdictView {
            at: String::new(),
            with_checkpoint: false,
            // A tombstone can have any number.
            entries: entry.saturating_sub(1).max(0),
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
