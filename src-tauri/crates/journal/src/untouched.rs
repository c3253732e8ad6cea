//! Opens an audit log without creating or changing a file, also while the app has it open.

use std::ffi::OsStr;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::files::beside;
use crate::migrate::SCHEMA_VERSION;
use crate::{Error, writer};

/// Opens the file at `path`.
///
/// # Errors
/// Fails if the file cannot be read, or has another schema version than this crate's.
pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    let path = path.canonicalize().map_err(Error::Read)?;
    let wal = beside(&path, "-wal").metadata().ok();
    let has_index = beside(&path, "-shm").exists();
    // SQLite creates a missing file of the three, except in these two modes. `immutable` reads the
    // database alone. `readonly_shm` reads all three, and makes its own index if no program has the
    // file open.
    let mode = match wal {
        Some(wal) if wal.len() > 0 && !has_index => return Err(Error::Incomplete),
        Some(_) if has_index => "readonly_shm=1",
        _ => "immutable=1",
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection =
        Connection::open_with_flags(format!("file:{}?{mode}", encoded(path.as_os_str())), flags)?;
    writer::configure(&connection)?;
    let found = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found != SCHEMA_VERSION {
        return Err(Error::OtherSchema {
            found,
            known: SCHEMA_VERSION,
        });
    }
    Ok(connection)
}

/// Encodes a path for a URI of `SQLite`.
fn encoded(path: &OsStr) -> String {
    let encode = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => char::from(*byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.as_encoded_bytes().iter().map(encode).collect()
}
