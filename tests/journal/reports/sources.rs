//! What reports are made of.

use std::collections::BTreeSet;
use std::path::Path;

use journal::{Action, AuditLog, EntryContent, Outcome, Report, ReportSource};
use serde_json::Value;

use super::{act, always, export_file, exported, log_of, of_log, preview, rows};
use crate::{folder, tamper};

fn counts(rows: &[Value]) -> Vec<(String, String)> {
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let count = |row| (text(row, "installation"), text(row, "count"));
    rows.iter().map(count).collect()
}

fn of_file(path: &Path) -> [ReportSource; 1] {
    [ReportSource::open(path).unwrap()]
}

#[test]
fn export_of_many_installations_is_read_once_in_any_order() {
    let (till_3, till_4) = (
        log_of(preview("s-1", "2026-11-23T09:00:00Z")),
        log_of(preview("s-2", "2026-11-23T10:00:00Z")),
    );
    let mut lines = exported(&till_3, "till-3");
    lines.extend(exported(&till_4, "till-4"));
    lines.extend(exported(&till_3, "till-3"));
    lines.reverse();
    let (_folder, path) = export_file(&lines);
    let (rows, facts) = rows(&Report::AccessReview, &of_file(&path), &always());
    let one = |installation: &str| (installation.to_owned(), "1".to_owned());
    assert_eq!(counts(&rows), [one("till-3"), one("till-4")]);
    assert_eq!((facts.entries, facts.repeated, facts.installations()), (6, 3, 2));
    assert_eq!(
        (facts.gaps(), facts.before_first(), facts.clock_set_back),
        (0, 0, 0)
    );
}

#[test]
fn entries_that_are_missing_are_counted() {
    let log = log_of((0..9).map(|_| act(Action::AdminView, Outcome::Begun, "2026-11-23T09:00:00Z")));
    let mut lines = exported(&log, "till-3");
    lines.remove(5);
    lines.drain(..3);
    let (_folder, path) = export_file(&lines);
    let (_, facts) = rows(&Report::AccessReview, &of_file(&path), &always());
    assert_eq!((facts.before_first(), facts.gaps()), (3, 1));
}

#[test]
fn clock_that_was_set_back_is_counted() {
    let at = [
        "2026-11-23T09:00:00Z",
        "2026-11-23T08:00:00Z",
        "2026-11-23T08:00:01Z",
    ];
    let log = log_of(at.map(|at| act(Action::AdminView, Outcome::Begun, at)));
    let (rows_found, facts) = rows(&Report::AccessReview, &of_log(&log), &always());
    assert_eq!(facts.clock_set_back, 1);
    // The latest by the clock, which may be wrong.
    assert_eq!(rows_found[0]["last_use"], "2026-11-23T09:00:00+00:00");
    let mut lines = exported(&log, "till-3");
    lines.reverse();
    let (_folder, path) = export_file(&lines);
    assert_eq!(
        rows(&Report::AccessReview, &of_file(&path), &always())
            .1
            .clock_set_back,
        1
    );
}

/// Whether an entry with another word in the place of `known` is one of a later version, in an
/// export of an audit log that goes on.
fn is_later(known: &str, word: &str) -> bool {
    let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
    entries.extend(preview("s-2", "2026-11-23T10:00:00Z"));
    let log = log_of(entries);
    let mut lines = exported(&log, "till-3");
    assert!(lines[1].contains(known), "{}", lines[1]);
    lines[1] = lines[1].replace(known, word);
    // It is delivered twice, too.
    lines.push(lines[1].clone());
    let (_folder, path) = export_file(&lines);
    let (rows, facts) = rows(&Report::AccessReview, &of_file(&path), &always());
    assert_eq!((rows.len(), facts.entries, facts.repeated), (1, 5, 1), "{word}");
    // It is there.
    assert_eq!((facts.gaps(), facts.before_first()), (0, 0), "{word}");
    assert_eq!(facts.later + facts.unreadable, 1, "{word}");
    facts.later == 1
}

#[test]
fn entry_of_a_later_version_is_left_out_and_counted() {
    assert!(is_later(
        r#""shopside.action":"preview""#,
        r#""shopside.action":"teleport""#
    ));
    assert!(is_later(
        r#""shopside.outcome":"done""#,
        r#""shopside.outcome":"delegated""#
    ));
    assert!(is_later(
        r#""shopside.access.method":"preview""#,
        r#""shopside.access.method":"telepathy""#
    ));
}

#[test]
fn entry_without_a_time_or_an_action_is_no_later_one() {
    assert!(!is_later(
        r#""shopside.action":"preview""#,
        r#""shopside.action":"""#
    ));
    assert!(!is_later(
        r#""shopside.entry.time":"2026"#,
        r#""shopside.entry.time":"never"#
    ));
}

#[test]
fn entry_of_a_later_version_in_an_audit_log_is_counted() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    let entries = [
        preview("s-1", "2026-11-23T09:00:00Z"),
        preview("s-2", "2026-11-23T10:00:00Z"),
    ];
    log.append_all(entries.concat()).unwrap();
    for (column, number) in [("action", 1), ("outcome", 2), ("way", 3), ("version", 4)] {
        let before = ReportSource::Log(log.clone());
        tamper(
            &path,
            &format!("UPDATE entry SET {column} = 7 WHERE id = {number}"),
        );
        // As the app reads it, and as the command does.
        for source in [before, ReportSource::open(&path).unwrap()] {
            let (_, facts) = rows(&Report::AccessReview, &[source], &always());
            assert_eq!(
                (facts.later, facts.entries + facts.later),
                (number, 6),
                "{column}"
            );
            assert_eq!((facts.gaps(), facts.before_first()), (0, 0), "{column}");
        }
    }
}

#[test]
fn empty_attributes_are_missing_ones() {
    let log = log_of([act(
        Action::CustomerChange,
        Outcome::Begun,
        "2026-11-23T09:00:00Z",
    )]);
    let lines = exported(&log, "till-3").into_iter().map(|line| {
        let mut line: Value = serde_json::from_str(&line).unwrap();
        for name in ["shopside.import.id", "session.id", "shopside.access.method"] {
            line[name] = "".into();
        }
        line.to_string()
    });
    let (_folder, path) = export_file(&lines.collect::<Vec<_>>());
    let (rows, facts) = rows(&Report::AccessReview, &of_file(&path), &always());
    assert_eq!(facts.unreadable + facts.later, 0);
    assert_eq!(rows[0]["method"], "change");
}

#[test]
fn audit_log_and_its_export_count_once() {
    let log = log_of(preview("s-1", "2026-11-23T09:00:00Z"));
    let (_folder, path) = export_file(&exported(&log, "till-3"));
    let sources = [ReportSource::Log(log), ReportSource::open(&path).unwrap()];
    let (rows, facts) = rows(&Report::AccessReview, &sources, &always());
    assert_eq!((rows.len(), facts.entries, facts.repeated), (1, 3, 3));
}

#[test]
fn thousands_of_sessions_are_counted() {
    let entries = (0..5_000)
        .flat_map(|number| -> Vec<EntryContent> { preview(&format!("s-{number}"), "2026-11-23T09:00:00Z") });
    let (rows, facts) = rows(&Report::AccessReview, &of_log(&log_of(entries)), &always());
    assert_eq!(rows[0]["count"], "5000");
    assert_eq!(facts.entries, 15_000);
}

#[test]
fn each_language_has_the_same_texts() {
    let ids = |language: &str| -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages");
        let text = std::fs::read_to_string(folder.join(language).join("reports.ftl")).unwrap();
        let ids = text.lines().filter_map(|line| line.split_once(" = "));
        ids.map(|(id, _)| id.to_owned()).collect()
    };
    for language in ["de", "fr", "es"] {
        assert_eq!(ids(language), ids("en"), "{language}");
    }
}

#[test]
fn clock_is_set_back_only_if_a_later_entry_is_earlier() {
    let count = |at: &[&str]| {
        let log = log_of(at.iter().map(|at| act(Action::AdminView, Outcome::Begun, at)));
        let mut lines = exported(&log, "till-3");
        lines.reverse();
        let (_folder, path) = export_file(&lines);
        [&of_log(&log), &of_file(&path)].map(|source| {
            let (_, facts) = rows(&Report::AccessReview, source, &always());
            facts.clock_set_back
        })
    };
    assert_eq!(count(&["2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z"]), [0, 0]);
    assert_eq!(count(&["2026-11-23T09:00:00Z", "2026-11-23T08:00:00Z"]), [1, 1]);
}

#[test]
fn entry_of_a_later_version_counts_once_from_two_files() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(preview("s-1", "2026-11-23T09:00:00Z")).unwrap();
    tamper(&path, "UPDATE entry SET version = 7 WHERE id = 2");
    let sources = [ReportSource::Log(log), ReportSource::open(&path).unwrap()];
    let (_, facts) = rows(&Report::AccessReview, &sources, &always());
    assert_eq!((facts.entries, facts.later, facts.repeated), (2, 1, 3));
}
