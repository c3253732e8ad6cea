//! The record: who looked at which customer, who changed what, when and why.
//!
//! One `SQLite` file, appended to and never changed. An entry is on disk when [`Journal::append`] returns, so
//! that a caller can write down what it is about to do *before* it does it. Not in here: secrets, request
//! bodies, and any say in what is allowed.
#![forbid(unsafe_code)]

mod chain;
mod checkpoint;
mod entry;
mod error;
mod export;
mod filter;
mod migrate;

use std::borrow::Borrow;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params_from_iter};

pub use chain::{Fault, Hash, Verdict};
pub use checkpoint::{Checkpoint, SigningKey};
pub use entry::{Action, Entry, NewEntry, Outcome, Way};
pub use error::Error;
pub use filter::{Cursor, Filter};
pub use sheet::{Format, one_line};

use chain::COLUMNS;

/// How long to wait for another program that writes to the same file.
const PATIENCE: Duration = Duration::from_secs(5);

/// A handle on the journal; clones share one connection for writing.
///
/// Every call blocks on the disk. The lock is held for one append, so a `std` mutex is enough; reading a file takes a
/// connection of its own, so that verifying a long journal holds nobody up.
#[derive(Debug, Clone)]
pub struct Journal {
    /// Why there is none, where there is none.
    writer: Result<Arc<Mutex<Connection>>, Arc<str>>,
    /// Where to read; in memory there is only the one connection.
    path: Option<PathBuf>,
}

impl Journal {
    /// Opens the journal at `path`, or begins one there that only its owner can read.
    ///
    /// # Errors
    /// Fails where the file can't be made or opened, is not a journal, or is of a later version.
    pub fn open(path: &Path) -> Result<Self, Error> {
        create_private(path)?;
        Self::prepare(Connection::open(path)?, Some(path.to_owned()))
    }

    /// Begins a journal in memory, for tests.
    ///
    /// # Errors
    /// Fails where `SQLite` does.
    pub fn in_memory() -> Result<Self, Error> {
        Self::prepare(Connection::open_in_memory()?, None)
    }

    /// Stands in for a journal that can't be opened, and refuses every entry: the program starts, and says why
    /// it does nothing that would have to be written down.
    pub fn closed(why: impl Into<Arc<str>>) -> Self {
        Self {
            writer: Err(why.into()),
            path: None,
        }
    }

    fn prepare(mut connection: Connection, path: Option<PathBuf>) -> Result<Self, Error> {
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        migrate::to_this_version(&mut connection)?;
        // Counts how often the values of each column occur, where that has changed: filters begin with the rarest.
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
                connection.busy_timeout(PATIENCE)?;
                work(&connection)
            }
            None => work(&*self.writer()?),
        }
    }

    /// Appends an entry and returns its number. It is on disk when this returns.
    ///
    /// # Errors
    /// Fails where it can't be written; then what it announces must not be done.
    pub fn append(&self, entry: &NewEntry) -> Result<i64, Error> {
        self.append_all([entry])
    }

    /// Appends entries, all or none, and returns the last one's number (that of the journal's last entry, if there are none).
    /// They are on disk when this returns.
    ///
    /// # Errors
    /// Fails where they can't be written; then nothing that they announce must be done.
    pub fn append_all(&self, entries: impl IntoIterator<Item = impl Borrow<NewEntry>>) -> Result<i64, Error> {
        let mut writer = self.writer()?;
        // At once, not at the first write: nobody may append between reading the head and following it.
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (mut last, mut head) = chain::head(&transaction)?;
        for entry in entries {
            (last, head) = follow(&transaction, last, head, entry.borrow())?;
        }
        transaction.commit()?;
        Ok(last)
    }

    /// Makes sure that an entry could be appended now. Appends none.
    ///
    /// # Errors
    /// Fails where none could.
    pub fn check_writable(&self) -> Result<(), Error> {
        let mut writer = self.writer()?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Only what is committed is written, and finds out that the disk is full.
        transaction.pragma_update(None, "user_version", migrate::VERSION)?;
        transaction.commit()?;
        Ok(())
    }

    /// Reads the last `limit` entries, the newest first.
    ///
    /// # Errors
    /// Fails where the file can't be read, or holds what this version did not write.
    pub fn recent(&self, limit: u32) -> Result<Vec<Entry>, Error> {
        self.page(&Filter::default(), None, limit)
    }

    /// Reads a page of at most `limit` entries that pass a filter, the newest first, below where the last page ended.
    ///
    /// # Errors
    /// Fails where the file can't be read, or holds what this version did not write.
    pub fn page(&self, filter: &Filter, below: Option<Cursor>, limit: u32) -> Result<Vec<Entry>, Error> {
        let (conditions, values) = filter.conditions(below);
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT id, hash, {COLUMNS} FROM entry WHERE {conditions} ORDER BY at DESC, id DESC LIMIT {limit}"
            ))?;
            statement
                .query_and_then(params_from_iter(values), Entry::read)?
                .collect()
        })
    }

    /// Checks every entry against the chain and names the first that is not as it was written.
    ///
    /// # Errors
    /// Fails where the file can't be read. A broken chain is an answer, not an error.
    pub fn verify(&self) -> Result<Verdict, Error> {
        self.read(chain::verify)
    }
}

/// Writes an entry after entry `last`, which has the hash `head`; the answer is its own.
fn follow(
    transaction: &Transaction<'_>,
    last: i64,
    head: Hash,
    entry: &NewEntry,
) -> Result<(i64, Hash), Error> {
    let id = last + 1;
    let at = entry::at(entry.at);
    let texts = entry.texts(&at);
    let hash = head.next(id, texts.map(|text| text.map(str::as_bytes)));
    let mut insert = transaction.prepare_cached(&format!(
        "INSERT INTO entry (id, hash, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ))?;
    insert.raw_bind_parameter(1, id)?;
    insert.raw_bind_parameter(2, hash.0)?;
    for (place, text) in texts.into_iter().enumerate() {
        insert.raw_bind_parameter(place + 3, text)?;
    }
    insert.raw_execute()?;
    Ok((id, hash))
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
