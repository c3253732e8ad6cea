//! Why the journal could not be written or read.

/// Why the journal could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be made.
    #[error("the journal's file could not be made: {0}")]
    File(#[from] std::io::Error),
    /// An export could not be written.
    #[error("the export could not be written: {0}")]
    Export(std::io::Error),
    /// A checkpoint was asked for of a chain that does not hold.
    #[error("entry {0} of the journal is not as it was written, so nothing is signed")]
    Broken(i64),
    /// A checkpoint is not signed by the key that it should be signed by.
    #[error("the checkpoint is not signed by this key")]
    NotSigned,
    /// What should be a signing key is none.
    #[error("the signing key can't be read")]
    Key,
    /// `SQLite` refused.
    #[error("the journal could not be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file was written by a later version of this program.
    #[error("the journal is of version {found}, and this program knows versions up to {known}")]
    Later {
        /// The file's version.
        found: i64,
        /// The last one known here.
        known: i64,
    },
    /// The journal could not be opened when the program started.
    #[error("{0}")]
    Closed(std::sync::Arc<str>),
    /// An entry holds a word that this version does not know.
    #[error("entry {entry} of the journal has an unknown {column}")]
    Unknown {
        /// Its number.
        entry: i64,
        /// Where.
        column: &'static str,
    },
}
