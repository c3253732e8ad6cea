//! The errors of the audit log.

/// Why the audit log could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be created.
    #[error("the audit log's file could not be created: {0}")]
    File(#[from] std::io::Error),
    /// An export could not be written.
    #[error("the export could not be written: {0}")]
    Export(std::io::Error),
    /// A checkpoint was requested of a broken hash chain.
    #[error("entry {0} of the audit log does not match the hash chain, so nothing is signed")]
    Broken(i64),
    /// A checkpoint has no valid signature of the expected key.
    #[error("the checkpoint is not signed by this key")]
    NotSigned,
    /// The seed of a signing key is malformed.
    #[error("malformed signing key")]
    Key,
    /// `SQLite` failed.
    #[error("the audit log could not be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// A later version of the app wrote the file.
    #[error("the audit log has schema {found}, but this version of the app knows schemas up to {known}")]
    Later {
        /// The schema version of the file.
        found: i64,
        /// The latest known schema version.
        known: i64,
    },
    /// The audit log could not be opened when the app started.
    #[error("{0}")]
    Closed(std::sync::Arc<str>),
    /// An entry has a value that this version does not know.
    #[error("entry {entry} of the audit log has an unknown {column}")]
    Unknown {
        /// The ID of the entry.
        entry: i64,
        /// The column.
        column: &'static str,
    },
}
