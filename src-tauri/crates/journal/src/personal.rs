//! The fields of an entry that can name a customer, in a table of their own: erasing them leaves
//! the hash chain intact, because the chain covers only a salted digest of them.

use rusqlite::Transaction;
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::Error;
use crate::content::PERSONAL;
use crate::hash::Hash;

/// In bytes. As long as the digest, so that the salt is no easier to guess.
pub(crate) const SALT_LENGTH: usize = 32;

/// Inserts the personal fields of entry `id` under a new salt, and returns their digest. Inserts
/// nothing and returns `None` if all fields are NULL.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    id: i64,
    values: Vec<ValueRef<'_>>,
) -> Result<Option<Hash>, Error> {
    if values.iter().all(|value| *value == ValueRef::Null) {
        return Ok(None);
    }
    let mut salt = [0; SALT_LENGTH];
    aws_lc_rs::rand::fill(&mut salt).map_err(|_| Error::Random)?;
    let digest = Hash::of_personal(&salt, values.iter().copied());
    let mut insert = transaction.prepare_cached(&format!(
        "INSERT INTO personal (id, salt, {}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        PERSONAL.join(", ")
    ))?;
    insert.raw_bind_parameter(1, id)?;
    insert.raw_bind_parameter(2, salt)?;
    for (index, value) in values.into_iter().enumerate() {
        insert.raw_bind_parameter(index + 3, ToSqlOutput::Borrowed(value))?;
    }
    // A trigger can turn the insert into no insert, and `SQLite` still returns success.
    if insert.raw_execute()? != 1 {
        return Err(Error::NotKept(id));
    }
    Ok(digest)
}
