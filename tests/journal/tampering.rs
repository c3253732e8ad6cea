//! Attacks on an open audit log: objects in its schema that silence it, and files that are removed,
//! replaced or cut. An entry is refused, or it is in the file.

use std::fs;
use std::path::{Path, PathBuf};

use journal::{Anchor, AuditLog, EntryContent, Error, Fault, Filter, Loss, Verdict};
use rusqlite::Connection;

use crate::{folder, sign_in, tamper};

fn log_of(entries: usize) -> (tempfile::TempDir, AuditLog, PathBuf) {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![sign_in("ron@swanson.com"); entries]).unwrap();
    (folder, log, path)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(suffix);
    name.into()
}

/// Its name, and what it does to the file of an open log.
type Attack = (&'static str, fn(&Path));

/// Ways to change the schema, most of them so that an insert succeeds and keeps nothing.
const SILENCERS: [&str; 12] = [
    "CREATE TRIGGER silencer BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
    "DROP TRIGGER entry_is_never_deleted;
     CREATE TRIGGER silencer AFTER INSERT ON entry BEGIN DELETE FROM entry WHERE id = NEW.id; END",
    "DROP TRIGGER entry_is_never_updated; DROP TRIGGER entry_is_never_deleted;
     DROP TRIGGER entry_is_never_replaced; ALTER TABLE entry RENAME TO kept;
     CREATE VIEW entry AS SELECT * FROM kept;
     CREATE TRIGGER silencer INSTEAD OF INSERT ON entry BEGIN SELECT 1; END",
    "DROP TRIGGER entry_is_never_updated",
    "CREATE TRIGGER silencer BEFORE INSERT ON personal BEGIN SELECT RAISE(IGNORE); END",
    "DROP TRIGGER entry_is_never_replaced;
     CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
    "DROP INDEX entry_session",
    "DROP INDEX entry_session; CREATE INDEX entry_session ON entry (session_id) WHERE session_id IS NULL",
    "CREATE UNIQUE INDEX silencer ON entry (operator) WHERE id > 3",
    "CREATE TABLE other (id INTEGER PRIMARY KEY)",
    "ALTER TABLE entry ADD COLUMN silencer TEXT",
    "PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET sql = replace(sql, 'PRIMARY KEY', 'PRIMARY KEY ON CONFLICT IGNORE') WHERE name = 'entry';
     PRAGMA writable_schema = RESET",
];

#[test]
fn foreign_schema_is_refused_and_found() {
    for (silencer, hides_version) in SILENCERS.iter().flat_map(|sql| [(sql, false), (sql, true)]) {
        let (_folder, log, path) = log_of(3);
        let file = Connection::open(&path).unwrap();
        let version: i64 = file
            .pragma_query_value(None, "schema_version", |row| row.get(0))
            .unwrap();
        file.execute_batch(silencer).unwrap();
        if hides_version {
            file.pragma_update(None, "schema_version", version).unwrap();
        }
        drop(file);

        let appended = log.append(&sign_in("leslie@knope.com"));
        assert!(
            matches!(appended, Err(Error::ForeignSchema(_))),
            "{silencer}: {appended:?}"
        );
        let checked = log.check_writable();
        assert!(
            matches!(checked, Err(Error::ForeignSchema(_))),
            "{silencer}: {checked:?}"
        );
        let verdict = log.verify().unwrap();
        assert!(
            matches!(
                verdict,
                Verdict::Broken {
                    fault: Fault::ForeignSchema,
                    ..
                }
            ),
            "{silencer}: {verdict:?}"
        );
        drop(log);
        let opened = AuditLog::open(&path);
        assert!(matches!(opened, Err(Error::ForeignSchema(_))), "{silencer}");
    }
}

/// The text of the index is as it was, but one entry is not in it.
#[test]
fn entry_hidden_from_an_index_is_found() {
    let (_folder, log, path) = log_of(3);
    let file = Connection::open(&path).unwrap();
    let sql: String = file
        .query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'entry_session'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    file.execute_batch(&format!(
        "DROP INDEX entry_session;
         CREATE INDEX entry_session ON entry (session_id, id, at) WHERE id <> 2;
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = '{sql}' WHERE name = 'entry_session';
         PRAGMA writable_schema = RESET"
    ))
    .unwrap();
    let session = Filter {
        session_id: Some("s-1".into()),
        ..Filter::default()
    };

    assert_eq!(log.page(&session, None, 10).unwrap().len(), 2);
    assert_eq!(
        log.verify().unwrap(),
        Verdict::Broken {
            entry: 4,
            fault: Fault::Damaged
        }
    );
}

#[cfg(unix)]
#[test]
fn removed_or_replaced_file_refuses_entries() {
    let attacks: [Attack; 6] = [
        ("removed", |path| fs::remove_file(path).unwrap()),
        ("replaced by a copy", |path| {
            let copy = beside(path, ".copy");
            fs::copy(path, &copy).unwrap();
            fs::rename(copy, path).unwrap();
        }),
        ("replaced by another log", |path| {
            let (_folder, _, other) = log_of(5);
            fs::remove_file(path).unwrap();
            fs::copy(other, path).unwrap();
        }),
        ("folder moved", |path| {
            let folder = path.parent().unwrap();
            let moved = beside(folder, "-moved");
            fs::rename(folder, &moved).unwrap();
            fs::create_dir(folder).unwrap();
        }),
        ("write-ahead log removed", |path| {
            fs::remove_file(beside(path, "-wal")).unwrap();
        }),
        ("index of the write-ahead log removed", |path| {
            fs::remove_file(beside(path, "-shm")).unwrap();
        }),
    ];
    for (name, attack) in attacks {
        let outer = tempfile::TempDir::new().unwrap();
        let folder = outer.path().join("folder");
        fs::create_dir(&folder).unwrap();
        let path = folder.join("journal.sqlite");
        let log = AuditLog::open(&path).unwrap();
        log.append(&sign_in("ron@swanson.com")).unwrap();
        attack(&path);

        let appended = log.append(&sign_in("leslie@knope.com"));
        assert!(matches!(appended, Err(Error::Replaced)), "{name}: {appended:?}");
        assert!(matches!(log.check_writable(), Err(Error::Replaced)), "{name}");
        assert!(matches!(log.verify(), Err(Error::Replaced)), "{name}");
        assert!(matches!(log.recent(1), Err(Error::Replaced)), "{name}");
    }
}

/// The file stays, and its content changes.
#[cfg(unix)]
#[test]
fn acknowledged_entries_survive_changes_in_place() {
    let attacks: [Attack; 4] = [
        ("write-ahead log emptied", |path| {
            fs::File::create(beside(path, "-wal")).unwrap();
        }),
        ("write-ahead log overwritten", |path| {
            let wal = beside(path, "-wal");
            let length = fs::metadata(&wal).unwrap().len();
            fs::write(wal, vec![7; usize::try_from(length).unwrap()]).unwrap();
        }),
        ("last entries deleted", |path| {
            tamper(path, "DELETE FROM entry WHERE id > 1");
        }),
        ("all entries deleted", |path| {
            tamper(path, "DELETE FROM entry");
        }),
    ];
    for (name, attack) in attacks {
        let (_folder, log, path) = log_of(3);
        attack(&path);
        let mut acknowledged = 3;
        for _ in 0..3 {
            if let Ok(entry) = log.append(&sign_in("leslie@knope.com")) {
                acknowledged = entry;
            }
        }
        if name.contains("deleted") {
            let appended = log.append(&sign_in("leslie@knope.com"));
            assert!(
                matches!(appended, Err(Error::Rewritten(3))),
                "{name}: {appended:?}"
            );
            assert!(matches!(log.check_writable(), Err(Error::Rewritten(3))), "{name}");
            continue;
        }
        drop(log);

        let verdict = AuditLog::open(&path).unwrap().verify().unwrap();

        assert!(
            matches!(verdict, Verdict::Intact { entries, .. } if entries >= acknowledged),
            "{name}: {verdict:?} of {acknowledged}"
        );
    }
}

#[cfg(unix)]
#[test]
fn old_copy_written_over_the_file_refuses_entries() {
    let (_folder, log, path) = log_of(50);
    let old = fs::read(&path).unwrap();
    log.append_all(vec![sign_in("leslie@knope.com"); 500]).unwrap();
    fs::write(&path, old).unwrap();

    let appended = log.append(&sign_in("ron@swanson.com"));

    assert!(appended.is_err(), "{appended:?}");
}

#[cfg(unix)]
#[test]
fn log_behind_a_symbolic_link_is_checked() {
    let (folder, log, path) = log_of(1);
    drop(log);
    let link = folder.path().join("link.sqlite");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let log = AuditLog::open(&link).unwrap();
    log.append(&sign_in("leslie@knope.com")).unwrap();
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(folder.path().join("other"), &link).unwrap();

    let appended = log.append(&sign_in("leslie@knope.com"));

    assert!(matches!(appended, Err(Error::Replaced)), "{appended:?}");
}

/// Rows that were added past the app can have any number.
#[test]
fn absurd_numbers_cause_no_panic() {
    for number in [i64::MAX, i64::MAX - 1, 0, -1, i64::MIN] {
        let (_folder, log, path) = log_of(3);
        let row = format!(
            "CREATE TEMP TABLE forged AS SELECT * FROM entry WHERE id = 3;
             UPDATE forged SET id = {number}; INSERT INTO entry SELECT * FROM forged"
        );
        tamper(&path, &row);

        for _ in 0..2 {
            let appended = log.append(&sign_in("leslie@knope.com"));
            assert!(
                number < 1 || appended.as_ref().map_or(true, |id| *id > 0),
                "{number}"
            );
        }
        let verdict = log.verify().unwrap();
        assert!(matches!(verdict, Verdict::Broken { .. }), "{number}: {verdict:?}");
        assert!(log.page(&Filter::default(), None, 10).is_ok());
        assert!(log.trail(&Filter::default(), None, 10).is_ok());
        log.following(&Anchor::EMPTY, 10).unwrap();
        drop(log);
        assert!(AuditLog::open(&path).is_ok());
    }
}

#[test]
fn absurd_tombstones_cause_no_panic() {
    for number in [i64::MAX, 0, i64::MIN] {
        let (_folder, log, path) = log_of(3);
        tamper(
            &path,
            &format!("INSERT INTO tombstone VALUES ({number}, '{{}}', 'key', 'signature')"),
        );

        let verdict = log.verify().unwrap();

        assert_eq!(
            verdict,
            Verdict::Broken {
                entry: number,
                fault: Fault::Unsigned
            }
        );
    }
}

/// The digest has no length of the salt. A text that ends with three zero bytes looks like three
/// values that are NULL, if everything before it counts as salt.
#[test]
fn fields_hidden_in_the_salt_are_found() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    let entry = EntryContent {
        reason: Some("Called\0\0\0".into()),
        ..sign_in("ron@swanson.com")
    };
    log.append(&entry).unwrap();
    let file = Connection::open(&path).unwrap();
    let mut salt: Vec<u8> = file
        .query_row("SELECT salt FROM personal", [], |row| row.get(0))
        .unwrap();
    for text in [entry.customer_id, entry.customer_email, entry.reason]
        .into_iter()
        .flatten()
    {
        salt.push(1);
        salt.extend(u64::try_from(text.len()).unwrap().to_be_bytes());
        salt.extend(text.trim_end_matches('\0').as_bytes());
    }
    let hide = format!(
        "UPDATE personal SET salt = x'{}', customer_id = NULL, customer_email = NULL, reason = NULL",
        hex::encode(salt)
    );
    drop(file);

    tamper(&path, &hide);

    assert_eq!(
        log.verify().unwrap(),
        Verdict::Broken {
            entry: 1,
            fault: Fault::Changed
        }
    );
}

/// Rows whose hash is too short can't be compared, which must not look like no loss.
#[test]
fn entry_without_a_hash_is_another_one() {
    let (_folder, log, path) = log_of(3);
    let anchor = log.anchor().unwrap();
    log.append(&sign_in("leslie@knope.com")).unwrap();
    tamper(&path, "UPDATE entry SET hash = x'00' WHERE id = 3");

    assert_eq!(log.loss_since(&anchor).unwrap(), Some(Loss::Rewritten));
}
