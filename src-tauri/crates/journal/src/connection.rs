//! Connections to the file of an audit log, and how `SQLite` keeps a transaction until it is
//! complete.
//!
//! A write-ahead log lets others read while an entry is appended. It needs shared memory, which
//! some network file systems lack. There, a rollback journal takes its place.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, ffi};

use crate::Error;

/// How long to wait for another process that holds the lock on the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JournalMode {
    WriteAheadLog,
    Rollback,
}

/// Opens the file at `path` in the mode that its file system can do.
pub(crate) fn open(path: &Path) -> Result<(Connection, JournalMode), Error> {
    let connection = connect(path)?;
    match use_write_ahead_log(&connection) {
        Ok(()) => Ok((connection, JournalMode::WriteAheadLog)),
        Err(error) if lacks_shared_memory(&error) => {
            drop(connection);
            let connection = connect(path)?;
            use_rollback_journal(&connection)?;
            Ok((connection, JournalMode::Rollback))
        }
        Err(error) => Err(error.into()),
    }
}

/// Opens a connection that can't write to the file.
pub(crate) fn open_read_only(path: &Path) -> Result<Connection, Error> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    configure(&connection)?;
    Ok(connection)
}

pub(crate) fn configure(connection: &Connection) -> Result<(), Error> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // A schema that others changed runs no functions.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    Ok(())
}

fn connect(path: &Path) -> Result<Connection, Error> {
    let connection = Connection::open(path)?;
    configure(&connection)?;
    Ok(connection)
}

fn use_write_ahead_log(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // The first read opens the log.
    read_once(connection)
}

fn use_rollback_journal(connection: &Connection) -> Result<(), rusqlite::Error> {
    // An exclusive connection needs no shared memory to read the entries in a write-ahead log that
    // is left from another file system.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "journal_mode", "DELETE")?;
    connection.pragma_update(None, "locking_mode", "NORMAL")?;
    // Also syncs the folder: a journal that came back would undo the last entry.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    // The first read after the change releases the exclusive lock.
    read_once(connection)
}

fn read_once(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

fn lacks_shared_memory(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    let lacking = [
        ffi::SQLITE_IOERR_SHMOPEN,
        ffi::SQLITE_IOERR_SHMSIZE,
        ffi::SQLITE_IOERR_SHMLOCK,
        ffi::SQLITE_IOERR_SHMMAP,
    ];
    code.is_some_and(|code| lacking.contains(&code))
}
