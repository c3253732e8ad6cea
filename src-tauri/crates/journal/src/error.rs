//! The errors of the audit log.

use std::io::ErrorKind;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the audit log could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be created.
    #[error("the audit log's file could not be created: {0}")]
    File(#[from] std::io::Error),
    /// An export could not be written.
    #[error("the export could not be written: {0}")]
    Export(sheet::Error),
    /// A checkpoint was requested of an audit log that is not intact from this entry on.
    #[error("the audit log is not intact from entry {0} on, so nothing is signed")]
    Broken(i64),
    /// An entry is about no customer, or its personal fields were erased before.
    #[error("entry {0} of the audit log is about no customer")]
    NoPerson(i64),
    /// The entry that announces an erasure names the person.
    #[error("the reason names the person, and it stays in the audit log")]
    NamesPerson,
    /// Data was removed from the audit log, but the file could not be rewritten without it.
    #[error("the data was removed, but a copy may be left in the file: {0}")]
    CopyLeft(String),
    /// Entries of less than 30 days were to be removed.
    #[error("entries of the last 30 days are never removed")]
    TooRecent,
    /// A checkpoint is about an entry that was removed since.
    #[error("entry {0}, which the checkpoint is about, was removed since")]
    Removed(i64),
    /// The system provides no random numbers.
    #[error("this computer provides no random numbers")]
    Random,
    /// A file is no checkpoint.
    #[error("the file is not a checkpoint")]
    NotACheckpoint,
    /// A checkpoint has no valid signature: it was changed after it was signed.
    #[error("the checkpoint was changed after it was signed")]
    NotSigned,
    /// A checkpoint is signed by another key than the expected one.
    #[error("the checkpoint is signed by another key, {0}")]
    OtherKey(String),
    /// An anchor is malformed.
    #[error("malformed anchor")]
    Anchor,
    /// A line of an export is not JSON, and no other one has an entry.
    #[error("line {0} of the export is not JSON: export it as JSON Lines")]
    ExportLine(i64),
    /// A file has no entry that a report could be about.
    #[error("{} has no entry of an audit log. Export the entries as JSON Lines, with their attributes", .0.display())]
    NoEntries(PathBuf),
    /// A report can't be made, because of what one of its exports has.
    #[error("{}: {source}", file.display())]
    InExport {
        /// The export.
        file: PathBuf,
        /// What it has.
        source: Box<Self>,
    },
    /// A report was stopped before it was complete.
    #[error("the report was stopped")]
    Stopped,
    /// The file could not be read.
    #[error("the audit log’s file could not be read: {0}")]
    Read(std::io::Error),
    /// A file with the ending `-wal` lies beside the file, and none with the ending `-shm`.
    #[error("the copy of the audit log is not complete: copy the file that ends with “-shm”, too")]
    Incomplete,
    /// A file that must not be changed is empty, or a database of another program.
    #[error("the file is not an audit log")]
    NoLog,
    /// A file that must not be changed has another schema version.
    #[error(
        "the audit log has schema {found}, but only schema {known} can be verified. Open it with the app first"
    )]
    OtherSchema {
        /// The schema version of the file.
        found: i64,
        /// The schema version of this crate.
        known: i64,
    },
    /// The seed of a signing key is malformed.
    #[error("malformed signing key")]
    Key,
    /// The file has a trigger, a table or another object that this crate did not create, or misses
    /// one.
    #[error(
        "the audit log’s file was changed by something other than this app (“{0}”), so entries could get lost. \
         Ask your administrator to check the file"
    )]
    ForeignSchema(String),
    /// A file of the audit log was removed or replaced since it was opened.
    #[error(
        "the audit log’s file was moved, removed or replaced while the app was open. Quit the app, put the file \
         back, and open the app again"
    )]
    Replaced,
    /// The last entry that was written is no longer in the file.
    #[error(
        "entry {0} of the audit log was changed or removed while the app was open. Ask your administrator to check \
         the file"
    )]
    Rewritten(i64),
    /// An entry was not in the file after it was written.
    #[error(
        "entry {0} was written to the audit log, but is not in its file. Ask your administrator to check the file"
    )]
    NotKept(i64),
    /// `SQLite` failed.
    #[error("the audit log could not be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// `SQLite` failed, because a file or folder can't be used.
    #[error("the audit log could not be used: {} ({cause})", place.display())]
    Storage {
        /// The file or folder.
        place: PathBuf,
        /// What the file system says.
        cause: std::io::Error,
        /// What `SQLite` says.
        source: rusqlite::Error,
    },
    /// The file system does not lock files, so two programs could write at once.
    #[error("the audit log could not be used: its file system ({file_system}) does not lock files")]
    NoLocks {
        /// The type of the file system.
        file_system: String,
        /// What `SQLite` says.
        source: rusqlite::Error,
    },
    /// The file system failed in a way that it does not explain.
    #[error("the audit log could not be used: its file system ({file_system}) reports a failure ({source})")]
    FileSystem {
        /// The type of the file system.
        file_system: String,
        /// What `SQLite` says.
        source: rusqlite::Error,
    },
    /// A later version of the app wrote the file.
    #[error("the audit log has schema {found}, but this version of the app knows schemas up to {known}")]
    Later {
        /// The schema version of the file.
        found: i64,
        /// The latest known schema version.
        known: i64,
    },
    /// The audit log is open for reading only.
    #[error("the audit log is open for reading only")]
    ReadOnly,
    /// The audit log could not be opened when the app started.
    #[error("{0}")]
    Closed(std::sync::Arc<Error>),
    /// An entry has a value that this version does not know.
    #[error("entry {entry} of the audit log has an unknown {column}")]
    Unknown {
        /// The ID of the entry.
        entry: i64,
        /// The column.
        column: &'static str,
    },
}

impl Error {
    /// The failure of the file system behind the error, if there is one.
    pub fn io_kind(&self) -> Option<ErrorKind> {
        match self {
            Self::File(error) | Self::Export(sheet::Error::Write(error)) => Some(error.kind()),
            Self::Storage { cause, .. } => Some(cause.kind()),
            Self::Database(error) => match error.sqlite_error_code()? {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Some(ErrorKind::ResourceBusy),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether an entry has a value that no version of the app writes there.
    pub(crate) fn is_about_a_value(&self) -> bool {
        use rusqlite::Error::{
            FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error,
        };

        match self {
            Self::Unknown { .. } => true,
            Self::Database(error) => matches!(
                error,
                FromSqlConversionFailure(..)
                    | IntegralValueOutOfRange(..)
                    | InvalidColumnType(..)
                    | Utf8Error(..)
            ),
            _ => false,
        }
    }

    /// Whether the file itself is damaged, or is no audit log.
    pub fn is_damaged(&self) -> bool {
        let damaged = |code| matches!(code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase);
        matches!(self, Self::Database(error) if error.sqlite_error_code().is_some_and(damaged))
    }
}
