//! What the journal promises: what it has said is on disk, stays as it was, and can't be forged.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod chain;
#[path = "../support/child_process.rs"]
mod child_process;
mod exports;
mod killed;
mod pages;

use std::path::PathBuf;

use jiff::Timestamp;
use journal::{Action, Error, Journal, NewEntry, Outcome, Verdict, Way};
use tempfile::TempDir;

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");
    (folder, path)
}

fn sign_in_of(email: &str) -> NewEntry {
    NewEntry {
        at: "2026-11-23T09:00:00.125Z".parse::<Timestamp>().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks (https://euwest.api.elasticpath.com)".into(),
        action: Action::SignIn,
        outcome: Outcome::Begun,
        way: Some(Way::SignIn),
        customer_id: Some("c8c1c511-beef-4812-9b7a-9f92c587217c".into()),
        customer_email: Some(email.into()),
        session: Some("s-1".into()),
        reason: Some("Customer called about order 10042".into()),
        detail: None,
    }
}

#[test]
fn an_entry_is_read_back_as_it_was_written() {
    let journal = Journal::in_memory().unwrap();
    let entry = sign_in_of("ron@swanson.com");
    let id = journal.append(&entry).unwrap();

    let recent = journal.recent(10).unwrap();

    assert_eq!(recent.len(), 1);
    assert_eq!(recent[0].id, id);
    assert_eq!(recent[0].said, entry);
}

#[test]
fn entries_survive_the_program_and_come_newest_first() {
    let (_folder, path) = folder();
    Journal::open(&path)
        .unwrap()
        .append(&sign_in_of("first@example.test"))
        .unwrap();
    Journal::open(&path)
        .unwrap()
        .append(&sign_in_of("second@example.test"))
        .unwrap();

    let emails: Vec<_> = Journal::open(&path)
        .unwrap()
        .recent(10)
        .unwrap()
        .into_iter()
        .map(|entry| entry.said.customer_email.unwrap())
        .collect();

    assert_eq!(emails, ["second@example.test", "first@example.test"]);
}

#[test]
fn an_entry_can_be_neither_changed_nor_removed() {
    let (_folder, path) = folder();
    Journal::open(&path)
        .unwrap()
        .append(&sign_in_of("ron@swanson.com"))
        .unwrap();
    let other_hand = rusqlite::Connection::open(&path).unwrap();

    for attempt in [
        "UPDATE entry SET operator = 'nobody'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry",
    ] {
        let refusal = other_hand.execute(attempt, []).unwrap_err().to_string();
        assert!(refusal.contains("append-only"), "{attempt}: {refusal}");
    }
    assert_eq!(
        Journal::open(&path).unwrap().recent(10).unwrap()[0].said.operator,
        "Ann Perkins"
    );
}

#[test]
fn long_and_hostile_text_stays_in_its_own_entry() {
    let journal = Journal::in_memory().unwrap();
    let long = format!("{}@{}.test", "a".repeat(64), "b".repeat(184));
    let hostile = "x@y.test\n2026-11-23 session_end done\u{0}\u{1b}[2K', 'forged');--";
    journal.append(&sign_in_of(&long)).unwrap();
    journal.append(&sign_in_of(hostile)).unwrap();

    let recent = journal.recent(10).unwrap();

    assert_eq!(long.len(), 254);
    assert_eq!(recent.len(), 2);
    assert_eq!(recent[0].said.customer_email.as_deref(), Some(hostile));
    assert_eq!(recent[1].said.customer_email.as_deref(), Some(long.as_str()));
}

#[test]
fn a_journal_of_a_later_version_is_left_alone() {
    let (_folder, path) = folder();
    Journal::open(&path).unwrap();
    rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();

    assert!(matches!(
        Journal::open(&path),
        Err(Error::Later { found: 99, .. })
    ));
}

#[test]
fn a_journal_that_could_not_be_opened_refuses_every_entry() {
    let journal = Journal::closed("the disk is full");

    let refusal = journal.append(&sign_in_of("ron@swanson.com")).unwrap_err();

    assert_eq!(refusal.to_string(), "the disk is full");
}

#[test]
fn whether_an_entry_could_be_appended_is_found_out_without_one() {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    journal.append(&sign_in_of("ron@swanson.com")).unwrap();
    let before = journal.recent(10).unwrap();

    journal.check_writable().unwrap();

    assert_eq!(journal.recent(10).unwrap(), before);
    assert!(matches!(
        Journal::open(&path).unwrap().verify().unwrap(),
        Verdict::Whole { entries: 1, .. }
    ));
    assert!(Journal::closed("the disk is full").check_writable().is_err());
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let (folder, _) = folder();

    assert!(matches!(
        Journal::open(&folder.path().join("none/journal.sqlite")),
        Err(Error::File(_))
    ));
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt;

    let (_folder, path) = folder();
    Journal::open(&path)
        .unwrap()
        .append(&sign_in_of("ron@swanson.com"))
        .unwrap();

    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
