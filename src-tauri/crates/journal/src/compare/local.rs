//! The entries of the audit log, by their numbers in any order.

use rusqlite::{Connection, OptionalExtension, Statement};

use crate::content::MORE;
use crate::hash::Hash;
use crate::{Entry, Error, entry};

/// Reads single entries. An export may list them in any order, and mix those of installations.
pub(super) struct Local<'a> {
    hash: Statement<'a>,
    entry: Statement<'a>,
}

impl<'a> Local<'a> {
    pub(super) fn new(connection: &'a Connection) -> Result<Self, Error> {
        Ok(Self {
            hash: connection.prepare("SELECT hash FROM entry NOT INDEXED WHERE id = ?")?,
            entry: connection.prepare(&entry::select_one())?,
        })
    }

    /// The hash of an entry, if the audit log has the entry.
    pub(super) fn hash(&mut self, number: i64) -> Result<Option<Hash>, Error> {
        let hash = self.hash.query_row([number], |row| row.get(0).map(Hash));
        Ok(hash.optional()?)
    }

    /// An entry, and the hash of the one before it if that is there; `None` also for an entry that
    /// can't be read, because it was altered.
    pub(super) fn entry(&mut self, number: i64) -> Result<Option<(Entry, Option<Hash>)>, Error> {
        let mut rows = self.entry.query([number])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let previous: Option<[u8; 32]> = row.get(MORE + 1)?;
        match Entry::read(row) {
            Ok(entry) => Ok(Some((entry, previous.map(Hash)))),
            Err(error) if error.is_about_a_value() => Ok(None),
            Err(error) => Err(error),
        }
    }
}
