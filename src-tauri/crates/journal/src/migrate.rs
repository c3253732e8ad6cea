//! Migrations of the file from schema 1, 2 and 3 to schema 4.
//!
//! Schema 1 had no hash chain. Schema 2 has no columns for the connection, the import and the
//! request. Schema 3 has the personal fields in the table of the entries, and indexes in the order
//! of time. A migration creates the table again and
//! copies the rows, so that a migrated file has exactly the schema of a new one.

use rusqlite::{Connection, Row, Transaction, TransactionBehavior};

use crate::chain::insert;
use crate::content::EntryContent;
use crate::hash::Hash;
use crate::schema::{TABLE, TRIGGERS};
use crate::{Error, legacy};

/// The schema version that this crate reads and writes; `SQLite` keeps it in `user_version`.
pub(crate) const SCHEMA_VERSION: i64 = 4;

/// The indexes and triggers of schemas 1 to 3. All are dropped.
const OLD_OBJECTS: [&str; 13] = [
    "entry_action",
    "entry_at",
    "entry_customer",
    "entry_email",
    "entry_import",
    "entry_is_never_changed",
    "entry_is_never_deleted",
    "entry_is_never_removed",
    "entry_is_never_replaced",
    "entry_is_never_updated",
    "entry_operator",
    "entry_session",
    "entry_way",
];

/// The columns of schema 3 that stayed in the table `entry`, and in schema 2 the values that stand
/// for them.
const SCHEMA_3_COLUMNS: &str = "version, at, operator, account, store, action, outcome, way, session_id, \
    connection_id, store_url, import_id, import_line, method, status, duration_ms, items";
const SCHEMA_2_VALUES: &str = "2, at, operator, account, store, action, outcome, way, session, \
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL";

/// Creates the schema in an empty file, or migrates an older one, in a single transaction.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match found {
        SCHEMA_VERSION => return Ok(()),
        0 => transaction.execute_batch(TABLE)?,
        1..SCHEMA_VERSION => {
            drop_old_objects(&transaction)?;
            transaction.execute_batch("ALTER TABLE entry RENAME TO entry_old")?;
            transaction.execute_batch(TABLE)?;
            match found {
                1 => copy_schema_1(&transaction)?,
                2 => copy_with_hashes(&transaction, SCHEMA_2_VALUES, "NULL")?,
                _ => copy_with_hashes(&transaction, SCHEMA_3_COLUMNS, "path")?,
            }
            transaction.execute_batch("DROP TABLE entry_old")?;
        }
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

fn drop_old_objects(transaction: &Transaction<'_>) -> Result<(), Error> {
    let mut statement = transaction
        .prepare("SELECT type, name FROM sqlite_schema WHERE name <> 'entry' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?;
    let found = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for (kind, name) in found {
        if !OLD_OBJECTS.contains(&name.as_str()) || !["index", "trigger"].contains(&kind.as_str()) {
            return Err(Error::ForeignSchema(name));
        }
        transaction.execute_batch(&format!("DROP {kind} {name}"))?;
    }
    Ok(())
}

/// Copies the entries of schema 2 or 3. Their versions and hashes stay valid. Each gets a row of
/// personal fields, even if all of them are NULL: an old entry without such a row was erased.
fn copy_with_hashes(transaction: &Transaction<'_>, values: &str, path: &str) -> Result<(), Error> {
    transaction.execute_batch(&format!(
        "INSERT INTO entry (id, hash, {SCHEMA_3_COLUMNS}) SELECT id, hash, {values} FROM entry_old ORDER BY id;
         INSERT INTO personal (id, customer_id, customer_email, reason, detail, path)
         SELECT id, customer_id, customer_email, reason, detail, {path} FROM entry_old ORDER BY id;"
    ))?;
    Ok(())
}

/// Copies the entries of schema 1, which have no hashes, as entries of version 4.
fn copy_schema_1(transaction: &Transaction<'_>) -> Result<(), Error> {
    let mut old = transaction.prepare(
        "SELECT at, operator, operator AS account, store, action, outcome, NULL AS way, customer_id,
            customer_email, session, reason, detail, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, id
         FROM entry_old ORDER BY id",
    )?;
    let read = |row: &Row<'_>| {
        let mut entry = EntryContent::read(row, 0, row.get("id")?)?;
        legacy::fill_columns(&mut entry);
        Ok::<_, Error>(entry)
    };
    let mut last = (0, Hash::ZERO);
    for entry in old.query_and_then([], read)? {
        last = insert(transaction, last, &entry?, None)?;
    }
    Ok(())
}
