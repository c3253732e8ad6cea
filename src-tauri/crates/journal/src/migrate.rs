//! From the file's version to this program's.

use rusqlite::{Connection, Row, Transaction, TransactionBehavior};

use crate::{Error, Hash, NewEntry, follow};

const SCHEMA: &str = include_str!("schema.sql");
/// 1 had neither chain, account nor way.
pub(crate) const VERSION: i64 = 2;

pub(crate) fn to_this_version(connection: &mut Connection) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match found {
        VERSION => return Ok(()),
        0 => transaction.execute_batch(SCHEMA)?,
        1 => from_1(&transaction)?,
        found => {
            return Err(Error::Later {
                found,
                known: VERSION,
            });
        }
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// Chains the entries of version 1 as they stand.
fn from_1(transaction: &Transaction<'_>) -> Result<(), Error> {
    transaction.execute_batch(
        "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed; ALTER TABLE entry RENAME TO entry_1;",
    )?;
    transaction.execute_batch(SCHEMA)?;
    {
        let mut old =
            transaction.prepare("SELECT *, operator AS account, NULL AS way FROM entry_1 ORDER BY id")?;
        let read = |row: &Row<'_>| NewEntry::read(row, row.get("id")?);
        let (mut last, mut head) = (0, Hash::NONE);
        for entry in old.query_and_then([], read)? {
            (last, head) = follow(transaction, last, head, &entry?)?;
        }
    }
    transaction.execute_batch("DROP TABLE entry_1")?;
    Ok(())
}
