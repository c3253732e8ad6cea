//! The hash chain: every entry holds the SHA-256 of its own values and of the hash before it.
//!
//! The hash covers, in this order:
//!
//! 1. the hash of the entry before (32 bytes; zero before the first entry),
//! 2. the ID of the entry (8 bytes, big-endian),
//! 3. in version 3: one byte 3,
//! 4. the values in the order of [`COLUMNS`]: all of them in version 3, the first
//!    [`VERSION_2_COLUMNS`] in version 2.
//!
//! A value is one byte 0 for NULL; or one byte 1, the length in bytes (8 bytes, big-endian) and the
//! text in UTF-8; or one byte 2 and the integer (8 bytes, big-endian). The lengths come first, so
//! that text cannot move from one column to the next. A version 2 hash has a 1 in the place of the
//! byte 3, because its first column is never NULL, so neither version can pass for the other.

use std::fmt;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::entry::{COLUMNS, FIRST_COLUMN, VERSION_2_COLUMNS, Version, select};

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

/// The result of [`AuditLog::verify`](crate::AuditLog::verify).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// No entry was changed, and none is missing before the last.
    Intact {
        /// The number of entries.
        entries: i64,
        /// The hash of the last entry.
        head: Hash,
    },
    /// An entry does not match the chain.
    Broken {
        /// The ID of the first such entry.
        entry: i64,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The entry or its hash was changed.
    Changed,
    /// The entry is missing, and later entries exist.
    Missing,
    /// The log ends before this entry, although a checkpoint counted it.
    CutOff,
    /// The chain is intact but differs from a checkpoint: the log was rewritten up to this entry.
    Rewritten,
}

/// Returns the ID and the hash of the last entry.
pub(crate) fn head(connection: &Connection) -> Result<(i64, Hash), Error> {
    let mut statement = connection.prepare_cached("SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok((0, Hash::ZERO));
    };
    Ok((row.get(0)?, Hash(row.get(1)?)))
}

/// Returns the hash of entry `id`, if the entry exists.
pub(crate) fn hash_at(connection: &Connection, id: i64) -> Result<Option<Hash>, Error> {
    let mut statement = connection.prepare_cached("SELECT hash FROM entry WHERE id = ?")?;
    let mut rows = statement.query([id])?;
    Ok(match rows.next()? {
        Some(row) => Some(Hash(row.get(0)?)),
        None => None,
    })
}

/// Verifies the whole chain in one snapshot of the file.
pub(crate) fn verify(connection: &Connection) -> Result<Verdict, Error> {
    let mut statement = connection.prepare(&select("ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let (mut entries, mut head) = (0, Hash::ZERO);
    while let Some(row) = rows.next()? {
        let entry = entries + 1;
        let id: i64 = row.get(0)?;
        if id != entry {
            return Ok(Verdict::Broken {
                entry,
                fault: Fault::Missing,
            });
        }
        let Some(next) = valid_hash(row, head, id) else {
            return Ok(Verdict::Broken {
                entry,
                fault: Fault::Changed,
            });
        };
        (entries, head) = (entry, next);
    }
    Ok(Verdict::Intact { entries, head })
}

/// Returns the hash of a row, if it is the hash of the row's values.
fn valid_hash(row: &Row<'_>, before: Hash, id: i64) -> Option<Hash> {
    let version = Version::from_number(row.get(2).ok()?)?;
    let mut values = [ValueRef::Null; COLUMNS.len()];
    for (index, value) in values.iter_mut().enumerate() {
        *value = row.get_ref(index + FIRST_COLUMN).ok()?;
    }
    let hashed = match version {
        Version::Three => &values[..],
        Version::Two => {
            let (hashed, later) = values.split_at(VERSION_2_COLUMNS);
            // These columns have no hash in version 2, so they must stay empty.
            if later.iter().any(|value| *value != ValueRef::Null) {
                return None;
            }
            hashed
        }
    };
    let hash = before.next(id, version, hashed)?;
    (row.get_ref(1).ok()?.as_blob().ok()? == hash.0).then_some(hash)
}
