//! The audit log against the store's log.

use journal::{
    Action, Change, EntryContent, Outcome, Period, Report, ReportFacts, SigningKey, StoreChange,
    StoreComparison,
};
use serde_json::Value;

use super::{RON, act, always, between, log_of, of_log, rows, time};

const MORNING: &str = "2026-11-23T09:00:00Z";
const LATER: &str = "2026-11-23T09:00:01Z";

/// A change of Ron with our key.
pub(super) fn change(kind: Change, at: &str) -> StoreChange {
    StoreChange {
        id: format!("{}-{at}", kind as u8),
        at: time(at),
        change: kind,
        customer: RON.into(),
        email: Some("ron@swanson.com".into()),
        key: "Support".into(),
        by_this_key: Some(true),
    }
}

pub(super) fn store(changes: Vec<StoreChange>) -> StoreComparison {
    StoreComparison {
        connection: "connection-1".into(),
        store_url: "https://euwest.api.elasticpath.com".into(),
        changes,
        customers: 1,
        unreadable: 0,
        kept_since: time("2026-11-16T09:00:00Z"),
    }
}

/// An act that began and ended within a second.
pub(super) fn acted(action: Action, outcome: Outcome) -> Vec<EntryContent> {
    let detail = (action == Action::CustomerChange).then(|| "name".to_owned());
    let entry = |outcome, at| EntryContent {
        detail: detail.clone(),
        ..act(action, outcome, at)
    };
    vec![entry(Outcome::Begun, MORNING), entry(outcome, LATER)]
}

pub(super) fn compare_in(
    entries: Vec<EntryContent>,
    store: StoreComparison,
    period: &Period,
) -> (Vec<String>, ReportFacts) {
    let (rows, facts) = rows(&Report::StoreComparison(store), &of_log(&log_of(entries)), period);
    let found = |row: &Value| row["difference"].as_str().unwrap().to_owned();
    (rows.iter().map(found).collect(), facts)
}

pub(super) fn compare(entries: Vec<EntryContent>, changes: Vec<StoreChange>) -> (Vec<String>, ReportFacts) {
    compare_in(entries, store(changes), &always())
}

pub(super) fn count(facts: &ReportFacts, id: &str) -> u64 {
    let id = format!("report-fact-{id}");
    let line = facts.lines().into_iter().find(|fact| fact.id == id);
    line.map_or(0, |fact| fact.count)
}

#[test]
fn change_that_both_logs_have_is_no_difference() {
    for (action, kind) in [
        (Action::CustomerCreate, Change::Created),
        (Action::CustomerChange, Change::Changed),
        (Action::PasswordSet, Change::Password),
        (Action::CustomerDelete, Change::Deleted),
    ] {
        let (found, facts) = compare(acted(action, Outcome::Done), vec![change(kind, LATER)]);
        assert!(found.is_empty(), "{action:?} {found:?}");
        assert_eq!(count(&facts, "same"), 1, "{action:?}");
    }
}

#[test]
fn new_customer_is_found_by_email_until_its_id_is_known() {
    let mut entries = acted(Action::CustomerCreate, Outcome::Unknown);
    for entry in &mut entries {
        entry.customer_id = None;
    }
    let (found, facts) = compare(entries, vec![change(Change::Created, LATER)]);
    assert!(found.is_empty());
    assert_eq!(count(&facts, "same"), 1);
}

#[test]
fn change_past_the_app_is_not_recorded() {
    let mut entries = acted(Action::CustomerChange, Outcome::Done);
    entries.extend(acted(Action::Lock, Outcome::Done));
    let changes = vec![
        change(Change::Changed, LATER),
        change(Change::Changed, "2026-11-23T11:00:00Z"),
        change(Change::Password, MORNING),
    ];
    let (found, facts) = compare(entries, changes);
    assert_eq!(found, ["not_recorded", "not_recorded"]);
    assert_eq!(count(&facts, "same"), 1);
}

#[test]
fn act_that_the_store_does_not_know_is_reported() {
    let (found, _) = compare(acted(Action::PasswordSet, Outcome::Done), Vec::new());
    assert_eq!(found, ["not_in_store"]);
    // Another customer's change is not the same.
    let mut other = change(Change::Password, LATER);
    other.customer = "another".into();
    other.by_this_key = Some(false);
    let (found, facts) = compare(acted(Action::PasswordSet, Outcome::Done), vec![other]);
    assert_eq!(found, ["not_in_store"]);
    assert_eq!(count(&facts, "other-keys"), 1);
}

#[test]
fn lost_response_is_no_false_alarm() {
    for outcome in [Outcome::Unknown, Outcome::Begun] {
        let mut entries = acted(Action::CustomerChange, outcome);
        if outcome == Outcome::Begun {
            // The app was killed.
            entries.pop();
        }
        let (found, facts) = compare(entries.clone(), Vec::new());
        assert!(found.is_empty(), "{outcome:?}");
        assert_eq!(count(&facts, "lost-responses"), 1, "{outcome:?}");
        // It happened after all.
        let (found, facts) = compare(entries, vec![change(Change::Changed, LATER)]);
        assert!(found.is_empty(), "{outcome:?}");
        assert_eq!(count(&facts, "same"), 1, "{outcome:?}");
    }
}

#[test]
fn failed_act_is_reported_only_if_the_store_has_it() {
    let failed = || acted(Action::CustomerChange, Outcome::Failed);
    assert!(compare(failed(), Vec::new()).0.is_empty());
    let (found, _) = compare(failed(), vec![change(Change::Changed, LATER)]);
    assert_eq!(found, ["recorded_as_failed"]);
}

#[test]
fn wrong_clock_is_named_and_no_double_alarm() {
    // Recorded three hours later than the store says.
    let (found, _) = compare(
        acted(Action::PasswordSet, Outcome::Done),
        vec![change(Change::Password, "2026-11-23T06:00:00Z")],
    );
    assert_eq!(found, ["times_differ"]);
}

#[test]
fn change_at_a_border_of_the_period_counts_once() {
    let store = || store(vec![change(Change::Password, "2026-11-24T00:00:00.500Z")]);
    let mut entries = acted(Action::PasswordSet, Outcome::Done);
    entries[0].at = time("2026-11-23T23:59:59.900Z");
    entries[1].at = time("2026-11-24T00:00:01Z");
    for (from, before) in [
        ("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
        ("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
    ] {
        let (found, facts) = compare_in(entries.clone(), store(), &between(from, before));
        assert!(found.is_empty(), "{from} {found:?}");
        assert_eq!(count(&facts, "same"), 1, "{from}");
    }
    // A day later, neither is a part of the period.
    let next = between("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z");
    let (found, facts) = compare_in(entries, store(), &next);
    assert!(found.is_empty());
    assert_eq!(count(&facts, "same"), 0);
}

#[test]
fn what_one_side_no_longer_has_is_counted() {
    // Older than the store keeps its log.
    let mut old = acted(Action::PasswordSet, Outcome::Done);
    for entry in &mut old {
        entry.at = time("2026-11-16T08:59:59Z");
    }
    let (found, facts) = compare(old, Vec::new());
    assert!(found.is_empty());
    assert_eq!(count(&facts, "before-store-log"), 1);
    // Older than the first entry here.
    let (found, facts) = compare(
        acted(Action::Lock, Outcome::Done),
        vec![change(Change::Password, "2026-11-22T09:00:00Z")],
    );
    assert!(found.is_empty());
    assert_eq!(count(&facts, "before-audit-log"), 1);
    // The store was asked to erase the customer with the log.
    let mut erased = acted(Action::PasswordSet, Outcome::Done);
    erased.push(act(
        Action::ErasureRequest,
        Outcome::Begun,
        "2026-11-23T10:00:00Z",
    ));
    let (found, facts) = compare(erased, Vec::new());
    assert!(found.is_empty());
    assert_eq!(count(&facts, "erased-in-store"), 1);
}

#[test]
fn erased_entries_are_no_difference() {
    let log = log_of(acted(Action::CustomerChange, Outcome::Done));
    let announcement = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: Some("letter of November 20".into()),
        ..act(Action::PersonErased, Outcome::Done, "2026-11-23T12:00:00Z")
    };
    log.erase(1, &announcement, &SigningKey::from_seed(&[7; 32]).unwrap())
        .unwrap();
    // Whether it was an address is no longer known.
    for kind in [Change::Changed, Change::Address] {
        let report = Report::StoreComparison(store(vec![change(kind, LATER)]));
        let (rows, facts) = rows(&report, &of_log(&log), &always());
        assert!(rows.is_empty(), "{rows:?}");
        assert_eq!(count(&facts, "erased-here"), 1);
    }
}

#[test]
fn keys_that_are_not_named_raise_no_alarm() {
    let mut unclear = change(Change::Password, "2026-11-23T15:00:00Z");
    unclear.by_this_key = None;
    let (found, facts) = compare(acted(Action::Lock, Outcome::Done), vec![unclear]);
    assert!(found.is_empty());
    assert_eq!(count(&facts, "unclear-keys"), 1);
}

#[test]
fn changes_the_store_may_not_log_are_counted() {
    let mut reference = acted(Action::CustomerChange, Outcome::Done);
    for entry in &mut reference {
        entry.detail = Some("external_ref".into());
    }
    reference.push(act(Action::OrderAnonymize, Outcome::Begun, LATER));
    let (found, facts) = compare(reference.clone(), Vec::new());
    assert!(found.is_empty());
    assert_eq!((count(&facts, "not-personal"), count(&facts, "orders")), (1, 1));
    assert_eq!(
        count(
            &compare(reference, vec![change(Change::Changed, LATER)]).1,
            "same"
        ),
        1
    );
}

#[test]
fn addresses_deleted_with_their_customer_are_one_act() {
    let changes = vec![change(Change::Deleted, LATER), change(Change::Address, LATER)];
    let (found, _) = compare(acted(Action::CustomerDelete, Outcome::Done), changes);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn each_of_thousands_of_changes_has_its_act() {
    let mut entries = Vec::new();
    let mut changes = Vec::new();
    for number in 0..3000_i64 {
        let at = time(MORNING) + jiff::SignedDuration::from_millis(number * 700);
        for outcome in [Outcome::Begun, Outcome::Done] {
            entries.push(EntryContent {
                customer_id: Some(format!("customer-{}", number % 40)),
                ..act(Action::PasswordSet, outcome, &at.to_string())
            });
        }
        changes.push(StoreChange {
            customer: format!("customer-{}", number % 40),
            ..change(Change::Password, &at.to_string())
        });
    }
    changes.truncate(2999);
    let (found, facts) = compare(entries, changes);
    assert_eq!(found, ["not_in_store"]);
    assert_eq!(count(&facts, "same"), 2999);
}
