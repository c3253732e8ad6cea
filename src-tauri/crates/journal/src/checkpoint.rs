//! Checkpoints: the last hash of the chain, signed and kept elsewhere. They find entries that were
//! cut off at the end, and a log that was rewritten.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::chain::{self, KnownHash};
use crate::content::format_time;
use crate::signing::{SigningKey, is_signed};
use crate::verdict::{Fault, Verdict};
use crate::{AuditLog, Error, regular_file};

/// The prefix of every signed message, so that a signature is valid for this purpose only.
const PURPOSE: &[u8] = b"journal checkpoint 1\0";

/// The signed last hash of an audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The number of entries.
    pub entries: i64,
    /// The hash of the last entry, in hexadecimal.
    pub head: String,
    /// When it was signed: UTC, with milliseconds.
    pub at: String,
    /// The public key of the signer, in hexadecimal.
    pub public_key: String,
    /// The signature, in hexadecimal.
    pub signature: String,
}

/// The largest file of a checkpoint, in bytes. A checkpoint has about 400.
const MAX_BYTES: u64 = 64 * 1024;

impl Checkpoint {
    /// Reads a checkpoint from a file.
    ///
    /// # Errors
    /// [`Error::Read`] if the file can't be read, is not a regular file, or is larger than 64 KB,
    /// and [`Error::NotACheckpoint`] if it is none.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let (bytes, _) = regular_file::read(path, MAX_BYTES).map_err(Error::Read)?;
        serde_json::from_slice(&bytes).map_err(|_| Error::NotACheckpoint)
    }

    fn message(&self) -> Vec<u8> {
        let mut message = PURPOSE.to_vec();
        message.extend(self.entries.to_be_bytes());
        message.extend(self.head.as_bytes());
        message.push(0);
        message.extend(self.at.as_bytes());
        message
    }

    fn is_signed_by(&self, public_key: &str) -> bool {
        is_signed(&self.message(), &self.signature, public_key)
    }
}

impl Checkpoint {
    /// Checks that this key signed it.
    ///
    /// # Errors
    /// [`Error::OtherKey`] if another key did, and [`Error::NotSigned`] if none did.
    fn check_signature(&self, public_key: &str) -> Result<(), Error> {
        if self.is_signed_by(public_key) {
            return Ok(());
        }
        // Its own key proves nothing, but tells a changed checkpoint from another person's.
        let is_other =
            !self.public_key.eq_ignore_ascii_case(public_key) && self.is_signed_by(&self.public_key);
        Err(if is_other {
            Error::OtherKey(self.public_key.clone())
        } else {
            Error::NotSigned
        })
    }
}

impl AuditLog {
    /// Verifies the whole chain and signs its last hash.
    ///
    /// # Errors
    /// [`Error::Broken`] if the chain is broken. Also fails if the file cannot be read.
    pub fn checkpoint(&self, at: Timestamp, key: &SigningKey) -> Result<Checkpoint, Error> {
        match self.verify()? {
            Verdict::Broken { entry, .. } => Err(Error::Broken(entry)),
            Verdict::Intact { entries, head, .. } => {
                let mut checkpoint = Checkpoint {
                    entries,
                    head: head.to_string(),
                    at: format_time(at),
                    public_key: key.public(),
                    signature: String::new(),
                };
                checkpoint.signature = key.sign(&checkpoint.message());
                Ok(checkpoint)
            }
        }
    }

    /// Verifies every entry against the hash chain, and the chain against a checkpoint.
    ///
    /// `public_key` is the expected signer: the key of this computer, or one noted when the
    /// checkpoint was made. The key inside the checkpoint proves nothing, because a forger can
    /// replace it.
    ///
    /// # Errors
    /// [`Error::OtherKey`] or [`Error::NotSigned`] if the signature is not valid for `public_key`.
    /// [`Error::Removed`] if the log is intact, but retention removed the entry that the checkpoint
    /// is about. Also fails if the file cannot be read.
    pub fn verify_against(&self, checkpoint: &Checkpoint, public_key: &str) -> Result<Verdict, Error> {
        checkpoint.check_signature(public_key)?;
        let verdict = self.verify_signed_by(&[public_key])?;
        let Verdict::Intact { entries, .. } = verdict else {
            return Ok(verdict);
        };
        if entries < checkpoint.entries {
            let entry = entries + 1;
            return Ok(Verdict::Broken {
                entry,
                fault: Fault::CutOff,
            });
        }
        let then = self.read(|connection| chain::known_hash(connection, checkpoint.entries))?;
        if matches!(then, KnownHash::Removed) {
            return Err(Error::Removed(checkpoint.entries));
        }
        if matches!(then, KnownHash::Hash(hash) if hash == checkpoint.head) {
            return Ok(verdict);
        }
        Ok(Verdict::Broken {
            entry: checkpoint.entries,
            fault: Fault::Rewritten,
        })
    }
}
