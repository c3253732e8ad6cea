//! Exports and checkpoints.

use std::path::PathBuf;

use journal::{AuditLog, Checkpoint, EntryContent, Error, Fault, Filter, Format, SigningKey, Verdict};
use serde_json::Value;

use crate::{folder, sign_in, tamper};

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32]).unwrap()
}

fn checkpoint(log: &AuditLog) -> Checkpoint {
    log.checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &key())
        .unwrap()
}

fn export_text(log: &AuditLog, format: Format) -> String {
    let mut bytes = Vec::new();
    log.export(&Filter::default(), format, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Creates a log of `entries` entries.
fn log_of(entries: usize) -> (tempfile::TempDir, AuditLog, PathBuf) {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    let entry = sign_in("ron@swanson.com");
    log.append_all(vec![entry; entries]).unwrap();
    (folder, log, path)
}

#[test]
fn export_has_filtered_entries_newest_first() {
    let log = AuditLog::in_memory().unwrap();
    log.append_all((0..2_500).map(|number| sign_in(&format!("{number}@example.test"))))
        .unwrap();
    let lines = export_text(&log, Format::JsonLines);
    let ids: Vec<i64> = lines
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["id"]
                .as_i64()
                .unwrap()
        })
        .collect();
    let one = Filter {
        customer_email: Some("17@example.test".into()),
        ..Filter::default()
    };

    assert_eq!(ids, (1..=2_500).rev().collect::<Vec<_>>());
    assert_eq!(export_text(&log, Format::Csv).lines().count(), 2_501);
    assert_eq!(log.export(&one, Format::Csv, std::io::sink()).unwrap(), 1);
}

#[test]
fn csv_has_no_formulas_and_no_broken_cells() {
    let log = AuditLog::in_memory().unwrap();
    let hostile = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "a\",b\n1,2",
    ];
    log.append_all(hostile.map(sign_in)).unwrap();

    let text = export_text(&log, Format::Csv);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let index = rows
        .headers()
        .unwrap()
        .iter()
        .position(|name| name == "customer_email")
        .unwrap();
    let mut read: Vec<_> = rows.records().map(|row| row.unwrap()[index].to_owned()).collect();
    read.reverse();

    assert_eq!(
        read,
        [
            "'=1+1",
            "'+1",
            "'-1",
            "'@SUM(A1)",
            "'\u{fffd}=1",
            "'\u{fffd}=1",
            "'\u{fffd}=1",
            "a\",b\u{fffd}1,2"
        ]
    );
    let lines = export_text(&log, Format::JsonLines);
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!(last["customer_email"], "=1+1");
}

/// Text with every kind of line break, and with controls that change the reading direction.
const FORGERY: &str = "x\r\n2,00,2026\u{b}\u{c}\u{1c}\u{1e}\u{85}\u{2028}\u{2029}\u{0}\u{7f}\u{1b}[2K\u{202e}evas\u{202c}\u{2066}i\u{2069}";

fn breaks_line_or_direction(character: char) -> bool {
    character.is_control()
        || "\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}"
            .contains(character)
}

#[test]
fn export_text_has_no_line_breaks_or_bidi_controls() {
    let log = AuditLog::in_memory().unwrap();
    let text = || format!("Zoë \u{646}\u{648}\u{631}\u{629} {FORGERY}");
    let hostile = EntryContent {
        operator: text(),
        account: text(),
        store: text(),
        customer_id: Some(text()),
        customer_email: Some(text()),
        session_id: Some(text()),
        reason: Some(text()),
        detail: Some(text()),
        ..sign_in("ron@swanson.com")
    };
    log.append(&hostile).unwrap();

    assert_eq!(
        log.recent(1).unwrap()[0].content,
        hostile,
        "the log keeps the text unchanged"
    );
    let lines = export_text(&log, Format::JsonLines);
    let sheet = export_text(&log, Format::Csv);
    assert_eq!(
        (lines.matches('\n').count(), sheet.matches("\r\n").count()),
        (1, 2)
    );
    assert!(!lines.trim_end_matches('\n').contains(breaks_line_or_direction));
    assert!(!sheet.replace("\r\n", "").contains(breaks_line_or_direction));
    let object: Value = serde_json::from_str(&lines).unwrap();
    let row = csv::Reader::from_reader(sheet.as_bytes()).into_records().next();
    let row = row.unwrap().unwrap();
    let names: Vec<_> = sheet.lines().next().unwrap().split(',').collect();
    for name in [
        "operator",
        "account",
        "store",
        "customer_id",
        "customer_email",
        "session_id",
        "reason",
        "detail",
    ] {
        assert_eq!(object[name], text(), "a JSON parser gets the unchanged text");
        let index = names.iter().position(|column| *column == name).unwrap();
        assert!(row[index].starts_with("Zoë \u{646}\u{648}\u{631}\u{629} x\u{fffd}\u{fffd}2,00,2026"));
        assert!(row[index].ends_with("[2K\u{fffd}evas\u{fffd}\u{fffd}i\u{fffd}"));
    }
}

#[test]
fn checkpoint_stays_valid_while_log_grows() {
    let (_folder, log, _) = log_of(3);
    let seen = checkpoint(&log);
    log.append(&sign_in("later@example.test")).unwrap();

    let verdict = log.verify_against(&seen, &key().public()).unwrap();

    assert!(
        matches!(verdict, Verdict::Intact { entries: 4, .. }),
        "{verdict:?}"
    );
}

#[test]
fn checkpoint_finds_entries_cut_off_at_end() {
    let (_folder, log, path) = log_of(5);
    let seen = checkpoint(&log);
    tamper(
        &path,
        "DELETE FROM entry WHERE id > 3; DELETE FROM personal WHERE id > 3",
    );

    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 3, .. }
    ));
    let verdict = log.verify_against(&seen, &key().public()).unwrap();
    assert_eq!(
        verdict,
        Verdict::Broken {
            entry: 4,
            fault: Fault::CutOff
        }
    );
}

#[test]
fn checkpoint_finds_rewritten_log() {
    let (_folder, log, path) = log_of(3);
    let seen = checkpoint(&log);
    tamper(&path, "DELETE FROM entry; DELETE FROM personal");
    let log = AuditLog::open(&path).unwrap();
    log.append_all(["a@b.test", "c@d.test", "e@f.test", "g@h.test"].map(sign_in))
        .unwrap();

    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 4, .. }
    ));
    let verdict = log.verify_against(&seen, &key().public()).unwrap();
    assert_eq!(
        verdict,
        Verdict::Broken {
            entry: 3,
            fault: Fault::Rewritten
        }
    );
}

#[test]
fn changed_or_foreign_checkpoint_is_refused() {
    let (_folder, log, _) = log_of(3);
    let seen = checkpoint(&log);
    let other = SigningKey::from_seed(&[8; 32]).unwrap();
    let others = log
        .checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &other)
        .unwrap();
    let changed = [
        Checkpoint {
            entries: 2,
            ..seen.clone()
        },
        Checkpoint {
            head: "0".repeat(64),
            ..seen.clone()
        },
        Checkpoint {
            at: "2020-01-01T00:00:00.000Z".into(),
            ..seen.clone()
        },
        Checkpoint {
            signature: String::new(),
            ..seen.clone()
        },
        Checkpoint {
            signature: "é".into(),
            ..seen
        },
    ];

    for checkpoint in changed {
        let result = log.verify_against(&checkpoint, &key().public());
        assert!(matches!(result, Err(Error::NotSigned)), "{result:?}");
    }
    let result = log.verify_against(&others, &key().public());
    assert!(
        matches!(&result, Err(Error::OtherKey(key)) if *key == other.public()),
        "{result:?}"
    );
}

#[test]
fn broken_chain_gets_no_checkpoint() {
    let (_folder, log, path) = log_of(3);
    tamper(&path, "UPDATE personal SET reason = 'another' WHERE id = 2");

    let error = log.checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &key());

    assert!(matches!(error, Err(Error::Broken(2))), "{error:?}");
}
