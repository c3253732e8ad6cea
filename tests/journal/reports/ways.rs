//! Ways of access: which kind a session is of, whether it was entered, and what is no access.

use journal::{Action, EntryContent, Outcome, Report, ReportSource, SigningKey, Way};
use serde_json::Value;

use super::{act, always, between, export_file, exported, in_session, log_of, of_log, preview, rows};

const MORNING: &str = "2026-11-23T09:00:00Z";

fn review(entries: Vec<EntryContent>) -> Vec<Value> {
    rows(&Report::AccessReview, &of_log(&log_of(entries)), &always()).0
}

/// The way, the count and the failures of each row.
fn counts(entries: Vec<EntryContent>) -> Vec<String> {
    let rows = review(entries);
    let count = |row: &Value| format!("{} {} {}", row["method"], row["count"], row["failed"]);
    rows.iter().map(|row| count(row).replace('"', "")).collect()
}

fn session(way: Way, steps: &[(Action, Outcome)]) -> Vec<EntryContent> {
    let entries = steps.iter().map(|(action, outcome)| EntryContent {
        way: Some(way),
        ..in_session("s-1", *action, *outcome, MORNING)
    });
    entries.collect()
}

#[test]
fn session_is_of_the_way_in_which_it_began() {
    let entered = |way, action| {
        let steps = [
            (action, Outcome::Begun),
            (action, Outcome::Done),
            (Action::SessionEnd, Outcome::Done),
        ];
        counts(session(way, &steps))
    };
    assert_eq!(entered(Way::Preview, Action::Preview), ["preview 1 0"]);
    assert_eq!(entered(Way::SignIn, Action::SignIn), ["sign_in 1 0"]);
    assert_eq!(
        entered(Way::SupportCredential, Action::SignIn),
        ["support_credential 1 0"]
    );
    assert_eq!(entered(Way::OneTimeCode, Action::SignIn), ["one_time_code 1 0"]);
}

#[test]
fn session_whose_password_could_not_be_set_has_failed() {
    let steps = [
        (Action::PasswordSet, Outcome::Begun),
        (Action::PasswordSet, Outcome::Failed),
    ];
    assert_eq!(counts(session(Way::SignIn, &steps)), ["new_password 0 1"]);
}

#[test]
fn session_that_was_entered_after_a_failure_counts_once() {
    let second_try = [
        (Action::SignIn, Outcome::Begun),
        (Action::SignIn, Outcome::Failed),
        (Action::SignIn, Outcome::Done),
        (Action::Request, Outcome::Failed),
    ];
    assert_eq!(counts(session(Way::SignIn, &second_try)), ["sign_in 1 0"]);
    // Something was opened in it, so it was entered.
    let opened = [(Action::SignIn, Outcome::Failed), (Action::View, Outcome::Begun)];
    assert_eq!(counts(session(Way::SignIn, &opened)), ["sign_in 1 0"]);
    // A failed request shows nothing of that kind.
    let failed = [
        (Action::SignIn, Outcome::Failed),
        (Action::Request, Outcome::Failed),
    ];
    assert_eq!(counts(session(Way::SignIn, &failed)), ["sign_in 0 1"]);
}

#[test]
fn what_the_app_does_for_itself_is_no_access() {
    for action in [
        Action::SignInSetup,
        Action::PolicyChange,
        Action::HostConfirm,
        Action::ConnectionAdd,
        Action::ConnectionChange,
        Action::ConnectionRemove,
        Action::Lock,
        Action::Unlock,
        Action::Update,
        Action::KeyCreate,
        Action::AuditExportChange,
        Action::LogShortened,
        Action::PersonErased,
        Action::Retention,
    ] {
        let outcomes = [Outcome::Begun, Outcome::Done, Outcome::Failed, Outcome::Unknown];
        let entries = outcomes.map(|outcome| act(action, outcome, MORNING));
        assert!(counts(entries.to_vec()).is_empty(), "{action:?}");
    }
}

#[test]
fn act_has_no_end_to_miss() {
    let rows = review(vec![
        act(Action::AdminView, Outcome::Begun, MORNING),
        act(Action::CustomerChange, Outcome::Begun, MORNING),
        act(Action::Export, Outcome::Begun, MORNING),
    ]);
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!(row["unended"], "", "{row}");
    }
}

#[test]
fn sessions_with_a_reason_or_an_end_do_not_count_as_without() {
    let mut entries = preview("s-1", MORNING);
    entries.extend(preview("s-2", MORNING));
    entries.extend(preview("s-3", MORNING));
    entries.truncate(8);
    entries.push(act(Action::AdminView, Outcome::Begun, MORNING));
    let (rows, facts) = rows(&Report::AccessReview, &of_log(&log_of(entries)), &always());
    assert_eq!(rows[0]["count"], "3");
    assert_eq!(rows[0]["without_reason"], "0");
    assert_eq!(rows[0]["unended"], "1");
    assert_eq!((facts.unended, facts.rows), (1, 2));
}

#[test]
fn session_began_with_its_first_entry_in_any_order() {
    let entries = [
        in_session("s-1", Action::Preview, Outcome::Begun, "2026-11-30T23:59:59Z"),
        in_session("s-1", Action::Preview, Outcome::Done, "2026-12-01T00:00:01Z"),
        in_session("s-1", Action::SessionEnd, Outcome::Done, "2026-12-01T00:10:00Z"),
    ];
    let mut lines = exported(&log_of(entries), "till-3");
    let november = between("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");
    let december = between("2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z");
    for _ in 0..lines.len() {
        for _ in 0..2 {
            let (_folder, path) = export_file(&lines);
            let sources = [ReportSource::open(&path).unwrap()];
            let count = |period| rows(&Report::AccessReview, &sources, period).0.len();
            assert_eq!((count(&november), count(&december)), (1, 0));
            lines.reverse();
        }
        lines.rotate_left(1);
    }
}

#[test]
fn erased_entries_of_an_export_are_counted() {
    let log = log_of(preview("s-1", MORNING));
    log.append(&EntryContent {
        customer_id: Some("another".into()),
        customer_email: None,
        ..act(Action::AdminView, Outcome::Begun, MORNING)
    })
    .unwrap();
    let announcement = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: Some("letter of November 20".into()),
        ..act(Action::PersonErased, Outcome::Done, MORNING)
    };
    log.erase(1, &announcement, &SigningKey::from_seed(&[7; 32]).unwrap())
        .unwrap();
    let (_folder, path) = export_file(&exported(&log, "till-3"));
    let sources = [ReportSource::open(&path).unwrap()];
    let (rows, facts) = rows(&Report::AccessReview, &sources, &always());
    assert_eq!((facts.entries, facts.erased), (5, 3));
    let preview = rows.iter().find(|row| row["method"] == "preview").unwrap();
    assert_eq!(preview["reason_erased"], "1");
}
