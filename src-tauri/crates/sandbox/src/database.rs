//! The data: one `SQLite` file, used on threads that may block.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction};

use crate::config::{Data, Seed};
use crate::refusal::Refusal;
use crate::{Error, seed};

const TABLES: &str = include_str!("schema.sql");
const INDEXES: &str = include_str!("indexes.sql");
const VERSION: i64 = 1;
/// Marks a file as a sandbox store's: `SHOP` in ASCII.
const APPLICATION: i64 = 0x5348_4f50;
const TOKEN_KEY: &str = "token_key";

/// The data. Clones share one connection.
#[derive(Clone)]
pub(crate) struct Database {
    connection: Arc<Mutex<Connection>>,
}

impl Database {
    /// Runs `work` in a transaction, on a thread that may block. What `work` refuses is undone.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let connection = Arc::clone(&self.connection);
        let done = tokio::task::spawn_blocking(move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction()?;
            let result = work(&transaction)?;
            transaction.commit()?;
            Ok(result)
        });
        match done.await {
            Ok(result) => result,
            Err(failure) => std::panic::resume_unwind(failure.into_panic()),
        }
    }
}

/// Opens the data, and makes and seeds it where it is new. The second part is the key of its customer tokens.
pub(crate) async fn open(data: Data, seed: Seed) -> Result<(Database, Arc<[u8]>), Error> {
    let opened = tokio::task::spawn_blocking(move || {
        let mut connection = match data {
            Data::Memory => Connection::open_in_memory()?,
            Data::File(path) => {
                create_private(&path)?;
                Connection::open(path)?
            }
        };
        let key = prepare(&mut connection, seed)?;
        Ok((
            Database {
                connection: Arc::new(Mutex::new(connection)),
            },
            key.into(),
        ))
    });
    match opened.await {
        Ok(result) => result,
        Err(failure) => std::panic::resume_unwind(failure.into_panic()),
    }
}

fn prepare(connection: &mut Connection, seed: Seed) -> Result<Vec<u8>, Error> {
    let found = version(connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Kibibytes, as less than none: what is asked for again and again stays in memory.
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    // One transaction: killed in the middle, the next start begins anew.
    let transaction = connection.transaction()?;
    if found == 0 {
        transaction.execute_batch(TABLES)?;
        seed::fill(&transaction, seed)?;
        transaction.execute_batch(INDEXES)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
    }
    let key = token_key(&transaction)?;
    transaction.commit()?;
    Ok(key)
}

/// The version of the data, 0 where there is none yet. Only reads: what is not ours stays as it is.
fn version(connection: &Connection) -> Result<i64, Error> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let tables = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    });
    let (tables, application, version) = match (tables, number("application_id"), number("user_version")) {
        (Ok(tables), Ok(application), Ok(version)) => (tables, application, version),
        (Err(error), ..) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(Error::NotOurs);
        }
        (tables, application, version) => (tables?, application?, version?),
    };
    match version {
        0 if tables == 0 => Ok(0),
        _ if application != APPLICATION => Err(Error::NotOurs),
        VERSION => Ok(VERSION),
        found => Err(Error::Later {
            found,
            known: VERSION,
        }),
    }
}

/// The key of customer tokens, made at the first start and kept with the data.
fn token_key(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<u8>> {
    let kept = transaction
        .query_row("SELECT value FROM setting WHERE name = ?1", [TOKEN_KEY], |row| {
            row.get(0)
        })
        .optional()?;
    if let Some(key) = kept {
        return Ok(key);
    }
    let key = rand::random::<[u8; 32]>().to_vec();
    transaction.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2)",
        (TOKEN_KEY, &key),
    )?;
    Ok(key)
}

/// Makes the file with owner-only rights before `SQLite` would make it with the umask's.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}
