//! The audit trail: a row for each session and each single act.

use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, Cursor, EntryContent, Filter, Outcome, TrailRow, Way};

use crate::sign_in;

fn act(action: Action, outcome: Outcome) -> EntryContent {
    EntryContent {
        action,
        outcome,
        way: None,
        session_id: None,
        ..sign_in("ron@swanson.com")
    }
}

fn step(session: &str, action: Action, outcome: Outcome) -> EntryContent {
    EntryContent {
        way: Some(Way::Preview),
        session_id: Some(session.into()),
        ..act(action, outcome)
    }
}

/// A session of five entries.
fn session(id: &str) -> [EntryContent; 5] {
    [
        EntryContent {
            customer_email: None,
            ..step(id, Action::Preview, Outcome::Begun)
        },
        step(id, Action::Preview, Outcome::Done),
        step(id, Action::View, Outcome::Begun),
        step(id, Action::Request, Outcome::Done),
        step(id, Action::SessionEnd, Outcome::Done),
    ]
}

fn log_of(entries: impl IntoIterator<Item = EntryContent>) -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    log.append_all(entries).unwrap();
    log
}

fn trail(log: &AuditLog, filter: &Filter) -> Vec<TrailRow> {
    log.trail(filter, None, 1_000).unwrap()
}

/// The numbers of the entries of each row: where it stands, and where its act began.
fn places(log: &AuditLog, filter: &Filter) -> Vec<(i64, Option<i64>)> {
    let place = |row: TrailRow| (row.entry.id, row.begun.map(|begun| begun.id));
    trail(log, filter).into_iter().map(place).collect()
}

#[test]
fn session_is_one_row_with_its_steps() {
    let log = log_of(session("s-1"));

    let rows = trail(&log, &Filter::default());

    assert_eq!(rows.len(), 1);
    let row = rows[0].session.as_ref().unwrap();
    assert_eq!((rows[0].entry.id, row.entries, row.requests), (1, 5, 1));
    let steps: Vec<_> = row
        .steps
        .iter()
        .map(|step| (step.id, step.content.action))
        .collect();
    assert_eq!(
        steps,
        [
            (1, Action::Preview),
            (2, Action::Preview),
            (5, Action::SessionEnd)
        ]
    );
}

#[test]
fn session_is_found_by_any_of_its_entries() {
    let log = log_of(session("s-1").into_iter().chain(session("s-2")));
    let of = |action| Filter {
        action: Some(action),
        ..Filter::default()
    };
    // The first entry has no email address.
    let by_email = Filter {
        customer_email: Some("ron@swanson.com".into()),
        ..Filter::default()
    };

    assert_eq!(places(&log, &by_email), [(7, None), (2, None)]);
    assert_eq!(places(&log, &of(Action::SessionEnd)), [(10, None), (5, None)]);
    for row in trail(&log, &of(Action::SessionEnd)) {
        assert_eq!(row.session.unwrap().entries, 5);
    }
    assert!(places(&log, &of(Action::Export)).is_empty());
}

#[test]
fn act_is_one_row_with_its_beginning() {
    let log = log_of([
        act(Action::CustomerChange, Outcome::Begun),
        act(Action::Lock, Outcome::Done),
        act(Action::CustomerChange, Outcome::Failed),
    ]);

    assert_eq!(places(&log, &Filter::default()), [(3, Some(1)), (2, None)]);
}

#[test]
fn act_without_an_end_stays_a_row() {
    let log = log_of([
        act(Action::CustomerChange, Outcome::Begun),
        act(Action::CustomerChange, Outcome::Begun),
        act(Action::CustomerChange, Outcome::Done),
        act(Action::CustomerChange, Outcome::Unknown),
    ]);

    assert_eq!(
        places(&log, &Filter::default()),
        [(4, None), (3, Some(2)), (1, None)]
    );
}

#[test]
fn acts_of_others_are_not_paired() {
    let begun = act(Action::CustomerChange, Outcome::Begun);
    let done = act(Action::CustomerChange, Outcome::Done);
    let others = [
        EntryContent {
            operator: "Ben".into(),
            ..done.clone()
        },
        EntryContent {
            account: "ben@till-1".into(),
            ..done.clone()
        },
        EntryContent {
            store: "Another store".into(),
            ..done.clone()
        },
        EntryContent {
            customer_id: Some("another".into()),
            ..done.clone()
        },
        EntryContent {
            import_line: Some(7),
            ..done.clone()
        },
    ];
    for other in others {
        let log = log_of([begun.clone(), other]);
        assert_eq!(places(&log, &Filter::default()), [(2, None), (1, None)]);
    }
}

#[test]
fn beginning_that_alone_passes_the_filter_is_a_row() {
    let begun = act(Action::CustomerChange, Outcome::Begun);
    let done = EntryContent {
        at: begun.at + SignedDuration::from_mins(5),
        ..act(Action::CustomerChange, Outcome::Done)
    };
    let log = log_of([begun.clone(), done]);
    let before = Filter {
        before: Some(begun.at + SignedDuration::from_mins(1)),
        ..Filter::default()
    };

    assert_eq!(places(&log, &before), [(1, None)]);
    assert_eq!(places(&log, &Filter::default()), [(2, Some(1))]);
}

#[test]
fn each_entry_is_in_one_row() {
    let mut entries = Vec::new();
    for number in 0..40 {
        entries.extend(session(&format!("s-{number}")));
        entries.push(act(Action::CustomerChange, Outcome::Begun));
        entries.push(act(Action::AdminView, Outcome::Begun));
        if number % 3 != 0 {
            entries.push(act(Action::CustomerChange, Outcome::Done));
        }
    }
    let log = log_of(entries.clone());

    let rows = trail(&log, &Filter::default());

    let of_row = |row: &TrailRow| {
        let of_session = row.session.as_ref().map(|session| session.entries as usize);
        of_session.unwrap_or(1 + usize::from(row.begun.is_some()))
    };
    assert_eq!(rows.iter().map(of_row).sum::<usize>(), entries.len());
}

#[test]
fn pages_of_rows_have_no_gap_while_log_grows() {
    let sessions = (0..12).flat_map(|number| session(&format!("s-{number}")));
    let log = log_of(sessions);
    let (mut seen, mut below) = (Vec::new(), None);
    loop {
        let page = log.trail(&Filter::default(), below, 5).unwrap();
        log.append(&step("s-3", Action::Request, Outcome::Done)).unwrap();
        log.append_all(session(&format!("late-{}", seen.len()))).unwrap();
        let Some(last) = page.last() else { break };
        below = Some(Cursor { id: last.entry.id });
        seen.extend(page.iter().map(|row| row.entry.id));
    }

    let first_entries: Vec<i64> = (0..12).rev().map(|number| number * 5 + 1).collect();
    assert_eq!(seen, first_entries);
}

#[test]
fn session_keeps_its_row_when_clock_is_set_back() {
    let mut entries = session("s-1");
    let start: Timestamp = entries[0].at;
    for entry in &mut entries[2..] {
        entry.at = start - SignedDuration::from_hours(48);
    }
    let log = log_of(entries);

    assert_eq!(places(&log, &Filter::default()), [(1, None)]);
}

#[test]
fn filter_value_of_the_trail_is_never_sql() {
    let filter = Filter {
        operator: Some("x' OR TRUE --".into()),
        ..Filter::default()
    };

    assert!(places(&log_of(session("s-1")), &filter).is_empty());
}
