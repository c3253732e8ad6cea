//! Reading forward after an anchor.

use journal::{Anchor, AuditLog, EntryContent};

use crate::{folder, sign_in, tamper};

fn log_of(count: usize) -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    log.append_all(vec![sign_in("ron@pawnee.example"); count])
        .unwrap();
    log
}

fn numbers(log: &AuditLog, after: &Anchor, limit: u32) -> Vec<i64> {
    let following = log.following(after, limit).unwrap();
    following.entries.iter().map(|entry| entry.id).collect()
}

#[test]
fn entries_follow_an_anchor_in_the_order_of_writing() {
    let log = log_of(5);
    let following = log.following(&Anchor::EMPTY, 2).unwrap();
    assert_eq!(following.before, Anchor::EMPTY);
    assert_eq!(following.head, log.anchor().unwrap());
    assert_eq!(following.entries.len(), 2);
    let second = Anchor {
        entries: 2,
        head: following.entries[1].hash,
    };
    assert_eq!(numbers(&log, &second, 10), [3, 4, 5]);
    assert!(numbers(&log, &log.anchor().unwrap(), 10).is_empty());
}

#[test]
fn each_entry_comes_with_the_hash_before_it() {
    let log = log_of(3);
    let following = log.following(&Anchor::EMPTY, 10).unwrap();
    let previous: Vec<_> = following.with_previous().map(|(_, previous)| previous).collect();
    let hashes: Vec<_> = following.entries.iter().map(|entry| entry.hash).collect();
    assert_eq!(previous, [Anchor::EMPTY.head, hashes[0], hashes[1]]);
}

#[test]
fn anchor_of_another_log_is_followed_by_all_entries() {
    let other = log_of(2).anchor().unwrap();
    // The salts of the personal fields are random, so the hashes differ.
    assert_eq!(numbers(&log_of(3), &other, 10), [1, 2, 3]);
    assert_eq!(numbers(&log_of(1), &other, 10), [1]);
}

#[test]
fn anchor_of_a_rewritten_entry_is_followed_by_all() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![sign_in("ron@pawnee.example"); 3]).unwrap();
    let anchor = log.anchor().unwrap();
    tamper(&path, "UPDATE entry SET hash = zeroblob(32) WHERE id = 3");
    assert_eq!(numbers(&log, &anchor, 10), [1, 2, 3]);
}

/// An entry of this size is none of the app, which shortens texts.
#[test]
fn page_of_large_entries_is_shorter() {
    let log = AuditLog::in_memory().unwrap();
    let large = |megabytes: usize| EntryContent {
        detail: Some("x".repeat(megabytes * 1_000_000)),
        ..sign_in("ron@pawnee.example")
    };
    log.append_all([1, 2, 2, 9, 0, 0].map(large)).unwrap();
    let (mut after, mut pages) = (Anchor::EMPTY, Vec::new());
    loop {
        let page = log.following(&after, 1000).unwrap();
        let Some(last) = page.entries.last() else { break };
        after = Anchor {
            entries: last.id,
            head: last.hash,
        };
        pages.push(page.entries.iter().map(|entry| entry.id).collect::<Vec<_>>());
    }
    assert_eq!(pages, [vec![1, 2], vec![3], vec![4], vec![5, 6]]);
}
