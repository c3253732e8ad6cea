//! Anchors: the number and the hash of the last entry, kept outside the file. They show at the next
//! start that the file was removed, cut off or replaced.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::OptionalExtension;

use crate::chain::{self, KnownHash};
use crate::hash::Hash;
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

    /// Returns what was lost since an anchor; `None` if its entry is still there.
    ///
    /// # Errors
    /// Fails if the file cannot be read.
    pub fn loss_since(&self, anchor: &Anchor) -> Result<Option<Loss>, Error> {
        if anchor.entries == 0 {
            return Ok(None);
        }
        self.read(|connection| {
            let (entries, _) = chain::head(connection)?;
            if entries < anchor.entries {
                return Ok(Some(Loss::Shorter(anchor.entries - entries)));
            }
            let is_lost = match chain::known_hash(connection, anchor.entries)? {
                KnownHash::Hash(hash) => hash != anchor.head.to_string(),
                KnownHash::Removed => false,
                KnownHash::None => true,
            };
            Ok(is_lost.then_some(Loss::Rewritten))
        })
    }
}
