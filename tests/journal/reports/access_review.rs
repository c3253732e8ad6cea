//! The access review.

use journal::{Action, EntryContent, Outcome, Report, ReportFormat, SigningKey, Way};
use serde_json::Value;

use super::{act, always, between, in_session, log_of, of_log, preview, rows, written};

const MORNING: &str = "2026-11-23T09:00:00Z";

fn review(entries: Vec<EntryContent>) -> Vec<Value> {
    rows(&Report::AccessReview, &of_log(&log_of(entries)), &always()).0
}

#[test]
fn review_counts_each_way_of_access_once() {
    let mut entries = preview("s-1", MORNING);
    entries.extend(preview("s-2", "2026-11-24T10:00:00Z"));
    for (action, outcome) in [
        (Action::PasswordSet, Outcome::Begun),
        (Action::PasswordSet, Outcome::Done),
        (Action::SignIn, Outcome::Begun),
        (Action::SignIn, Outcome::Done),
        (Action::View, Outcome::Begun),
        (Action::Request, Outcome::Done),
        (Action::SessionEnd, Outcome::Done),
    ] {
        entries.push(EntryContent {
            way: Some(Way::SignIn),
            ..in_session("s-3", action, outcome, MORNING)
        });
    }
    entries.push(act(Action::AdminView, Outcome::Begun, MORNING));
    entries.push(act(Action::CustomerChange, Outcome::Begun, MORNING));
    entries.push(act(Action::CustomerChange, Outcome::Done, MORNING));
    entries.push(act(Action::Refund, Outcome::Begun, MORNING));
    entries.push(act(Action::Refund, Outcome::Failed, MORNING));
    entries.push(act(Action::Export, Outcome::Begun, MORNING));
    entries.push(act(Action::Lock, Outcome::Done, MORNING));
    let found: Vec<_> = review(entries)
        .iter()
        .map(|row| format!("{} {} {}", row["method"], row["count"], row["failed"]).replace('"', ""))
        .collect();
    assert_eq!(
        found,
        [
            "preview 2 0",
            "new_password 1 0",
            "admin_view 1 0",
            "change 1 1",
            "export 1 0"
        ]
    );
}

#[test]
fn row_has_operator_store_and_last_use() {
    let mut entries = preview("s-1", "2026-11-24T10:00:00Z");
    entries.extend(preview("s-2", MORNING));
    let rows = review(entries);
    for (name, value) in [
        ("operator", "Ann Perkins"),
        ("account", "ann@till-3"),
        ("store", "Pawnee Parks"),
        ("store_url", "https://euwest.api.elasticpath.com"),
        ("last_use", "2026-11-24T10:00:00+00:00"),
        ("decision", ""),
    ] {
        assert_eq!(rows[0][name], value, "{name}");
    }
}

#[test]
fn operators_of_one_name_stay_apart() {
    let mut entries = preview("s-1", MORNING);
    entries.extend(preview("s-2", MORNING).into_iter().map(|entry| EntryContent {
        account: "ann@till-4".into(),
        ..entry
    }));
    let rows = review(entries);
    let accounts: Vec<_> = rows.iter().map(|row| row["account"].as_str().unwrap()).collect();
    assert_eq!(accounts, ["ann@till-3", "ann@till-4"]);
    assert!(rows.iter().all(|row| row["operator"] == "Ann Perkins"));
}

#[test]
fn session_counts_for_the_period_in_which_it_began() {
    let entries = vec![
        in_session("s-1", Action::Preview, Outcome::Begun, "2026-11-30T23:59:59.999Z"),
        in_session("s-1", Action::Preview, Outcome::Done, "2026-12-01T00:00:01Z"),
        in_session("s-1", Action::SessionEnd, Outcome::Done, "2026-12-01T00:10:00Z"),
        act(Action::CustomerChange, Outcome::Begun, "2026-12-01T00:00:00Z"),
        act(Action::CustomerChange, Outcome::Done, "2026-12-01T00:00:01Z"),
    ];
    let log = log_of(entries);
    let methods = |period| -> Vec<String> {
        let (rows, _) = rows(&Report::AccessReview, &of_log(&log), &period);
        rows.iter()
            .map(|row| format!("{} {}", row["method"], row["count"]).replace('"', ""))
            .collect()
    };
    assert_eq!(
        methods(between("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")),
        ["preview 1"]
    );
    assert_eq!(
        methods(between("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z")),
        ["change 1"]
    );
}

#[test]
fn missing_ends_reasons_and_failures_are_counted() {
    let mut without_reason = preview("s-1", MORNING);
    for entry in &mut without_reason {
        entry.reason = Some("  ".into());
    }
    let mut entries = without_reason;
    // The app was killed.
    entries.push(in_session("s-2", Action::Preview, Outcome::Begun, MORNING));
    entries.push(in_session("s-3", Action::Preview, Outcome::Begun, MORNING));
    entries.push(in_session("s-3", Action::Preview, Outcome::Failed, MORNING));
    let (rows, facts) = rows(&Report::AccessReview, &of_log(&log_of(entries)), &always());
    let row = &rows[0];
    for (name, value) in [
        ("count", "2"),
        ("failed", "1"),
        ("without_reason", "1"),
        ("unended", "1"),
    ] {
        assert_eq!(row[name], value, "{name}");
    }
    assert_eq!(facts.unended, 1);
}

#[test]
fn erased_reason_is_no_missing_reason() {
    let log = log_of(preview("s-1", MORNING));
    let announcement = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: Some("letter of November 20".into()),
        ..act(Action::PersonErased, Outcome::Done, MORNING)
    };
    log.erase(1, &announcement, &SigningKey::from_seed(&[7; 32]).unwrap())
        .unwrap();
    let (rows, facts) = rows(&Report::AccessReview, &of_log(&log), &always());
    assert_eq!(rows[0]["without_reason"], "0");
    assert_eq!(rows[0]["reason_erased"], "1");
    assert_eq!(facts.erased, 3);
}

#[test]
fn formulas_and_hidden_characters_are_harmless() {
    let mut entries = preview("s-1", MORNING);
    for entry in &mut entries {
        entry.operator = "=HYPERLINK(\"http://x\")\u{202e}<b>".into();
    }
    let log = log_of(entries);
    let rows = rows(&Report::AccessReview, &of_log(&log), &always()).0;
    assert_eq!(rows[0]["operator"], "'=HYPERLINK(\"http://x\")\u{fffd}<b>");
    for format in [ReportFormat::Html, ReportFormat::Text] {
        let (text, _) = written(&Report::AccessReview, &of_log(&log), &always(), format);
        assert!(text.contains("[U+202E]"), "{text}");
        assert!(!text.contains('\u{202e}'));
    }
    let (html, _) = written(
        &Report::AccessReview,
        &of_log(&log),
        &always(),
        ReportFormat::Html,
    );
    assert!(html.contains("&lt;b&gt;") && !html.contains("<b>"));
    assert!(html.contains("default-src 'none'") && !html.contains("<script"));
    for words in ["Access review", "Sign-off", "Signature", "Entries read"] {
        assert!(html.contains(words), "{words}");
    }
}
