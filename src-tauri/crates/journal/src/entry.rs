//! An entry of the audit log as it is read: its number, what it says, and its hash.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::clock::is_set_back;
use crate::content::{self, DIGEST, EntryContent, FIRST_COLUMN, MORE, PERSONAL_ID, REMOVES, Version};
use crate::filter::Cursor;
use crate::hash::Hash;
use crate::{Error, legacy};

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number: 1 for the first entry, then without gaps.
    pub id: i64,
    /// What it says.
    pub content: EntryContent,
    /// The form in which the file has it.
    pub version: Version,
    /// The hash of this entry and of all entries before.
    pub hash: Hash,
    /// Whether the time is earlier than that of the entry before: the clock was set back.
    pub clock_set_back: bool,
    /// Whether its personal fields were erased; they are `None` then.
    pub is_erased: bool,
    /// The numbers of the entries whose removal it announces, such as `5,7-9`.
    pub removes: Option<String>,
}

/// The time of the entry before.
const TIME_BEFORE: &str = "(SELECT at FROM entry AS before WHERE before.id = entry.id - 1)";

/// A query for entries, last written first. `limit` ends the list.
pub(crate) fn select(conditions: &str, limit: &str) -> String {
    select_ids(&format!(
        "SELECT entry.id FROM entry LEFT JOIN personal ON personal.id = entry.id
         WHERE {conditions} ORDER BY entry.id DESC {limit}"
    ))
}

/// A query for the entries with the IDs that a query finds, last written first.
///
/// The inner query finds the IDs in an index, without reading rows that the list does not have. It
/// reads the table `personal` only if the conditions need it.
pub(crate) fn select_ids(ids: &str) -> String {
    let rows = format!("WHERE entry.id IN ({ids}) ORDER BY entry.id DESC");
    content::select(&[TIME_BEFORE], &rows)
}

/// A query for the entry with a number, and the hash of the one before it.
pub(crate) fn select_one() -> String {
    const HASH_BEFORE: &str = "(SELECT hash FROM entry AS before WHERE before.id = entry.id - 1)";
    content::select(&[TIME_BEFORE, HASH_BEFORE], "WHERE entry.id = ?")
}

/// A query for the entries after a number, first written first, at most as many as a limit.
pub(crate) fn select_following() -> String {
    content::select(&[TIME_BEFORE], "WHERE entry.id > ? ORDER BY entry.id LIMIT ?")
}

/// A query for all entries, first written first.
pub(crate) fn select_all() -> String {
    content::select(&[TIME_BEFORE], "ORDER BY entry.id")
}

impl Entry {
    /// Returns the end of a page whose last entry is this one.
    pub fn cursor(&self) -> Cursor {
        Cursor { id: self.id }
    }

    /// Reads a row of [`select`].
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let id = row.get(0)?;
        let version = Version::from_number(row.get(2)?).ok_or_else(|| Error::Unknown {
            entry: id,
            column: "version",
        })?;
        let before: Option<String> = row.get(MORE)?;
        let mut content = EntryContent::read(row, FIRST_COLUMN, id)?;
        if version == Version::Two {
            legacy::fill_columns(&mut content);
        }
        let before = before.and_then(|before| before.parse().ok());
        Ok(Self {
            id,
            clock_set_back: before.is_some_and(|before| is_set_back(before, content.at)),
            content,
            version,
            hash: Hash(row.get(1)?),
            is_erased: row.get_ref(PERSONAL_ID)? == ValueRef::Null
                && (version != Version::Four || row.get_ref(DIGEST)? != ValueRef::Null),
            removes: row.get(REMOVES)?,
        })
    }
}
