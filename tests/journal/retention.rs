//! Retention: the oldest entries are removed under a signature, and the chain goes on from there.

use std::fs;

use jiff::{SignedDuration, Timestamp};
use journal::{
    Action, AuditLog, Checkpoint, EntryContent, Error, Fault, Filter, Loss, Outcome, Removal, Removed,
    SigningKey, Verdict,
};

use crate::encodings::contains_encoded;
use crate::erasure::key;
use crate::old_files::schema_2_file;
use crate::{folder, sign_in, tamper};

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn days_ago(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}

fn entry(days: i64) -> EntryContent {
    EntryContent {
        at: days_ago(days),
        ..sign_in(&format!("customer-{days}@example.test"))
    }
}

fn announcement() -> EntryContent {
    EntryContent {
        at: now(),
        action: Action::Retention,
        outcome: Outcome::Done,
        customer_id: None,
        customer_email: None,
        reason: None,
        ..sign_in("")
    }
}

fn remove(log: &AuditLog, days: i64) -> Option<Removal> {
    log.remove_before(days_ago(days), &announcement(), &key())
        .unwrap()
}

fn removed(first: i64, last: i64) -> Removed {
    Removed::Entries { first, last }
}

fn ids(log: &AuditLog) -> Vec<i64> {
    let entries = log.recent(10_000).unwrap();
    entries.iter().rev().map(|entry| entry.id).collect()
}

fn checkpoint(log: &AuditLog) -> Checkpoint {
    log.checkpoint(now(), &key()).unwrap()
}

/// Six entries, from 600 to 100 days ago.
fn log_of_six() -> (tempfile::TempDir, std::path::PathBuf, AuditLog) {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all([600, 500, 400, 300, 200, 100].map(entry)).unwrap();
    // Opening collects statistics, which have samples of the rows.
    let log = AuditLog::open(&path).unwrap();
    (folder, path, log)
}

#[test]
fn chain_goes_on_after_removed_entries() {
    let (folder, _, log) = log_of_six();

    let first = remove(&log, 450).unwrap();
    assert_eq!(remove(&log, 450), None);
    let second = remove(&log, 250).unwrap();
    log.compact().unwrap();

    assert_eq!(
        (first.removed.clone(), second.removed.clone()),
        (removed(1, 2), removed(3, 4))
    );
    assert_eq!(ids(&log), [5, 6, 7, 8]);
    let Verdict::Intact {
        entries: 8, removals, ..
    } = log.verify_signed_by(&[&key().public()]).unwrap()
    else {
        panic!("the log is intact")
    };
    assert_eq!(removals, [first, second]);
    let announced = log.recent(1).unwrap().remove(0);
    assert_eq!(announced.removes.as_deref(), Some("3-4"));
    assert_eq!(announced.content.items, Some(2));
    for file in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!contains_encoded(&bytes, "customer-600@example.test"));
        assert!(!contains_encoded(&bytes, "customer-300@example.test"));
    }
}

#[test]
fn entries_from_the_limit_on_and_all_after_stay() {
    let log = AuditLog::in_memory().unwrap();
    // The fourth was written while the clock was set back.
    log.append_all([600, 400, 300, 500, 100].map(entry)).unwrap();

    let removal = remove(&log, 300).unwrap();

    assert_eq!(removal.removed, removed(1, 2));
    assert_eq!(remove(&log, 300), None);
    assert_eq!(ids(&log), [3, 4, 5, 6]);
}

#[test]
fn recent_entries_are_never_removed() {
    let (_folder, _, log) = log_of_six();

    let refused = log.remove_before(days_ago(29), &announcement(), &key());

    assert!(matches!(refused, Err(Error::TooRecent)), "{refused:?}");
    assert_eq!(ids(&log).len(), 6);
}

#[test]
fn log_of_old_entries_keeps_its_numbers() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([600, 500].map(entry)).unwrap();

    assert_eq!(remove(&log, 300).unwrap().removed, removed(1, 2));
    log.append(&entry(0)).unwrap();

    assert_eq!(ids(&log), [3, 4]);
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 4, .. }
    ));
}

#[test]
fn many_entries_are_removed_in_batches() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all((0..4_500).map(|_| entry(400))).unwrap();
    log.append(&entry(1)).unwrap();

    let removals: Vec<_> = std::iter::from_fn(|| remove(&log, 300)).collect();

    let ranges: Vec<_> = removals.iter().map(|removal| removal.removed.clone()).collect();
    assert_eq!(
        ranges,
        [removed(1, 2_000), removed(2_001, 4_000), removed(4_001, 4_500)]
    );
    assert_eq!(ids(&log), [4_501, 4_502, 4_503, 4_504]);
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 4_504, .. }
    ));
}

#[test]
fn checkpoint_of_removed_entry_is_not_called_rewritten() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    let mut checkpoints = Vec::new();
    for days in [600, 500, 400] {
        log.append(&entry(days)).unwrap();
        checkpoints.push(checkpoint(&log));
    }
    remove(&log, 450).unwrap();

    let verdict = |index: usize| log.verify_against(&checkpoints[index], &key().public());

    assert!(matches!(verdict(0), Err(Error::Removed(1))), "{:?}", verdict(0));
    assert!(
        matches!(verdict(1), Ok(Verdict::Intact { .. })),
        "{:?}",
        verdict(1)
    );
    assert!(
        matches!(verdict(2), Ok(Verdict::Intact { .. })),
        "{:?}",
        verdict(2)
    );
}

#[test]
fn checkpoint_of_another_log_is_found_at_removed_end() {
    let (_folder, _, log) = log_of_six();
    let other = AuditLog::in_memory().unwrap();
    other.append_all([500, 500].map(entry)).unwrap();
    let foreign = checkpoint(&other);
    remove(&log, 450).unwrap();

    let verdict = log.verify_against(&foreign, &key().public()).unwrap();

    let rewritten = Verdict::Broken {
        entry: 2,
        fault: Fault::Rewritten,
    };
    assert_eq!(verdict, rewritten);
}

#[test]
fn changed_entries_are_not_removed() {
    let (_folder, path, log) = log_of_six();
    tamper(&path, "UPDATE entry SET operator = 'Someone Else' WHERE id = 2");

    let error = log
        .remove_before(days_ago(300), &announcement(), &key())
        .unwrap_err();

    assert!(matches!(error, Error::Broken(2)), "{error}");
    assert_eq!(ids(&log).len(), 6);
}

#[test]
fn removal_with_a_foreign_key_is_found() {
    let (_folder, _, log) = log_of_six();
    let forger = SigningKey::from_seed(&[8; 32]).unwrap();
    let removal = log
        .remove_before(days_ago(300), &announcement(), &forger)
        .unwrap()
        .unwrap();

    let unsigned = Verdict::Broken {
        entry: 7,
        fault: Fault::Unsigned,
    };
    assert_eq!(log.verify_signed_by(&[&key().public()]).unwrap(), unsigned);
    let Verdict::Intact { removals, .. } = log
        .verify_signed_by(&[&key().public(), &forger.public()])
        .unwrap()
    else {
        panic!("both keys are known")
    };
    assert_eq!(removals, [removal]);
    assert_eq!(removals[0].public_key, forger.public());
}

#[test]
fn old_and_erased_entries_are_removed_too() {
    let (_folder, path) = folder();
    drop(schema_2_file(&path));
    let log = AuditLog::open(&path).unwrap();
    log.append(&entry(1)).unwrap();
    let announced = EntryContent {
        action: Action::PersonErased,
        ..announcement()
    };
    log.erase(1, &announced, &key()).unwrap();
    let later = EntryContent {
        at: now() + SignedDuration::from_hours(24 * 365),
        ..announcement()
    };
    let before = "2026-11-01T00:00:00Z".parse().unwrap();

    let removal = log.remove_before(before, &later, &key()).unwrap().unwrap();
    assert_eq!(removal.removed, removed(1, 4));
    assert!(matches!(log.verify().unwrap(), Verdict::Intact { .. }));

    // The entry that announces the erasure is removed in its turn.
    let before = later.at - SignedDuration::from_hours(24 * 60);
    let removal = log.remove_before(before, &later, &key()).unwrap().unwrap();
    assert_eq!(removal.removed, removed(5, 6));
    let Verdict::Intact { removals, .. } = log.verify().unwrap() else {
        panic!("the log is intact")
    };
    assert_eq!(removals.len(), 3);
    assert_eq!(log.page(&Filter::default(), None, 10).unwrap().len(), 2);
}

#[test]
fn anchor_of_a_removed_entry_lost_nothing() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    let mut anchors = Vec::new();
    for days in [600, 500, 400] {
        log.append(&entry(days)).unwrap();
        anchors.push(log.anchor().unwrap());
    }
    remove(&log, 450).unwrap();

    for anchor in &anchors {
        assert_eq!(log.loss_since(anchor).unwrap(), None);
    }
    tamper(
        &path,
        "DELETE FROM entry WHERE id = 3; DELETE FROM personal WHERE id = 3",
    );
    assert_eq!(log.loss_since(&anchors[2]).unwrap(), Some(Loss::Rewritten));
}

#[test]
fn entries_of_exactly_30_days_can_be_removed() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([31, 30, 1].map(entry)).unwrap();

    assert_eq!(remove(&log, 30).unwrap().removed, removed(1, 1));
}

#[test]
fn announcement_counts_the_removed_entries() {
    for (entries, count) in [(&[400][..], 1), (&[400, 400, 400], 3), (&[400; 7], 7)] {
        let log = AuditLog::in_memory().unwrap();
        log.append_all(entries.iter().map(|days| entry(*days))).unwrap();
        remove(&log, 300).unwrap();
        assert_eq!(log.recent(1).unwrap()[0].content.items, Some(count));
    }
}
