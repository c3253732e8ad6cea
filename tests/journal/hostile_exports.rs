//! Exports that were altered, cut off or damaged, in whole or in part: what is wrong is found, and
//! nothing else is.

use std::fs;
use std::process::Command;

use jiff::tz::TimeZone;
use journal::{
    AuditLog, Comparison, EnglishLabels, EntryContent, Error, Period, Report, ReportFormat, ReportSource,
    one_line, write_report,
};
use serde_json::{Value, json};

use crate::comparison::{WEEK, compare, exported, log_of, now};
use crate::{folder, full_entry, sign_in};

/// The bytes of an export, a line for each value.
fn bytes(lines: &[Value]) -> Vec<u8> {
    let lines = lines.iter().map(|line| format!("{line}\n"));
    lines.collect::<String>().into_bytes()
}

fn compare_bytes(log: &AuditLog, export: &[u8]) -> Result<Comparison, Error> {
    log.compare(export, WEEK, now())
}

/// Five entries with a value in every column, and another one without most of them.
fn full_log() -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    log.append_all([vec![full_entry(); 5], vec![sign_in("ron@pawnee.example")]].concat())
        .unwrap();
    log
}

#[test]
fn number_out_of_range_is_found_at_once() {
    let log = log_of(3);
    for number in [4, 1_000_000_000_000, i64::MAX - 1, i64::MAX] {
        let mut lines = exported(&log, "till-3");
        let mut altered = lines[1].clone();
        altered["shopside.entry.number"] = number.into();
        lines.push(altered);
        let comparison = compare(&log, &lines);
        assert!(!comparison.is_intact());
        assert_eq!(comparison.cut_off_in_log.to_string(), number.to_string());
        assert_eq!((comparison.same, comparison.installations[0].last), (3, number));
    }
    for number in [0, -1, i64::MIN] {
        let mut lines = exported(&log, "till-3");
        lines[1]["shopside.entry.number"] = number.into();
        let comparison = compare(&log, &lines);
        assert_eq!(comparison.missing_in_export.to_string(), "2", "{number}");
    }
    for head in [i64::MIN, -1, i64::MAX] {
        let mut lines = exported(&log, "till-3");
        lines[1]["shopside.head.number"] = head.into();
        let missing = compare(&log, &lines).installations[0].missing_at_end;
        assert_eq!(missing, (head.max(3)) - 3);
    }
}

#[test]
fn report_counts_gaps_of_any_size() {
    let log = log_of(3);
    let (folder, _) = folder();
    let mut all = Vec::new();
    for number in 0..4 {
        let mut lines = exported(&log, &format!("till-{number}"));
        for line in &mut lines {
            line["shopside.entry.hash"] =
                format!("{number}{}", &line["shopside.entry.hash"].as_str().unwrap()[1..]).into();
        }
        lines[2]["shopside.entry.number"] = i64::MAX.into();
        all.extend(lines);
    }
    let path = folder.path().join("export.jsonl");
    fs::write(&path, bytes(&all)).unwrap();
    let facts = report(&path, &|| false).unwrap().1;
    assert_eq!((facts.installations(), facts.gaps()), (4, u64::MAX));
}

fn report(
    path: &std::path::Path,
    is_stopped: &dyn Fn() -> bool,
) -> Result<(String, journal::ReportFacts), Error> {
    let (mut to, labels) = (Vec::new(), EnglishLabels::default());
    let period = Period {
        from: None,
        before: None,
        zone: TimeZone::UTC,
    };
    let sources = [ReportSource::open(path)?];
    let facts = write_report(
        &Report::AccessReview,
        &sources,
        &period,
        ReportFormat::Text,
        &labels,
        &mut to,
        is_stopped,
    )?;
    Ok((String::from_utf8(to).unwrap(), facts))
}

#[test]
fn line_that_can_not_be_read_hides_no_other() {
    let log = log_of(4);
    let whole = bytes(&exported(&log, "till-3"));
    // Cut off in its last line, as a file that is still written.
    let cut = &whole[..whole.len() - 40];
    let comparison = compare_bytes(&log, cut).unwrap();
    assert!(!comparison.is_intact());
    assert_eq!(comparison.unreadable_lines.to_string(), "4");
    assert_eq!(
        (comparison.same, comparison.after_export.to_string()),
        (3, "4".into())
    );
    // Cut off in its first line.
    let comparison = compare_bytes(&log, &whole[40..]).unwrap();
    assert_eq!(comparison.unreadable_lines.to_string(), "1");
    assert_eq!(comparison.missing_in_export.to_string(), "1");
    // What is no text, or no JSON.
    for damage in [&b"\xff\xfe"[..], b"\0\0\0", b"{", b"\"", &[b'['; 1000]] {
        let mut damaged = damage.to_vec();
        damaged.push(b'\n');
        damaged.extend(&whole);
        let comparison = compare_bytes(&log, &damaged).unwrap();
        assert!(!comparison.is_intact());
        assert_eq!(
            (comparison.same, comparison.unreadable_lines.to_string()),
            (4, "1".into())
        );

        let (folder, _) = folder();
        let path = folder.path().join("export.jsonl");
        fs::write(&path, damaged).unwrap();
        let facts = report(&path, &|| false).unwrap().1;
        assert_eq!((facts.entries, facts.unreadable), (4, 1));
    }
}

#[test]
fn file_that_is_no_export_is_refused() {
    let log = log_of(1);
    for text in ["<html>\n", "PK\u{3}\u{4}\n", "{}\nno JSON\n"] {
        assert!(matches!(
            compare_bytes(&log, text.as_bytes()),
            Err(Error::ExportLine(_))
        ));
    }
    // PowerShell writes UTF-16.
    let utf_16: Vec<u8> = "{}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(compare_bytes(&log, &utf_16), Err(Error::ExportLine(1))));
    assert_eq!(compare_bytes(&log, b"").unwrap().installation, None);
}

#[test]
fn line_ends_and_byte_order_mark_do_not_matter() {
    let log = log_of(3);
    let text = String::from_utf8(bytes(&exported(&log, "till-3"))).unwrap();
    for form in [
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        text.replace('\n', "\n\n"),
        text.trim_end().to_owned(),
    ] {
        let comparison = compare_bytes(&log, form.as_bytes()).unwrap();
        assert!(comparison.is_intact(), "{comparison:?}");
    }
}

/// The attributes of an entry whose removal shows. Whose number or hash is gone is no entry.
fn removable(line: &Value) -> Vec<String> {
    let names = line.as_object().unwrap().keys();
    let names = names.filter(|name| {
        !name.starts_with("shopside.head.")
            && ![
                "service.instance.id",
                "shopside.entry.number",
                "shopside.entry.hash",
            ]
            .contains(&&***name)
    });
    names.cloned().collect()
}

#[test]
fn attribute_that_was_removed_is_found() {
    let log = full_log();
    let lines = exported(&log, "till-3");
    let names = removable(&lines[1]);
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        let mut altered = lines.clone();
        altered[1].as_object_mut().unwrap().remove(&name);
        let comparison = compare(&log, &altered);
        assert_eq!(comparison.altered.to_string(), "2", "{name}");
        assert!(!comparison.is_intact());
        // A server may not store it at all.
        for line in &mut altered {
            line.as_object_mut().unwrap().remove(&name);
        }
        let comparison = compare(&log, &altered);
        assert!(comparison.is_intact(), "{name}: {comparison:?}");
    }
}

#[test]
fn attribute_that_was_added_is_found() {
    let log = full_log();
    let lines = exported(&log, "till-3");
    for name in removable(&lines[1]) {
        if !lines[5][&name].is_null() {
            continue;
        }
        let mut altered = lines.clone();
        altered[5][&name] = lines[1][&name].clone();
        let comparison = compare(&log, &altered);
        assert_eq!(comparison.altered.to_string(), "6", "{name}");
    }
    let mut altered = lines.clone();
    altered[5]["shopside.entry.erased"] = "true".into();
    assert_eq!(compare(&log, &altered).altered.to_string(), "6");
}

#[test]
fn fields_of_the_server_do_not_matter() {
    let log = log_of(3);
    let mut lines = exported(&log, "till-3");
    for line in &mut lines {
        line["tenant"] = json!({ "id": 7, "labels": ["a", null, { "key": 1 }], "deep": { "er": {} } });
        line["detected_level"] = "info".into();
        line["@timestamp"] = 1_795_424_400.125.into();
        line["dropped"] = Value::Null;
    }
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
}

#[test]
fn installations_mixed_line_by_line_are_told_apart() {
    let (log, other) = (log_of(1500), log_of(1400));
    let (own, others) = (exported(&log, "till-3"), exported(&other, "till-4"));
    // `exported` reads a thousand.
    let mut lines: Vec<Value> = own.into_iter().zip(others).flat_map(|(a, b)| [b, a]).collect();
    lines.reverse();
    lines.swap(3, 1500);
    let comparison = compare(&log, &lines);
    assert_eq!(comparison.installation.as_deref(), Some("till-3"));
    assert_eq!(
        (comparison.same, comparison.altered.to_string()),
        (1000, String::new())
    );
    assert_eq!(comparison.after_export.to_string(), "1001-1500");
    let found = comparison.installations.iter();
    let found: Vec<_> = found.map(|one| (&*one.id, one.entries, one.last)).collect();
    assert_eq!(found, [("till-3", 1000, 1000), ("till-4", 1000, 1000)]);
}

#[test]
fn altered_entries_in_any_order_are_ranges() {
    let log = log_of(6);
    let mut lines = exported(&log, "till-3");
    for place in [4, 1, 2, 3] {
        lines[place]["shopside.operator"] = "Someone else".into();
    }
    lines.reverse();
    lines.swap(1, 4);
    assert_eq!(compare(&log, &lines).altered.to_string(), "2-5");
}

#[test]
fn wrong_clock_of_one_installation_silences_no_other() {
    let (log, other) = (log_of(2), log_of(2));
    let mut lines = exported(&log, "till-3");
    lines.extend(exported(&other, "till-4"));
    lines[3]["shopside.entry.time"] = "2099-01-01T00:00:00Z".into();
    let comparison = compare(&log, &lines);
    assert!(
        comparison.installations.iter().all(|one| !one.is_silent),
        "{comparison:?}"
    );
}

#[test]
fn hidden_characters_as_syslog_sends_them_are_the_same() {
    let log = AuditLog::in_memory().unwrap();
    let reason = "Two\nlines, \u{202e}backward\u{0}";
    log.append(&EntryContent {
        reason: Some(reason.into()),
        ..sign_in("ron@pawnee.example")
    })
    .unwrap();
    let mut lines = exported(&log, "till-3");
    lines[0]["shopside.reason"] = one_line(reason).into();
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
}

#[test]
fn command_prints_no_control_characters_of_an_export() {
    let (folder, path) = folder();
    AuditLog::open(&path)
        .unwrap()
        .append(&sign_in("ron@pawnee.example"))
        .unwrap();
    let log = AuditLog::open_untouched(&path).unwrap();
    let mut lines = exported(&log, "\u{1b}[2J\u{202e}till-3\nIntact");
    lines[0]["shopside.operator"] = "Someone else".into();
    let export = folder.path().join("export.jsonl");
    fs::write(&export, bytes(&lines)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .arg("compare")
        .args([&path, &export])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("[U+001B][2J[U+202E]till-3[U+000A]Intact"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
}

#[test]
fn stopped_report_reads_no_further() {
    let (folder, _) = folder();
    let path = folder.path().join("export.jsonl");
    fs::write(&path, bytes(&exported(&log_of(900), "till-3"))).unwrap();
    let asked = std::cell::Cell::new(0);
    let stopped = report(&path, &|| {
        asked.set(asked.get() + 1);
        asked.get() == 3
    });
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!(asked.get(), 3);
}
