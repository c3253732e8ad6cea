//! What is wrong with a file, and what is not: each fault is called what it is.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use journal::{
    AuditLog, Checkpoint, ClockSetBack, EntryContent, Error, Fault, Filter, Format, SigningKey, Verdict,
};
use rusqlite::Connection;

use crate::{folder, sign_in, tamper};

fn log_of(path: &Path, entries: usize) -> AuditLog {
    let log = AuditLog::open(path).unwrap();
    log.append_all(vec![sign_in("ron@swanson.com"); entries]).unwrap();
    log
}

/// Runs `sql` on the file as it is.
fn run(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

fn broken(entry: i64, fault: Fault) -> Verdict {
    Verdict::Broken { entry, fault }
}

#[test]
fn object_that_is_foreign_or_missing_is_named() {
    for (sql, name) in [
        (
            "CREATE TRIGGER silencer BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
            "silencer",
        ),
        ("CREATE TABLE zoo (id INTEGER)", "zoo"),
        (
            "DROP TRIGGER personal_is_never_updated",
            "personal_is_never_updated",
        ),
    ] {
        let (_folder, path) = folder();
        let log = log_of(&path, 3);
        run(&path, sql);
        let refused = log.check_writable().unwrap_err();
        assert!(
            matches!(&refused, Error::ForeignSchema(found) if found == name),
            "{sql}: {refused:?}"
        );
        // Entries may be missing from the next one on.
        assert_eq!(log.verify().unwrap(), broken(4, Fault::ForeignSchema), "{sql}");
    }
}

#[test]
fn table_that_was_replaced_is_a_change_and_no_damage() {
    let (_folder, path) = folder();
    let log = log_of(&path, 3);
    run(
        &path,
        "ALTER TABLE entry RENAME TO kept; CREATE VIEW entry AS SELECT id FROM kept",
    );
    assert_eq!(log.verify().unwrap(), broken(1, Fault::ForeignSchema));
}

#[test]
fn damaged_file_is_called_damaged_and_not_changed() {
    let (_folder, path) = folder();
    drop(log_of(&path, 2_000));
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(0xaa);
    fs::write(&path, bytes).unwrap();

    let error = AuditLog::open_untouched(&path).unwrap().verify().unwrap_err();

    assert!(error.is_damaged(), "{error:?}");
}

#[test]
fn personal_fields_of_no_entry_are_found() {
    for number in [9, -9] {
        let (_folder, path) = folder();
        let log = log_of(&path, 3);
        tamper(
            &path,
            &format!("INSERT INTO personal (id, reason) VALUES ({number}, 'Ron called')"),
        );
        assert_eq!(log.verify().unwrap(), broken(number, Fault::Changed));
    }
}

#[test]
fn clock_that_was_set_forward_and_back_is_found() {
    let log = AuditLog::in_memory().unwrap();
    let at = [
        "2026-11-23T09:00:00Z",
        "2026-11-23T11:00:00Z",
        "2026-11-23T10:00:00Z",
    ];
    log.append_all(at.map(|at| EntryContent {
        at: at.parse().unwrap(),
        ..sign_in("ron@swanson.com")
    }))
    .unwrap();

    let Verdict::Intact { clock, .. } = log.verify().unwrap() else {
        panic!("the log is intact")
    };

    assert_eq!(
        clock,
        ClockSetBack {
            entries: 1,
            first: Some(3)
        }
    );
}

/// The key inside a checkpoint is named only if it did sign the checkpoint.
#[test]
fn changed_checkpoint_of_another_key_has_no_signature() {
    let log = AuditLog::in_memory().unwrap();
    log.append(&sign_in("ron@swanson.com")).unwrap();
    let (ours, other) = ([7, 8].map(|seed| SigningKey::from_seed(&[seed; 32]).unwrap())).into();
    let signed = log.checkpoint(sign_in("").at, &other).unwrap();
    let changed = Checkpoint { entries: 2, ..signed };

    let refused = log.verify_against(&changed, &ours.public());

    assert!(matches!(refused, Err(Error::NotSigned)), "{refused:?}");
}

#[test]
fn checkpoint_of_up_to_64_kilobytes_is_read() {
    let (_folder, path) = folder();
    let signed = log_of(&path, 1)
        .checkpoint(sign_in("").at, &SigningKey::from_seed(&[7; 32]).unwrap())
        .unwrap();
    let file = path.with_extension("json");
    let written = |length: usize| {
        // Blanks after JSON do not matter.
        let mut text = serde_json::to_vec(&signed).unwrap();
        text.resize(length, b' ');
        fs::write(&file, text).unwrap();
        Checkpoint::read(&file)
    };
    assert_eq!(written(64 * 1024).unwrap(), signed);
    let refused = written(64 * 1024 + 1).unwrap_err();
    assert!(
        matches!(&refused, Error::Read(error) if error.kind() == ErrorKind::FileTooLarge),
        "{refused:?}"
    );
}

/// The path leads to a copy of the audit log while entries are written.
#[cfg(unix)]
#[test]
fn entry_that_is_not_in_the_file_at_the_path_is_not_kept() {
    use std::os::unix::fs::symlink;

    let (_folder, path) = folder();
    drop(log_of(&path, 1));
    let (copy, link) = (path.with_extension("copy"), path.with_extension("link"));
    fs::copy(&path, &copy).unwrap();
    symlink(&path, &link).unwrap();
    let log = AuditLog::open(&link).unwrap();

    let entries = std::iter::once_with(|| {
        fs::remove_file(&link).unwrap();
        symlink(&copy, &link).unwrap();
        sign_in("leslie@knope.com")
    });
    let refused = log.append_all(entries).unwrap_err();

    assert!(matches!(refused, Error::NotKept(2)), "{refused:?}");
}

/// A disk that is full.
struct Full;
impl std::io::Write for Full {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn failure_of_the_file_system_is_told() {
    let (folder, path) = folder();
    let missing = AuditLog::open(&folder.path().join("no folder/journal.sqlite")).unwrap_err();
    assert_eq!(missing.io_kind(), Some(ErrorKind::NotFound), "{missing:?}");
    assert!(!missing.is_damaged());

    let log = log_of(&path, 1);
    let unwritten = log.export(&Filter::default(), Format::JsonLines, Full);
    assert_eq!(unwritten.unwrap_err().io_kind(), Some(ErrorKind::StorageFull));
}

/// Takes the five seconds for which the audit log waits.
#[test]
fn file_that_another_program_locks_is_busy() {
    let (_folder, path) = folder();
    let log = log_of(&path, 1);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let busy = log.append(&sign_in("ron@swanson.com")).unwrap_err();

    assert_eq!(busy.io_kind(), Some(ErrorKind::ResourceBusy), "{busy:?}");
    assert!(!busy.is_damaged());
    other.execute_batch("ROLLBACK").unwrap();
    log.append(&sign_in("ron@swanson.com")).unwrap();
}

#[test]
fn functions_in_a_changed_schema_are_not_run() {
    let (_folder, path) = folder();
    drop(log_of(&path, 1));
    run(
        &path,
        "ALTER TABLE personal RENAME TO kept;
         CREATE VIEW personal AS SELECT id, salt, rtreedepth(x'00010000') AS customer_id, customer_email,
             reason, detail, path FROM kept",
    );

    let refused = AuditLog::open_untouched(&path).unwrap().recent(1).unwrap_err();

    assert!(
        refused.to_string().contains("unsafe use of rtreedepth"),
        "{refused}"
    );
}
