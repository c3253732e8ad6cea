//! What failed file operations mean, in words for staff, and what to do about each.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// The longest path of a file that `SQLite` opens on Unix, in bytes: 512, with room for the suffix
/// of a file that it creates next to it. Links are resolved first.
#[cfg(unix)]
const SQLITE_PATH: usize = 512 - "-journal".len();

/// The advice where the cause says too little.
const CHECK_FOLDER: &str = "Check that its folder exists and that your user may write there, then try again.";

/// Why a file operation failed: the end of a sentence, without a period.
pub fn reason(error: &Error) -> String {
    known(error.kind()).map_or_else(|| error.to_string(), |(reason, _)| reason.to_owned())
}

/// What to do about a failed file operation.
pub fn advice(kind: ErrorKind) -> &'static str {
    known(kind).map_or(CHECK_FOLDER, |(_, advice)| advice)
}

/// Why a file operation failed and what to do, as sentences without the last period.
pub fn reason_and_advice(error: &Error) -> String {
    let advice = advice(error.kind());
    format!("{}. {}", reason(error), advice.trim_end_matches('.'))
}

/// Why a file can't be read and what to do, as sentences without the last period.
pub fn unreadable_reason_and_advice(error: &Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => {
            "your user may not read it. Give your user access to the file, or ask the \
            administrator of this computer, then start the app again"
                .to_owned()
        }
        _ => reason_and_advice(error),
    }
}

/// Why the audit log can't be used: the end of a sentence, without a period.
pub fn audit_log_reason(error: &journal::Error) -> String {
    match error {
        journal::Error::File(cause) => reason(cause),
        journal::Error::Storage { place, cause, .. } => format!("{}: {}", place.display(), reason(cause)),
        error if error.is_damaged() => "its file is damaged, or is no audit log".to_owned(),
        error => match error.io_kind().and_then(known) {
            Some((reason, _)) => reason.to_owned(),
            None => error.to_string(),
        },
    }
}

/// What to do about an audit log that can't be used; `None` if the error itself says it.
pub fn audit_log_advice(error: &journal::Error) -> Option<&'static str> {
    use journal::Error;

    Some(match error {
        Error::ForeignSchema(_) | Error::Replaced | Error::Rewritten(_) | Error::NotKept(_) => return None,
        Error::NoLocks { .. } | Error::FileSystem { .. } => {
            "Use a home folder on a disk of this computer, or ask the administrator to check the file system. Then start the app again."
        }
        Error::Later { .. } => "Install the latest version of the app, then start it again.",
        Error::Closed(_) => "Correct that, then start the app again.",
        error if error.is_damaged() => {
            "Put a copy of journal.sqlite from a backup in its place, then start the app again. Without a backup, move the file to another folder: the app then begins a new journal."
        }
        error => match error.io_kind() {
            Some(kind) => advice(kind),
            None => "Try again. If it fails again, start the app again.",
        },
    })
}

/// Why `SQLite` can't open a file at this path, if the path is too long for it.
#[cfg(unix)]
pub fn too_long_for_sqlite(path: &Path) -> Option<String> {
    let folder = path.parent()?.canonicalize().ok()?;
    let length = folder.join(path.file_name()?).as_os_str().len();
    let text = || format!("its path has {length} bytes, and a database’s path can have {SQLITE_PATH}");
    (length > SQLITE_PATH).then(text)
}

/// Why `SQLite` can't open a file at this path, if the path is too long for it.
#[cfg(not(unix))]
pub fn too_long_for_sqlite(_: &Path) -> Option<String> {
    None
}

/// The reason and the advice for the failures that staff can do something about.
fn known(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => (
            "its folder does not exist",
            "Check that your home folder exists and that its drive is connected, then try again.",
        ),
        ErrorKind::PermissionDenied => (
            "your user may not write there",
            "Give your user write access to the folder, or ask the administrator of this computer, then try again.",
        ),
        ErrorKind::NotADirectory => (
            "a part of its path is a file and not a folder",
            "Rename that file or move it away, then try again.",
        ),
        ErrorKind::IsADirectory => (
            "a folder has its name",
            "Rename that folder or move it away, then try again.",
        ),
        ErrorKind::AlreadyExists => (
            "there is a file of this name",
            "Rename that file or move it away, then try again.",
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "the disk is read-only",
            "Make the disk writable, or use a home folder on another one, then try again.",
        ),
        ErrorKind::StorageFull => ("the disk is full", "Free some space on it, then try again."),
        ErrorKind::QuotaExceeded => (
            "you have used all the disk space that you are allowed",
            "Delete files that you don’t need, or ask the administrator for more space, then try again.",
        ),
        ErrorKind::FileTooLarge => (
            "the file is larger than the disk allows",
            "Use a folder on another disk, then try again.",
        ),
        ErrorKind::InvalidFilename => (
            "its path is too long",
            "Use a folder with a shorter path, then try again.",
        ),
        ErrorKind::ResourceBusy => (
            "another program uses it",
            "Close the other program, then try again.",
        ),
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::NotConnected => (
            "the network drive does not respond",
            "Check the connection to the drive, then try again.",
        ),
        _ => return None,
    })
}
