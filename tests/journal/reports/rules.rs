//! Rules of exceptions at their limits.

use std::sync::mpsc::channel;

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};
use journal::{
    Action, BusinessHours, EntryContent, ExceptionRules, Outcome, Period, ProductionStores, Report,
    ReportFacts, Way,
};
use serde_json::Value;

use super::exceptions::{found, kinds, no_rules, opened, password};
use super::{act, always, between, in_session, log_of, of_log, rows};
use crate::reading::LONG;

const MORNING: &str = "2026-11-23T09:00:00Z";

fn in_production() -> ExceptionRules {
    ExceptionRules {
        production: ProductionStores::All,
        ..no_rules()
    }
}

fn found_with_facts(
    rules: ExceptionRules,
    entries: Vec<EntryContent>,
    period: &Period,
) -> (Vec<Value>, ReportFacts) {
    rows(&Report::Exceptions(rules), &of_log(&log_of(entries)), period)
}

/// A change without a reason.
fn change() -> EntryContent {
    EntryContent {
        reason: None,
        ..act(Action::CustomerChange, Outcome::Begun, MORNING)
    }
}

#[test]
fn store_is_one_by_its_name_or_its_address() {
    let count = |store: &str, url: Option<&str>| {
        let entry = EntryContent {
            store: store.into(),
            store_url: url.map(str::to_owned),
            ..change()
        };
        found(in_production(), vec![entry], &always()).len()
    };
    assert_eq!(count("Pawnee", Some("https://pawnee.example")), 1);
    assert_eq!(count("Pawnee", None), 1);
    assert_eq!(count("", Some("https://pawnee.example")), 1);
    // The app's own acts are at no store.
    assert_eq!(count("", None), 0);
}

#[test]
fn exception_belongs_to_the_period_in_which_it_began() {
    let entries = vec![
        change(),
        EntryContent {
            outcome: Outcome::Done,
            at: "2026-11-24T00:00:01Z".parse().unwrap(),
            ..change()
        },
    ];
    let count = |from, before| found(in_production(), entries.clone(), &between(from, before)).len();
    assert_eq!(count("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"), 1);
    assert_eq!(count("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), 0);
}

#[test]
fn session_that_begins_with_a_password_is_of_that_way() {
    let method = |action| {
        let entry = EntryContent {
            way: Some(Way::SignIn),
            reason: None,
            ..in_session("s-1", action, Outcome::Begun, MORNING)
        };
        let rows = found(in_production(), vec![entry], &always());
        rows[0]["method"].as_str().unwrap().to_owned()
    };
    assert_eq!(method(Action::PasswordSet), "new_password");
    assert_eq!(method(Action::SignIn), "sign_in");
}

#[test]
fn rows_of_each_kind_are_counted() {
    let crowd = ExceptionRules {
        most_customers: 2,
        ..no_rules()
    };
    let busy = vec![opened(1, 0), opened(2, 1), opened(3, 2)];
    let (rows, facts) = found_with_facts(crowd, busy, &always());
    assert_eq!(kinds(&rows), ["many_customers"]);
    assert_eq!(facts.rows, 1);

    let (rows, facts) = found_with_facts(used(), with_sign_in(Outcome::Done), &always());
    assert_eq!(kinds(&rows), ["new_password_used"]);
    assert_eq!(facts.rows, 1);

    let (rows, facts) = found_with_facts(in_production(), vec![change()], &always());
    assert_eq!(kinds(&rows), ["no_reason"]);
    assert_eq!(facts.rows, 1);
}

fn used() -> ExceptionRules {
    ExceptionRules {
        sign_in_within: SignedDuration::from_hours(24),
        ..no_rules()
    }
}

fn sign_in(outcome: Outcome) -> EntryContent {
    EntryContent {
        way: Some(Way::SignIn),
        ..in_session("s-1", Action::SignIn, outcome, "2026-11-23T10:00:00Z")
    }
}

/// A password that was set, and a sign-in after it.
fn with_sign_in(outcome: Outcome) -> Vec<EntryContent> {
    vec![
        password(Outcome::Begun, MORNING),
        password(Outcome::Done, MORNING),
        sign_in(outcome),
    ]
}

#[test]
fn password_is_used_only_by_a_sign_in_that_may_have_succeeded() {
    let count = |outcome| found(used(), with_sign_in(outcome), &always()).len();
    assert_eq!((count(Outcome::Done), count(Outcome::Unknown)), (1, 1));
    assert_eq!((count(Outcome::Begun), count(Outcome::Failed)), (0, 0));
}

#[test]
fn each_password_is_reported_by_its_first_entry() {
    // The app was killed after the first one.
    let entries = vec![
        password(Outcome::Begun, MORNING),
        password(Outcome::Begun, MORNING),
        password(Outcome::Done, MORNING),
        sign_in(Outcome::Done),
    ];
    let rows = found(used(), entries, &always());
    let numbers: Vec<_> = rows.iter().map(|row| row["entry"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["1", "2"]);
}

/// The log begins after the begin of one of both, and another ended without a record.
#[test]
fn end_of_a_password_belongs_to_its_customer() {
    for (begun, ended) in [("leslie", "april"), ("april", "leslie")] {
        let of = |customer: &str, entry: EntryContent| EntryContent {
            customer_id: Some(customer.into()),
            customer_email: None,
            session_id: entry.session_id.map(|_| format!("session-of-{customer}")),
            ..entry
        };
        let entries = vec![
            of(begun, password(Outcome::Begun, MORNING)),
            of(ended, password(Outcome::Done, MORNING)),
            of(begun, sign_in(Outcome::Done)),
            of(ended, sign_in(Outcome::Done)),
        ];
        let rows = found(used(), entries, &always());
        let mut customers: Vec<_> = rows
            .iter()
            .map(|row| row["customer_id"].as_str().unwrap())
            .collect();
        customers.sort_unstable();
        assert_eq!(customers, ["april", "leslie"], "{begun}");
    }
}

#[test]
fn night_shift_ends_on_the_second() {
    let rules = ExceptionRules {
        hours: Some(BusinessHours {
            days: vec![Weekday::Monday],
            from: Time::constant(22, 0, 0, 0),
            to: Time::constant(6, 0, 0, 0),
        }),
        ..no_rules()
    };
    // November 23, 2026 is a Monday.
    let count = |at| {
        let entry = act(Action::AdminView, Outcome::Begun, at);
        found(rules.clone(), vec![entry], &always()).len()
    };
    assert_eq!(count("2026-11-24T05:59:59.999Z"), 0);
    assert_eq!(count("2026-11-24T06:00:00Z"), 1);
    assert_eq!(count("2026-11-23T22:00:00Z"), 0);
    assert_eq!(count("2026-11-23T21:59:59.999Z"), 1);
}

#[test]
fn hours_of_many_customers_come_to_an_end() {
    let rules = ExceptionRules {
        most_customers: 2,
        ..no_rules()
    };
    let (done, result) = channel();
    std::thread::spawn(move || {
        // Three customers in each of two hours, and none in the hour between.
        let minutes = [0, 1, 2, 130, 131, 132];
        let entries = minutes.map(|minute| opened(minute, minute)).to_vec();
        done.send(found(rules, entries, &always())).ok();
    });
    let rows = result.recv_timeout(LONG).expect("it ends");
    let until: Vec<_> = rows.iter().map(|row| row["until"].as_str().unwrap()).collect();
    assert_eq!(until, ["2026-11-23T09:02:00+00:00", "2026-11-23T11:12:00+00:00"]);
}
