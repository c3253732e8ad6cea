//! The hash of an entry, and the digest of its personal fields.

use std::fmt;

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::content::Version;

/// The hash of an entry. It depends on all entries before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub(crate) [u8; 32]);

impl Hash {
    /// The hash before the first entry.
    pub(crate) const ZERO: Self = Self([0; 32]);

    /// The hash of entry `id`, which follows an entry with this hash.
    ///
    /// Returns `None` for a value that no column can hold.
    pub(crate) fn next<'a>(
        self,
        id: i64,
        version: Version,
        values: impl IntoIterator<Item = ValueRef<'a>>,
    ) -> Option<Self> {
        let mut sha = Sha256::new();
        sha.update(self.0);
        sha.update(id.to_be_bytes());
        match version {
            Version::Two => {}
            Version::Three => sha.update([3]),
            Version::Four => sha.update([4]),
        }
        finish(sha, values)
    }

    /// The digest of the personal fields of an entry. The salt is random: without it, guesses at
    /// the fields cannot be checked against the digest.
    ///
    /// Returns `None` for a value that no column can hold.
    pub(crate) fn of_personal<'a>(
        salt: &[u8],
        values: impl IntoIterator<Item = ValueRef<'a>>,
    ) -> Option<Self> {
        finish(Sha256::new().chain_update(salt), values)
    }
}

fn finish<'a>(mut sha: Sha256, values: impl IntoIterator<Item = ValueRef<'a>>) -> Option<Hash> {
    for value in values {
        let (kind, bytes) = match value {
            ValueRef::Null => {
                sha.update([0]);
                continue;
            }
            ValueRef::Integer(number) => {
                sha.update([2]);
                sha.update(number.to_be_bytes());
                continue;
            }
            ValueRef::Text(text) => (1, text),
            ValueRef::Blob(blob) => (3, blob),
            ValueRef::Real(_) => return None,
        };
        sha.update([kind]);
        sha.update((bytes.len() as u64).to_be_bytes());
        sha.update(bytes);
    }
    Some(Hash(sha.finalize().into()))
}

/// In hexadecimal.
impl fmt::Display for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self}")
    }
}
