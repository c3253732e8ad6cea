//! Migrations of the file from schema 1 and 2 to schema 3.
//!
//! Schema 1 had no hash chain. Schema 2 has no columns for the connection, the import and the
//! request.

use rusqlite::{Connection, Row, Transaction, TransactionBehavior};

use crate::chain::insert;
use crate::content::EntryContent;
use crate::hash::Hash;
use crate::{Error, legacy};

/// The schema version that this crate reads and writes; `SQLite` keeps it in `user_version`.
pub(crate) const SCHEMA_VERSION: i64 = 3;

const SCHEMA: &str = include_str!("schema.sql");
const TRIGGERS: &str = include_str!("triggers.sql");
const SCHEMA_2_TO_3: &str = include_str!("schema_2_to_3.sql");

/// Creates the schema in an empty file, or migrates an older one, in a single transaction.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match found {
        SCHEMA_VERSION => return Ok(()),
        0 => transaction.execute_batch(SCHEMA)?,
        1 => migrate_1_to_3(&transaction)?,
        2 => transaction.execute_batch(SCHEMA_2_TO_3)?,
        found => {
            return Err(Error::Later {
                found,
                known: SCHEMA_VERSION,
            });
        }
    }
    transaction.execute_batch(TRIGGERS)?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// Copies the entries of schema 1, which have no hashes, as entries of version 3.
fn migrate_1_to_3(transaction: &Transaction<'_>) -> Result<(), Error> {
    transaction.execute_batch(
        "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_removed; ALTER TABLE entry RENAME TO entry_1;",
    )?;
    transaction.execute_batch(SCHEMA)?;
    {
        let mut old = transaction.prepare(
            "SELECT at, operator, operator AS account, store, action, outcome, NULL AS way, customer_id,
                customer_email, session, reason, detail, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, id
             FROM entry_1 ORDER BY id",
        )?;
        let read = |row: &Row<'_>| {
            let mut entry = EntryContent::read(row, 0, row.get("id")?)?;
            legacy::fill_columns(&mut entry);
            Ok::<_, Error>(entry)
        };
        let (mut id, mut head) = (0, Hash::ZERO);
        for entry in old.query_and_then([], read)? {
            (id, head) = insert(transaction, id + 1, head, &entry?)?;
        }
    }
    transaction.execute_batch("DROP TABLE entry_1")?;
    Ok(())
}
