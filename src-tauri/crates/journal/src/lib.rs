//! The audit log: who looked at which customer, who changed what, when and why.
//!
//! An append-only `SQLite` file. An entry is on disk when [`AuditLog::append`] returns, so callers
//! can record an action *before* they start it. Not in here: secrets, request bodies, and rules
//! about what is allowed.
#![forbid(unsafe_code)]

mod anchor;
mod attributes;
mod chain;
mod checkpoint;
mod clock;
mod compare;
mod connection;
mod content;
mod entry;
mod erase;
mod error;
mod export;
mod exported;
mod files;
mod filter;
mod following;
mod hash;
mod legacy;
mod link;
mod migrate;
mod numbers;
mod personal;
mod ranges;
pub mod regular_file;
mod reports;
mod retention;
mod schema;
mod signing;
mod storage;
mod tombstone;
mod trail;
mod untouched;
mod verdict;
mod words;
mod writer;

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, params_from_iter};

pub use anchor::{Anchor, Loss};
pub use attributes::{Attribute, AttributeOptions, attributes};
pub use checkpoint::Checkpoint;
pub use clock::ClockSetBack;
pub use compare::{Comparison, Installation};
pub use content::{EntryContent, Version};
pub use entry::Entry;
pub use error::Error;
pub use filter::{Cursor, Filter};
pub use following::Following;
pub use hash::Hash;
pub use ranges::Ranges;
pub use reports::{
    BusinessHours, Change, EnglishLabels, ExceptionRules, Period, ProductionStores, Report, ReportFact,
    ReportFacts, ReportFormat, ReportLabels, ReportSource, StoreChange, StoreComparison, Subject,
    write_report,
};
pub use sheet::{CsvOptions, Format, Separator, isolated, one_line};
pub use signing::SigningKey;
pub use tombstone::{Removal, Removed};
pub use trail::{TrailRow, TrailSession};
pub use verdict::{Fault, Verdict};
pub use words::{Action, LaterWord, Outcome, Way};

use files::OpenFiles;
use writer::Writer;

/// A handle on the audit log; clones share one connection for writing.
///
/// Every call blocks on the disk. A `std` mutex is enough, because it is held for one append. Reads
/// open a connection of their own, so that a long verification does not block appends.
#[derive(Debug, Clone)]
pub struct AuditLog {
    /// The connection, or why the file could not be opened.
    writer: Result<Arc<Mutex<Writer>>, Arc<Error>>,
    source: Source,
}

/// What to read.
#[derive(Debug, Clone)]
enum Source {
    /// The connection for writing: in memory only one exists.
    Writer,
    /// The files that are open for writing.
    Open(Arc<OpenFiles>),
    /// A file that is neither created nor changed.
    Untouched(PathBuf),
}

impl AuditLog {
    /// Opens the audit log at `path`, or creates one that only its owner can read. Migrates an
    /// older schema.
    ///
    /// # Errors
    /// Fails if the file cannot be created or opened, is not an audit log, has a later schema, or
    /// has anything that the app did not create.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let opened = Writer::open(path).map(Self::new);
        opened.map_err(|error| storage::explain(error, path))
    }

    /// Creates an audit log in memory, for tests.
    ///
    /// # Errors
    /// Fails if `SQLite` does.
    pub fn in_memory() -> Result<Self, Error> {
        Writer::in_memory().map(Self::new)
    }

    /// Stands in for an audit log that cannot be opened, and refuses every entry. The app can then
    /// start and show why it does nothing that needs an entry.
    pub fn closed(why: impl Into<Error>) -> Self {
        Self {
            writer: Err(Arc::new(why.into())),
            source: Source::Writer,
        }
    }

    /// Opens the audit log at `path` to verify it, without creating or changing a file. It may be
    /// a copy, or a file that the app has open. Refuses every entry.
    ///
    /// # Errors
    /// Fails if the file cannot be read, or has another schema version.
    pub fn open_untouched(path: &Path) -> Result<Self, Error> {
        untouched::open(path)?;
        Ok(Self {
            writer: Err(Arc::new(Error::ReadOnly)),
            source: Source::Untouched(path.to_owned()),
        })
    }

    /// Where its file is; `None` in memory.
    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::Writer => None,
            Source::Open(files) => Some(&files.path),
            Source::Untouched(path) => Some(path),
        }
    }

    fn new(writer: Writer) -> Self {
        Self {
            source: writer.files().map_or(Source::Writer, Source::Open),
            writer: Ok(Arc::new(Mutex::new(writer))),
        }
    }

    fn writer(&self) -> Result<MutexGuard<'_, Writer>, Error> {
        let writer = self
            .writer
            .as_ref()
            .map_err(|why| Error::Closed(Arc::clone(why)))?;
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        match &self.source {
            Source::Writer => work(self.writer()?.connection()),
            Source::Untouched(path) => work(&untouched::open(path)?),
            Source::Open(files) => {
                // With a rollback journal, a long read would make an append fail.
                let _appends_wait = files
                    .blocks_writers_on_read()
                    .then(|| self.writer())
                    .transpose()?;
                files.check()?;
                let read = connection::open_read_only(&files.path).and_then(|connection| work(&connection));
                let read = read.map_err(|error| storage::explain(error, &files.path))?;
                files.check()?;
                Ok(read)
            }
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
        self.writer()?.append_all(entries)
    }

    /// Checks that an entry could be appended now, without appending one: that the files are those
    /// that were opened, that the schema is this crate's, and that the file can be written.
    ///
    /// # Errors
    /// Fails if an entry could get lost.
    pub fn check_writable(&self) -> Result<(), Error> {
        self.writer()?.check()
    }

    /// Reads the last `limit` entries, last written first.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn recent(&self, limit: u32) -> Result<Vec<Entry>, Error> {
        self.page(&Filter::default(), None, limit)
    }

    /// Reads a page of at most `limit` entries that pass a filter, last written first. `below` is
    /// the end of the page before.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn page(&self, filter: &Filter, below: Option<Cursor>, limit: u32) -> Result<Vec<Entry>, Error> {
        let (conditions, values) = filter.conditions(below);
        self.read(|connection| {
            let mut statement = connection.prepare(&entry::select(&conditions, &format!("LIMIT {limit}")))?;
            statement
                .query_and_then(params_from_iter(values), Entry::read)?
                .collect()
        })
    }

    /// Verifies the schema, every entry against the hash chain, and the indexes. Finds the first
    /// entry that does not match.
    ///
    /// # Errors
    /// Fails if the file cannot be read. A broken chain is a verdict, not an error.
    pub fn verify(&self) -> Result<Verdict, Error> {
        self.read(|connection| chain::verify(connection, None))
    }

    /// Verifies as [`verify`](Self::verify) does. Each removal must also be signed with one of
    /// these public keys.
    ///
    /// # Errors
    /// Fails if the file cannot be read. A broken chain is a verdict, not an error.
    pub fn verify_signed_by(&self, public_keys: &[&str]) -> Result<Verdict, Error> {
        self.read(|connection| chain::verify(connection, Some(public_keys)))
    }
}
