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

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row, Transaction};

use crate::clock::{Clock, ClockSetBack};
use crate::content::{COLUMNS, EntryContent, FIRST_COLUMN, VERSION_2_COLUMNS, Version, format_time, select};
use crate::hash::Hash;
use crate::{Error, schema};

/// The result of [`AuditLog::verify`](crate::AuditLog::verify).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// No entry was changed, and none is missing before the last.
    Intact {
        /// The number of entries.
        entries: i64,
        /// The hash of the last entry.
        head: Hash,
        /// Where times go backwards.
        clock: ClockSetBack,
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
    /// The entries before are intact, but the file has a trigger or another object that this crate
    /// did not create, so entries may be missing from here on.
    ForeignSchema,
    /// The entries before are intact, but the file is damaged: an index may hide entries.
    Damaged,
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

/// Inserts entry `id` after an entry with the hash `head`. Returns the entry's ID and hash.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    id: i64,
    head: Hash,
    entry: &EntryContent,
) -> Result<(i64, Hash), Error> {
    let at = format_time(entry.at);
    let values = entry.values(&at);
    let hash = head
        .next(id, Version::Three, &values)
        .expect("an entry has texts and integers only");
    let parameters = ["?"; FIRST_COLUMN + COLUMNS.len()].join(", ");
    let mut insert = transaction.prepare_cached(&format!(
        "INSERT INTO entry (id, hash, version, {}) VALUES ({parameters})",
        COLUMNS.join(", ")
    ))?;
    insert.raw_bind_parameter(1, id)?;
    insert.raw_bind_parameter(2, hash.0)?;
    insert.raw_bind_parameter(3, Version::Three.number())?;
    for (index, value) in values.into_iter().enumerate() {
        insert.raw_bind_parameter(FIRST_COLUMN + index + 1, ToSqlOutput::Borrowed(value))?;
    }
    // A trigger can turn the insert into no insert, and `SQLite` still returns success.
    if insert.raw_execute()? != 1 {
        return Err(Error::NotKept(id));
    }
    Ok((id, hash))
}

/// Verifies the whole file in one snapshot.
pub(crate) fn verify(connection: &Connection) -> Result<Verdict, Error> {
    let snapshot = connection.unchecked_transaction()?;
    let has_own_schema = match schema::check(&snapshot) {
        Err(Error::ForeignSchema(_)) => false,
        checked => checked.map(|()| true)?,
    };
    let verdict = verify_chain(&snapshot);
    let foreign = |entries| Verdict::Broken {
        entry: entries + 1,
        fault: Fault::ForeignSchema,
    };
    match verdict {
        Ok(Verdict::Intact { entries, .. }) if !has_own_schema => Ok(foreign(entries)),
        // What was put in the place of the table can't be read.
        Err(_) if !has_own_schema => Ok(foreign(0)),
        Ok(Verdict::Intact { entries, .. }) if !is_whole(&snapshot)? => Ok(Verdict::Broken {
            entry: entries + 1,
            fault: Fault::Damaged,
        }),
        verdict => verdict,
    }
}

/// Whether the pages of the file are in order, and each index has each row. An index without a row
/// hides the entry from searches.
fn is_whole(connection: &Connection) -> Result<bool, Error> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(found == "ok")
}

fn verify_chain(connection: &Connection) -> Result<Verdict, Error> {
    // Not by an index, which can be made to hide rows.
    let mut statement = connection.prepare(&select(&[], "NOT INDEXED ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let (mut entries, mut head, mut clock) = (0, Hash::ZERO, Clock::default());
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
        clock.read(
            id,
            row.get_ref(FIRST_COLUMN)?.as_str_or_null().unwrap_or_default(),
        );
        (entries, head) = (entry, next);
    }
    Ok(Verdict::Intact {
        entries,
        head,
        clock: clock.set_back(),
    })
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
