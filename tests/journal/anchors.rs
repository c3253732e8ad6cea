//! Anchors: what was lost since the number and the hash were kept elsewhere.

use std::fs;

use journal::{Anchor, AuditLog, Loss};

use crate::{folder, sign_in};

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
