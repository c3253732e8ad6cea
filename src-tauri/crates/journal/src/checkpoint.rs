//! Checkpoints: the head of the chain, signed and kept elsewhere, so that an end that was cut off is found too.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use sha2::{Digest, Sha256};

use crate::chain::{self, Hash};
use crate::{Error, Fault, Journal, Verdict, entry};

/// What is signed begins with this, so that a signature is good for nothing else.
const PURPOSE: &[u8] = b"journal checkpoint 1\0";

/// The key that signs checkpoints (Ed25519).
pub struct SigningKey(Ed25519KeyPair);

impl SigningKey {
    /// The key that a secret seed of 32 bytes stands for.
    ///
    /// # Errors
    /// [`Error::Key`] where it is not 32 bytes long.
    pub fn from_seed(seed: &[u8]) -> Result<Self, Error> {
        Ed25519KeyPair::from_seed_unchecked(seed)
            .map(Self)
            .map_err(|_| Error::Key)
    }

    /// The key that a secret of any length stands for.
    ///
    /// # Panics
    /// Never: a SHA-256 is 32 bytes long.
    pub fn from_secret(secret: &[u8]) -> Self {
        Self::from_seed(&Sha256::digest(secret)).expect("32 bytes are a seed")
    }

    /// What others check signatures with: 32 bytes in hexadecimal.
    pub fn public(&self) -> String {
        hex(self.0.public_key().as_ref())
    }
}

/// The head of a journal, signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// How many entries there were.
    pub entries: i64,
    /// The last one's hash, in hexadecimal.
    pub head: String,
    /// When, UTC with milliseconds.
    pub at: String,
    /// Who signed, in hexadecimal.
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
        let (Some(key), Some(signature)) = (unhex(public_key), unhex(&self.signature)) else {
            return false;
        };
        UnparsedPublicKey::new(&ED25519, key)
            .verify(&self.message(), &signature)
            .is_ok()
    }
}

impl Journal {
    /// Checks the whole chain and signs its head.
    ///
    /// # Errors
    /// [`Error::Broken`] where the chain does not hold, and where the file can't be read.
    pub fn checkpoint(&self, at: Timestamp, key: &SigningKey) -> Result<Checkpoint, Error> {
        match self.verify()? {
            Verdict::Broken { entry, .. } => Err(Error::Broken(entry)),
            Verdict::Whole { entries, head } => {
                let mut checkpoint = Checkpoint {
                    entries,
                    head: head.to_string(),
                    at: entry::at(at),
                    public_key: key.public(),
                    signature: String::new(),
                };
                checkpoint.signature = hex(key.0.sign(&checkpoint.message()).as_ref());
                Ok(checkpoint)
            }
        }
    }

    /// Checks every entry against the chain, and the chain against a checkpoint that `public_key` signed: that of this machine,
    /// or one that was written down when the checkpoint was made. The key that the checkpoint itself names proves nothing.
    ///
    /// # Errors
    /// [`Error::NotSigned`] where the checkpoint is not signed by that key, and where the file can't be read.
    pub fn verify_against(&self, checkpoint: &Checkpoint, public_key: &str) -> Result<Verdict, Error> {
        if !checkpoint.is_signed_by(public_key) {
            return Err(Error::NotSigned);
        }
        let verdict = self.verify()?;
        let Verdict::Whole { entries, .. } = verdict else {
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
        if then.map_or_else(|| Hash::NONE.to_string(), |hash| hash.to_string()) == checkpoint.head {
            return Ok(verdict);
        }
        Ok(Verdict::Broken {
            entry: checkpoint.entries,
            fault: Fault::Rewritten,
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;

    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes any text");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<_> = text
        .chars()
        .map(|digit| digit.to_digit(16))
        .collect::<Option<_>>()?;
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    pairs
        .iter()
        .map(|[high, low]| u8::try_from(high * 16 + low).ok())
        .collect()
}
