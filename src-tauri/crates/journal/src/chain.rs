//! The hash chain: every entry holds the SHA-256 of its own values and of the hash before it.
//!
//! The hash covers, in this order:
//!
//! 1. the hash of the entry before (32 bytes; zero before the first entry),
//! 2. the ID of the entry (8 bytes, big-endian),
//! 3. from version 3 on: one byte, the version,
//! 4. the values of the entry. In version 3: those of [`COLUMNS`], in this order. In version 2: the
//!    first 12 of them. In version 4: those that are not in [`PERSONAL`], then the digest of the
//!    personal fields, then `removes`.
//!
//! A value is one byte 0 for NULL; or one byte 1, the length in bytes (8 bytes, big-endian) and the
//! text in UTF-8; or one byte 2 and the integer (8 bytes, big-endian); or one byte 3, the length (8
//! bytes, big-endian) and the bytes of a digest. The lengths come first, so that text cannot move
//! from one column to the next. A version 2 hash has a 1 in the place of the version, because its
//! first column is never NULL, so no version can pass for another.
//!
//! The digest is the SHA-256 of the salt (32 bytes) and the values of [`PERSONAL`] in their order;
//! NULL if all of them are NULL. Without a row in the table `personal`, the digest is only valid if
//! a tombstone names the entry.
//!
//! [`PERSONAL`]: crate::content::PERSONAL

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Transaction};

use crate::clock::Clock;
use crate::content::{
    COLUMNS, EntryContent, FIRST_COLUMN, PERSONAL, Version, format_time, select, split_personal,
};
use crate::hash::Hash;
use crate::link::valid_hash;
use crate::tombstone::Tombstones;
use crate::verdict::{Fault, Verdict};
use crate::{Error, personal, schema};

/// Returns the ID and the hash of the last entry.
pub(crate) fn head(connection: &Connection) -> Result<(i64, Hash), Error> {
    let mut statement = connection.prepare_cached("SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1")?;
    let mut rows = statement.query([])?;
    let Some(row) = rows.next()? else {
        return Ok((0, Hash::ZERO));
    };
    Ok((row.get(0)?, Hash(row.get(1)?)))
}

/// Returns the hash of entry `id`, if the entry exists and has one.
pub(crate) fn hash_at(connection: &Connection, id: i64) -> Result<Option<Hash>, Error> {
    let mut statement = connection.prepare_cached("SELECT hash FROM entry WHERE id = ?")?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let bytes = row.get_ref(0)?.as_blob().ok();
    Ok(bytes.and_then(|bytes| bytes.try_into().ok()).map(Hash))
}

/// What is known of the hash of an entry.
pub(crate) enum KnownHash {
    /// The hash, in hexadecimal: the entry is there, or a tombstone has it.
    Hash(String),
    /// Retention removed the entry, and no tombstone has its hash.
    Removed,
    /// There is no such entry.
    None,
}

/// Returns the hash of entry `id`, also if retention removed the entry.
pub(crate) fn known_hash(connection: &Connection, id: i64) -> Result<KnownHash, Error> {
    if id == 0 {
        return Ok(KnownHash::Hash(Hash::ZERO.to_string()));
    }
    if let Some(hash) = hash_at(connection, id)? {
        return Ok(KnownHash::Hash(hash.to_string()));
    }
    let tombstones = Tombstones::read(connection)?.map_err(Error::Broken)?;
    Ok(match tombstones.hash_of_removed(id) {
        Some(hash) => KnownHash::Hash(hash.to_owned()),
        None if id <= tombstones.removed.0 => KnownHash::Removed,
        None => KnownHash::None,
    })
}

/// Inserts an entry after the last one, of which it gets the number and the hash. Returns those of
/// the new entry. `removes` has the numbers of the entries whose removal it announces.
///
/// # Errors
/// [`Error::Broken`] if someone has numbered the last entry so that no number can follow.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    (last, head): (i64, Hash),
    entry: &EntryContent,
    removes: Option<&str>,
) -> Result<(i64, Hash), Error> {
    let id = last.checked_add(1).ok_or(Error::Broken(last))?;
    let at = format_time(entry.at);
    let (mut values, personal) = split_personal(&entry.values(&at));
    let digest = personal::insert(transaction, id, personal)?;
    values.push(
        digest
            .as_ref()
            .map_or(ValueRef::Null, |digest| ValueRef::Blob(&digest.0)),
    );
    values.push(removes.map_or(ValueRef::Null, |removes| ValueRef::Text(removes.as_bytes())));
    let hash = head
        .next(id, Version::Four, values.iter().copied())
        .expect("an entry has texts, integers and a digest only");
    let columns = COLUMNS.into_iter().filter(|column| !PERSONAL.contains(column));
    let columns: Vec<_> = columns.chain(["digest", "removes"]).collect();
    let parameters = vec!["?"; FIRST_COLUMN + columns.len()].join(", ");
    let mut insert = transaction.prepare_cached(&format!(
        "INSERT INTO entry (id, hash, version, {}) VALUES ({parameters})",
        columns.join(", ")
    ))?;
    insert.raw_bind_parameter(1, id)?;
    insert.raw_bind_parameter(2, hash.0)?;
    insert.raw_bind_parameter(3, Version::Four.number())?;
    for (index, value) in values.into_iter().enumerate() {
        insert.raw_bind_parameter(FIRST_COLUMN + index + 1, ToSqlOutput::Borrowed(value))?;
    }
    // A trigger can turn the insert into no insert, and `SQLite` still returns success.
    if insert.raw_execute()? != 1 {
        return Err(Error::NotKept(id));
    }
    Ok((id, hash))
}

/// Verifies the whole file in one snapshot. With `public_keys`, each removal must be signed with
/// one of these keys.
pub(crate) fn verify(connection: &Connection, public_keys: Option<&[&str]>) -> Result<Verdict, Error> {
    let snapshot = connection.unchecked_transaction()?;
    let has_own_schema = match schema::check(&snapshot) {
        Err(Error::ForeignSchema(_)) => false,
        checked => checked.map(|()| true)?,
    };
    let broken = |entry, fault| Verdict::Broken { entry, fault };
    match verify_chain(&snapshot, public_keys) {
        Ok(Verdict::Intact { entries, .. }) if !has_own_schema => {
            Ok(broken(entries + 1, Fault::ForeignSchema))
        }
        // What was put in the place of the table can't be read.
        Err(_) if !has_own_schema => Ok(broken(1, Fault::ForeignSchema)),
        Ok(Verdict::Intact { entries, .. }) if !is_whole(&snapshot)? => {
            Ok(broken(entries + 1, Fault::Damaged))
        }
        verdict => verdict,
    }
}

/// Whether the pages of the file are in order, and each index has each row. An index without a row
/// hides the entry from searches.
fn is_whole(connection: &Connection) -> Result<bool, Error> {
    let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(found == "ok")
}

fn verify_chain(connection: &Connection, public_keys: Option<&[&str]>) -> Result<Verdict, Error> {
    let broken = |entry, fault| Ok(Verdict::Broken { entry, fault });
    let tombstones = match Tombstones::read(connection)? {
        Ok(tombstones) => tombstones,
        Err(entry) => return broken(entry, Fault::Unsigned),
    };
    if let Some(entry) = public_keys.and_then(|keys| tombstones.first_foreign(keys)) {
        return broken(entry, Fault::Unsigned);
    }
    let walked = match walk(connection, &tombstones, i64::MAX)? {
        Ok(walked) => walked,
        Err((entry, fault)) => return broken(entry, fault),
    };
    let entries = walked.last;
    if tombstones.last_entry() > entries {
        return broken(tombstones.last_entry(), Fault::Unsigned);
    }
    if let Some(entry) = stray_personal_fields(connection, tombstones.removed.0, entries)? {
        return broken(entry, Fault::Changed);
    }
    Ok(Verdict::Intact {
        entries,
        head: walked.head,
        clock: walked.clock.set_back(),
        removals: tombstones.removals(),
    })
}

/// Requires an intact chain, before a statement is signed that may hide a fault.
///
/// # Errors
/// [`Error::Broken`]
pub(crate) fn require_intact(connection: &Connection) -> Result<(), Error> {
    match verify_chain(connection, None)? {
        Verdict::Broken { entry, .. } => Err(Error::Broken(entry)),
        Verdict::Intact { .. } => Ok(()),
    }
}

/// The entries that [`walk`] verified.
pub(crate) struct Walked {
    pub(crate) last: i64,
    /// The hash of the last entry.
    pub(crate) head: Hash,
    clock: Clock,
}

/// Verifies the chain from the first entry that is left to entry `to`. `Err` inside is the first
/// wrong entry.
pub(crate) fn walk(
    connection: &Connection,
    tombstones: &Tombstones,
    to: i64,
) -> Result<Result<Walked, (i64, Fault)>, Error> {
    let mut statement = connection.prepare(&select(&[], "WHERE entry.id <= ? ORDER BY entry.id"))?;
    let mut rows = statement.query([to])?;
    let first = tombstones.removed.0 + 1;
    let Some(mut head) = tombstones.removed_hash() else {
        return Ok(Err((first, Fault::Unsigned)));
    };
    let (mut entry, mut clock) = (first - 1, Clock::default());
    while let Some(row) = rows.next()? {
        entry += 1;
        if row.get::<_, i64>(0)? != entry {
            return Ok(Err((entry, Fault::Missing)));
        }
        let at = row.get_ref(FIRST_COLUMN)?.as_str().ok();
        clock.read(entry, at);
        head = match valid_hash(row, head, entry, tombstones) {
            Ok(hash) => hash,
            Err(fault) => return Ok(Err((entry, fault))),
        };
    }
    Ok(Ok(Walked {
        last: entry,
        head,
        clock,
    }))
}

/// Returns a number outside the log under which there are personal fields.
fn stray_personal_fields(connection: &Connection, removed: i64, last: i64) -> Result<Option<i64>, Error> {
    let mut statement = connection.prepare("SELECT id FROM personal WHERE id <= ? OR id > ? LIMIT 1")?;
    let mut rows = statement.query([removed, last])?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}
