//! Tombstones: signed statements of what was removed from the audit log.
//!
//! A tombstone belongs to an entry that announces the removal. The entry has the numbers of the
//! removed entries, so that the chain covers them. The tombstone names the entry by number and
//! hash, so that it is valid in this log only.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Row, Transaction};
use serde::{Deserialize, Serialize};

use crate::content::Version;
use crate::hash::Hash;
use crate::signing::{SigningKey, is_signed};
use crate::words::Action;
use crate::{Error, numbers};

/// The prefix of every signed message, so that a signature is valid for this purpose only.
const PURPOSE: &[u8] = b"journal tombstone 1\0";
/// Younger entries are never removed, and a tombstone that says so is not valid.
pub(crate) const MIN_AGE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What a tombstone says about a removal that was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    /// The entry that announces it.
    pub entry: i64,
    /// When it was signed: UTC, with milliseconds.
    pub at: String,
    /// What was removed.
    pub removed: Removed,
    /// The public key of the signer, in hexadecimal.
    pub public_key: String,
}

/// What was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removed {
    /// The personal fields of this many entries.
    Person {
        /// The number of entries.
        entries: u64,
    },
    /// The oldest entries.
    Entries {
        /// The first that was removed.
        first: i64,
        /// The last that was removed.
        last: i64,
    },
}

/// The text that is signed, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    /// The entry that announces the removal.
    pub(crate) entry: i64,
    /// The hash of that entry, in hexadecimal.
    pub(crate) hash: String,
    /// When: UTC, with milliseconds.
    pub(crate) at: String,
    /// The numbers of the entries, such as `5,7-9`.
    pub(crate) entries: String,
    /// What was removed of them.
    pub(crate) removed: Scope,
}

/// What was removed of the entries that a statement names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Scope {
    /// Their personal fields.
    Person {
        /// The hashes of entries of version 2 and 3 cannot be checked without the fields. In their
        /// place: a hash of what is left of each, in hexadecimal.
        left: BTreeMap<i64, String>,
    },
    /// The whole entries, which are the oldest ones.
    Entries {
        /// The hash before the first of them, in hexadecimal.
        hash_before: String,
        /// The hash of the last of them, in hexadecimal.
        hash_after: String,
        /// All of them are from before this time.
        before: String,
    },
}

impl Statement {
    /// The action of the entry that announces it.
    pub(crate) fn action(&self) -> Action {
        match self.removed {
            Scope::Person { .. } => Action::PersonErased,
            Scope::Entries { .. } => Action::Retention,
        }
    }
}

/// Signs a statement and inserts it.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    statement: &Statement,
    key: &SigningKey,
) -> Result<Removal, Error> {
    let text = serde_json::to_string(statement).expect("a statement has texts and numbers only");
    transaction.execute(
        "INSERT INTO tombstone (entry, statement, public_key, signature) VALUES (?, ?, ?, ?)",
        (statement.entry, &text, key.public(), key.sign(&message(&text))),
    )?;
    let tombstone = Tombstone {
        statement: statement.clone(),
        public_key: key.public(),
    };
    Ok(tombstone.removal())
}

fn message(statement: &str) -> Vec<u8> {
    [PURPOSE, statement.as_bytes()].concat()
}

/// A tombstone whose signature is valid.
#[derive(Debug)]
pub(crate) struct Tombstone {
    pub(crate) statement: Statement,
    public_key: String,
}

impl Tombstone {
    /// Returns `None` if the row is malformed or its signature is not valid.
    fn read(entry: i64, row: &Row<'_>) -> Option<Self> {
        let [text, public_key, signature] = [1, 2, 3].map(|index| row.get::<_, String>(index).ok());
        let (text, public_key, signature) = (text?, public_key?, signature?);
        // There is one form of hexadecimal, so that no byte can be changed.
        let has_capitals = [&public_key, &signature]
            .into_iter()
            .any(|hex| hex.contains(|digit: char| digit.is_ascii_uppercase()));
        let statement: Statement = serde_json::from_str(&text).ok()?;
        let is_valid = !has_capitals && is_signed(&message(&text), &signature, &public_key);
        (statement.entry == entry && is_valid).then_some(Self {
            statement,
            public_key,
        })
    }

    pub(crate) fn removal(&self) -> Removal {
        let ranges = numbers::parse(&self.statement.entries).unwrap_or_default();
        let (first, last) = match &ranges[..] {
            [range] => (*range.start(), *range.end()),
            _ => (0, 0),
        };
        // Not counted one by one: anyone can sign a statement with a range of any length.
        let count =
            |range: &RangeInclusive<i64>| range.end().saturating_sub(*range.start()).saturating_add(1);
        let count: i64 = ranges.iter().map(count).fold(0, i64::saturating_add);
        Removal {
            entry: self.statement.entry,
            at: self.statement.at.clone(),
            removed: match self.statement.removed {
                Scope::Person { .. } => Removed::Person {
                    entries: u64::try_from(count).unwrap_or_default(),
                },
                Scope::Entries { .. } => Removed::Entries { first, last },
            },
            public_key: self.public_key.clone(),
        }
    }
}

/// The tombstones of a log, all with valid signatures.
#[derive(Debug, Default)]
pub(crate) struct Tombstones {
    /// By the entries that announce them.
    by_entry: BTreeMap<i64, Tombstone>,
    /// The entries without personal fields: the last of each range and its tombstone, by the first.
    erased: BTreeMap<i64, (i64, i64)>,
    /// The last entry that retention removed, and its hash.
    pub(crate) removed: (i64, String),
}

impl Tombstones {
    /// Reads the tombstones; `Err` inside is the number of one that is not valid.
    pub(crate) fn read(connection: &Connection) -> Result<Result<Self, i64>, Error> {
        let mut query = connection
            .prepare("SELECT entry, statement, public_key, signature FROM tombstone ORDER BY entry")?;
        let mut rows = query.query([])?;
        let mut tombstones = Self {
            removed: (0, Hash::ZERO.to_string()),
            ..Self::default()
        };
        while let Some(row) = rows.next()? {
            let entry = row.get(0)?;
            let added = Tombstone::read(entry, row).and_then(|tombstone| tombstones.add(tombstone));
            if added.is_none() {
                return Ok(Err(entry));
            }
        }
        Ok(Ok(tombstones))
    }

    /// Returns `None` if the tombstone does not fit those before.
    fn add(&mut self, tombstone: Tombstone) -> Option<()> {
        let statement = &tombstone.statement;
        let ranges = numbers::parse(&statement.entries)?;
        match &statement.removed {
            Scope::Person { .. } => {
                for range in ranges {
                    self.erased
                        .insert(*range.start(), (*range.end(), statement.entry));
                }
            }
            Scope::Entries {
                hash_before,
                hash_after,
                before,
            } => {
                let [range] = &ranges[..] else { return None };
                let follows = *range.start() == self.removed.0 + 1 && *hash_before == self.removed.1;
                let age = (statement.at.parse::<Timestamp>().ok()?)
                    .duration_since(before.parse::<Timestamp>().ok()?);
                if !follows || range.is_empty() || *range.end() >= statement.entry || age < MIN_AGE {
                    return None;
                }
                self.removed = (*range.end(), hash_after.clone());
            }
        }
        self.by_entry.insert(statement.entry, tombstone);
        Some(())
    }

    /// Returns the hash of the last entry that retention removed; zero if it removed none.
    pub(crate) fn removed_hash(&self) -> Option<Hash> {
        let bytes = hex::decode(&self.removed.1).ok()?;
        Some(Hash(bytes.try_into().ok()?))
    }

    /// Returns the hash of `entry`, if it is the last that a retention removed.
    pub(crate) fn hash_of_removed(&self, entry: i64) -> Option<&str> {
        self.by_entry.values().find_map(|tombstone| {
            let Scope::Entries { hash_after, .. } = &tombstone.statement.removed else {
                return None;
            };
            let ranges = numbers::parse(&tombstone.statement.entries)?;
            (*ranges.first()?.end() == entry).then_some(hash_after.as_str())
        })
    }

    /// The tombstone by which the personal fields of `entry` were erased.
    fn erasure_of(&self, entry: i64) -> Option<&Tombstone> {
        let (_, (last, by)) = self.erased.range(..=entry).next_back()?;
        self.by_entry.get(by).filter(|_| entry <= *last)
    }

    /// Whether retention removed `entry`, which had this hash. The hash is not known of each.
    pub(crate) fn have_removed(&self, entry: i64, hash: Hash) -> bool {
        match self.hash_of_removed(entry) {
            Some(removed) => removed == hash.to_string(),
            None => entry <= self.removed.0,
        }
    }

    /// Whether the personal fields of `entry` were erased, so that any that are there came back
    /// from a copy.
    pub(crate) fn has_erased(&self, entry: i64) -> bool {
        self.erasure_of(entry).is_some()
    }

    /// Whether the personal fields of `entry` may be missing. For an entry of version 2 or 3,
    /// `left` is the hash of what is left of it.
    pub(crate) fn allow_erasure(&self, entry: i64, version: Version, left: Option<Hash>) -> bool {
        let Some(tombstone) = self.erasure_of(entry) else {
            return false;
        };
        match &tombstone.statement.removed {
            _ if version == Version::Four => true,
            Scope::Person { left: signed } => {
                signed.get(&entry).cloned() == left.map(|left| left.to_string()) && left.is_some()
            }
            Scope::Entries { .. } => false,
        }
    }

    /// Whether what an entry announces is what its tombstone says: nothing without a tombstone.
    pub(crate) fn allow_announcement(
        &self,
        entry: i64,
        action: &str,
        hash: Hash,
        removes: Option<&str>,
    ) -> bool {
        match (self.by_entry.get(&entry), removes) {
            (None, None) => true,
            (Some(Tombstone { statement, .. }), Some(removes)) => {
                statement.entries == removes
                    && statement.action().as_str() == action
                    && statement.hash == hash.to_string()
            }
            _ => false,
        }
    }

    /// Returns the last entry that announces a removal; 0 if there is none.
    pub(crate) fn last_entry(&self) -> i64 {
        self.by_entry.keys().next_back().copied().unwrap_or_default()
    }

    /// Returns the first removal that was not signed with one of these keys.
    pub(crate) fn first_foreign(&self, public_keys: &[&str]) -> Option<i64> {
        let mut tombstones = self.by_entry.iter();
        tombstones
            .find(|(_, tombstone)| !public_keys.contains(&tombstone.public_key.as_str()))
            .map(|(entry, _)| *entry)
    }

    /// What was removed, in the order of the entries that announce it.
    pub(crate) fn removals(&self) -> Vec<Removal> {
        self.by_entry.values().map(Tombstone::removal).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Removed, Scope, Statement, Tombstone};

    /// Anyone can write such a statement and sign it with a key of their own.
    #[test]
    fn endless_range_is_not_counted_one_by_one() {
        let statement = Statement {
            entry: 1,
            hash: String::new(),
            at: String::new(),
            entries: format!("1-{},7-5,{}-{}", i64::MAX, i64::MIN, i64::MAX),
            removed: Scope::Person {
                left: BTreeMap::new(),
            },
        };
        let tombstone = Tombstone {
            statement,
            public_key: String::new(),
        };

        let removed = tombstone.removal().removed;

        assert!(matches!(removed, Removed::Person { .. }));
    }
}
