//! Changes of what retention and erasure leave: each changed byte is found.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, EntryContent, Fault, Outcome, Verdict};
use proptest::prelude::{ProptestConfig, any};
use proptest::prop_assert;
use proptest::test_runner::TestRunner;
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::erasure::key;
use crate::old_files::schema_2_file;
use crate::{folder, full_entry, sign_in, tamper, without_triggers};

const TABLES: [&str; 3] = ["entry", "personal", "tombstone"];

fn announcement(at: Timestamp) -> EntryContent {
    EntryContent {
        at,
        action: Action::PersonErased,
        outcome: Outcome::Done,
        customer_id: None,
        customer_email: None,
        reason: Some("Asked for by letter".into()),
        ..sign_in("")
    }
}

fn about_leslie() -> EntryContent {
    EntryContent {
        customer_id: Some("leslie".into()),
        ..sign_in("leslie@knope.test")
    }
}

/// Entries 1 to 4 are of version 2, 5 and 6 of version 4. All but 5 were erased; 7 and 8 announce
/// it.
fn log_with_erasures() -> (TempDir, PathBuf, AuditLog) {
    let (folder, path) = folder();
    drop(schema_2_file(&path));
    let log = AuditLog::open(&path).unwrap();
    log.append_all([about_leslie(), full_entry()]).unwrap();
    for entry in [2, 6] {
        log.erase(entry, &announcement(about_leslie().at), &key())
            .unwrap();
    }
    (folder, path, log)
}

/// Entries 1 and 2 were removed, 3 was erased, and 4 is as it was; 5 and 6 announce it.
fn log_with_retention() -> (TempDir, PathBuf, AuditLog) {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    let now = about_leslie().at;
    let old = EntryContent {
        at: now - SignedDuration::from_hours(24 * 400),
        ..about_leslie()
    };
    log.append_all([old.clone(), old, full_entry(), about_leslie()])
        .unwrap();
    log.erase(3, &announcement(now), &key()).unwrap();
    let before = now - SignedDuration::from_hours(24 * 365);
    log.remove_before(before, &announcement(now), &key())
        .unwrap()
        .unwrap();
    (folder, path, log)
}

fn verdict_after(path: &Path, log: &AuditLog, sql: &str) -> Verdict {
    tamper(path, sql);
    log.verify().unwrap()
}

fn broken(entry: i64, fault: Fault) -> Verdict {
    Verdict::Broken { entry, fault }
}

#[test]
fn personal_fields_missing_without_tombstone_are_found() {
    let (_folder, path, log) = log_with_erasures();
    let verdict = verdict_after(&path, &log, "DELETE FROM personal WHERE id = 5");
    assert_eq!(verdict, broken(5, Fault::Erased));

    let (_folder, path, log) = log_with_retention();
    let verdict = verdict_after(&path, &log, "DELETE FROM personal WHERE id = 4");
    assert_eq!(verdict, broken(4, Fault::Erased));
}

#[test]
fn removed_tombstone_is_found() {
    let (_folder, path, log) = log_with_erasures();
    let verdict = verdict_after(&path, &log, "DELETE FROM tombstone WHERE entry = 8");
    assert_eq!(verdict, broken(6, Fault::Erased));

    let (_folder, path, log) = log_with_retention();
    let verdict = verdict_after(&path, &log, "DELETE FROM tombstone WHERE entry = 6");
    assert_eq!(verdict, broken(1, Fault::Missing));
}

#[test]
fn more_removed_than_tombstone_says_is_found() {
    let (_folder, path, log) = log_with_retention();
    let verdict = verdict_after(
        &path,
        &log,
        "DELETE FROM personal WHERE id = 3; DELETE FROM entry WHERE id = 3",
    );
    assert_eq!(verdict, broken(3, Fault::Missing));

    let (_folder, path, log) = log_with_retention();
    let verdict = verdict_after(
        &path,
        &log,
        "UPDATE tombstone SET statement = replace(statement, '\"1-2\"', '\"1-3\"') WHERE entry = 6",
    );
    assert_eq!(verdict, broken(6, Fault::Unsigned));
}

#[test]
fn entry_in_a_removed_range_is_found() {
    let (_folder, path, log) = log_with_retention();
    let verdict = verdict_after(
        &path,
        &log,
        "CREATE TEMP TABLE forged AS SELECT * FROM entry WHERE id = 4;
         UPDATE forged SET id = 2; INSERT INTO entry SELECT * FROM forged",
    );
    assert_eq!(verdict, broken(3, Fault::Missing));
}

#[test]
fn tombstone_of_another_log_is_found() {
    let (_folder, path, log) = log_with_retention();
    let (_other_folder, other, other_log) = log_with_retention();
    assert!(matches!(other_log.verify().unwrap(), Verdict::Intact { .. }));
    drop(other_log);
    let verdict = verdict_after(
        &path,
        &log,
        &format!(
            "ATTACH '{}' AS other; DELETE FROM tombstone; INSERT INTO tombstone SELECT * FROM other.tombstone",
            other.display()
        ),
    );
    // The salts differ, and so the hashes that the statements name.
    assert!(matches!(verdict, Verdict::Broken { .. }), "{verdict:?}");
}

/// The cells of a file: table, ID, column and value.
fn cells(file: &Connection) -> Vec<(&'static str, i64, String, Value)> {
    let mut cells = Vec::new();
    for table in TABLES {
        let mut query = file.prepare(&format!("SELECT rowid, * FROM {table}")).unwrap();
        let columns: Vec<_> = query.column_names().skip(1).map(str::to_owned).collect();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (index, column) in columns.iter().enumerate() {
                cells.push((
                    table,
                    row.get(0).unwrap(),
                    column.clone(),
                    row.get(index + 1).unwrap(),
                ));
            }
        }
    }
    cells
}

/// Returns SQL for another value of the same type, which differs in one byte; for NULL, some value.
fn changed(value: &Value, byte: usize, mask: u8) -> String {
    let flipped = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        match bytes.len() {
            0 => bytes.push(mask),
            length => bytes[byte % length] ^= mask,
        }
        hex::encode(bytes)
    };
    match value {
        Value::Null => "1".into(),
        Value::Integer(number) => (number ^ i64::from(mask)).to_string(),
        Value::Real(_) => unreachable!("no column has real numbers"),
        Value::Text(text) => format!("CAST(x'{}' AS TEXT)", flipped(text.as_bytes())),
        Value::Blob(bytes) => format!("x'{}'", flipped(bytes)),
    }
}

#[test]
fn change_of_any_byte_is_found() {
    for (_folder, path, log) in [log_with_erasures(), log_with_retention()] {
        let file = Connection::open(&path).unwrap();
        file.pragma_update(None, "synchronous", "OFF").unwrap();
        let copies = TABLES.map(|table| format!("CREATE TEMP TABLE kept_{table} AS SELECT * FROM {table};"));
        file.execute_batch(&copies.concat()).unwrap();
        let restored = TABLES
            .map(|table| format!("DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table};"));
        let cells = cells(&file);
        let config = ProptestConfig {
            cases: 400,
            failure_persistence: None,
            ..ProptestConfig::default()
        };
        let strategy = (0..cells.len(), any::<usize>(), 1_u8..=255);
        let found = TestRunner::new(config).run(&strategy, |(cell, byte, mask)| {
            let (table, id, column, value) = &cells[cell];
            let value = match changed(value, byte, mask) {
                // A BLOB column takes no integer.
                value if value == "1" && ["salt", "digest"].contains(&column.as_str()) => "x'00'".into(),
                value => value,
            };
            let change = format!("UPDATE OR REPLACE {table} SET {column} = {value} WHERE rowid = {id}");
            without_triggers(&file, &change);
            let verdict = log.verify();
            without_triggers(&file, &restored.concat());
            prop_assert!(!matches!(verdict, Ok(Verdict::Intact { .. })), "{}", change);
            Ok(())
        });
        found.unwrap();
        assert!(matches!(log.verify().unwrap(), Verdict::Intact { .. }));
    }
}

/// A backup has the personal fields, and with their salt they match the entry.
#[test]
fn erased_data_from_a_backup_is_found() {
    let (_folder, path) = folder();
    drop(schema_2_file(&path));
    let log = AuditLog::open(&path).unwrap();
    log.append_all([about_leslie(), full_entry()]).unwrap();
    let backup = path.with_extension("backup");
    std::fs::copy(&path, &backup).unwrap();
    for entry in [2, 6] {
        log.erase(entry, &announcement(about_leslie().at), &key())
            .unwrap();
    }
    let erased = [1, 2, 3, 4, 6];
    for entry in erased {
        let restore = format!(
            "ATTACH '{}' AS backup; DELETE FROM personal WHERE id IN (1, 2, 3, 4, 6);
             INSERT INTO personal SELECT * FROM backup.personal WHERE id = {entry}",
            backup.display()
        );
        let verdict = verdict_after(&path, &log, &restore);
        assert_eq!(verdict, broken(entry, Fault::Changed));
    }
}
