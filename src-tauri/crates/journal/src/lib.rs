//! The audit log: who looked at which customer, who changed what, when and why.
//!
//! An append-only `SQLite` file. An entry is on disk when [`AuditLog::append`] returns, so callers
//! can record an action *before* they start it. Not in here: secrets, request bodies, and rules
//! about what is allowed.
#![forbid(unsafe_code)]

mod chain;
mod checkpoint;
mod content;
mod entry;
mod error;
mod export;
mod filter;
mod hash;
mod legacy;
mod migrate;

use std::borrow::Borrow;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior, params_from_iter};

pub use chain::{Fault, Verdict};
pub use checkpoint::{Checkpoint, SigningKey};
pub use content::{Action, EntryContent, Outcome, Version, Way};
pub use entry::Entry;
pub use error::Error;
pub use filter::{Cursor, Filter};
pub use hash::Hash;
pub use sheet::{Format, one_line};

use chain::insert;
use content::select;

/// How long to wait for another process that holds the lock on the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// A handle on the audit log; clones share one connection for writing.
///
/// Every call blocks on the disk. A `std` mutex is enough, because it is held for one append. Reads
/// open a connection of their own, so that a long verification does not block appends.
#[derive(Debug, Clone)]
pub struct AuditLog {
    /// The connection, or why the file could not be opened.
    writer: Result<Arc<Mutex<Connection>>, Arc<str>>,
    /// The file to read; `None` in memory, where only one connection exists.
    path: Option<PathBuf>,
}

impl AuditLog {
    /// Opens the audit log at `path`, or creates one that only its owner can read. Migrates an
    /// older schema.
    ///
    /// # Errors
    /// Fails if the file cannot be created or opened, is not an audit log, or has a later schema.
    pub fn open(path: &Path) -> Result<Self, Error> {
        create_private(path)?;
        Self::prepare(Connection::open(path)?, Some(path.to_owned()))
    }

    /// Creates an audit log in memory, for tests.
    ///
    /// # Errors
    /// Fails if `SQLite` does.
    pub fn in_memory() -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?, None)
    }

    /// Stands in for an audit log that cannot be opened, and refuses every entry. The app can then
    /// start and show why it does nothing that needs an entry.
    pub fn closed(why: impl Into<Arc<str>>) -> Self {
        Self {
            writer: Err(why.into()),
            path: None,
        }
    }

    fn prepare(mut connection: Connection, path: Option<PathBuf>) -> Result<Self, Error> {
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        migrate::migrate(&mut connection)?;
        // Updates the statistics by which the query planner picks the most selective index.
        connection.execute_batch("PRAGMA optimize = 0x10002")?;
        Ok(Self {
            writer: Ok(Arc::new(Mutex::new(connection))),
            path,
        })
    }

    fn writer(&self) -> Result<MutexGuard<'_, Connection>, Error> {
        let writer = self
            .writer
            .as_ref()
            .map_err(|why| Error::Closed(Arc::clone(why)))?;
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        match &self.path {
            Some(path) => {
                let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
                connection.busy_timeout(BUSY_TIMEOUT)?;
                work(&connection)
            }
            None => work(&*self.writer()?),
        }
    }

    /// Appends an entry and returns its ID. The entry is on disk when this returns.
    ///
    /// # Errors
    /// Fails if the entry cannot be written; the caller must then not start the action.
    pub fn append(&self, entry: &EntryContent) -> Result<i64, Error> {
        self.append_all([entry])
    }

    /// Appends entries in one transaction, and returns the ID of the last entry in the file. The
    /// entries are on disk when this returns.
    ///
    /// # Errors
    /// Fails if the entries cannot be written; the caller must then not start the actions.
    pub fn append_all(
        &self,
        entries: impl IntoIterator<Item = impl Borrow<EntryContent>>,
    ) -> Result<i64, Error> {
        let mut writer = self.writer()?;
        // Locks before reading the head: no other process may append in between.
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut last, mut head) = chain::head(&transaction)?;
        for entry in entries {
            (last, head) = insert(&transaction, last + 1, head, entry.borrow())?;
        }
        transaction.commit()?;
        Ok(last)
    }

    /// Checks that an entry could be appended now, without appending one.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn check_writable(&self) -> Result<(), Error> {
        let mut writer = self.writer()?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Only a commit that writes a page detects a full disk.
        transaction.pragma_update(None, "user_version", migrate::SCHEMA_VERSION)?;
        transaction.commit()?;
        Ok(())
    }

    /// Reads the last `limit` entries, newest first.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn recent(&self, limit: u32) -> Result<Vec<Entry>, Error> {
        self.page(&Filter::default(), None, limit)
    }

    /// Reads a page of at most `limit` entries that pass a filter, newest first. `below` is the end
    /// of the page before.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn page(&self, filter: &Filter, below: Option<Cursor>, limit: u32) -> Result<Vec<Entry>, Error> {
        let (conditions, values) = filter.conditions(below);
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&select(&format!(
                "WHERE {conditions} ORDER BY at DESC, id DESC LIMIT {limit}"
            )))?;
            statement
                .query_and_then(params_from_iter(values), Entry::read)?
                .collect()
        })
    }

    /// Verifies every entry against the hash chain and finds the first that does not match.
    ///
    /// # Errors
    /// Fails if the file cannot be read. A broken chain is a verdict, not an error.
    pub fn verify(&self) -> Result<Verdict, Error> {
        self.read(chain::verify)
    }
}

/// Creates the file readable by its owner only. `SQLite` would create it with the umask's mode.
fn create_private(path: &Path) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?;
    Ok(())
}
