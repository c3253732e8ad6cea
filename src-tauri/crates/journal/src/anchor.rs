//! Anchors: the number and the hash of the last entry, kept outside the file. They show at the next
//! start that the file was removed, cut off or replaced.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use crate::chain;
use crate::hash::Hash;
use crate::tombstone::Tombstones;
use crate::{AuditLog, Error};

/// The number and the hash of the last entry. As text: the number, a space, and the hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The number of entries.
    pub entries: i64,
    /// The hash of the last entry.
    pub head: Hash,
}

/// What an audit log lost since an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// This many entries are missing at the end.
    Shorter(i64),
    /// The entry of the anchor is another one: the file was replaced or rewritten.
    Rewritten,
}

impl Anchor {
    /// The anchor of an empty audit log.
    pub const EMPTY: Self = Self {
        entries: 0,
        head: Hash::ZERO,
    };
}

impl fmt::Display for Anchor {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.entries, self.head)
    }
}

impl FromStr for Anchor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parse = || {
            let (entries, head) = text.split_once(' ')?;
            Some(Self {
                entries: entries.parse().ok().filter(|entries| *entries >= 0)?,
                head: Hash(hex::decode(head).ok()?.try_into().ok()?),
            })
        };
        parse().ok_or(Error::Anchor)
    }
}

impl AuditLog {
    /// Returns the number and the hash of the last entry.
    ///
    /// # Errors
    /// Fails if the file cannot be read.
    pub fn anchor(&self) -> Result<Anchor, Error> {
        let (entries, head) = self.read(chain::head)?;
        Ok(Anchor { entries, head })
    }

    /// Returns the time of the first entry; `None` if there is none.
    ///
    /// # Errors
    /// Fails if the file cannot be read.
    pub fn began(&self) -> Result<Option<Timestamp>, Error> {
        self.read(|connection| {
            let mut statement = connection.prepare("SELECT at FROM entry ORDER BY id LIMIT 1")?;
            let first: Option<String> = statement.query_row([], |row| row.get(0)).optional()?;
            Ok(first.and_then(|at| at.parse().ok()))
        })
    }

    /// Returns what was lost since an anchor; `None` if its entry is still there, or if a signed
    /// statement says that it was removed.
    ///
    /// # Errors
    /// Fails if the file cannot be read.
    pub fn loss_since(&self, anchor: &Anchor) -> Result<Option<Loss>, Error> {
        self.find_loss(anchor, None)
    }

    /// Returns what [`loss_since`](Self::loss_since) does. A statement about the removal must also
    /// be signed with one of these public keys.
    ///
    /// # Errors
    /// Fails if the file cannot be read.
    pub fn loss_since_signed_by(&self, anchor: &Anchor, public_keys: &[&str]) -> Result<Option<Loss>, Error> {
        self.find_loss(anchor, Some(public_keys))
    }

    fn find_loss(&self, anchor: &Anchor, public_keys: Option<&[&str]>) -> Result<Option<Loss>, Error> {
        if anchor.entries == 0 {
            return Ok(None);
        }
        self.read(|connection| {
            let (entries, _) = chain::head(connection)?;
            if entries < anchor.entries {
                return Ok(Some(Loss::Shorter(anchor.entries - entries)));
            }
            if let Some(hash) = chain::hash_at(connection, anchor.entries)? {
                return Ok((hash != anchor.head).then_some(Loss::Rewritten));
            }
            let is_removed = Tombstones::read(connection)?.is_ok_and(|tombstones| {
                let is_foreign = public_keys.is_some_and(|keys| tombstones.first_foreign(keys).is_some());
                !is_foreign && tombstones.have_removed(anchor.entries, anchor.head)
            });
            Ok((!is_removed).then_some(Loss::Rewritten))
        })
    }
}
