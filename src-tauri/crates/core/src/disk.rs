//! What failed file operations mean, in words for staff, and what to do about each.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::view::Cause;

/// The longest path of a file that `SQLite` opens on Unix, in bytes: 512, with room for the suffix
/// of a file that it creates next to it. Links are resolved first.
#[cfg(unix)]
const SQLITE_PATH: usize = 512 - "-journal".len();

/// Why a file operation failed.
pub fn cause(error: &Error) -> Cause {
    known(error.kind()).unwrap_or_else(|| Cause::File {
        words: error.to_string(),
    })
}

/// Why a file can't be read.
pub fn cause_of_reading(error: &Error) -> Cause {
    match error.kind() {
        ErrorKind::PermissionDenied => Cause::NotReadable,
        _ => cause(error),
    }
}

/// Why the audit log can't be used.
pub fn audit_log_cause(error: &journal::Error) -> Cause {
    use journal::Error;

    match error {
        Error::File(error) => cause(error),
        Error::Storage {
            place, cause: error, ..
        } => Cause::Place {
            place: place.display().to_string(),
            cause: Box::new(cause(error)),
        },
        Error::ForeignSchema(object) => Cause::LogForeignSchema {
            object: object.clone(),
        },
        Error::Replaced => Cause::LogReplaced,
        Error::Rewritten(entry) => Cause::LogRewritten {
            entry: entry.to_string(),
        },
        Error::NotKept(entry) => Cause::LogNotKept {
            entry: entry.to_string(),
        },
        Error::NoLocks { file_system, .. } => Cause::LogNoLocks {
            file_system: file_system.clone(),
        },
        Error::FileSystem { file_system, source } => Cause::LogFileSystem {
            file_system: file_system.clone(),
            words: source.to_string(),
        },
        Error::Later { found, known } => Cause::LogLater {
            found: found.to_string(),
            known: known.to_string(),
        },
        Error::Closed(error) => Cause::LogClosed {
            cause: Box::new(audit_log_cause(error)),
        },
        error if error.is_damaged() => Cause::LogDamaged,
        error => error.io_kind().and_then(known).unwrap_or_else(|| Cause::Log {
            words: error.to_string(),
        }),
    }
}

/// Why `SQLite` can't open a file at this path, if the path is too long for it.
#[cfg(unix)]
pub fn too_long_for_sqlite(path: &Path) -> Option<Cause> {
    let folder = path.parent()?.canonicalize().ok()?;
    let length = folder.join(path.file_name()?).as_os_str().len();
    (length > SQLITE_PATH).then_some(Cause::DatabasePathTooLong {
        length,
        limit: SQLITE_PATH,
    })
}

/// Why `SQLite` can't open a file at this path, if the path is too long for it.
#[cfg(not(unix))]
pub fn too_long_for_sqlite(_: &Path) -> Option<Cause> {
    None
}

/// The failures that staff can do something about.
fn known(kind: ErrorKind) -> Option<Cause> {
    Some(match kind {
        ErrorKind::NotFound => Cause::NoFolder,
        ErrorKind::PermissionDenied => Cause::NotWritable,
        ErrorKind::NotADirectory => Cause::FileInPath,
        ErrorKind::IsADirectory => Cause::FolderOfThisName,
        ErrorKind::InvalidInput => Cause::NotARegularFile,
        ErrorKind::AlreadyExists => Cause::FileOfThisName,
        ErrorKind::ReadOnlyFilesystem => Cause::ReadOnlyDisk,
        ErrorKind::StorageFull => Cause::DiskFull,
        ErrorKind::QuotaExceeded => Cause::QuotaUsed,
        ErrorKind::FileTooLarge => Cause::LargerThanDiskAllows,
        ErrorKind::InvalidFilename => Cause::PathTooLong,
        ErrorKind::ResourceBusy => Cause::InUse,
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::NotConnected => Cause::NetworkDrive,
        _ => return None,
    })
}
