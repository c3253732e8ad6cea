//! The audit log: entries are on disk, cannot be changed unnoticed, and survive migrations.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod anchors;
mod attributes;
mod chain;
#[path = "../support/child_process.rs"]
mod child_process;
mod command_input;
mod comparison;
mod comparison_details;
#[path = "../support/encodings.rs"]
mod encodings;
mod erased_stores;
mod erasure;
mod exports;
#[cfg(target_os = "linux")]
#[path = "../support/failing_calls.rs"]
mod failing_calls;
mod faults;
#[cfg(target_os = "linux")]
mod file_systems;
mod following;
mod forged_statements;
mod hostile_exports;
mod killed;
mod later_words;
mod migration;
mod old_files;
mod old_texts;
mod pages;
mod reading;
mod removal_tampering;
mod report_command;
mod report_days;
mod reports;
mod retention;
mod tampering;
mod trail;
mod verify_command;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use journal::{Action, AuditLog, EntryContent, Error, Outcome, Verdict, Way};
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");
    (folder, path)
}

/// Opens the file past the app and runs `sql` without the triggers, which it puts back.
fn tamper(path: &Path, sql: &str) {
    without_triggers(&rusqlite::Connection::open(path).unwrap(), sql);
}

/// The table that has a column of an entry.
fn table_of(column: &str) -> &'static str {
    let personal = ["customer_id", "customer_email", "reason", "detail", "path"];
    if personal.contains(&column) {
        "personal"
    } else {
        "entry"
    }
}

/// A change of each column that verification must find, as SQL. No entry of the tests has these
/// values.
const CHANGES: [(&str, &str); 22] = [
    ("at", "'x'"),
    ("operator", "'x'"),
    ("account", "'x'"),
    ("store", "'x'"),
    ("action", "'x'"),
    ("outcome", "'x'"),
    ("way", "'x'"),
    ("customer_id", "'x'"),
    ("customer_email", "'x'"),
    ("session_id", "'x'"),
    ("reason", "'x'"),
    ("detail", "'x'"),
    ("connection_id", "'x'"),
    ("store_url", "'x'"),
    ("import_id", "'x'"),
    ("method", "'x'"),
    ("path", "'x'"),
    ("version", "3"),
    ("import_line", "2"),
    ("status", "2"),
    ("duration_ms", "2"),
    ("items", "2"),
];

fn without_triggers(file: &rusqlite::Connection, sql: &str) {
    let triggers: Vec<(String, String)> = file
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (name, _) in &triggers {
        file.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    file.execute_batch(sql).unwrap();
    for (_, trigger) in &triggers {
        file.execute_batch(trigger).unwrap();
    }
}

fn sign_in(email: &str) -> EntryContent {
    EntryContent {
        at: "2026-11-23T09:00:00.125Z".parse::<Timestamp>().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks (https://euwest.api.elasticpath.com)".into(),
        action: Action::SignIn,
        outcome: Outcome::Begun,
        way: Some(Way::SignIn),
        customer_id: Some("c8c1c511-beef-4812-9b7a-9f92c587217c".into()),
        customer_email: Some(email.into()),
        session_id: Some("s-1".into()),
        reason: Some("Customer called about order 10042".into()),
        detail: None,
        connection_id: Some("connection-1".into()),
        store_url: Some("https://euwest.api.elasticpath.com".into()),
        import_id: None,
        import_line: None,
        method: None,
        path: None,
        status: None,
        duration_ms: None,
        items: None,
    }
}

/// An entry with a value in every column.
fn full_entry() -> EntryContent {
    EntryContent {
        detail: Some("GET /v2/orders 200 34 ms".into()),
        import_id: Some("0123456789abcdef".into()),
        import_line: Some(7),
        method: Some("GET".into()),
        path: Some("/v2/orders".into()),
        status: Some(200),
        duration_ms: Some(34),
        items: Some(100),
        ..sign_in("ron@swanson.com")
    }
}

#[test]
fn entry_is_read_as_written() {
    let log = AuditLog::in_memory().unwrap();
    let entry = full_entry();
    let id = log.append(&entry).unwrap();

    let recent = log.recent(10).unwrap();

    assert_eq!(recent.len(), 1);
    assert_eq!(recent[0].id, id);
    assert_eq!(recent[0].content, entry);
}

#[test]
fn entries_survive_reopening_newest_first() {
    let (_folder, path) = folder();
    AuditLog::open(&path)
        .unwrap()
        .append(&sign_in("first@example.test"))
        .unwrap();
    AuditLog::open(&path)
        .unwrap()
        .append(&sign_in("second@example.test"))
        .unwrap();

    let emails: Vec<_> = AuditLog::open(&path)
        .unwrap()
        .recent(10)
        .unwrap()
        .into_iter()
        .map(|entry| entry.content.customer_email.unwrap())
        .collect();

    assert_eq!(emails, ["second@example.test", "first@example.test"]);
}

#[test]
fn entry_update_delete_and_replace_are_refused() {
    let (_folder, path) = folder();
    AuditLog::open(&path)
        .unwrap()
        .append(&sign_in("ron@swanson.com"))
        .unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();

    for attempt in [
        "UPDATE entry SET operator = 'someone else'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
    ] {
        let error = file.execute(attempt, []).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{attempt}: {error}");
    }
    assert_eq!(
        AuditLog::open(&path).unwrap().recent(10).unwrap()[0]
            .content
            .operator,
        "Ann Perkins"
    );
}

#[test]
fn hostile_text_stays_in_its_entry() {
    let log = AuditLog::in_memory().unwrap();
    let longest_email = format!("{}@{}.test", "a".repeat(64), "b".repeat(184));
    let hostile = "x@y.test\n2026-11-23 session_end done\u{0}\u{1b}[2K', 'forged');--";
    log.append(&sign_in(&longest_email)).unwrap();
    log.append(&sign_in(hostile)).unwrap();

    let recent = log.recent(10).unwrap();

    assert_eq!(longest_email.len(), 254);
    assert_eq!(recent.len(), 2);
    assert_eq!(recent[0].content.customer_email.as_deref(), Some(hostile));
    assert_eq!(
        recent[1].content.customer_email.as_deref(),
        Some(longest_email.as_str())
    );
}

#[test]
fn later_schema_is_refused() {
    let (_folder, path) = folder();
    AuditLog::open(&path).unwrap();
    rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();

    assert!(matches!(
        AuditLog::open(&path),
        Err(Error::Later { found: 99, .. })
    ));
}

#[test]
fn closed_log_refuses_entries() {
    let log = AuditLog::closed(std::io::Error::other("the disk is full"));

    let error = log.append(&sign_in("ron@swanson.com")).unwrap_err();

    assert!(error.to_string().ends_with("the disk is full"), "{error}");
}

#[test]
fn check_writable_appends_nothing() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append(&sign_in("ron@swanson.com")).unwrap();
    let before = log.recent(10).unwrap();

    log.check_writable().unwrap();

    assert_eq!(log.recent(10).unwrap(), before);
    assert!(matches!(
        AuditLog::open(&path).unwrap().verify().unwrap(),
        Verdict::Intact { entries: 1, .. }
    ));
    assert!(
        AuditLog::closed(std::io::Error::other("the disk is full"))
            .check_writable()
            .is_err()
    );
}

#[test]
fn missing_folder_is_an_error() {
    let (folder, _) = folder();

    assert!(matches!(
        AuditLog::open(&folder.path().join("none/journal.sqlite")),
        Err(Error::File(_))
    ));
}

#[cfg(unix)]
#[test]
fn file_is_readable_by_owner_only() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, path) = folder();
    AuditLog::open(&path)
        .unwrap()
        .append(&sign_in("ron@swanson.com"))
        .unwrap();

    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
