//! Why `SQLite` could not use the files of an audit log. It keeps a code only, so the file system
//! is asked: what fails there is the cause.

use std::fs::metadata;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use tempfile::NamedTempFile;

use crate::files::beside;
use crate::{Error, regular_file};

/// More than what an entry takes.
static PROBE: [u8; 65_536] = [0; 65_536];

/// Adds the cause to an error of `SQLite` about the files of the audit log at `path`.
pub(crate) fn explain(error: Error, path: &Path) -> Error {
    let Error::Database(source) = error else {
        return error;
    };
    let Some(code) = source.sqlite_error_code() else {
        return Error::Database(source);
    };
    let is_about_locks = matches!(
        code,
        ErrorCode::DatabaseBusy | ErrorCode::FileLockingProtocolFailed
    );
    let is_about_files = matches!(
        code,
        ErrorCode::DiskFull
            | ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::PermissionDenied
    );
    if !is_about_locks && !is_about_files {
        return Error::Database(source);
    }
    let (place, cause) = match check(path) {
        Err(failed) => failed,
        Ok(locks) if !locks => {
            return Error::NoLocks {
                file_system: file_system(path),
                source,
            };
        }
        Ok(_) if code == ErrorCode::DiskFull => (path.to_owned(), ErrorKind::StorageFull.into()),
        Ok(_) if code == ErrorCode::SystemIoFailure => {
            return Error::FileSystem {
                file_system: file_system(path),
                source,
            };
        }
        Ok(_) => return Error::Database(source),
    };
    Error::Storage { place, cause, source }
}

/// Does what `SQLite` does with the files and their folder. Returns whether files can be locked.
///
/// # Errors
/// The place that can't be used, and why.
fn check(path: &Path) -> Result<bool, (PathBuf, io::Error)> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let of_folder = |error| (folder.to_owned(), error);
    if !metadata(folder).map_err(of_folder)?.is_dir() {
        return Err(of_folder(ErrorKind::NotADirectory.into()));
    }
    // The files themselves are not opened: closing one would release the locks of this process.
    for file in [
        path.to_owned(),
        beside(path, "-wal"),
        beside(path, "-shm"),
        beside(path, "-journal"),
    ] {
        check_access(&file).map_err(|error| (file, error))?;
    }
    let mut new = NamedTempFile::new_in(folder).map_err(of_folder)?;
    new.write_all(&PROBE).map_err(of_folder)?;
    new.as_file().sync_all().map_err(of_folder)?;
    Ok(can_lock(new.as_file()))
}

fn check_access(file: &Path) -> io::Result<()> {
    match metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        #[cfg(unix)]
        Ok(found) => {
            use rustix::fs::{Access, access};

            regular_file::check(&found)?;
            Ok(access(file, Access::READ_OK | Access::WRITE_OK)?)
        }
        #[cfg(not(unix))]
        Ok(found) if found.permissions().readonly() => Err(ErrorKind::PermissionDenied.into()),
        #[cfg(not(unix))]
        Ok(found) => regular_file::check(&found),
    }
}

#[cfg(unix)]
fn can_lock(file: &std::fs::File) -> bool {
    rustix::fs::fcntl_lock(file, rustix::fs::FlockOperation::NonBlockingLockExclusive).is_ok()
}

#[cfg(not(unix))]
fn can_lock(_: &std::fs::File) -> bool {
    true
}

/// The type of the file system that has a path, such as `nfs4`, if the system tells it.
fn file_system(path: &Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    // Of two mounts at one place, the later one covers the other.
    let found = mounts
        .lines()
        .filter_map(mount)
        .filter(|(place, _)| path.starts_with(place));
    let longest = found.max_by_key(|(place, _)| place.as_os_str().len());
    longest.map_or_else(|| "unknown".to_owned(), |(_, name)| name)
}

/// The place and the file system of a line of `mountinfo`.
fn mount(line: &str) -> Option<(PathBuf, String)> {
    let (mount, device) = line.split_once(" - ")?;
    let place = mount.split(' ').nth(4)?.replace("\\040", " ");
    let name = device.split(' ').next()?;
    Some((place.into(), name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_of_a_mount_names_its_place_and_file_system() {
        let line = "36 35 0:30 / /home/ann\\040perkins rw,noatime master:1 - nfs4 nas:/home rw,vers=4.2";
        assert_eq!(mount(line), Some(("/home/ann perkins".into(), "nfs4".to_owned())));
    }
}
