//! What failed file operations mean, in words for staff, and what to do about each.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// The longest path of a file that `SQLite` opens on Unix, in bytes: 512, with room for the suffix
/// of a file that it creates next to it. Links are resolved first.
#[cfg(unix)]
const SQLITE_PATH: usize = 512 - "-journal".len();

/// The advice where the cause says too little.
pub(crate) const CHECK_FOLDER: &str =
    "Check that its folder exists and that your user may write there, then try again.";

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
