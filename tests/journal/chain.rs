//! The chain: whoever changes the file behind the program's back is found out, and the entry named.

use journal::{Error, Fault, Journal, Verdict};
use sha2::{Digest, Sha256};

use crate::{folder, sign_in_of};

/// A journal of five entries, into which somebody with rights on the file has put their hands.
fn tampered_with(sql: &str) -> Verdict {
    let (_folder, path) = folder();
    let journal = Journal::open(&path).unwrap();
    for number in 1..=5 {
        journal
            .append(&sign_in_of(&format!("customer-{number}@example.test")))
            .unwrap();
    }
    let other_hand = rusqlite::Connection::open(&path).unwrap();
    for trigger in ["changed", "removed", "replaced"] {
        other_hand
            .execute_batch(&format!("DROP TRIGGER entry_is_never_{trigger}"))
            .unwrap();
    }
    other_hand.execute_batch(sql).unwrap();
    journal.verify().unwrap()
}

fn changed(entry: i64) -> Verdict {
    Verdict::Broken {
        entry,
        fault: Fault::Changed,
    }
}

fn missing(entry: i64) -> Verdict {
    Verdict::Broken {
        entry,
        fault: Fault::Missing,
    }
}

#[test]
fn a_journal_that_nobody_touched_is_whole() {
    assert!(matches!(tampered_with(""), Verdict::Whole { entries: 5, .. }));
}

#[test]
fn an_empty_journal_is_whole() {
    assert!(matches!(
        Journal::in_memory().unwrap().verify().unwrap(),
        Verdict::Whole { entries: 0, .. }
    ));
}

#[test]
fn a_change_to_any_column_names_the_entry() {
    let columns = [
        "at",
        "operator",
        "account",
        "store",
        "action",
        "outcome",
        "way",
        "customer_id",
        "customer_email",
        "session",
        "reason",
        "detail",
    ];
    for column in columns {
        assert_eq!(
            tampered_with(&format!("UPDATE entry SET {column} = 'x' WHERE id = 3")),
            changed(3),
            "{column}"
        );
    }
    assert_eq!(
        tampered_with("UPDATE entry SET reason = NULL WHERE id = 4"),
        changed(4)
    );
    assert_eq!(
        tampered_with("UPDATE entry SET reason = '' WHERE id = 4"),
        changed(4)
    );
}

#[test]
fn text_that_moves_from_one_column_to_the_next_is_a_change() {
    assert_eq!(
        tampered_with("UPDATE entry SET operator = 'Ann Perkinsa', account = 'nn@till-3' WHERE id = 2"),
        changed(2)
    );
    assert_eq!(
        tampered_with("UPDATE entry SET detail = reason, reason = NULL WHERE id = 2"),
        changed(2)
    );
}

#[test]
fn a_removed_entry_is_missed() {
    assert_eq!(tampered_with("DELETE FROM entry WHERE id = 1"), missing(1));
    assert_eq!(tampered_with("DELETE FROM entry WHERE id = 3"), missing(3));
}

#[test]
fn entries_that_close_the_ranks_after_a_removal_are_found() {
    assert_eq!(
        tampered_with(
            "DELETE FROM entry WHERE id = 3; UPDATE entry SET id = 3 WHERE id = 4; UPDATE entry SET id = 4 WHERE id = 5"
        ),
        changed(3)
    );
}

#[test]
fn two_entries_that_change_places_are_found() {
    assert_eq!(
        tampered_with(
            "UPDATE entry SET id = 9 WHERE id = 2; UPDATE entry SET id = 2 WHERE id = 3; UPDATE entry SET id = 3 WHERE id = 9"
        ),
        changed(2)
    );
}

#[test]
fn a_forged_entry_at_the_end_is_found() {
    assert_eq!(
        tampered_with(
            "INSERT INTO entry SELECT 6, at, operator, account, store, action, outcome, way, customer_id, customer_email, session, reason, detail, hash FROM entry WHERE id = 5"
        ),
        changed(6)
    );
}

/// The hash, computed here from the words of the crate's documentation.
#[test]
fn the_hash_is_the_documented_one() {
    let journal = Journal::in_memory().unwrap();
    journal.append(&sign_in_of("ron@swanson.com")).unwrap();
    let mut sha = Sha256::new();
    sha.update([0; 32]);
    sha.update(1_u64.to_be_bytes());
    for text in [
        Some("2026-11-23T09:00:00.125Z"),
        Some("Ann Perkins"),
        Some("ann@till-3"),
        Some("Pawnee Parks (https://euwest.api.elasticpath.com)"),
        Some("sign_in"),
        Some("begun"),
        Some("sign_in"),
        Some("c8c1c511-beef-4812-9b7a-9f92c587217c"),
        Some("ron@swanson.com"),
        Some("s-1"),
        Some("Customer called about order 10042"),
        None,
    ] {
        match text {
            None => sha.update([0]),
            Some(text) => {
                sha.update([1]);
                sha.update((text.len() as u64).to_be_bytes());
                sha.update(text.as_bytes());
            }
        }
    }
    let expected = sha
        .finalize()
        .iter()
        .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));

    let Verdict::Whole { entries: 1, head } = journal.verify().unwrap() else {
        panic!("it is whole")
    };

    assert_eq!(head.to_string(), expected);
    assert_eq!(journal.recent(1).unwrap()[0].hash, head);
}

#[test]
fn a_journal_of_the_first_version_is_chained_as_it_stands() {
    let (_folder, path) = folder();
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch(
            "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, operator TEXT NOT NULL,
                store TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, customer_id TEXT, customer_email TEXT,
                session TEXT, reason TEXT, detail TEXT) STRICT;
             CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;
             CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;
             INSERT INTO entry (at, operator, store, action, outcome) VALUES
                ('2026-11-20T08:00:00.000Z', 'ann@till-3', 'Pawnee', 'view', 'begun'),
                ('2026-11-20T08:00:01.000Z', 'ann@till-3', 'Pawnee', 'session_end', 'done');
             PRAGMA user_version = 1;",
        )
        .unwrap();

    let journal = Journal::open(&path).unwrap();
    journal.append(&sign_in_of("ron@swanson.com")).unwrap();

    assert!(matches!(
        journal.verify().unwrap(),
        Verdict::Whole { entries: 3, .. }
    ));
    let accounts: Vec<_> = journal
        .recent(10)
        .unwrap()
        .into_iter()
        .map(|entry| entry.said.account)
        .collect();
    assert_eq!(accounts, ["ann@till-3"; 3]);
}

#[test]
fn a_journal_of_the_first_version_with_a_strange_entry_is_left_as_it_was() {
    let (_folder, path) = folder();
    let other_hand = rusqlite::Connection::open(&path).unwrap();
    other_hand
        .execute_batch(
            "CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, operator TEXT NOT NULL,
                store TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, customer_id TEXT, customer_email TEXT,
                session TEXT, reason TEXT, detail TEXT) STRICT;
             CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;
             CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;
             INSERT INTO entry (at, operator, store, action, outcome) VALUES
                ('2026-11-20T08:00:00.000Z', 'ann@till-3', 'Pawnee', 'dance', 'begun');
             PRAGMA user_version = 1;",
        )
        .unwrap();

    let refusal = Journal::open(&path).unwrap_err();

    assert!(matches!(
        refusal,
        Error::Unknown {
            entry: 1,
            column: "action"
        }
    ));
    let left: i64 = other_hand
        .query_row("SELECT count(*) FROM entry WHERE action = 'dance'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(left, 1);
}

#[test]
fn two_programs_that_append_to_one_file_make_one_chain() {
    let (_folder, path) = folder();
    let journals = [Journal::open(&path).unwrap(), Journal::open(&path).unwrap()];
    std::thread::scope(|scope| {
        for journal in &journals {
            scope.spawn(|| {
                for _ in 0..50 {
                    journal.append(&sign_in_of("ron@swanson.com")).unwrap();
                }
            });
        }
    });

    assert!(matches!(
        journals[0].verify().unwrap(),
        Verdict::Whole { entries: 100, .. }
    ));
}
