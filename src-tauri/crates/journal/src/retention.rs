//! Retention: the oldest entries are removed, a batch at a time.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction};

use crate::chain::{self, insert};
use crate::content::{EntryContent, format_time};
use crate::signing::SigningKey;
use crate::tombstone::{self, MIN_AGE, Removal, Scope, Statement, Tombstones};
use crate::words::Action;
use crate::{AuditLog, Error, schema};

/// How many entries are removed in one transaction, so that an append does not wait for long.
const BATCH: i64 = 2_000;

impl AuditLog {
    /// Removes the oldest entries that were written before a time, at most 2,000 of them, and
    /// returns what was removed; `None` if there is nothing left to remove. First appends an entry
    /// that announces it: `announcement`, with the action and the number of entries added.
    ///
    /// Parts of what was removed can be in the file until [`compact`](Self::compact) is called.
    ///
    /// An entry from `before` on stays, and so do all entries that follow it.
    ///
    /// # Errors
    /// [`Error::TooRecent`] if `before` is less than 30 days before the time of the announcement.
    /// [`Error::Broken`] if the entries do not match the hash chain: nothing is removed then,
    /// because the signed statement would hide the fault.
    pub fn remove_before(
        &self,
        before: Timestamp,
        announcement: &EntryContent,
        key: &SigningKey,
    ) -> Result<Option<Removal>, Error> {
        if announcement.at.duration_since(before) < MIN_AGE {
            return Err(Error::TooRecent);
        }
        let mut writer = self.writer()?;
        let removed = writer.change(|transaction, (last, head)| {
            let tombstones = Tombstones::read(transaction)?.map_err(Error::Broken)?;
            let first = tombstones.removed.0 + 1;
            let Some(to) = last_before(transaction, first, last, before)? else {
                return Ok((None, (last, head)));
            };
            let verified = chain::walk(transaction, &tombstones, to)?;
            let verified = verified.map_err(|(entry, _)| Error::Broken(entry))?;
            let numbers = if first == to {
                format!("{first}")
            } else {
                format!("{first}-{to}")
            };
            let content = EntryContent {
                action: Action::Retention,
                items: u32::try_from(to - first + 1).ok(),
                ..announcement.clone()
            };
            let (id, hash) = insert(transaction, (last, head), &content, Some(&numbers))?;
            let statement = Statement {
                entry: id,
                hash: hash.to_string(),
                at: format_time(content.at),
                entries: numbers,
                removed: Scope::Entries {
                    hash_before: tombstones.removed.1,
                    hash_after: verified.head.to_string(),
                    before: format_time(before),
                },
            };
            let removal = tombstone::insert(transaction, &statement, key)?;
            for table in ["personal", "entry"] {
                schema::without_trigger(transaction, &format!("{table}_is_never_deleted"), || {
                    transaction.execute(&format!("DELETE FROM {table} WHERE id <= ?"), [to])?;
                    Ok(())
                })?;
            }
            Ok((Some(removal), (id, hash)))
        })?;
        Ok(removed)
    }

    /// Rewrites the file, so that no part of what was removed is left in it.
    ///
    /// # Errors
    /// [`Error::CopyLeft`] if another program has the file open, or the disk is full.
    pub fn compact(&self) -> Result<(), Error> {
        self.writer()?.compact()
    }
}

/// Returns the last entry of a batch that starts with entry `first` and has only entries from
/// before a time.
fn last_before(
    transaction: &Transaction<'_>,
    first: i64,
    last: i64,
    before: Timestamp,
) -> Result<Option<i64>, Error> {
    let end = last.min(first + BATCH - 1);
    let kept: Option<i64> = transaction
        .query_row(
            "SELECT id FROM entry NOT INDEXED WHERE id BETWEEN ? AND ? AND at >= ? ORDER BY id LIMIT 1",
            (first, end, format_time(before)),
            |row| row.get(0),
        )
        .optional()?;
    let to = kept.map_or(end, |kept| kept - 1);
    Ok((to >= first).then_some(to))
}
