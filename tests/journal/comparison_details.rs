//! The audit log against an export: what counts as altered, missing, silent or late.

use std::fs;
use std::process::Command;

use jiff::{SignedDuration, Timestamp};
use journal::{AuditLog, EntryContent};
use serde_json::Value;

use crate::comparison::{WEEK, compare, exported, log_of};
use crate::erasure::key;
use crate::forged_statements::announcement;
use crate::{folder, full_entry, sign_in, tamper};

const TIME: &str = "shopside.entry.time";
const OPERATOR: &str = "shopside.operator";
const PREVIOUS: &str = "shopside.entry.previous_hash";

/// Entries of an old year, an hour apart, and one of today.
fn log_over_years() -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    let start: Timestamp = "2024-11-23T09:00:00Z".parse().unwrap();
    let old = (0..3).map(|hours| EntryContent {
        at: start + SignedDuration::from_hours(hours),
        ..sign_in("ron@pawnee.example")
    });
    log.append_all(old.chain([sign_in("ron@pawnee.example")]))
        .unwrap();
    log
}

#[test]
fn installation_is_silent_only_after_the_whole_time() {
    let (log, other) = (log_of(2), log_of(2));
    let is_silent = |more: SignedDuration| {
        let mut lines = exported(&log, "till-3");
        let mut later = exported(&other, "till-4");
        for line in &mut later {
            line[TIME] = format!("{:.3}", sign_in("").at + WEEK + more).into();
        }
        lines.extend(later);
        compare(&log, &lines).installations[0].is_silent
    };
    assert!(!is_silent(SignedDuration::from_millis(-1)));
    assert!(!is_silent(SignedDuration::ZERO));
    assert!(is_silent(SignedDuration::from_millis(1)));
}

#[test]
fn last_time_is_that_of_the_entry_with_the_last_number() {
    let log = log_over_years();
    let mut lines = exported(&log, "till-3");
    // The clock was set back before the last one.
    lines[3][TIME] = "2024-11-23T09:30:00.000Z".into();
    for _ in 0..lines.len() {
        let last_at = compare(&log, &lines).installations[0].last_at;
        assert_eq!(last_at, Some("2024-11-23T09:30:00Z".parse().unwrap()));
        lines.rotate_left(1);
    }
    lines.reverse();
    let last_at = compare(&log, &lines).installations[0].last_at;
    assert_eq!(last_at, Some("2024-11-23T09:30:00Z".parse().unwrap()));
}

#[test]
fn entry_missing_before_those_that_were_cut_off_is_missing() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![sign_in("ron@pawnee.example"); 6]).unwrap();
    let mut lines = exported(&log, "till-3");
    lines.remove(2);
    tamper(
        &path,
        "DELETE FROM personal WHERE id > 3; DELETE FROM entry WHERE id > 3",
    );
    let comparison = compare(&log, &lines);
    assert_eq!(comparison.cut_off_in_log.to_string(), "4-6");
    // The log server has later ones, so it will not come any more.
    assert_eq!(comparison.missing_in_export.to_string(), "3");
    assert!(comparison.after_export.is_empty(), "{comparison:?}");
}

#[test]
fn hash_before_the_first_entry_is_compared() {
    let log = log_of(2);
    let mut lines = exported(&log, "till-3");
    lines[0][PREVIOUS] = "1".repeat(64).into();
    assert_eq!(compare(&log, &lines).altered.to_string(), "1");
}

#[test]
fn export_from_before_a_retention_is_the_same() {
    let log = log_over_years();
    let lines = exported(&log, "till-3");
    let before = "2024-11-23T11:00:00Z".parse().unwrap();
    log.remove_before(before, &announcement(), &key())
        .unwrap()
        .unwrap();

    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
    assert_eq!(
        (comparison.same, comparison.removed.to_string()),
        (2, "1-2".into())
    );
    // The entry before the first one that is left is gone, but nothing else of that one.
    let mut altered = lines;
    altered[2][OPERATOR] = "Someone else".into();
    assert_eq!(compare(&log, &altered).altered.to_string(), "3");
}

#[test]
fn export_from_before_an_erasure_is_the_same() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([full_entry(), sign_in("april@pawnee.example")])
        .unwrap();
    let lines = exported(&log, "till-3");
    assert!(!lines[0]["shopside.reason"].is_null());
    log.erase(1, &announcement(), &key()).unwrap();

    let comparison = compare(&log, &lines);

    assert!(comparison.is_intact(), "{comparison:?}");
    assert_eq!(comparison.same, 2);
}

#[test]
fn empty_text_stands_for_a_missing_attribute() {
    let log = log_of(2);
    let mut lines = exported(&log, "till-3");
    assert!(lines[0]["shopside.import.id"].is_null());
    for line in &mut lines {
        line["shopside.import.id"] = "".into();
        line["shopside.detail"] = "".into();
    }
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
}

/// Some servers write many entries in one line.
#[test]
fn line_of_megabytes_is_read() {
    let log = log_of(2);
    let mut lines = exported(&log, "till-3");
    lines[0]["message"] = "x".repeat(2_000_000).into();
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{:?}", comparison.unreadable_lines);
}

#[test]
fn entry_delivered_twice_and_once_in_part_is_altered() {
    let log = log_of(3);
    let lines = exported(&log, "till-3");
    let mut in_part = lines[1].clone();
    in_part.as_object_mut().unwrap().remove(OPERATOR);
    for place in [0, 1, 3] {
        let mut twice = lines.clone();
        twice.insert(place, in_part.clone());
        let comparison = compare(&log, &twice);
        assert_eq!(comparison.altered.to_string(), "2", "{place}");
        assert!(comparison.installations[0].rewritten.is_empty());
    }
}

#[test]
fn fault_of_another_installation_is_a_fault() {
    let (log, other) = (log_of(3), log_of(3));
    let with = |others: &[Value]| {
        let lines = [&exported(&log, "till-3"), others].concat();
        let comparison = compare(&log, &lines);
        assert_eq!(comparison.installation.as_deref(), Some("till-3"));
        (comparison.is_intact(), comparison.installations[1].clone())
    };
    let others = exported(&other, "till-4");
    assert!(with(&others).0);

    let (is_intact, till_4) = with(&[others[0].clone(), others[2].clone()]);
    assert_eq!((is_intact, &*till_4.missing.to_string()), (false, "2"));

    let (is_intact, till_4) = with(&others[..2]);
    assert_eq!((is_intact, till_4.missing_at_end), (false, 1));

    let mut rewritten = others;
    rewritten[2][PREVIOUS] = "1".repeat(64).into();
    let (is_intact, till_4) = with(&rewritten);
    assert_eq!((is_intact, &*till_4.rewritten.to_string()), (false, "3"));
}

/// What the command prints about an audit log of five entries and an export of them after `change`,
/// and its status.
fn command(silent_days: &str, change: impl FnOnce(&mut Vec<Value>)) -> (Option<i32>, String) {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![
        EntryContent {
            at: "2024-11-23T09:00:00Z".parse().unwrap(),
            ..sign_in("ron@pawnee.example")
        };
        5
    ])
    .unwrap();
    let mut lines = exported(&log, "till-3");
    change(&mut lines);
    let lines: Vec<_> = lines.iter().map(Value::to_string).collect();
    let export = folder.path().join("export.jsonl");
    fs::write(&export, lines.join("\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .args(["compare", "--silent-days", silent_days])
        .args([&path, &export])
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn command_prints_no_fault_of_a_complete_export() {
    let (status, text) = command("7", |_| {});
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("5 entries are the same on both sides."), "{text}");
    let faults = [
        "MISSING",
        "DIFFERENT",
        "CUT OFF",
        "SILENT",
        "REPLACED",
        "LINES",
        "removed",
    ];
    for fault in faults {
        assert!(!text.contains(fault), "{fault}: {text}");
    }
    assert!(!text.contains("not in the export yet"), "{text}");
}

#[test]
fn command_names_what_is_missing_or_altered() {
    let (status, text) = command("7", |lines| {
        lines[0][OPERATOR] = "Someone else".into();
        lines.pop();
        lines.remove(1);
    });
    assert_eq!(status, Some(1), "{text}");
    for words in [
        "DIFFERENT on both sides: 1\n",
        "MISSING in the export: 2\n",
        "not in the export yet, or cut off there: 5\n",
        "MISSING: 2\n",
        "MISSING at the end: entries up to 5 were written",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn silence_is_counted_in_days_by_the_command() {
    let quiet_for = |hours: i64| {
        let (_, text) = command("3", |lines| {
            let at: Timestamp = "2024-11-23T09:00:00Z".parse().unwrap();
            let mut later = lines.clone();
            for line in &mut later {
                line["service.instance.id"] = "till-4".into();
                line[TIME] = format!("{:.3}", at + SignedDuration::from_hours(hours)).into();
            }
            lines.extend(later);
        });
        text.contains("SILENT")
    };
    assert!(!quiet_for(72));
    assert!(quiet_for(73));
}
