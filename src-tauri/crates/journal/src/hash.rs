//! The hash of an entry.

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
    pub(crate) fn next(self, id: i64, version: Version, values: &[ValueRef<'_>]) -> Option<Self> {
        let mut sha = Sha256::new();
        sha.update(self.0);
        sha.update(id.to_be_bytes());
        if version == Version::Three {
            sha.update([3]);
        }
        for value in values {
            match value {
                ValueRef::Null => sha.update([0]),
                ValueRef::Text(text) => {
                    sha.update([1]);
                    sha.update((text.len() as u64).to_be_bytes());
                    sha.update(text);
                }
                ValueRef::Integer(number) => {
                    sha.update([2]);
                    sha.update(number.to_be_bytes());
                }
                ValueRef::Real(_) | ValueRef::Blob(_) => return None,
            }
        }
        Some(Self(sha.finalize().into()))
    }
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
