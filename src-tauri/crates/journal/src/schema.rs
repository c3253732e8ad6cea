//! The schema that the file must have exactly. A trigger, view or other table that this crate did
//! not create can make an insert do nothing, so a file that has one is refused.

use std::sync::LazyLock;

use rusqlite::{Connection, Transaction};

use crate::Error;

/// The table and its indexes.
pub(crate) const TABLE: &str = include_str!("schema.sql");
/// The triggers, which are created after a migration has copied its rows.
pub(crate) const TRIGGERS: &str = include_str!("triggers.sql");

/// A row of `sqlite_schema`: type, name, table, and the SQL that created it.
type Object = (String, String, String, Option<String>);

struct Expected {
    own: Vec<Object>,
    /// Tables that `SQLite` may add: statistics, and the numbers of a table of schema 1.
    internal: Vec<Object>,
}

static EXPECTED: LazyLock<Expected> = LazyLock::new(|| {
    let objects = |sql: &[&str]| {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(&sql.concat())?;
        objects(&connection)
    };
    let own = objects(&[TABLE, TRIGGERS]).expect("the schema is valid");
    let numbered = "CREATE TABLE numbered (id INTEGER PRIMARY KEY AUTOINCREMENT); ANALYZE;";
    let mut internal = objects(&[TABLE, numbered]).expect("the schema is valid");
    internal.retain(|(_, name, ..)| name.starts_with("sqlite_"));
    Expected { own, internal }
});

fn objects(connection: &Connection) -> Result<Vec<Object>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name, tbl_name, sql",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    rows.collect()
}

/// Checks that the file has the objects that this crate creates, and no others.
///
/// It takes some microseconds, so it is done for each append. `PRAGMA schema_version` is no
/// shortcut: with `writable_schema` the schema changes and the version stays.
///
/// # Errors
/// [`Error::ForeignSchema`] with the name of an object that is foreign, changed or missing.
pub(crate) fn check(connection: &Connection) -> Result<(), Error> {
    let mut found = objects(connection)?;
    found.retain(|object| !EXPECTED.internal.contains(object));
    if found == EXPECTED.own {
        return Ok(());
    }
    let foreign = found.iter().find(|object| !EXPECTED.own.contains(object));
    let missing = || EXPECTED.own.iter().find(|object| !found.contains(object));
    let name = foreign.or_else(missing).map(|(_, name, ..)| name.as_str());
    Err(Error::ForeignSchema(name.unwrap_or("entry").to_owned()))
}

/// Does `work` without one trigger. The trigger is back, with the same SQL, when this returns.
pub(crate) fn without_trigger(
    transaction: &Transaction<'_>,
    name: &str,
    work: impl FnOnce() -> Result<(), Error>,
) -> Result<(), Error> {
    let sql: String = transaction.query_row(
        "SELECT sql FROM main.sqlite_schema WHERE type = 'trigger' AND name = ?",
        [name],
        |row| row.get(0),
    )?;
    transaction.execute_batch(&format!("DROP TRIGGER {name}"))?;
    work()?;
    Ok(transaction.execute_batch(&sql)?)
}
