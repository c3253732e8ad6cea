//! Opens an audit log without creating or changing a file, also while the app has it open.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::files::beside;
use crate::migrate::SCHEMA_VERSION;
use crate::{Error, connection, regular_file};

/// Opens the file at `path`.
///
/// # Errors
/// Fails if the file cannot be read, or has another schema version than this crate's.
pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    let path = path.canonicalize().map_err(Error::Read)?;
    let is_regular = path.metadata().and_then(|found| regular_file::check(&found));
    is_regular.map_err(Error::Read)?;
    let wal = beside(&path, "-wal").metadata().ok();
    let has_index = beside(&path, "-shm").exists();
    // SQLite creates a missing file of the three, except in these modes. `immutable` reads the
    // database alone. `readonly_shm` reads all three, and makes its own index if no program has the
    // file open. A database without a write-ahead log has no other files, and is locked while it
    // is read.
    let mode = match wal {
        Some(wal) if wal.len() > 0 && !has_index => return Err(Error::Incomplete),
        Some(_) if has_index => "readonly_shm=1",
        _ if has_rollback_journal(&path).map_err(Error::Read)? => "mode=ro",
        _ => "immutable=1",
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection =
        Connection::open_with_flags(format!("file:{}?{mode}", encoded(path.as_os_str())), flags)?;
    connection::configure(&connection)?;
    let found = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == 0 {
        return Err(Error::NoLog);
    }
    if found != SCHEMA_VERSION {
        return Err(Error::OtherSchema {
            found,
            known: SCHEMA_VERSION,
        });
    }
    Ok(connection)
}

/// Whether the header says that the database is used without a write-ahead log. An empty file is.
fn has_rollback_journal(path: &Path) -> io::Result<bool> {
    const WRITE_VERSION: usize = 18;
    let mut header = Vec::new();
    File::open(path)?.take(100).read_to_end(&mut header)?;
    Ok(header.get(WRITE_VERSION).is_none_or(|version| *version == 1))
}

/// Encodes a path for a URI of `SQLite`.
fn encoded(path: &OsStr) -> String {
    let encode = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => char::from(*byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.as_encoded_bytes().iter().map(encode).collect()
}
