//! Why a sandbox store did not start.

use std::net::SocketAddr;

/// Why a sandbox store did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The listen address is not a loopback address, and the configuration does not allow that.
    #[error("{0} is not a loopback address, and the sandbox store does not encrypt its traffic")]
    NotLoopback(SocketAddr),
    /// The listen address is in use or not allowed.
    #[error("cannot listen on {0}")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The data file could not be created.
    #[error("cannot create the data file")]
    File(#[from] std::io::Error),
    /// The database could not be opened or written.
    #[error("cannot use the database")]
    Database(#[from] rusqlite::Error),
    /// The data file belongs to another program. It is unchanged.
    #[error("the data file is not a sandbox store's; it is unchanged")]
    ForeignFile,
    /// A later version wrote the data file. It is unchanged.
    #[error("the data file has schema version {found}, newer than {known}, the last known one")]
    NewerSchema {
        /// The schema version of the file.
        found: i64,
        /// The last version that this program knows.
        known: i64,
    },
}
