//! Checkpoints: the last hash of the chain, signed and kept elsewhere. They find entries that were
//! cut off at the end, and a log that was rewritten.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::chain::{self, Fault, Verdict};
use crate::content::format_time;
use crate::hash::Hash;
use crate::{AuditLog, Error};

/// The prefix of every signed message, so that a signature is valid for this purpose only.
const PURPOSE: &[u8] = b"journal checkpoint 1\0";

/// The key that signs checkpoints (Ed25519).
pub struct SigningKey(Ed25519KeyPair);

impl SigningKey {
    /// Creates the key from a secret seed of 32 bytes.
    ///
    /// # Errors
    /// [`Error::Key`] if the seed has another length.
    pub fn from_seed(seed: &[u8]) -> Result<Self, Error> {
        Ed25519KeyPair::from_seed_unchecked(seed)
            .map(Self)
            .map_err(|_| Error::Key)
    }

    /// Creates the key from a secret of any length, by its SHA-256.
    ///
    /// # Panics
    /// Never: a SHA-256 has 32 bytes.
    pub fn from_secret(secret: &[u8]) -> Self {
        Self::from_seed(&Sha256::digest(secret)).expect("a SHA-256 has 32 bytes")
    }

    /// Returns the public key: 32 bytes in hexadecimal.
    pub fn public(&self) -> String {
        hex::encode(self.0.public_key().as_ref())
    }
}

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

impl Checkpoint {
    fn message(&self) -> Vec<u8> {
        let mut message = PURPOSE.to_vec();
        message.extend(self.entries.to_be_bytes());
        message.extend(self.head.as_bytes());
        message.push(0);
        message.extend(self.at.as_bytes());
        message
    }

    fn is_signed_by(&self, public_key: &str) -> bool {
        let (Ok(key), Ok(signature)) = (hex::decode(public_key), hex::decode(&self.signature)) else {
            return false;
        };
        UnparsedPublicKey::new(&ED25519, key)
            .verify(&self.message(), &signature)
            .is_ok()
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
                checkpoint.signature = hex::encode(key.0.sign(&checkpoint.message()).as_ref());
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
    /// [`Error::OtherKey`] or [`Error::NotSigned`] if the signature is not valid for `public_key`. Also fails if the file
    /// cannot be read.
    pub fn verify_against(&self, checkpoint: &Checkpoint, public_key: &str) -> Result<Verdict, Error> {
        checkpoint.check_signature(public_key)?;
        let verdict = self.verify()?;
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
        let then = self.read(|connection| chain::hash_at(connection, checkpoint.entries))?;
        if then.map_or_else(|| Hash::ZERO.to_string(), |hash| hash.to_string()) == checkpoint.head {
            return Ok(verdict);
        }
        Ok(Verdict::Broken {
            entry: checkpoint.entries,
            fault: Fault::Rewritten,
        })
    }
}
