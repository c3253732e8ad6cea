//! The preferences file: whole at every moment, its predecessor beside it, a damaged one set aside and never lost.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value};
use tempfile::{Builder, NamedTempFile};

/// Files of this name are on their way to becoming the preferences; one that is left over was never finished.
const UNFINISHED: &str = ".preferences-";

/// What was found where the preferences should be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Preferences.
    Good,
    /// No file: a first start.
    Nothing,
    /// A damaged file, and in plain words what was done about it.
    Damaged(String),
    /// A file that must not be written over, and why.
    Untouchable(String),
}

/// Looks at the file before anybody opens it. A damaged one is set aside, and its predecessor put back.
pub(super) fn look(path: &Path, version: u64) -> Found {
    remove_unfinished(path);
    match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Found::Nothing,
        Err(error) => Found::Untouchable(format!("The preferences can’t be read: {error}.")),
        Ok(bytes) => match parse(&bytes) {
            Some(preferences) if later(&preferences, version) => {
                Found::Untouchable("The preferences were written by a later version of this program.".into())
            }
            Some(_) => Found::Good,
            None => set_aside(path),
        },
    }
}

/// Writes the preferences. At every moment the file is the old one or the new one; when this returns it is the new one, and
/// the old one is its `.bak`.
pub(super) fn write(path: &Path, preferences: &Map<String, Value>) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(preferences)?;
    text.push(b'\n');
    replace(path, &text)
}

fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // For its owner alone: that is how temporary files are made.
    let mut new: NamedTempFile = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    new.write_all(text)?;
    new.as_file().sync_all()?;
    keep_predecessor(path, folder)?;
    new.persist(path)?;
    // Windows has no way to sync a folder.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    Ok(())
}

/// Gives the present file a second name, and moves that over the old `.bak`: neither is ever missing or half-written.
fn keep_predecessor(path: &Path, folder: &Path) -> io::Result<()> {
    let link = Builder::new()
        .prefix(UNFINISHED)
        .make_in(folder, |link| fs::hard_link(path, link));
    match link {
        Ok(link) => link.into_temp_path().persist(backup(path)).map_err(Into::into),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        // A file system without hard links.
        Err(_) => {
            let copy = Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
            fs::copy(path, copy.path())?;
            copy.as_file().sync_all()?;
            copy.persist(backup(path))?;
            Ok(())
        }
    }
}

fn set_aside(path: &Path) -> Found {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let aside = path.with_file_name(format!("preferences.damaged-{seconds}.json"));
    if let Err(error) = fs::rename(path, &aside) {
        return Found::Untouchable(format!(
            "The preferences are damaged and can’t be moved away: {error}."
        ));
    }
    let name = aside
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let kept = format!("The preferences file was damaged. It is kept as {name}.");
    let predecessor = fs::read(backup(path)).ok().filter(|bytes| parse(bytes).is_some());
    let restored = predecessor.is_some_and(|bytes| replace(path, &bytes).is_ok());
    Found::Damaged(if restored {
        format!("{kept} The last good one was put back.")
    } else {
        format!("{kept} There is no good one to put back, so the stores have to be connected again.")
    })
}

fn remove_unfinished(path: &Path) {
    let Some(entries) = path.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            // What can't be removed is in nobody's way.
            fs::remove_file(entry.path()).ok();
        }
    }
}

fn parse(bytes: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(bytes).ok()
}

fn later(preferences: &Map<String, Value>, version: u64) -> bool {
    preferences
        .get(super::SCHEMA_VERSION)
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

    fn written(path: &Path) -> Value {
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    }

    #[test]
    fn the_predecessor_stays_beside_the_file() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("deep/preferences.json");
        let (one, other) = (json!({ "a": 1 }), json!({ "a": 2, "b": 3 }));

        write(&path, &object(&one)).unwrap();
        write(&path, &object(&other)).unwrap();

        assert_eq!((written(&path), written(&backup(&path))), (other, one));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_the_file() {
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
    fn a_damaged_file_is_set_aside_and_its_predecessor_put_back() {
        for damage in [&b""[..], b"{\"a\":", b"\0\0\0\0", b"[]", b"\"text\"", b"null"] {
            let folder = TempDir::new().unwrap();
            let path = folder.path().join("preferences.json");
            write(&path, &object(&json!({ "a": 1 }))).unwrap();
            write(&path, &object(&json!({ "a": 2 }))).unwrap();
            fs::write(&path, damage).unwrap();

            let Found::Damaged(words) = look(&path, 1) else {
                panic!("{damage:?}")
            };

            assert_eq!(written(&path), json!({ "a": 1 }));
            assert!(words.contains("put back"));
            let name = words
                .split_whitespace()
                .find(|word| word.starts_with("preferences.damaged-"))
                .unwrap();
            assert_eq!(
                fs::read(folder.path().join(name.trim_end_matches('.'))).unwrap(),
                damage
            );
            assert_eq!(look(&path, 1), Found::Good);
        }
    }

    #[test]
    fn without_a_good_predecessor_it_begins_anew_and_says_so() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, "not JSON").unwrap();
        fs::write(backup(&path), "not JSON either").unwrap();

        assert!(matches!(look(&path, 1), Found::Damaged(words) if words.contains("no good one")));
        assert_eq!(look(&path, 1), Found::Nothing);
    }

    #[test]
    fn a_file_of_a_later_version_is_left_alone() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, r#"{"schema_version":2,"new":true}"#).unwrap();

        assert!(matches!(look(&path, 1), Found::Untouchable(_)));
        assert_eq!(written(&path), json!({ "schema_version": 2, "new": true }));
    }

    #[test]
    fn what_was_never_finished_is_removed() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(folder.path().join(".preferences-x1y2"), "half").unwrap();

        assert_eq!(look(&path, 1), Found::Nothing);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
