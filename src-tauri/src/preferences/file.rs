//! Atomic writes of the preferences file, its backup, and recovery of a damaged file.

use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};
use shopside_core::view::{Cause, Notice};
use shopside_core::{disk, regular_file};
use tempfile::{Builder, NamedTempFile};
use tracing::warn;

use crate::logging::warn_on_error;
use crate::startup_notices;

/// The key of the file's format version.
pub(super) const SCHEMA_VERSION: &str = "schema_version";

/// The prefix of temporary files; one that is left over belongs to a write that was interrupted.
const TEMPORARY: &str = ".preferences-";

/// The state of the preferences file at startup.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FileState {
    /// The file is valid.
    Good,
    /// There is no file: this is the first start.
    Missing,
    /// The file was damaged. The notice says what was done about it.
    Repaired(Notice),
    /// The file must not be overwritten.
    ReadOnly(Cause),
    /// The file can't be read, and must not be overwritten.
    Unreadable(Cause),
}

/// Checks the file before it is opened. A damaged file is renamed and replaced by its backup.
pub(super) fn check(path: &Path, version: u64) -> FileState {
    remove_temporary_files(path);
    match read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => FileState::Missing,
        Err(error) => FileState::Unreadable(Cause::PreferencesUnreadable {
            place: path.display().to_string(),
            cause: Box::new(disk::cause_of_reading(&error)),
        }),
        Ok(bytes) => match parse(&bytes) {
            Some(preferences) if is_newer(&preferences, version) => {
                FileState::ReadOnly(Cause::PreferencesLater)
            }
            Some(_) => FileState::Good,
            None => recover(path),
        },
    }
}

/// Replaces the file atomically: a crash leaves the old or the new one. The old one becomes the
/// `.bak`.
pub(super) fn write(path: &Path, preferences: &Map<String, Value>) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(preferences)?;
    text.push(b'\n');
    replace(path, &text)
}

fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // `tempfile` creates it with mode 0600.
    let mut new: NamedTempFile = Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    new.write_all(text)?;
    new.as_file().sync_all()?;
    back_up(path, folder)?;
    new.persist(path)?;
    // Windows can't sync a folder.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// Hard-links the file and renames the link over the old `.bak`, so that both files always exist.
fn back_up(path: &Path, folder: &Path) -> io::Result<()> {
    let link = Builder::new()
        .prefix(TEMPORARY)
        .make_in(folder, |link| fs::hard_link(path, link));
    match link {
        Ok(link) => link.into_temp_path().persist(backup(path)).map_err(Into::into),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        // The file system has no hard links.
        Err(_) => {
            let copy = Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
            fs::copy(path, copy.path())?;
            copy.as_file().sync_all()?;
            copy.persist(backup(path))?;
            Ok(())
        }
    }
}

fn recover(path: &Path) -> FileState {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let damaged = path.with_file_name(format!("preferences.damaged-{seconds}.json"));
    if let Err(error) = fs::rename(path, &damaged) {
        return FileState::ReadOnly(Cause::PreferencesStuck {
            cause: Box::new(disk::cause(&error)),
        });
    }
    let name = damaged
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let previous = read(&backup(path)).ok().filter(|bytes| parse(bytes).is_some());
    let restored = previous.is_some_and(|bytes| replace(path, &bytes).is_ok());
    warn!(restored, "preferences file damaged");
    FileState::Repaired(startup_notices::preferences_damaged(name, restored))
}

fn remove_temporary_files(path: &Path) {
    let Some(entries) = path.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            warn_on_error(fs::remove_file(entry.path()), "can't remove a temporary file");
        }
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    regular_file::open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn parse(bytes: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(bytes).ok()
}

fn is_newer(preferences: &Map<String, Value>, version: u64) -> bool {
    preferences
        .get(SCHEMA_VERSION)
        .and_then(Value::as_u64)
        .is_some_and(|found| found > version)
}

fn backup(path: &Path) -> PathBuf {
    path.with_extension("json.bak")
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tempfile::TempDir;

    use super::*;

    fn object(value: &Value) -> Map<String, Value> {
        value.as_object().unwrap().clone()
    }

    fn read_json(path: &Path) -> Value {
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    }

    #[test]
    fn write_keeps_previous_file_as_backup() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("deep/preferences.json");
        let (first, second) = (json!({ "a": 1 }), json!({ "a": 2, "b": 3 }));

        write(&path, &object(&first)).unwrap();
        write(&path, &object(&second)).unwrap();

        assert_eq!((read_json(&path), read_json(&backup(&path))), (second, first));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn file_and_backup_are_readable_by_owner_only() {
        use std::os::unix::fs::PermissionsExt;

        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        write(&path, &Map::new()).unwrap();
        write(&path, &Map::new()).unwrap();

        for file in [path.clone(), backup(&path)] {
            assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn damaged_file_is_replaced_by_its_backup() {
        for damage in [&b""[..], b"{\"a\":", b"\0\0\0\0", b"[]", b"\"text\"", b"null"] {
            let folder = TempDir::new().unwrap();
            let path = folder.path().join("preferences.json");
            write(&path, &object(&json!({ "a": 1 }))).unwrap();
            write(&path, &object(&json!({ "a": 2 }))).unwrap();
            fs::write(&path, damage).unwrap();

            let FileState::Repaired(notice) = check(&path, 1) else {
                panic!("{damage:?}")
            };

            assert_eq!(read_json(&path), json!({ "a": 1 }));
            assert!(notice.message.contains("put back"));
            let name = notice
                .message
                .split_whitespace()
                .find(|word| word.starts_with("preferences.damaged-"))
                .unwrap();
            assert_eq!(
                fs::read(folder.path().join(name.trim_end_matches('.'))).unwrap(),
                damage
            );
            assert_eq!(check(&path, 1), FileState::Good);
        }
    }

    #[test]
    fn damaged_file_and_backup_start_empty_with_notice() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, "not JSON").unwrap();
        fs::write(backup(&path), "not JSON either").unwrap();

        assert!(
            matches!(check(&path, 1), FileState::Repaired(notice) if notice.message.contains("no good one"))
        );
        assert_eq!(check(&path, 1), FileState::Missing);
    }

    #[test]
    fn file_of_newer_version_is_not_overwritten() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, r#"{"schema_version":2,"new":true}"#).unwrap();

        assert!(matches!(check(&path, 1), FileState::ReadOnly(_)));
        assert_eq!(read_json(&path), json!({ "schema_version": 2, "new": true }));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_refused_and_left() {
        use std::os::unix::fs::{FileTypeExt, symlink};

        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        let fifo = |path: &Path| mknodat(CWD, path, FileType::Fifo, Mode::from(0o600), 0).unwrap();
        fifo(&path);
        let FileState::Unreadable(cause) = check(&path, 1) else {
            panic!()
        };
        assert!(cause.to_string().ends_with("it is not a regular file"), "{cause}");
        assert!(fs::metadata(&path).unwrap().file_type().is_fifo());

        fs::remove_file(&path).unwrap();
        symlink("/dev/zero", &path).unwrap();
        assert!(matches!(check(&path, 1), FileState::Unreadable(_)));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        let FileState::Unreadable(cause) = check(&path, 1) else {
            panic!()
        };
        assert!(cause.to_string().ends_with("a folder has its name"), "{cause}");

        // The backup is not better.
        fs::remove_dir(&path).unwrap();
        fs::write(&path, "damaged").unwrap();
        fifo(&backup(&path));
        assert!(matches!(check(&path, 1), FileState::Repaired(_)));
    }

    #[test]
    fn leftover_temporary_files_are_removed() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(folder.path().join(".preferences-x1y2"), "half").unwrap();

        assert_eq!(check(&path, 1), FileState::Missing);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
