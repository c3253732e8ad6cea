//! An entry of the audit log as it is read: its number, what it says, and its hash.

use rusqlite::Row;

use crate::content::{EntryContent, FIRST_COLUMN, Version};
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
}

impl Entry {
    /// Returns the end of a page whose last entry is this one.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            at: self.content.at,
            id: self.id,
        }
    }

    /// Reads a row of [`select`](crate::content::select).
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let id = row.get(0)?;
        let version = Version::from_number(row.get(2)?).ok_or_else(|| Error::Unknown {
            entry: id,
            column: "version",
        })?;
        let mut content = EntryContent::read(row, FIRST_COLUMN, id)?;
        if version == Version::Two {
            legacy::fill_columns(&mut content);
        }
        Ok(Self {
            id,
            content,
            version,
            hash: Hash(row.get(1)?),
        })
    }
}
