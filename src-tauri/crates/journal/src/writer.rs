//! The connection that appends. An entry is acknowledged only after it was read back from the file
//! at the path, the way a later reader finds it.

use std::borrow::Borrow;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::chain::{self, insert};
use crate::content::EntryContent;
use crate::files::{self, OpenFiles};
use crate::hash::Hash;
use crate::{Error, connection, migrate, schema, storage};

#[derive(Debug)]
pub(crate) struct Writer {
    connection: Connection,
    /// `None` in memory.
    files: Option<Arc<OpenFiles>>,
    /// The number and the hash of the last entry that this connection saw.
    last: (i64, Hash),
}

impl Writer {
    /// Opens the file at `path`, or creates one that only its owner can read.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        files::create_private(path)?;
        let before = files::identity(path)?;
        let (connection, mode) = connection::open(path)?;
        let mut writer = Self::prepare(connection)?;
        let files = OpenFiles::of(path, mode)?;
        if files.database() != before {
            return Err(Error::Replaced);
        }
        writer.files = Some(Arc::new(files));
        Ok(writer)
    }

    pub(crate) fn in_memory() -> Result<Self, Error> {
        let connection = Connection::open_in_memory()?;
        connection::configure(&connection)?;
        Self::prepare(connection)
    }

    fn prepare(mut connection: Connection) -> Result<Self, Error> {
        // What is deleted is overwritten with zeros.
        connection.pragma_update(None, "secure_delete", "ON")?;
        migrate::migrate(&mut connection)?;
        schema::check(&connection)?;
        // Updates the statistics by which the query planner picks the most selective index.
        connection.execute_batch("PRAGMA optimize = 0x10002")?;
        Ok(Self {
            files: None,
            last: chain::head(&connection)?,
            connection,
        })
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn files(&self) -> Option<Arc<OpenFiles>> {
        self.files.clone()
    }

    /// Appends entries in one transaction, and returns the ID of the last entry in the file.
    pub(crate) fn append_all(
        &mut self,
        entries: impl IntoIterator<Item = impl Borrow<EntryContent>>,
    ) -> Result<i64, Error> {
        self.change_all(|transaction, before| {
            let mut appended = vec![before];
            for entry in entries {
                let last = appended[appended.len() - 1];
                appended.push(insert(transaction, last, entry.borrow(), None)?);
            }
            Ok(((), appended))
        })?;
        Ok(self.last.0)
    }

    /// Changes the file and appends one entry or none. `work` gets the number and the hash of the
    /// last entry, and returns those of the new one.
    pub(crate) fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, (i64, Hash)) -> Result<(T, (i64, Hash)), Error>,
    ) -> Result<T, Error> {
        self.change_all(|transaction, before| {
            let (done, last) = work(transaction, before)?;
            Ok((done, vec![last]))
        })
    }

    /// Appends in one transaction, and checks that the entries are in the file afterwards.
    fn change_all<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, (i64, Hash)) -> Result<(T, Vec<(i64, Hash)>), Error>,
    ) -> Result<T, Error> {
        let changed = self.try_change(work);
        changed.map_err(|error| self.explain(error))
    }

    fn try_change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, (i64, Hash)) -> Result<(T, Vec<(i64, Hash)>), Error>,
    ) -> Result<T, Error> {
        self.check_files()?;
        // Locks before reading the head: no other process may append in between.
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        schema::check(&transaction)?;
        check_last(&transaction, self.last)?;
        let before = chain::head(&transaction)?;
        let (done, appended) = work(&transaction, before)?;
        transaction.commit()?;
        self.read_back(&appended)?;
        self.last = appended[appended.len() - 1];
        Ok(done)
    }

    /// Rewrites the file without what was deleted, and empties the write-ahead log. `SQLite` may
    /// leave parts of deleted rows in a page, samples of them in the statistics of the query
    /// planner, and all of them in the write-ahead log.
    ///
    /// # Errors
    /// [`Error::CopyLeft`]
    pub(crate) fn compact(&mut self) -> Result<(), Error> {
        let compact = || {
            self.connection
                .execute_batch("DROP TABLE IF EXISTS sqlite_stat4; VACUUM; PRAGMA optimize = 0x10002")?;
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))
        };
        match compact() {
            Ok(false) => Ok(()),
            Ok(true) => Err(Error::CopyLeft("another program has the file open".into())),
            Err(error) => Err(Error::CopyLeft(self.explain(error.into()).to_string())),
        }
    }

    /// Checks the files and the schema, and that an entry could be written.
    pub(crate) fn check(&mut self) -> Result<(), Error> {
        let checked = self.try_check();
        checked.map_err(|error| self.explain(error))
    }

    fn try_check(&mut self) -> Result<(), Error> {
        self.check_files()?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        schema::check(&transaction)?;
        check_last(&transaction, self.last)?;
        // Only a commit that writes a page detects a full disk.
        transaction.pragma_update(None, "user_version", migrate::SCHEMA_VERSION)?;
        transaction.commit()?;
        self.read_back(&[self.last])
    }

    /// Adds the cause to an error of `SQLite` about the files.
    fn explain(&self, error: Error) -> Error {
        match &self.files {
            Some(files) => storage::explain(error, &files.path),
            None => error,
        }
    }

    fn check_files(&self) -> Result<(), Error> {
        self.files.as_ref().map_or(Ok(()), |files| files.check())
    }

    /// Checks that the file at the path has these entries in a row.
    ///
    /// A new connection reads them, because this one has pages in memory. The pages are first moved
    /// from the write-ahead log to the database, so that nothing depends on the other two files.
    fn read_back(&self, appended: &[(i64, Hash)]) -> Result<(), Error> {
        let Some(files) = &self.files else {
            return has_entries(&self.connection, appended);
        };
        self.connection
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        has_entries(&connection::open_read_only(&files.path)?, appended)?;
        files.check()
    }
}

/// Checks that the last known entry is still there. Entry 0 stands for an empty log.
fn check_last(transaction: &Transaction<'_>, (id, hash): (i64, Hash)) -> Result<(), Error> {
    if id == 0 || chain::hash_at(transaction, id)? == Some(hash) {
        return Ok(());
    }
    Err(Error::Rewritten(id))
}

fn has_entries(connection: &Connection, expected: &[(i64, Hash)]) -> Result<(), Error> {
    let mut statement = connection.prepare("SELECT hash FROM entry NOT INDEXED WHERE id = ?")?;
    for (id, hash) in expected.iter().filter(|(id, _)| *id > 0) {
        let found: Option<[u8; 32]> = statement.query_row([id], |row| row.get(0)).optional()?;
        if found != Some(hash.0) {
            return Err(Error::NotKept(*id));
        }
    }
    Ok(())
}
