//! Entries of a later version of the app: an action, a result or a way of access that this version
//! does not know. They hide nothing else, and are verified like all others.

use std::fs;
use std::process::Command;

use journal::{
    Action, AttributeOptions, AuditLog, Entry, EntryContent, Filter, Format, Outcome, Removed, Verdict, Way,
    attributes,
};
use serde_json::Value;

use crate::comparison::{compare, exported};
use crate::erasure::key;
use crate::{folder, sign_in, tamper};

const RON: &str = "ron@pawnee.example";

fn later(action: &str, outcome: &str) -> EntryContent {
    EntryContent {
        action: Action::read(action),
        outcome: Outcome::read(outcome),
        way: None,
        session_id: None,
        detail: Some("merged with andy@pawnee.example".into()),
        ..sign_in(RON)
    }
}

/// A session that was begun in a way of a later version.
fn later_session() -> [EntryContent; 4] {
    let step = |action: &str, outcome: &str| EntryContent {
        way: Some(Way::read("passkey")),
        session_id: Some("s-9".into()),
        ..later(action, outcome)
    };
    [
        step("passkey_sign_in", "begun"),
        step("passkey_sign_in", "delegated"),
        step("view", "begun"),
        step("session_end", "done"),
    ]
}

/// Entries of this version around those of a later one, which are 2 to 7.
fn entries() -> Vec<EntryContent> {
    let mut entries = vec![
        sign_in(RON),
        later("customer_merge", "begun"),
        later("customer_merge", "done"),
    ];
    entries.extend(later_session());
    entries.push(EntryContent {
        outcome: Outcome::Done,
        ..sign_in(RON)
    });
    entries
}

fn log() -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    log.append_all(entries()).unwrap();
    log
}

#[test]
fn entries_of_a_later_version_are_read_and_verified() {
    let log = log();
    let contents = log
        .recent(100)
        .unwrap()
        .into_iter()
        .rev()
        .map(|entry| entry.content);
    assert_eq!(contents.collect::<Vec<_>>(), entries());
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 8, .. }
    ));
    let entry = log.entry(3).unwrap().unwrap();
    assert_eq!(entry.content.action.as_str(), "customer_merge");
    let only = Filter {
        action: Some(Action::read("customer_merge")),
        ..Filter::default()
    };
    assert_eq!(log.page(&only, None, 10).unwrap().len(), 2);
}

#[test]
fn changed_word_of_a_later_version_is_found() {
    for (column, number) in [("action", 2), ("outcome", 5), ("way", 6)] {
        let (_folder, path) = folder();
        let log = AuditLog::open(&path).unwrap();
        log.append_all(entries()).unwrap();
        tamper(
            &path,
            &format!("UPDATE entry SET {column} = 'other' WHERE id = {number}"),
        );
        assert!(matches!(
            AuditLog::open_untouched(&path).unwrap().verify().unwrap(),
            Verdict::Broken { entry, .. } if entry == number
        ));
    }
}

#[test]
fn act_and_session_of_a_later_version_are_one_row_each() {
    let rows = log().trail(&Filter::default(), None, 100).unwrap();
    let places: Vec<_> = rows
        .iter()
        .map(|row| (row.entry.id, row.begun.as_ref().map(|begun| begun.id)))
        .collect();
    // Entries 1 and 8 are of one session, which stands at its first entry.
    assert_eq!(places, [(4, None), (3, Some(2)), (1, None)]);
    let session = rows[0].session.as_ref().unwrap();
    let steps: Vec<_> = session
        .steps
        .iter()
        .map(|step| step.content.action.as_str())
        .collect();
    assert_eq!(steps, ["passkey_sign_in", "passkey_sign_in", "session_end"]);
    assert_eq!(session.entries, 4);
}

#[test]
fn exported_entry_has_the_words_of_a_later_version() {
    let log = log();
    let export = |format| {
        let mut bytes = Vec::new();
        assert_eq!(log.export(&Filter::default(), format, &mut bytes).unwrap(), 8);
        bytes
    };
    let lines = String::from_utf8(export(Format::JsonLines)).unwrap();
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[5]["action"], "customer_merge");
    assert_eq!(lines[3]["outcome"], "delegated");
    assert_eq!(lines[3]["way"], "passkey");
    let table = String::from_utf8(export(Format::Csv)).unwrap();
    assert!(table.contains("customer_merge,begun"), "{table}");
}

#[test]
fn hostile_word_is_a_text_in_a_table() {
    let log = AuditLog::in_memory().unwrap();
    log.append(&later("=HYPERLINK(\"https://evil.example\")", "@SUM(1)\r\nx"))
        .unwrap();
    let mut bytes = Vec::new();
    log.export(&Filter::default(), Format::Csv, &mut bytes).unwrap();
    let table = String::from_utf8(bytes).unwrap();
    assert_eq!(table.lines().count(), 2, "{table}");
    for cell in table.split([',', '\n']) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '@']), "{cell}");
    }
}

#[test]
fn log_server_has_the_same_entries_of_a_later_version() {
    let log = log();
    let lines = exported(&log, "till-3");
    assert_eq!(lines[1]["shopside.action"], "customer_merge");
    assert_eq!(lines[4]["shopside.outcome"], "delegated");
    assert_eq!(lines[4]["shopside.access.method"], "passkey");
    let comparison = compare(&log, &lines);
    assert!(comparison.is_intact(), "{comparison:?}");
    assert_eq!(comparison.same, 8);

    for (place, name) in [
        (1, "shopside.action"),
        (4, "shopside.outcome"),
        (4, "shopside.access.method"),
        (1, "shopside.entry.hash"),
    ] {
        let mut altered = lines.clone();
        altered[place][name] = "other".into();
        let comparison = compare(&log, &altered);
        assert_eq!(comparison.altered.to_string(), (place + 1).to_string(), "{name}");
    }
}

#[test]
fn entry_that_was_made_unreadable_is_an_altered_one() {
    for change in ["at = 'never'", "status = 70000", "version = 9"] {
        let (_folder, path) = folder();
        let log = AuditLog::open(&path).unwrap();
        log.append_all(entries()).unwrap();
        let lines = exported(&log, "till-3");
        tamper(&path, &format!("UPDATE entry SET {change} WHERE id = 2"));
        let comparison = compare(&AuditLog::open_untouched(&path).unwrap(), &lines);
        assert_eq!(comparison.altered.to_string(), "2", "{change}");
        assert!(!comparison.is_intact());
        assert_eq!(comparison.same, 7);
    }
}

/// What the texts of such an entry mean is not known, so they follow the policy.
#[test]
fn texts_of_a_later_version_name_no_customer_without_permission() {
    let content = EntryContent {
        customer_id: Some(RON.into()),
        reason: Some(format!("asked by {RON}")),
        path: Some(format!("/v3/people/{RON}")),
        detail: Some(format!("{RON} merged")),
        ..later("customer_merge", "done")
    };
    let outcome = EntryContent {
        action: Action::PolicyChange,
        outcome: Outcome::read("delegated"),
        ..content.clone()
    };
    let log = AuditLog::in_memory().unwrap();
    log.append_all([content, outcome]).unwrap();
    let following = log.following(&journal::Anchor::EMPTY, 10).unwrap();
    let sent = |entry: &Entry, customer_email| {
        let options = AttributeOptions { customer_email };
        format!(
            "{:?}",
            attributes(entry, following.before.head, &following.head, options)
        )
    };
    for entry in &following.entries {
        let without = sent(entry, false);
        assert!(
            !without.contains("pawnee") && !without.contains("merged"),
            "{without}"
        );
        assert!(sent(entry, true).contains("ron@pawnee.example merged"));
    }
    assert!(sent(&following.entries[0], false).contains("customer_merge"));
}

#[test]
fn person_is_erased_from_entries_of_a_later_version() {
    let (_folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(entries()).unwrap();
    let announcement = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: Some("Letter of November 20".into()),
        detail: None,
        ..sign_in("")
    };
    // Entry 2 is of a later version.
    let removal = log.erase(2, &announcement, &key()).unwrap();
    assert_eq!(removal.removed, Removed::Person { entries: 8 });
    assert!(log.entry(5).unwrap().unwrap().is_erased);
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 9, .. }
    ));
    drop(log);
    assert!(!String::from_utf8_lossy(&fs::read(&path).unwrap()).contains("andy@pawnee"));
}

#[test]
fn old_entries_of_a_later_version_are_removed() {
    let log = log();
    let announcement = EntryContent {
        at: "2027-11-23T09:00:00Z".parse().unwrap(),
        ..sign_in("")
    };
    let before = "2027-01-01T00:00:00Z".parse().unwrap();
    let removal = log.remove_before(before, &announcement, &key()).unwrap().unwrap();
    assert_eq!(removal.removed, Removed::Entries { first: 1, last: 8 });
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 9, .. }
    ));
}

#[test]
fn command_compares_entries_of_a_later_version() {
    let (folder, path) = folder();
    let log = AuditLog::open(&path).unwrap();
    log.append_all(entries()).unwrap();
    let lines: Vec<_> = exported(&log, "till-3").iter().map(Value::to_string).collect();
    let export = folder.path().join("export.jsonl");
    fs::write(&export, lines.join("\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_shopside-verify"))
        .arg("compare")
        .args([&path, &export])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("8 entries are the same on both sides"), "{text}");
}
