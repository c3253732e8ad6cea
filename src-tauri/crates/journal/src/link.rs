//! One link of the hash chain: whether the hash of a row is the hash of its values.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::Error;
use crate::content::{
    COLUMNS, DIGEST, FIRST_COLUMN, PERSONAL_ID, REMOVES, SALT, Version, select, split_personal,
};
use crate::hash::Hash;
use crate::personal::SALT_LENGTH;
use crate::tombstone::Tombstones;
use crate::verdict::Fault;

/// How many of [`COLUMNS`] an entry of version 2 has.
const VERSION_2_COLUMNS: usize = 12;
/// The place of the action in [`COLUMNS`].
const ACTION: usize = 4;

/// A row of [`select`].
struct Link<'a> {
    id: i64,
    version: Version,
    stored: Hash,
    values: [ValueRef<'a>; COLUMNS.len()],
    digest: ValueRef<'a>,
    removes: ValueRef<'a>,
    salt: ValueRef<'a>,
    has_personal: bool,
}

/// Returns the hash of row `id`, if it is the hash of the row's values after the hash `before`, and
/// if tombstones allow what is missing.
pub(crate) fn valid_hash(
    row: &Row<'_>,
    before: Hash,
    id: i64,
    tombstones: &Tombstones,
) -> Result<Hash, Fault> {
    let link = Link::read(row, id).ok_or(Fault::Changed)?;
    match link.version {
        Version::Four => link.check(before, tombstones)?,
        _ => link.check_old(before, tombstones)?,
    }
    Ok(link.stored)
}

/// Returns the version of an entry, and a hash of what erasure leaves of it.
pub(crate) fn hash_without_personal(connection: &Connection, id: i64) -> Result<(Version, Hash), Error> {
    let mut statement = connection.prepare_cached(&select(&[], "WHERE entry.id = ?"))?;
    let hash = statement.query_row([id], |row| {
        Ok(Link::read(row, id).and_then(|link| Some((link.version, link.without_personal()?))))
    })?;
    hash.ok_or(Error::Broken(id))
}

impl<'a> Link<'a> {
    fn read(row: &'a Row<'_>, id: i64) -> Option<Self> {
        let mut values = [ValueRef::Null; COLUMNS.len()];
        for (index, value) in values.iter_mut().enumerate() {
            *value = row.get_ref(index + FIRST_COLUMN).ok()?;
        }
        Some(Self {
            id,
            version: Version::from_number(row.get(2).ok()?)?,
            stored: Hash(row.get(1).ok()?),
            values,
            digest: row.get_ref(DIGEST).ok()?,
            removes: row.get_ref(REMOVES).ok()?,
            salt: row.get_ref(SALT).ok()?,
            has_personal: row.get_ref(PERSONAL_ID).ok()? != ValueRef::Null,
        })
    }

    fn check(&self, before: Hash, tombstones: &Tombstones) -> Result<(), Fault> {
        let (mut hashed, personal) = split_personal(&self.values);
        hashed.extend([self.digest, self.removes]);
        if before.next(self.id, self.version, hashed) != Some(self.stored) {
            return Err(Fault::Changed);
        }
        if self.has_personal {
            // With another length, the first values could count as a part of the salt.
            let salt = self.salt.as_blob().ok().filter(|salt| salt.len() == SALT_LENGTH);
            let salt = salt.filter(|_| !tombstones.has_erased(self.id));
            let salt = salt.ok_or(Fault::Changed)?;
            let digest = Hash::of_personal(salt, personal).ok_or(Fault::Changed)?;
            if self.digest != ValueRef::Blob(&digest.0) {
                return Err(Fault::Changed);
            }
        } else if self.digest != ValueRef::Null && !tombstones.allow_erasure(self.id, self.version, None) {
            return Err(Fault::Erased);
        }
        let removes = self.removes.as_str_or_null().map_err(|_| Fault::Changed)?;
        let action = self.values[ACTION].as_str().map_err(|_| Fault::Changed)?;
        if tombstones.allow_announcement(self.id, action, self.stored, removes) {
            Ok(())
        } else {
            Err(Fault::Unsigned)
        }
    }

    /// Checks an entry of version 2 or 3.
    fn check_old(&self, before: Hash, tombstones: &Tombstones) -> Result<(), Fault> {
        if [self.digest, self.removes, self.salt] != [ValueRef::Null; 3] {
            return Err(Fault::Changed);
        }
        if !self.has_personal {
            let left = self.without_personal();
            let is_erased = tombstones.allow_erasure(self.id, self.version, left);
            return if is_erased { Ok(()) } else { Err(Fault::Erased) };
        }
        if tombstones.has_erased(self.id) {
            return Err(Fault::Changed);
        }
        let mut hashed = &self.values[..];
        if self.version == Version::Two {
            let (first, later) = hashed.split_at(VERSION_2_COLUMNS);
            // These columns have no hash in version 2, so they must stay empty.
            if later.iter().any(|value| *value != ValueRef::Null) {
                return Err(Fault::Changed);
            }
            hashed = first;
        }
        let hash = before.next(self.id, self.version, hashed.iter().copied());
        if hash == Some(self.stored) {
            Ok(())
        } else {
            Err(Fault::Changed)
        }
    }

    fn without_personal(&self) -> Option<Hash> {
        self.stored
            .next(self.id, self.version, split_personal(&self.values).0)
    }
}
