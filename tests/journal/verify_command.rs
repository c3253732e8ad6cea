//! The command that verifies an audit log without the app.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use journal::{AuditLog, EntryContent, SigningKey};
use tempfile::TempDir;

use crate::{folder, sign_in, tamper};

struct Fixture {
    folder: TempDir,
    log: AuditLog,
    path: PathBuf,
    checkpoint: PathBuf,
}

fn key(seed: u8) -> String {
    SigningKey::from_seed(&[seed; 32]).unwrap().public()
}

impl Fixture {
    /// An open log of three entries, and a checkpoint of it.
    fn new() -> Self {
        let (folder, path) = folder();
        let log = AuditLog::open(&path).unwrap();
        log.append_all(vec![sign_in("ron@swanson.com"); 3]).unwrap();
        let signed = log
            .checkpoint(
                "2026-11-23T10:00:00Z".parse().unwrap(),
                &SigningKey::from_seed(&[7; 32]).unwrap(),
            )
            .unwrap();
        let checkpoint = folder.path().join("checkpoint.json");
        fs::write(&checkpoint, serde_json::to_vec(&signed).unwrap()).unwrap();
        Self {
            folder,
            log,
            path,
            checkpoint,
        }
    }

    fn verify(&self, file: &Path, key: &str) -> (Option<i32>, String) {
        let output = verify(file, &self.checkpoint, key);
        (
            output.status.code(),
            String::from_utf8([output.stdout, output.stderr].concat()).unwrap(),
        )
    }
}

fn verify(file: &Path, checkpoint: &Path, key: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .args([file, checkpoint])
        .args(["--key", key])
        .output()
        .unwrap()
}

/// The names, contents and times of all files.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let modified = entry.metadata().unwrap().modified().unwrap();
            (entry.path(), fs::read(entry.path()).unwrap(), modified)
        })
        .collect();
    files.sort();
    files
}

#[test]
fn open_log_is_verified_and_no_file_changed() {
    let fixture = Fixture::new();
    fixture.log.append(&sign_in("leslie@knope.com")).unwrap();
    let content = |files: Vec<(PathBuf, Vec<u8>, std::time::SystemTime)>| {
        files
            .into_iter()
            // The index holds the marks of readers.
            .filter(|(path, ..)| !path.to_string_lossy().ends_with("-shm"))
            .collect::<Vec<_>>()
    };
    let before = content(files(fixture.folder.path()));

    let (status, text) = fixture.verify(&fixture.path, &key(7));

    assert_eq!(status, Some(0), "{text}");
    for words in [
        "Intact: all 4 entries",
        &format!("Public key  {}", key(7)),
        "signed    2026-11-23T10:00:00.000Z",
    ] {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
    assert_eq!(content(files(fixture.folder.path())), before);
    fixture.log.append(&sign_in("leslie@knope.com")).unwrap();
}

#[test]
fn copied_log_is_verified_and_no_file_created() {
    let fixture = Fixture::new();
    let copies = TempDir::new().unwrap();
    let copy = copies.path().join("copy 100 % of #1?.sqlite");
    fs::copy(&fixture.path, &copy).unwrap();
    let before = files(copies.path());

    let (status, text) = fixture.verify(&copy, &key(7));

    assert_eq!(status, Some(0), "{text}");
    assert_eq!(files(copies.path()), before);
}

/// A killed app leaves the other two files behind.
#[test]
fn log_of_a_killed_app_is_verified_and_unchanged() {
    let fixture = Fixture::new();
    let copies = TempDir::new().unwrap();
    for ending in ["", "-wal", "-shm"] {
        let name = format!("journal.sqlite{ending}");
        fs::copy(fixture.folder.path().join(&name), copies.path().join(&name)).unwrap();
    }
    let copy = copies.path().join("journal.sqlite");
    let before = files(copies.path());

    let (status, text) = fixture.verify(&copy, &key(7));

    assert_eq!(status, Some(0), "{text}");
    assert_eq!(files(copies.path()), before);

    fs::remove_file(copies.path().join("journal.sqlite-shm")).unwrap();
    let (status, text) = fixture.verify(&copy, &key(7));
    assert_eq!(status, Some(2), "{text}");
    assert!(text.contains("-shm"), "{text}");
    assert_eq!(files(copies.path()).len(), 2);
}

#[test]
fn broken_log_and_wrong_signature_have_status_1() {
    let fixture = Fixture::new();
    let (status, text) = fixture.verify(&fixture.path, &key(8));
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains(&format!("signed by {}", key(7))), "{text}");

    tamper(
        &fixture.path,
        "DELETE FROM entry WHERE id > 2; DELETE FROM personal WHERE id > 2",
    );
    let (status, text) = fixture.verify(&fixture.path, &key(7));
    assert_eq!(status, Some(1), "{text}");
    assert!(
        text.contains("entry 3 and all that followed were cut off"),
        "{text}"
    );

    let signed = fs::read_to_string(&fixture.checkpoint).unwrap();
    fs::write(
        &fixture.checkpoint,
        signed.replace("\"entries\":3", "\"entries\":2"),
    )
    .unwrap();
    let (status, text) = fixture.verify(&fixture.path, &key(7));
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("was changed after it was signed"), "{text}");
}

#[test]
fn silenced_log_has_status_1() {
    let fixture = Fixture::new();
    rusqlite::Connection::open(&fixture.path)
        .unwrap()
        .execute_batch("CREATE TRIGGER silencer BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END")
        .unwrap();

    let (status, text) = fixture.verify(&fixture.path, &key(7));

    assert_eq!(status, Some(1), "{text}");
    assert!(
        text.contains("something other than the app changed the file"),
        "{text}"
    );
}

#[test]
fn unreadable_input_has_status_2() {
    let fixture = Fixture::new();
    let folder = fixture.folder.path();
    let missing = folder.join("missing.sqlite");
    assert_eq!(fixture.verify(&missing, &key(7)).0, Some(2));
    assert!(!missing.exists());
    assert_eq!(fixture.verify(&fixture.checkpoint, &key(7)).0, Some(2));
    assert_eq!(fixture.verify(&fixture.path, "12").0, Some(2));
    let no_checkpoint = verify(&fixture.path, &fixture.path, &key(7));
    assert_eq!(no_checkpoint.status.code(), Some(2));
}

/// The status, and why nothing was verified.
fn refusal(file: &Path, checkpoint: &Path) -> (Option<i32>, String) {
    let output = verify(file, checkpoint, &key(7));
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn checkpoint_of_any_size_is_not_read() {
    let fixture = Fixture::new();
    // A terabyte of nothing, which takes no space.
    let large = fs::File::create(&fixture.checkpoint).unwrap();
    large.set_len(1 << 40).unwrap();

    let (status, error) = refusal(&fixture.path, &fixture.checkpoint);

    assert_eq!(status, Some(2), "{error}");
    assert!(error.contains("is too large for a checkpoint"), "{error}");
}

#[cfg(unix)]
#[test]
fn pipe_and_device_are_no_input() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let fixture = Fixture::new();
    let pipe = fixture.folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    for input in [&*pipe, Path::new("/dev/zero")] {
        let (status, error) = refusal(&fixture.path, input);
        assert_eq!(status, Some(2), "{error}");
        assert!(error.contains("not a regular file"), "{error}");

        let (status, error) = refusal(input, &fixture.checkpoint);
        assert_eq!(status, Some(2), "{error}");
        assert!(error.contains("not a regular file"), "{error}");
    }
}

#[test]
fn erasure_is_named_and_needs_the_same_key() {
    let fixture = Fixture::new();
    let announcement = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: None,
        ..sign_in("")
    };
    let erase = |seed| {
        fixture.log.append(&sign_in("ron@swanson.com")).unwrap();
        let entry = fixture.log.recent(1).unwrap()[0].id;
        let key = SigningKey::from_seed(&[seed; 32]).unwrap();
        fixture.log.erase(entry, &announcement, &key).unwrap();
    };
    erase(7);

    let (status, text) = fixture.verify(&fixture.path, &key(7));
    assert_eq!(status, Some(0), "{text}");
    assert!(
        text.contains("The data of a person was erased from 4 entries"),
        "{text}"
    );

    erase(8);
    let (status, text) = fixture.verify(&fixture.path, &key(7));
    assert_eq!(status, Some(1), "{text}");
    assert!(text.contains("this key signed no valid statement"), "{text}");
}

#[test]
fn hashes_of_entries_are_printed_for_a_receipt() {
    let fixture = Fixture::new();
    let hash = |id: i64| fixture.log.entry(id).unwrap().unwrap().hash.to_string();
    let run = |entries: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shopside-verify"));
        command.args([&fixture.path, &fixture.checkpoint]);
        command.args(["--key", &key(7), "--entries", entries]);
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };

    let (code, printed) = run("2-4");

    assert_eq!(code, Some(0), "{printed}");
    let lines: Vec<_> = printed.lines().rev().take(3).collect();
    let expected = [
        "4  no such entry".to_owned(),
        format!("3  {}", hash(3)),
        format!("2  {}", hash(2)),
    ];
    assert_eq!(lines, expected);
    assert_eq!(run("3-2").0, Some(2));

    tamper(&fixture.path, "UPDATE entry SET operator = 'x' WHERE id = 2");
    let (code, printed) = run("2-3");
    assert_eq!(code, Some(1), "{printed}");
    assert!(!printed.contains(&hash(3)), "{printed}");
}
