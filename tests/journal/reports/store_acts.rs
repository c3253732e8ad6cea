//! Which act made which change of the store, and what is not compared.

use journal::{
    Action, AuditLog, Change, EntryContent, Outcome, Period, Report, ReportFacts, SigningKey, StoreChange,
};
use serde_json::Value;

use super::store_comparison::{acted, change, compare, compare_in, count, store};
use super::{act, always, between, log_of, of_log, rows, time};

const MORNING: &str = "2026-11-23T09:00:00Z";
const LATER: &str = "2026-11-23T09:00:01Z";

fn rows_of(log: &AuditLog, changes: Vec<StoreChange>, period: &Period) -> (Vec<Value>, ReportFacts) {
    rows(&Report::StoreComparison(store(changes)), &of_log(log), period)
}

/// Two acts that began one after the other: the first one was done, and the second one failed.
fn interleaved(first: &EntryContent, second: &EntryContent) -> Vec<EntryContent> {
    let with = |entry: &EntryContent, outcome| EntryContent {
        outcome,
        ..entry.clone()
    };
    vec![
        with(first, Outcome::Begun),
        with(second, Outcome::Begun),
        with(first, Outcome::Done),
        with(second, Outcome::Failed),
    ]
}

fn password() -> EntryContent {
    EntryContent {
        customer_email: None,
        ..act(Action::PasswordSet, Outcome::Begun, MORNING)
    }
}

fn changed(detail: &str) -> EntryContent {
    EntryContent {
        detail: Some(detail.into()),
        ..act(Action::CustomerChange, Outcome::Begun, MORNING)
    }
}

#[test]
fn end_of_an_act_belongs_to_its_own_begin() {
    let leslie = EntryContent {
        customer_id: Some("leslie".into()),
        ..password()
    };
    let by_tom = EntryContent {
        account: "tom@till-9".into(),
        ..password()
    };
    let deleted = EntryContent {
        action: Action::CustomerDelete,
        ..password()
    };
    for (first, second) in [
        (password(), leslie),
        (password(), by_tom),
        (password(), deleted),
        (changed("name"), changed("external_ref")),
        (changed("name"), changed("email")),
    ] {
        // Only what was done and the store does not know is a difference.
        let log = log_of(interleaved(&first, &second));
        let (rows, facts) = rows_of(&log, Vec::new(), &always());
        let found: Vec<_> = rows
            .iter()
            .map(|row| (&row["difference"], &row["entry"]))
            .collect();
        assert_eq!(found, [(&"not_in_store".into(), &"1".into())], "{second:?}");
        assert_eq!(count(&facts, "lost-responses"), 0, "{second:?}");
        assert_eq!(count(&facts, "not-personal"), 0, "{second:?}");
    }
}

#[test]
fn text_of_a_failure_ends_its_act() {
    let failed = EntryContent {
        outcome: Outcome::Failed,
        ..changed("name: The store refused")
    };
    let (found, facts) = compare(vec![changed("name"), failed], Vec::new());
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(count(&facts, "lost-responses"), 0);
}

#[test]
fn change_of_an_address_is_one_in_both_logs() {
    let entries = || {
        ["begun", "done"].map(|outcome| EntryContent {
            outcome: if outcome == "begun" {
                Outcome::Begun
            } else {
                Outcome::Done
            },
            ..changed("address added")
        })
    };
    let (found, facts) = compare(entries().to_vec(), vec![change(Change::Address, LATER)]);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(count(&facts, "same"), 1);
    let (found, _) = compare(entries().to_vec(), vec![change(Change::Changed, LATER)]);
    assert_eq!(found, ["not_in_store", "not_recorded"]);
}

#[test]
fn acts_outside_of_the_period_are_not_compared() {
    // Less than a day before, where the other side of an act at the border could be.
    let next_day = between("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z");
    let (found, facts) = compare_in(
        acted(Action::PasswordSet, Outcome::Done),
        store(Vec::new()),
        &next_day,
    );
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(count(&facts, "lost-responses"), 0);
}

#[test]
fn failed_act_is_no_lost_response() {
    let (found, facts) = compare(acted(Action::PasswordSet, Outcome::Failed), Vec::new());
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(count(&facts, "lost-responses"), 0);
}

#[test]
fn act_that_ended_after_the_period_is_known_as_done() {
    let mut entries = acted(Action::PasswordSet, Outcome::Done);
    entries[0].at = time("2026-11-23T23:59:59.900Z");
    entries[1].at = time("2026-11-24T00:00:01Z");
    let day = between("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
    let (found, _) = compare_in(entries, store(Vec::new()), &day);
    assert_eq!(found, ["not_in_store"]);
}

#[test]
fn only_a_later_erasure_of_the_same_customer_explains() {
    let with = |customer: &str, outcome, at: &str| {
        let mut entries = acted(Action::PasswordSet, Outcome::Done);
        entries.push(EntryContent {
            customer_id: Some(customer.into()),
            ..act(Action::ErasureRequest, outcome, at)
        });
        let (found, facts) = compare(entries, Vec::new());
        assert_eq!(found.len() as u64 + count(&facts, "erased-in-store"), 1);
        found.is_empty()
    };
    let after = "2026-11-23T10:00:00Z";
    assert!(with(super::RON, Outcome::Begun, after));
    assert!(with(super::RON, Outcome::Unknown, after));
    assert!(!with(super::RON, Outcome::Failed, after));
    assert!(!with(super::RON, Outcome::Done, "2026-11-23T08:00:00Z"));
    assert!(!with("leslie", Outcome::Done, after));
}

#[test]
fn act_at_the_time_the_store_keeps_its_log_since_is_compared() {
    let at = |at: &str| {
        let mut entries = acted(Action::PasswordSet, Outcome::Done);
        for entry in &mut entries {
            entry.at = time(at);
        }
        compare(entries, Vec::new()).0.len()
    };
    assert_eq!(at("2026-11-16T09:00:00Z"), 1);
    assert_eq!(at("2026-11-16T08:59:59.999Z"), 0);
}

#[test]
fn basis_is_told_and_of_the_rest_only_what_there_is() {
    let (_, facts) = compare(Vec::from([act(Action::Lock, Outcome::Done, MORNING)]), Vec::new());
    let lines: Vec<_> = facts.lines().iter().map(|fact| (fact.id, fact.count)).collect();
    assert_eq!(
        lines,
        [
            ("report-fact-entries", 1),
            ("report-fact-installations", 1),
            ("report-fact-store-customers", 1),
            ("report-fact-store-changes", 0),
            ("report-fact-same", 0),
        ]
    );
}

#[test]
fn differences_are_in_the_order_of_time() {
    let mut entries = acted(Action::PasswordSet, Outcome::Done);
    entries.extend(acted(Action::CustomerDelete, Outcome::Done));
    for (entry, minute) in entries.iter_mut().zip([0, 0, 4, 4]) {
        entry.at = time(&format!("2026-11-23T09:0{minute}:00Z"));
    }
    let changes = vec![
        change(Change::Changed, "2026-11-23T09:06:00Z"),
        change(Change::Created, "2026-11-23T09:02:00Z"),
        change(Change::Address, "2026-11-23T09:01:00Z"),
    ];
    let (rows, facts) = rows_of(&log_of(entries), changes, &always());
    let what: Vec<_> = rows.iter().map(|row| row["change"].as_str().unwrap()).collect();
    assert_eq!(what, ["password", "address", "created", "deleted", "changed"]);
    assert_eq!(facts.rows, 5);
}

/// The differences between an erased act of nine o'clock and a change of the store.
fn with_erased(action: Action, changes: Vec<StoreChange>) -> (Vec<Value>, ReportFacts) {
    let log = log_of(acted(action, Outcome::Done));
    let announcement = EntryContent {
        customer_id: None,
        customer_email: None,
        reason: Some("letter of November 20".into()),
        ..act(Action::PersonErased, Outcome::Done, "2026-11-23T12:00:00Z")
    };
    log.erase(1, &announcement, &SigningKey::from_seed(&[7; 32]).unwrap())
        .unwrap();
    rows_of(&log, changes, &always())
}

#[test]
fn erased_act_that_the_store_does_not_know_is_counted() {
    let (rows, facts) = with_erased(Action::PasswordSet, Vec::new());
    assert!(rows.is_empty(), "{rows:?}");
    assert_eq!(count(&facts, "erased-here"), 1);
}

#[test]
fn erased_act_explains_only_a_change_of_its_kind_and_time() {
    let recorded = |kind, at| {
        with_erased(Action::PasswordSet, vec![change(kind, at)])
            .0
            .is_empty()
    };
    assert!(recorded(Change::Password, LATER));
    assert!(!recorded(Change::Password, "2026-11-23T11:00:00Z"));
    assert!(!recorded(Change::Deleted, LATER));
    assert!(!recorded(Change::Address, LATER));
}

#[test]
fn deletion_of_a_customer_explains_only_its_addresses() {
    let with = |kind, at| {
        let changes = vec![change(Change::Deleted, LATER), change(kind, at)];
        compare(acted(Action::CustomerDelete, Outcome::Done), changes).0
    };
    assert!(with(Change::Address, LATER).is_empty());
    assert_eq!(with(Change::Password, LATER), ["not_recorded"]);
    assert_eq!(with(Change::Address, "2026-11-23T11:00:00Z"), ["not_recorded"]);
}

#[test]
fn times_may_differ_by_ten_seconds_and_by_a_wrong_clock() {
    let with = |at: &str| {
        let change = change(Change::Password, at);
        compare(acted(Action::PasswordSet, Outcome::Done), vec![change]).0
    };
    // The act took from 09:00:00 to 09:00:01.
    assert!(with("2026-11-23T08:59:50Z").is_empty());
    assert!(with("2026-11-23T09:00:11Z").is_empty());
    assert_eq!(with("2026-11-23T09:00:12Z"), ["times_differ"]);
    assert_eq!(with("2026-11-23T12:00:00Z"), ["times_differ"]);
    assert_eq!(with("2026-11-24T10:00:00Z"), ["not_in_store", "not_recorded"]);
}

#[test]
fn times_that_differ_count_for_the_periods_of_both() {
    let in_day = |from, before| {
        let store = store(vec![change(Change::Password, "2026-11-24T02:00:00Z")]);
        let acts = acted(Action::PasswordSet, Outcome::Done);
        compare_in(acts, store, &between(from, before)).0
    };
    for (from, before) in [
        ("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"),
        ("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
    ] {
        assert_eq!(in_day(from, before), ["times_differ"], "{from}");
    }
}

#[test]
fn acts_at_other_stores_are_not_compared() {
    let compared = |connection: Option<&str>, url: Option<&str>| {
        let entries = acted(Action::PasswordSet, Outcome::Done).into_iter();
        let entries = entries.map(|entry| EntryContent {
            connection_id: connection.map(str::to_owned),
            store_url: url.map(str::to_owned),
            ..entry
        });
        !compare(entries.collect(), Vec::new()).0.is_empty()
    };
    let url = "https://euwest.api.elasticpath.com";
    assert!(compared(Some("connection-1"), Some(url)));
    // Its address was changed, or it was connected again.
    assert!(compared(Some("connection-1"), Some("https://before.example")));
    assert!(compared(Some("connection-2"), Some(url)));
    assert!(!compared(
        Some("connection-2"),
        Some("https://useast.api.elasticpath.com")
    ));
    assert!(!compared(None, None));
}

#[test]
fn change_of_an_order_counts_by_its_begin() {
    let entries = vec![
        act(Action::OrderAnonymize, Outcome::Begun, MORNING),
        act(Action::OrderAnonymize, Outcome::Done, LATER),
        act(Action::OrderDelete, Outcome::Begun, MORNING),
        act(Action::OrderDelete, Outcome::Failed, LATER),
    ];
    assert_eq!(count(&compare(entries, Vec::new()).1, "orders"), 2);
}
