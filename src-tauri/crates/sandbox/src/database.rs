//! The database: `SQLite` on one connection, used on blocking threads.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction};

use crate::api_error::ApiError;
use crate::config::{Data, Seed};
use crate::error::Error;
use crate::seed;

const TABLES: &str = include_str!("schema.sql");
const TABLES_2: &str = include_str!("schema_2.sql");
const TABLES_3: &str = include_str!("schema_3.sql");
const TABLES_4: &str = include_str!("schema_4.sql");
const TABLES_5: &str = include_str!("schema_5.sql");
const TABLES_6: &str = include_str!("schema_6.sql");
const INDEXES: &str = include_str!("indexes.sql");
const SUMS: &str = include_str!("sums.sql");
const SCHEMA_VERSION: i64 = 6;
/// The `SQLite` application ID that marks our files: `SHOP` in ASCII.
const APPLICATION_ID: i64 = 0x5348_4f50;
const TOKEN_KEY: &str = "token_key";

/// A connection that clones share.
#[derive(Clone)]
pub(crate) struct Database {
    connection: Arc<Mutex<Connection>>,
}

impl Database {
    /// Runs `work` in a transaction on a blocking thread. An error rolls the transaction back.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, ApiError> + Send + 'static,
    ) -> Result<T, ApiError> {
        self.in_transaction(work).await
    }

    /// [`Database::run`] with any error.
    pub(crate) async fn in_transaction<T: Send + 'static, E: From<rusqlite::Error> + Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let connection = Arc::clone(&self.connection);
        let task = tokio::task::spawn_blocking(move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction()?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        });
        match task.await {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic.into_panic()),
        }
    }
}

/// Opens the database, and creates and seeds it if it is new. Also returns the key that signs its
/// customer tokens.
pub(crate) async fn open(data: Data, seed: Seed) -> Result<(Database, Arc<[u8]>), Error> {
    let task = tokio::task::spawn_blocking(move || {
        let (connection, key) = match data {
            Data::Memory => prepare(Connection::open_in_memory()?, seed)?,
            Data::File(path) => {
                create_private(&path)?;
                open_file(&path, seed)?
            }
        };
        Ok((
            Database {
                connection: Arc::new(Mutex::new(connection)),
            },
            key.into(),
        ))
    });
    match task.await {
        Ok(result) => result,
        Err(panic) => std::panic::resume_unwind(panic.into_panic()),
    }
}

/// Opens a file. On a file system without shared memory, as some network file systems are, only an
/// exclusive connection can.
fn open_file(path: &Path, seed: Seed) -> Result<(Connection, Vec<u8>), Error> {
    match prepare(Connection::open(path)?, seed) {
        Err(Error::Database(error)) if error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure) => {
            let exclusive = Connection::open(path)?;
            exclusive.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            prepare(exclusive, seed)
        }
        opened => opened,
    }
}

/// Creates and seeds a new database. Also returns the key that signs its customer tokens.
fn prepare(mut connection: Connection, seed: Seed) -> Result<(Connection, Vec<u8>), Error> {
    let found = schema_version(&connection)?;
    if found > 0 {
        connection.pragma_update(None, "journal_mode", "WAL")?;
    }
    // What was committed outlives the process. A power failure may undo the last commits.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    // A negative size is in kibibytes.
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    // In one transaction: if the process is killed, the next start seeds again.
    let transaction = connection.transaction()?;
    if found == 0 {
        transaction.execute_batch(TABLES)?;
    }
    if found < 2 {
        transaction.execute_batch(TABLES_2)?;
    }
    if found < 3 {
        transaction.execute_batch(TABLES_3)?;
    }
    if found < 4 {
        transaction.execute_batch(TABLES_4)?;
    }
    if found < 5 {
        transaction.execute_batch(TABLES_5)?;
    }
    if found < 6 {
        transaction.execute_batch(TABLES_6)?;
    }
    if found == 0 {
        seed::fill(&transaction, seed)?;
        transaction.execute_batch(INDEXES)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    if found < 2 {
        transaction.execute_batch(SUMS)?;
    }
    seed::renew(&transaction, Timestamp::now().as_millisecond())?;
    transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    let key = token_key(&transaction)?;
    transaction.commit()?;
    // A new file has nothing that a write-ahead log could keep: it would double what is written.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // The first read opens the log, which needs shared memory.
    schema_version(&connection)?;
    // The indexes of lists record changes in temporary tables.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok((connection, key))
}

/// The schema version; 0 for a new file. Only reads: a foreign file must stay unchanged.
fn schema_version(connection: &Connection) -> Result<i64, Error> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    });
    let (tables, application, version) = match (tables, number("application_id"), number("user_version")) {
        (Ok(tables), Ok(application), Ok(version)) => (tables, application, version),
        (Err(error), ..) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(Error::ForeignFile);
        }
        (tables, application, version) => (tables?, application?, version?),
    };
    match version {
        0 if tables == 0 => Ok(0),
        _ if application != APPLICATION_ID => Err(Error::ForeignFile),
        1..=SCHEMA_VERSION => Ok(version),
        found => Err(Error::NewerSchema {
            found,
            known: SCHEMA_VERSION,
        }),
    }
}

/// The key that signs customer tokens, created at the first start and stored with the data.
fn token_key(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<u8>> {
    let stored = transaction
        .query_row("SELECT value FROM setting WHERE name = ?1", [TOKEN_KEY], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(key) = stored {
        return Ok(key);
    }
    let key = rand::random::<[u8; 32]>().to_vec();
    transaction.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2)",
        (TOKEN_KEY, &key),
    )?;
    Ok(key)
}

/// Creates the file with mode 0600 before `SQLite` would create it with the umask's.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
