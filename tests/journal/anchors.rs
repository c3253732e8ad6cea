//! Anchors: what was lost since the number and the hash were kept elsewhere.

use std::fs;

use journal::{Anchor, AuditLog, EntryContent, Loss};

use crate::{folder, sign_in, tamper};

fn append(log: &AuditLog, entries: usize) {
    log.append_all(vec![sign_in("ron@swanson.com"); entries]).unwrap();
}

#[test]
fn anchor_is_read_as_written() {
    let log = AuditLog::in_memory().unwrap();
    for entries in [0, 3] {
        append(&log, entries);
        let anchor = log.anchor().unwrap();
        assert_eq!(anchor.to_string().parse::<Anchor>().unwrap(), anchor);
    }
    for text in ["", "3", "3 ab", "x 00", "-1 00"] {
        assert!(text.parse::<Anchor>().is_err(), "{text}");
    }
}

#[test]
fn growing_log_lost_nothing() {
    let log = AuditLog::in_memory().unwrap();
    let empty = log.anchor().unwrap();
    append(&log, 3);
    let anchor = log.anchor().unwrap();
    append(&log, 2);

    assert_eq!(log.loss_since(&empty).unwrap(), None);
    assert_eq!(log.loss_since(&anchor).unwrap(), None);
}

#[test]
fn removed_log_is_shorter_by_all_its_entries() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    append(&log, 3);
    let anchor = log.anchor().unwrap();
    drop(log);
    fs::remove_file(&path).unwrap();

    let log = AuditLog::open(&path).unwrap();

    assert_eq!(log.loss_since(&anchor).unwrap(), Some(Loss::Shorter(3)));
}

#[test]
fn replaced_log_is_rewritten() {
    let log = AuditLog::in_memory().unwrap();
    append(&log, 3);
    let anchor = log.anchor().unwrap();
    let other = AuditLog::in_memory().unwrap();
    other.append_all(vec![sign_in("leslie@knope.com"); 5]).unwrap();

    assert_eq!(other.loss_since(&anchor).unwrap(), Some(Loss::Rewritten));
}

#[test]
fn cut_off_log_is_shorter_by_what_is_missing() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    append(&log, 5);
    let anchor = log.anchor().unwrap();
    assert_eq!(log.loss_since(&anchor).unwrap(), None);

    tamper(
        &path,
        "DELETE FROM entry WHERE id > 2; DELETE FROM personal WHERE id > 2",
    );

    assert_eq!(log.loss_since(&anchor).unwrap(), Some(Loss::Shorter(3)));
}

#[test]
fn log_began_with_its_first_entry() {
    let log = AuditLog::in_memory().unwrap();
    assert_eq!(log.began().unwrap(), None);
    let first = sign_in("ron@swanson.com");
    // The clock was set back before the second one.
    let second = EntryContent {
        at: "2025-01-01T00:00:00Z".parse().unwrap(),
        ..first.clone()
    };
    log.append_all([&first, &second]).unwrap();

    assert_eq!(log.began().unwrap(), Some(first.at));
}

#[test]
fn hash_is_printed_in_hexadecimal() {
    assert_eq!(format!("{:?}", Anchor::EMPTY.head), "0".repeat(64));
}
