//! The hash chain: verification finds each change made to the file past the app, and names the
//! entry.

use journal::{AuditLog, EntryContent, Fault, Verdict};
use sha2::{Digest, Sha256};

use crate::{CHANGES, folder, full_entry, sign_in, table_of, tamper};

/// Verifies a log of five entries after running `sql` on the file, without its triggers.
fn verify_after(sql: &str) -> Verdict {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    for number in 1..=5 {
        let entry = EntryContent {
            customer_email: Some(format!("customer-{number}@example.test")),
            ..full_entry()
        };
        log.append(&entry).unwrap();
    }
    tamper(&path, sql);
    log.verify().unwrap()
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
fn unchanged_log_is_intact() {
    assert!(matches!(verify_after(""), Verdict::Intact { entries: 5, .. }));
}

#[test]
fn empty_log_is_intact() {
    assert!(matches!(
        AuditLog::in_memory().unwrap().verify().unwrap(),
        Verdict::Intact { entries: 0, .. }
    ));
}

#[test]
fn change_in_any_column_is_found() {
    for (column, value) in CHANGES {
        assert_eq!(
            verify_after(&format!(
                "UPDATE {} SET {column} = {value} WHERE id = 3",
                table_of(column)
            )),
            changed(3),
            "{column}"
        );
    }
    assert_eq!(
        verify_after("UPDATE personal SET reason = NULL WHERE id = 4"),
        changed(4)
    );
    assert_eq!(
        verify_after("UPDATE personal SET reason = '' WHERE id = 4"),
        changed(4)
    );
}

#[test]
fn text_moved_between_columns_is_found() {
    assert_eq!(
        verify_after("UPDATE entry SET operator = 'Ann Perkinsa', account = 'nn@till-3' WHERE id = 2"),
        changed(2)
    );
    assert_eq!(
        verify_after("UPDATE personal SET detail = path, path = NULL WHERE id = 2"),
        changed(2)
    );
}

#[test]
fn deleted_entry_is_found() {
    assert_eq!(verify_after("DELETE FROM entry WHERE id = 1"), missing(1));
    assert_eq!(verify_after("DELETE FROM entry WHERE id = 3"), missing(3));
}

#[test]
fn renumbering_after_delete_is_found() {
    assert_eq!(
        verify_after(
            "DELETE FROM entry WHERE id = 3; UPDATE entry SET id = 3 WHERE id = 4; UPDATE entry SET id = 4 WHERE id = 5"
        ),
        changed(3)
    );
}

#[test]
fn swapped_entries_are_found() {
    assert_eq!(
        verify_after(
            "UPDATE entry SET id = 9 WHERE id = 2; UPDATE entry SET id = 2 WHERE id = 3; UPDATE entry SET id = 3 WHERE id = 9"
        ),
        changed(2)
    );
}

#[test]
fn forged_last_entry_is_found() {
    assert_eq!(
        verify_after(
            "CREATE TEMP TABLE forged AS SELECT * FROM entry WHERE id = 5; UPDATE forged SET id = 6; INSERT INTO entry SELECT * FROM forged"
        ),
        changed(6)
    );
}

/// Computes the hash as the module documentation of `chain.rs` describes it: the salt has 32 bytes.
#[test]
fn hash_matches_documentation() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append(&full_entry()).unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    let salt: Vec<u8> = file
        .query_row("SELECT salt FROM personal", [], |row| row.get(0))
        .unwrap();
    assert_eq!(salt.len(), 32);
    let bytes = |sha: &mut Sha256, kind: u8, bytes: &[u8]| {
        sha.update([kind]);
        sha.update((bytes.len() as u64).to_be_bytes());
        sha.update(bytes);
    };
    let text = |sha: &mut Sha256, text: &str| bytes(sha, 1, text.as_bytes());
    let number = |sha: &mut Sha256, number: u64| {
        sha.update([2]);
        sha.update(number.to_be_bytes());
    };
    let mut personal = Sha256::new();
    personal.update(&salt);
    for value in [
        "c8c1c511-beef-4812-9b7a-9f92c587217c",
        "ron@swanson.com",
        "Customer called about order 10042",
        "GET /v2/orders 200 34 ms",
        "/v2/orders",
    ] {
        text(&mut personal, value);
    }
    let mut sha = Sha256::new();
    sha.update([0; 32]);
    sha.update(1_u64.to_be_bytes());
    sha.update([4]);
    for value in [
        "2026-11-23T09:00:00.125Z",
        "Ann Perkins",
        "ann@till-3",
        "Pawnee Parks (https://euwest.api.elasticpath.com)",
        "sign_in",
        "begun",
        "sign_in",
        "s-1",
        "connection-1",
        "https://euwest.api.elasticpath.com",
        "0123456789abcdef",
    ] {
        text(&mut sha, value);
    }
    number(&mut sha, 7);
    text(&mut sha, "GET");
    for value in [200, 34, 100] {
        number(&mut sha, value);
    }
    bytes(&mut sha, 3, &personal.finalize());
    sha.update([0]);

    let Verdict::Intact { entries: 1, head, .. } = log.verify().unwrap() else {
        panic!("the log is intact")
    };

    assert_eq!(head.to_string(), hex::encode(sha.finalize()));
    assert_eq!(log.recent(1).unwrap()[0].hash, head);
}

#[test]
fn concurrent_writers_make_one_chain() {
    let (_folder, path) = folder();
    let logs = [AuditLog::open(&path).unwrap(), AuditLog::open(&path).unwrap()];
    std::thread::scope(|scope| {
        for log in &logs {
            scope.spawn(|| {
                for _ in 0..50 {
                    log.append(&sign_in("ron@swanson.com")).unwrap();
                }
            });
        }
    });

    assert!(matches!(
        logs[0].verify().unwrap(),
        Verdict::Intact { entries: 100, .. }
    ));
}
