//! The chain: every entry carries the SHA-256 of what it says and of the hash before it.
//!
//! What is hashed is the hash of the entry before (32 bytes, zero before the first), the entry's number (8 bytes, big-endian), and each
//! text in the order of [`COLUMNS`]: one byte 0 where it is absent; else one byte 1, its length in bytes (8 bytes, big-endian), its bytes.
//! Lengths come first, so that no text can pass for two.

use std::fmt;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::Error;

/// The texts of an entry, in the order in which they are hashed.
pub(crate) const COLUMNS: &str = "at, operator, account, store, action, outcome, way, customer_id, customer_email, session, reason, detail";
const TEXTS: usize = 12;

/// The hash of an entry and, through it, of all before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub(crate) [u8; 32]);

impl Hash {
    /// What the first entry follows.
    pub(crate) const NONE: Self = Self([0; 32]);

    /// The hash of entry `id`, saying `texts`, after the entry that has this hash.
    pub(crate) fn next<'a>(self, id: i64, texts: impl IntoIterator<Item = Option<&'a [u8]>>) -> Self {
        let mut sha = Sha256::new();
        sha.update(self.0);
        sha.update(id.to_be_bytes());
        for text in texts {
            match text {
                None => sha.update([0]),
                Some(text) => {
                    sha.update([1]);
                    sha.update((text.len() as u64).to_be_bytes());
                    sha.update(text);
                }
            }
        }
        Self(sha.finalize().into())
    }
}

/// In hexadecimal.
impl fmt::Display for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self}")
    }
}

/// What [`Journal::verify`](crate::Journal::verify) found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is as it was written, and none is missing before the last.
    Whole {
        /// How many there are.
        entries: i64,
        /// The last one's hash.
        head: Hash,
    },
    /// An entry is not as it was written.
    Broken {
        /// The first such entry's number.
        entry: i64,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It, or the hash that it carries, was changed.
    Changed,
    /// It is not there, and later ones are.
    Missing,
    /// It is not there and nothing follows, though a checkpoint counted it.
    CutOff,
    /// The chain holds, but it is another one than a checkpoint saw: it was written anew up to here.
    Rewritten,
}

/// The last entry's number and hash.
pub(crate) fn head(connection: &Connection) -> Result<(i64, Hash), Error> {
    let mut statement = connection.prepare_cached("SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok((0, Hash::NONE));
    };
    Ok((row.get(0)?, Hash(row.get(1)?)))
}

/// The hash of entry `id`, if there is one.
pub(crate) fn hash_at(connection: &Connection, id: i64) -> Result<Option<Hash>, Error> {
    let mut statement = connection.prepare_cached("SELECT hash FROM entry WHERE id = ?")?;
    let mut rows = statement.query([id])?;
    Ok(match rows.next()? {
        Some(row) => Some(Hash(row.get(0)?)),
        None => None,
    })
}

/// Walks the whole chain, in one snapshot of the file.
pub(crate) fn verify(connection: &Connection) -> Result<Verdict, Error> {
    let mut statement = connection.prepare(&format!("SELECT id, hash, {COLUMNS} FROM entry ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let (mut entries, mut head) = (0, Hash::NONE);
    while let Some(row) = rows.next()? {
        let entry = entries + 1;
        let id: i64 = row.get(0)?;
        if id != entry {
            return Ok(Verdict::Broken {
                entry,
                fault: Fault::Missing,
            });
        }
        let Some(next) = hash_of(row, head, id) else {
            return Ok(Verdict::Broken {
                entry,
                fault: Fault::Changed,
            });
        };
        (entries, head) = (entry, next);
    }
    Ok(Verdict::Whole { entries, head })
}

/// The hash that a row should carry, if it does.
fn hash_of(row: &Row<'_>, before: Hash, id: i64) -> Option<Hash> {
    let mut texts = [None; TEXTS];
    for (place, text) in texts.iter_mut().enumerate() {
        *text = row.get_ref(place + 2).ok()?.as_bytes_or_null().ok()?;
    }
    let hash = before.next(id, texts);
    (row.get_ref(1).ok()?.as_blob().ok()? == hash.0).then_some(hash)
}
