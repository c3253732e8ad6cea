//! Exceptions.

use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use journal::{
    Action, BusinessHours, EntryContent, ExceptionRules, Outcome, Period, ProductionStores, Report,
    ReportSource, Way,
};
use serde_json::Value;

use super::{TICKET, act, always, between, export_file, exported, in_session, log_of, of_log, preview, rows};

/// Rules that find nothing.
pub(super) fn no_rules() -> ExceptionRules {
    ExceptionRules {
        hours: None,
        most_customers: 0,
        sign_in_within: SignedDuration::ZERO,
        production: ProductionStores::These(Vec::new()),
    }
}

pub(super) fn found(rules: ExceptionRules, entries: Vec<EntryContent>, period: &Period) -> Vec<Value> {
    rows(&Report::Exceptions(rules), &of_log(&log_of(entries)), period).0
}

pub(super) fn kinds(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["exception"].as_str().unwrap())
        .collect()
}

fn office_in_berlin() -> (ExceptionRules, Period) {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};

    let hours = BusinessHours {
        days: vec![Monday, Tuesday, Wednesday, Thursday, Friday],
        from: Time::constant(8, 0, 0, 0),
        to: Time::constant(18, 0, 0, 0),
    };
    let rules = ExceptionRules {
        hours: Some(hours),
        ..no_rules()
    };
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    (rules, Period { zone, ..always() })
}

#[test]
fn session_outside_hours_is_one_exception() {
    let (rules, period) = office_in_berlin();
    // Monday, 18:00 in Berlin.
    let late = preview("s-1", "2026-11-23T17:00:00Z");
    let rows = found(rules.clone(), late, &period);
    assert_eq!(kinds(&rows), ["outside_hours"]);
    assert_eq!(rows[0]["at"], "2026-11-23T18:00:00+01:00");
    assert_eq!(rows[0]["session"], "s-1");
    assert_eq!(rows[0]["method"], "preview");
    // A second before.
    assert!(found(rules.clone(), preview("s-1", "2026-11-23T16:59:59Z"), &period).is_empty());
    // Saturday; locking the app is no access.
    let weekend = vec![
        act(Action::Lock, Outcome::Done, "2026-11-28T12:00:00Z"),
        act(Action::AdminView, Outcome::Begun, "2026-11-28T12:00:00Z"),
    ];
    assert_eq!(found(rules, weekend, &period).len(), 1);
}

pub(super) fn opened(customer: usize, minute: usize) -> EntryContent {
    let at = format!("2026-11-23T{:02}:{:02}:00Z", 9 + minute / 60, minute % 60);
    EntryContent {
        customer_id: Some(format!("customer-{customer}")),
        customer_email: None,
        ..act(Action::AdminView, Outcome::Begun, &at)
    }
}

#[test]
fn more_customers_in_an_hour_than_allowed_are_found() {
    let rules = ExceptionRules {
        most_customers: 3,
        ..no_rules()
    };
    // Four customers within 59 minutes, and the first of them again.
    let busy = vec![
        opened(1, 0),
        opened(2, 20),
        opened(3, 40),
        opened(1, 41),
        opened(4, 59),
    ];
    let rows = found(rules.clone(), busy, &always());
    assert_eq!(kinds(&rows), ["many_customers"]);
    assert_eq!(rows[0]["customers"], "4");
    assert_eq!(rows[0]["at"], "2026-11-23T09:00:00+00:00");
    assert_eq!(rows[0]["until"], "2026-11-23T09:59:00+00:00");
    assert_eq!(rows[0]["operator"], "Ann Perkins");
    // An hour apart.
    let calm = vec![opened(1, 0), opened(2, 20), opened(3, 40), opened(4, 60)];
    assert!(found(rules.clone(), calm, &always()).is_empty());
    // Two operators of one name.
    let mut shared = vec![opened(1, 0), opened(2, 1), opened(3, 2), opened(4, 3)];
    shared[3].account = "ann@till-4".into();
    assert!(found(rules, shared, &always()).is_empty());
}

#[test]
fn hour_reaches_over_the_begin_of_the_period() {
    let rules = ExceptionRules {
        most_customers: 3,
        ..no_rules()
    };
    let busy = || vec![opened(1, 50), opened(2, 55), opened(3, 58), opened(4, 61)];
    let day = |from, before| found(rules.clone(), busy(), &between(from, before)).len();
    assert_eq!(day("2026-11-23T10:00:00Z", "2026-11-24T00:00:00Z"), 1);
    assert_eq!(day("2026-11-23T00:00:00Z", "2026-11-23T10:00:00Z"), 0);
}

pub(super) fn password(outcome: Outcome, at: &str) -> EntryContent {
    act(Action::PasswordSet, outcome, at)
}

fn signed_in(at: &str) -> EntryContent {
    EntryContent {
        way: Some(Way::SignIn),
        ..in_session("s-1", Action::SignIn, Outcome::Done, at)
    }
}

#[test]
fn sign_in_with_a_replaced_password_is_found() {
    let rules = ExceptionRules {
        sign_in_within: SignedDuration::from_hours(24),
        ..no_rules()
    };
    let set = |outcome| {
        vec![
            password(Outcome::Begun, "2026-11-23T09:00:00Z"),
            password(outcome, "2026-11-23T09:00:01Z"),
        ]
    };
    let with = |mut entries: Vec<EntryContent>, at: &str| {
        entries.push(signed_in(at));
        found(rules.clone(), entries, &always())
    };
    let rows = with(set(Outcome::Done), "2026-11-24T08:59:00Z");
    assert_eq!(kinds(&rows), ["new_password_used"]);
    assert_eq!(rows[0]["until"], "2026-11-24T08:59:00+00:00");
    assert_eq!(rows[0]["entry"], "1");
    // The response was lost: it may have been replaced.
    assert_eq!(with(set(Outcome::Unknown), "2026-11-23T10:00:00Z").len(), 1);
    // The app was killed before the second entry.
    let killed = vec![password(Outcome::Begun, "2026-11-23T09:00:00Z")];
    assert_eq!(with(killed, "2026-11-23T10:00:00Z").len(), 1);
    assert!(with(set(Outcome::Failed), "2026-11-23T10:00:00Z").is_empty());
    assert!(with(set(Outcome::Done), "2026-11-24T09:00:01Z").is_empty());
    // The clock was set back in between.
    assert_eq!(with(set(Outcome::Done), "2026-11-23T08:00:00Z").len(), 1);
    // Signed in before, and by someone else.
    let mut before = vec![signed_in("2026-11-23T08:00:00Z")];
    before.extend(set(Outcome::Done));
    assert!(found(rules.clone(), before, &always()).is_empty());
    let mut other = set(Outcome::Done);
    other.push(EntryContent {
        account: "tom@till-9".into(),
        ..signed_in("2026-11-23T10:00:00Z")
    });
    assert!(found(rules, other, &always()).is_empty());
}

/// A sign-in by email address: only what follows in the session knows the customer's ID.
fn signed_in_by_email(customer: usize, at: &str) -> Vec<EntryContent> {
    let session = format!("session-{customer}");
    let entry = |action, outcome| EntryContent {
        way: Some(Way::SignIn),
        customer_email: Some(format!("customer-{customer}@pawnee.example")),
        ..in_session(&session, action, outcome, at)
    };
    let by_email = |outcome| EntryContent {
        customer_id: None,
        ..entry(Action::SignIn, outcome)
    };
    let view = EntryContent {
        customer_id: Some(format!("customer-{customer}")),
        ..entry(Action::View, Outcome::Begun)
    };
    vec![by_email(Outcome::Begun), by_email(Outcome::Done), view]
}

/// Reports about an audit log, and about its export without email addresses in any order.
fn found_everywhere(rules: &ExceptionRules, entries: Vec<EntryContent>) -> Vec<Value> {
    let log = log_of(entries);
    let report = Report::Exceptions(rules.clone());
    let here = rows(&report, &of_log(&log), &always()).0;
    let mut lines = exported(&log, "till-3");
    lines.reverse();
    assert!(
        lines
            .iter()
            .all(|line| !line.contains('@') || line.contains("ann@till-3"))
    );
    let (_folder, path) = export_file(&lines);
    let elsewhere = rows(&report, &[ReportSource::open(&path).unwrap()], &always()).0;
    assert_eq!(kinds(&here), kinds(&elsewhere));
    here
}

#[test]
fn sign_ins_by_email_count_their_customers_once() {
    let rules = ExceptionRules {
        most_customers: 3,
        ..no_rules()
    };
    let at = |minute: usize| format!("2026-11-23T09:{minute:02}:00Z");
    let busy = |customers: usize| {
        let sign_ins = (0..customers).flat_map(|customer| signed_in_by_email(customer, &at(customer)));
        sign_ins.collect::<Vec<_>>()
    };
    let rows = found_everywhere(&rules, busy(4));
    assert_eq!(kinds(&rows), ["many_customers"]);
    assert_eq!(rows[0]["customers"], "4");
    // The same three customers, opened in another way, too.
    let mut calm = busy(3);
    calm.extend((0..3).map(|customer| opened(customer, 30 + customer)));
    assert!(found_everywhere(&rules, calm).is_empty());
}

#[test]
fn sign_in_by_email_with_a_replaced_password_is_found() {
    let rules = ExceptionRules {
        sign_in_within: SignedDuration::from_hours(24),
        ..no_rules()
    };
    let set = |customer: &str| EntryContent {
        customer_id: Some(customer.into()),
        customer_email: None,
        ..password(Outcome::Begun, "2026-11-23T09:00:00Z")
    };
    let with = |customer| {
        let mut entries = vec![set(customer)];
        entries.extend(signed_in_by_email(7, "2026-11-23T10:00:00Z"));
        found_everywhere(&rules, entries).len()
    };
    assert_eq!((with("customer-7"), with("customer-8")), (1, 0));
}

#[test]
fn production_access_without_reason_or_ticket_is_found() {
    let in_production = |store: &str, reason: Option<&str>| {
        let rules = ExceptionRules {
            production: ProductionStores::These(vec![store.into()]),
            ..no_rules()
        };
        let mut entries = preview("s-1", "2026-11-23T09:00:00Z");
        for entry in &mut entries {
            entry.reason = reason.map(str::to_owned);
        }
        let rows = found(rules, entries, &always());
        kinds(&rows).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(in_production("Pawnee Parks", None), ["no_reason"]);
    let no_ticket = Some("Order is missing");
    assert_eq!(
        in_production("https://euwest.api.elasticpath.com/", no_ticket),
        ["no_ticket"]
    );
    assert!(in_production("Pawnee Parks", Some(TICKET)).is_empty());
    assert!(in_production("Eagleton", None).is_empty());
    assert!(in_production("", None).is_empty());
}

#[test]
fn all_stores_are_production_stores_if_none_is_named() {
    let rules = ExceptionRules {
        production: ProductionStores::All,
        ..no_rules()
    };
    let rows = found(rules, preview("s-1", "2026-11-23T09:00:00Z"), &always());
    assert_eq!(kinds(&rows), ["no_ticket"]);
}

#[test]
fn views_and_imports_need_no_ticket() {
    let rules = ExceptionRules {
        production: ProductionStores::All,
        ..no_rules()
    };
    let mut import = act(Action::CustomerCreate, Outcome::Begun, "2026-11-23T09:00:00Z");
    import.import_id = Some("0123456789abcdef".into());
    import.reason = None;
    let view = act(Action::AdminView, Outcome::Begun, "2026-11-23T09:00:00Z");
    assert!(found(rules, vec![import, view], &always()).is_empty());
}
