//! Reports from audit logs and from exports of a log server.

mod access_review;
mod exceptions;
mod layout;
mod rules;
mod sources;
mod store_acts;
mod store_comparison;
mod subject;
mod ways;

use std::fmt::Write;
use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use journal::{
    Action, Anchor, Attribute, AttributeOptions, AuditLog, CsvOptions, EnglishLabels, EntryContent, Outcome,
    Period, Report, ReportFacts, ReportFormat, ReportSource, Way, attributes, write_report,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::sign_in;

const RON: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const TICKET: &str = "Order is missing (https://desk.example/tickets/7)";

/// An entry outside of a session.
fn act(action: Action, outcome: Outcome, at: &str) -> EntryContent {
    EntryContent {
        action,
        outcome,
        at: time(at),
        way: None,
        session_id: None,
        ..sign_in("ron@swanson.com")
    }
}

/// An entry of a session.
fn in_session(session: &str, action: Action, outcome: Outcome, at: &str) -> EntryContent {
    EntryContent {
        way: Some(Way::Preview),
        session_id: Some(session.into()),
        ..act(action, outcome, at)
    }
}

/// A preview that began, was entered and ended.
fn preview(session: &str, at: &str) -> Vec<EntryContent> {
    vec![
        in_session(session, Action::Preview, Outcome::Begun, at),
        in_session(session, Action::Preview, Outcome::Done, at),
        in_session(session, Action::SessionEnd, Outcome::Done, at),
    ]
}

fn time(at: &str) -> Timestamp {
    at.parse().unwrap()
}

fn log_of(entries: impl IntoIterator<Item = EntryContent>) -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    log.append_all(entries.into_iter().collect::<Vec<_>>()).unwrap();
    log
}

fn always() -> Period {
    Period {
        from: None,
        before: None,
        zone: TimeZone::UTC,
    }
}

fn between(from: &str, before: &str) -> Period {
    Period {
        from: Some(time(from)),
        before: Some(time(before)),
        zone: TimeZone::UTC,
    }
}

/// Writes a report in a format.
fn written(
    report: &Report,
    sources: &[ReportSource],
    period: &Period,
    format: ReportFormat,
) -> (String, ReportFacts) {
    let mut to = Vec::new();
    let facts = write_report(
        report,
        sources,
        period,
        format,
        &EnglishLabels::default(),
        &mut to,
        &|| false,
    )
    .unwrap();
    (String::from_utf8(to).unwrap(), facts)
}

/// The rows of a report by the names of their columns.
fn rows(report: &Report, sources: &[ReportSource], period: &Period) -> (Vec<Value>, ReportFacts) {
    let options = CsvOptions {
        byte_order_mark: false,
        ..CsvOptions::default()
    };
    let (csv, facts) = written(report, sources, period, ReportFormat::Csv(options));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let cells = names
            .iter()
            .zip(&row)
            .map(|(name, cell)| (name.to_owned(), json!(cell)));
        Value::Object(cells.collect())
    });
    (rows.collect(), facts)
}

fn of_log(log: &AuditLog) -> [ReportSource; 1] {
    [ReportSource::Log(log.clone())]
}

/// The entries as a log server exports them.
fn exported(log: &AuditLog, installation: &str) -> Vec<String> {
    let following = log.following(&Anchor::EMPTY, 100_000).unwrap();
    let lines = following.with_previous().map(|(entry, previous)| {
        let attributes = attributes(entry, previous, &following.head, AttributeOptions::default());
        let mut line = json!({ "service.instance.id": installation });
        for (name, value) in attributes {
            line[name] = match value {
                Attribute::Text(text) => text.into(),
                Attribute::Whole(number) => number.into(),
            };
        }
        line.to_string()
    });
    lines.collect()
}

/// A file of an export.
fn export_file(lines: &[String]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("export.jsonl");
    let mut text = String::new();
    for line in lines {
        writeln!(text, "{line}").unwrap();
    }
    std::fs::write(&path, text).unwrap();
    (folder, path)
}
