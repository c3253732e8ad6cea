//! The report for one customer.

use journal::{Action, EntryContent, Outcome, Report, Subject};
use serde_json::Value;

use super::{RON, act, always, between, in_session, log_of, of_log, preview, rows};
use crate::reading::LONG;

fn about(customer: &str) -> Report {
    Report::Subject(Subject {
        customer: customer.into(),
        store: None,
        with_staff: false,
    })
}

fn opened(what: &str, outcome: Outcome, at: &str) -> EntryContent {
    EntryContent {
        detail: Some(what.into()),
        ..in_session("s-1", Action::View, outcome, at)
    }
}

fn whats(rows: &[Value]) -> Vec<String> {
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let what = |row| format!("{} {}", text(row, "what"), text(row, "outcome"));
    rows.iter().map(what).collect()
}

#[test]
fn subject_report_says_when_why_and_what() {
    let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
    entries.insert(2, opened("orders", Outcome::Begun, "2026-11-23T09:01:00Z"));
    entries.insert(
        3,
        in_session("s-1", Action::Request, Outcome::Done, "2026-11-23T09:01:01Z"),
    );
    entries.insert(4, opened("orders", Outcome::Done, "2026-11-23T09:01:02Z"));
    entries.push(EntryContent {
        customer_id: Some("another".into()),
        customer_email: Some("leslie@knope.com".into()),
        ..act(Action::AdminView, Outcome::Begun, "2026-11-23T09:30:00Z")
    });
    let (rows, _) = rows(&about(RON), &of_log(&log_of(entries)), &always());
    assert_eq!(
        whats(&rows),
        ["Preview done", "Session end done", "View: orders done"]
    );
    assert_eq!(rows[2]["at"], "2026-11-23T09:01:00+00:00");
    assert_eq!(rows[2]["method"], "preview");
    assert_eq!(rows[2]["reason"], "Customer called about order 10042");
}

#[test]
fn staff_are_named_only_if_asked_for() {
    let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
    for entry in &mut entries {
        entry.reason = Some("Ann Perkins asked by ann@till-3: “ANN PERKINS, ann perkins”".into());
    }
    // The path of a file has the name of an account.
    entries.push(EntryContent {
        detail: Some("everything about the customer, to /home/ann/x.zip".into()),
        ..act(Action::Export, Outcome::Begun, "2026-11-23T09:40:00Z")
    });
    let log = log_of(entries);
    let (without, _) = rows(&about(RON), &of_log(&log), &always());
    assert_eq!(without[0]["reason"], "[…] asked by […]: “[…], […]”");
    let text = Value::from(without).to_string();
    assert!(
        !text.contains("Ann") && !text.contains("ann@") && !text.contains("/home"),
        "{text}"
    );
    let with_staff = Report::Subject(Subject {
        customer: RON.into(),
        store: None,
        with_staff: true,
    });
    let (with, _) = rows(&with_staff, &of_log(&log), &always());
    assert_eq!(with[0]["operator"], "Ann Perkins");
    assert_eq!(with[0]["account"], "ann@till-3");
}

#[test]
fn email_finds_entries_that_have_only_the_id() {
    let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
    entries[0].customer_email = None;
    // The address belongs to another customer now.
    entries.push(EntryContent {
        customer_id: None,
        customer_email: Some("Ron@Swanson.com".into()),
        ..act(Action::AdminView, Outcome::Begun, "2026-11-23T10:00:00Z")
    });
    let log = log_of(entries);
    let (rows, _) = rows(&about(" RON@swanson.com "), &of_log(&log), &always());
    assert_eq!(
        whats(&rows),
        ["Preview done", "Session end done", "Admin view begun"]
    );
}

#[test]
fn failed_act_of_a_subject_is_shown_as_failed() {
    let entries = vec![
        opened("order o-1", Outcome::Begun, "2026-11-23T09:00:00Z"),
        opened(
            "order o-1: The store has no such order",
            Outcome::Failed,
            "2026-11-23T09:00:01Z",
        ),
    ];
    let (rows, _) = rows(&about(RON), &of_log(&log_of(entries)), &always());
    assert_eq!(whats(&rows), ["View: order o-1 failed"]);
}

#[test]
fn period_and_store_limit_the_subject_report() {
    let mut elsewhere = preview("s-2", "2026-11-23T09:00:00Z");
    for entry in &mut elsewhere {
        entry.store = "Eagleton (https://useast.api.elasticpath.com)".into();
        entry.store_url = Some("https://useast.api.elasticpath.com".into());
    }
    let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
    entries.extend(elsewhere);
    let log = log_of(entries);
    let of_store = |store: &str| {
        let report = Report::Subject(Subject {
            customer: RON.into(),
            store: Some(store.into()),
            with_staff: false,
        });
        rows(&report, &of_log(&log), &always()).0.len()
    };
    assert_eq!(of_store("Eagleton"), 2);
    assert_eq!(of_store("https://USEAST.api.elasticpath.com/"), 2);
    assert_eq!(of_store("Nowhere"), 0);
    let later = between("2026-11-23T09:00:00.001Z", "2026-12-01T00:00:00Z");
    assert_eq!(rows(&about(RON), &of_log(&log), &later).0.len(), 0);
}

#[test]
fn other_customers_are_not_in_the_report() {
    let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
    entries.push(EntryContent {
        customer_id: Some("leslie".into()),
        customer_email: Some("leslie@knope.com".into()),
        ..act(Action::AdminView, Outcome::Begun, "2026-11-23T10:00:00Z")
    });
    entries.push(EntryContent {
        customer_id: Some("april".into()),
        customer_email: None,
        ..act(Action::AdminView, Outcome::Begun, "2026-11-23T10:00:00Z")
    });
    let log = log_of(entries);
    for customer in ["ron@swanson.com", RON] {
        let (rows, facts) = rows(&about(customer), &of_log(&log), &always());
        assert_eq!(whats(&rows), ["Preview done", "Session end done"], "{customer}");
        assert_eq!(facts.rows, 2);
    }
}

#[test]
fn acts_without_a_recorded_end_stay_apart() {
    let begun = |what, at| opened(what, Outcome::Begun, at);
    let entries = vec![
        begun("orders", "2026-11-23T09:00:00Z"),
        begun("orders", "2026-11-23T09:01:00Z"),
        begun("cart", "2026-11-23T09:02:00Z"),
        opened("cart", Outcome::Done, "2026-11-23T09:02:01Z"),
        opened("addresses", Outcome::Done, "2026-11-23T09:03:00Z"),
    ];
    let (rows, _) = rows(&about(RON), &of_log(&log_of(entries)), &always());
    assert_eq!(
        whats(&rows),
        [
            "View: orders begun",
            "View: orders begun",
            "View: cart done",
            "View: addresses done"
        ]
    );
}

#[test]
fn act_of_one_operator_is_not_ended_by_another() {
    let view = |account: &str, outcome, at| EntryContent {
        account: account.into(),
        detail: Some("orders".into()),
        ..act(Action::AdminView, outcome, at)
    };
    // The begin of the second one is in no file.
    let entries = vec![
        view("ann@till-3", Outcome::Begun, "2026-11-23T09:00:00Z"),
        view("tom@till-9", Outcome::Failed, "2026-11-23T09:01:00Z"),
    ];
    let (rows, _) = rows(&about(RON), &of_log(&log_of(entries)), &always());
    assert_eq!(
        whats(&rows),
        ["Admin view: orders begun", "Admin view: orders failed"]
    );
}

#[test]
fn names_are_left_out_of_a_reason_to_its_end() {
    let (done, result) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
        entries[0].reason = Some("asked by Ann Perkins".into());
        let (rows, _) = rows(&about(RON), &of_log(&log_of(entries)), &always());
        done.send(rows[0]["reason"].clone()).ok();
    });
    let reason = result.recv_timeout(LONG);
    assert_eq!(reason.expect("it ends"), "asked by […]");
}
