//! The record: who looked at which customer, who changed what, when and why.
//!
//! One `SQLite` file, appended to and never changed. An entry is on disk when [`Journal::append`] returns, so
//! that a caller can write down what it is about to do *before* it does it. Not in here: secrets, request
//! bodies, and any say in what is allowed.
#![forbid(unsafe_code)]

mod entry;
mod error;

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, params};

pub use entry::{Action, Entry, NewEntry, Outcome};
pub use error::Error;

const SCHEMA: &str = include_str!("schema.sql");
const VERSION: i64 = 1;

/// A handle on the journal; clones share one connection.
///
/// Every call blocks on the disk. The lock is held for one statement, so a `std` mutex is enough.
#[derive(Debug, Clone)]
pub struct Journal {
    /// Why there is none, where there is none.
    connection: Result<Arc<Mutex<Connection>>, Arc<str>>,
}

impl Journal {
    /// Opens the journal at `path`, or begins one there that only its owner can read.
    ///
    /// # Errors
    /// Fails where the file can't be made or opened, is not a journal, or is of a later version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        create_private(path)?;
        Self::prepare(Connection::open(path)?)
    }

    /// Begins a journal in memory, for tests.
    ///
    /// # Errors
    /// Fails where `SQLite` does.
    pub fn in_memory() -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?)
    }

    /// Stands in for a journal that can't be opened, and refuses every entry: the program starts, and says why
    /// it does nothing that would have to be written down.
    pub fn closed(why: impl Into<Arc<str>>) -> Self {
        Self {
            connection: Err(why.into()),
        }
    }

    fn prepare(connection: Connection) -> Result<Self, Error> {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if version > VERSION {
            return Err(Error::Later {
                found: version,
                known: VERSION,
            });
        }
        connection.execute_batch(SCHEMA)?;
        connection.pragma_update(None, "user_version", VERSION)?;
        Ok(Self {
            connection: Ok(Arc::new(Mutex::new(connection))),
        })
    }

    fn connection(&self) -> Result<MutexGuard<'_, Connection>, Error> {
        let connection = self
            .connection
            .as_ref()
            .map_err(|why| Error::Closed(Arc::clone(why)))?;
        Ok(connection.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Appends an entry and returns its number. It is on disk when this returns.
    ///
    /// # Errors
    /// Fails where it can't be written; then what it announces must not be done.
    pub fn append(&self, entry: &NewEntry) -> Result<i64, Error> {
        let connection = self.connection()?;
        connection
            .prepare_cached(
                "INSERT INTO entry (at, operator, store, action, outcome, customer_id, customer_email, session, reason, detail)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                format!("{:.3}", entry.at),
                entry.operator,
                entry.store,
                entry.action.as_str(),
                entry.outcome.as_str(),
                entry.customer_id,
                entry.customer_email,
                entry.session,
                entry.reason,
                entry.detail,
            ])?;
        Ok(connection.last_insert_rowid())
    }

    /// Reads the last `limit` entries, the newest first.
    ///
    /// # Errors
    /// Fails where the file can't be read, or holds what this version did not write.
    pub fn recent(&self, limit: u32) -> Result<Vec<Entry>, Error> {
        let connection = self.connection()?;
        let mut statement = connection.prepare_cached(
            "SELECT id, at, operator, store, action, outcome, customer_id, customer_email, session, reason, detail
             FROM entry ORDER BY id DESC LIMIT ?1",
        )?;

        statement.query_and_then([limit], Entry::read)?.collect()
    }
}

/// Makes the file with owner-only rights before `SQLite` would make it with the umask's.
fn create_private(path: &Path) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}
