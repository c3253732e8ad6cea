//! The audit log against an export of a log server.

use std::fmt::Write;

use jiff::{SignedDuration, Timestamp};
use journal::{Anchor, Attribute, AttributeOptions, AuditLog, Comparison, attributes};
use serde_json::{Value, json};

use crate::{sign_in, without_triggers};

pub(crate) const WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// After the entries, which are of November 23.
pub(crate) fn now() -> Timestamp {
    "2026-12-31T00:00:00Z".parse().unwrap()
}

pub(crate) fn log_of(count: usize) -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    log.append_all(vec![sign_in("ron@pawnee.example"); count])
        .unwrap();
    log
}

/// The attributes of each entry, as a log server has them.
pub(crate) fn exported(log: &AuditLog, installation: &str) -> Vec<Value> {
    let following = log.following(&Anchor::EMPTY, 1000).unwrap();
    let lines = following.with_previous().map(|(entry, previous)| {
        let attributes = attributes(entry, previous, &following.head, AttributeOptions::default());
        let mut line = json!({ "service.instance.id": installation });
        for (name, value) in attributes {
            line[name] = match value {
                Attribute::Text(text) => text.into(),
                Attribute::Whole(number) => number.into(),
            };
        }
        line
    });
    lines.collect()
}

pub(crate) fn compare(log: &AuditLog, lines: &[Value]) -> Comparison {
    let mut export = String::new();
    for line in lines {
        writeln!(export, "{line}").unwrap();
    }
    log.compare(export.as_bytes(), WEEK, now()).unwrap()
}

#[test]
fn complete_export_is_the_same() {
    let log = log_of(5);
    let mut lines = exported(&log, "till-3");
    // Delivered twice, and in another order.
    lines.extend(lines.clone());
    lines.reverse();
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
    assert_eq!(
        (comparison.same, comparison.installation.as_deref()),
        (5, Some("till-3"))
    );
}

#[test]
fn entries_missing_in_the_export_are_found() {
    let log = log_of(8);
    let mut lines = exported(&log, "till-3");
    lines.truncate(6);
    lines.drain(2..4);
    let comparison = compare(&log, &lines);
    assert!(!comparison.is_intact());
    assert_eq!(comparison.missing_in_export.to_string(), "3-4");
    assert_eq!(comparison.after_export.to_string(), "7-8");
    let installation = &comparison.installations[0];
    assert_eq!(installation.missing.to_string(), "3-4");
    // Each batch says how many entries there were.
    assert_eq!(installation.missing_at_end, 2);
}

#[test]
fn entries_not_sent_yet_are_no_fault() {
    let log = log_of(3);
    let lines = exported(&log, "till-3");
    log.append(&sign_in("ron@pawnee.example")).unwrap();
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
    assert_eq!(comparison.after_export.to_string(), "4");
}

#[test]
fn altered_entry_is_found_in_each_attribute() {
    let log = log_of(3);
    let lines = exported(&log, "till-3");
    let names: Vec<_> = lines[1].as_object().unwrap().keys().cloned().collect();
    for name in names {
        let is_about_entry = !name.starts_with("shopside.head.") && name != "service.instance.id";
        if !is_about_entry || name == "shopside.entry.number" {
            continue;
        }
        let mut altered = lines.clone();
        altered[1][&name] = "x".into();
        let comparison = compare(&log, &altered);
        assert_eq!(comparison.altered.to_string(), "2", "{name}");
        assert!(!comparison.is_intact());
    }
}

#[test]
fn audit_log_that_was_cut_off_is_found() {
    let (_folder, path) = crate::folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(vec![sign_in("ron@pawnee.example"); 6]).unwrap();
    let lines = exported(&log, "till-3");
    drop(log);
    let file = rusqlite::Connection::open(&path).unwrap();
    without_triggers(
        &file,
        "DELETE FROM personal WHERE id > 3; DELETE FROM entry WHERE id > 3",
    );
    drop(file);
    let comparison = compare(&AuditLog::open_untouched(&path).unwrap(), &lines);
    assert!(!comparison.is_intact());
    assert_eq!(comparison.cut_off_in_log.to_string(), "4-6");
}

#[test]
fn replaced_audit_log_is_found() {
    let (first, second) = (log_of(3), log_of(4));
    let mut lines = exported(&first, "till-3");
    lines.extend(exported(&second, "till-3"));
    let comparison = compare(&second, &lines);
    assert!(!comparison.is_intact());
    assert_eq!(comparison.installations[0].rewritten.to_string(), "1-4");
    assert_eq!(compare(&log_of(2), &lines).installation, None);
}

#[test]
fn silent_installation_is_found() {
    let (log, other) = (log_of(2), log_of(2));
    let mut lines = exported(&log, "till-3");
    let mut later = exported(&other, "till-4");
    for line in &mut later {
        line["shopside.entry.time"] = "2026-12-01T09:00:00.125Z".into();
    }
    lines.extend(later);
    let comparison = compare(&log, &lines);
    let silent = comparison
        .installations
        .iter()
        .map(|installation| (&*installation.id, installation.is_silent));
    assert_eq!(silent.collect::<Vec<_>>(), [("till-3", true), ("till-4", false)]);
    assert!(!comparison.is_intact());
}

#[test]
fn forms_of_log_servers_are_read() {
    let log = log_of(2);
    let flat = exported(&log, "till-3");
    let (Value::Object(first), Value::Object(second)) = (&flat[0], &flat[1]) else {
        panic!("{flat:?}")
    };
    let otlp = |attributes: &serde_json::Map<String, Value>| {
        let attributes = attributes.iter().filter(|(key, _)| *key != "service.instance.id");
        let attributes = attributes.map(|(key, value)| match value {
            Value::String(text) => json!({ "key": key, "value": { "stringValue": text } }),
            number => json!({ "key": key, "value": { "intValue": number.to_string() } }),
        });
        json!({ "attributes": attributes.collect::<Vec<_>>() })
    };
    let resource =
        json!({ "attributes": [{ "key": "service.instance.id", "value": { "stringValue": "till-3" } }] });
    let records = json!([otlp(first), otlp(second)]);
    let collector =
        json!({ "resourceLogs": [{ "resource": resource, "scopeLogs": [{ "logRecords": records }] }] });
    let loki = flat.iter().map(|line| {
        let labels = line.as_object().unwrap().iter();
        let labels = labels.map(|(key, value)| (key.replace('.', "_"), value.clone()));
        json!({ "labels": Value::Object(labels.collect()), "line": "sign_in begun" })
    });
    let nested = flat.iter().map(
        |line| json!({ "ResourceAttributes": { "service.instance.id": "till-3" }, "LogAttributes": line }),
    );
    for (form, lines) in [
        ("OTLP", vec![collector]),
        ("Loki", loki.collect()),
        ("ClickHouse", nested.collect()),
    ] {
        let comparison = compare(&log, &lines);
        assert!(comparison.is_intact(), "{form}: {comparison:?}");
        assert_eq!(
            (comparison.same, comparison.installation.as_deref()),
            (2, Some("till-3")),
            "{form}"
        );
    }
}
