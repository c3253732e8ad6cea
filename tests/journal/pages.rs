//! Filters and keyset pagination.

use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, ClockSetBack, Cursor, EntryContent, Filter, Verdict, Way};

use crate::sign_in;

fn start() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

/// Creates twelve entries one minute apart: two operators, both ways and three customers in turn.
fn busy_day() -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    for number in 0..12 {
        let customer = ["ann@example.test", "ben@example.test", "eve@example.test"][number % 3];
        let entry = EntryContent {
            at: start() + SignedDuration::from_mins(i64::try_from(number).unwrap()),
            operator: ["Ann", "Ben"][number / 6].into(),
            action: [Action::SignIn, Action::Preview][number % 2],
            way: Some([Way::SignIn, Way::Preview][number % 2]),
            customer_id: Some(format!("c-{}", number % 3)),
            session_id: Some(format!("s-{}", number / 2)),
            ..sign_in(customer)
        };
        log.append(&entry).unwrap();
    }
    log
}

fn ids(log: &AuditLog, filter: &Filter) -> Vec<i64> {
    log.page(filter, None, 100)
        .unwrap()
        .into_iter()
        .map(|entry| entry.id)
        .collect()
}

#[test]
fn filters_select_entries_and_combine() {
    let log = busy_day();
    let all = Filter::default();
    let by = |filter: Filter| ids(&log, &filter);
    assert_eq!(by(all.clone()).len(), 12);
    assert_eq!(
        by(Filter {
            operator: Some("Ben".into()),
            ..all.clone()
        }),
        [12, 11, 10, 9, 8, 7]
    );
    assert_eq!(
        by(Filter {
            action: Some(Action::Preview),
            ..all.clone()
        }),
        [12, 10, 8, 6, 4, 2]
    );
    assert_eq!(
        by(Filter {
            way: Some(Way::SignIn),
            ..all.clone()
        }),
        [11, 9, 7, 5, 3, 1]
    );
    assert_eq!(
        by(Filter {
            customer_id: Some("c-1".into()),
            ..all.clone()
        }),
        [11, 8, 5, 2]
    );
    assert_eq!(
        by(Filter {
            customer_email: Some("eve@example.test".into()),
            ..all.clone()
        }),
        [12, 9, 6, 3]
    );
    assert_eq!(
        by(Filter {
            session_id: Some("s-2".into()),
            ..all.clone()
        }),
        [6, 5]
    );
    let both = Filter {
        operator: Some("Ben".into()),
        customer_id: Some("c-1".into()),
        ..all
    };
    assert_eq!(by(both), [11, 8]);
}

#[test]
fn date_range_includes_start_and_excludes_end() {
    let log = busy_day();
    let filter = Filter {
        from: Some(start() + SignedDuration::from_mins(2)),
        before: Some(start() + SignedDuration::from_mins(5)),
        ..Filter::default()
    };

    assert_eq!(ids(&log, &filter), [5, 4, 3]);
}

#[test]
fn pages_have_no_gap_while_log_grows() {
    let log = busy_day();
    let filter = Filter::default();
    let (mut seen, mut below) = (Vec::new(), None);
    loop {
        let page = log.page(&filter, below, 5).unwrap();
        log.append(&EntryContent {
            at: start() + SignedDuration::from_hours(1),
            ..sign_in("late@example.test")
        })
        .unwrap();
        let Some(last) = page.last() else { break };
        below = Some(Cursor { id: last.id });
        seen.extend(page.iter().map(|entry| entry.id));
    }

    assert_eq!(seen, [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
}

#[test]
fn filter_value_is_never_sql() {
    let filter = Filter {
        operator: Some("x' OR TRUE --".into()),
        ..Filter::default()
    };

    assert_eq!(ids(&busy_day(), &filter), Vec::<i64>::new());
}

/// Four entries; the clock is set back by two days before the third.
fn clock_set_back() -> AuditLog {
    let log = AuditLog::in_memory().unwrap();
    for hours in [0, 1, -48, -47] {
        let entry = EntryContent {
            at: start() + SignedDuration::from_hours(hours),
            ..sign_in("ann@example.test")
        };
        log.append(&entry).unwrap();
    }
    log
}

#[test]
fn pages_follow_the_order_of_writing_not_the_clock() {
    let log = clock_set_back();
    let session = Filter {
        session_id: Some("s-1".into()),
        ..Filter::default()
    };

    assert_eq!(ids(&log, &Filter::default()), [4, 3, 2, 1]);
    assert_eq!(ids(&log, &session), [4, 3, 2, 1]);
    let newest = log.page(&session, None, 1).unwrap();
    let older = log.page(&session, Some(newest[0].cursor()), 10).unwrap();
    assert_eq!(older.iter().map(|entry| entry.id).collect::<Vec<_>>(), [3, 2, 1]);
}

#[test]
fn entry_after_clock_was_set_back_is_marked() {
    let log = clock_set_back();
    let marked: Vec<_> = log
        .recent(10)
        .unwrap()
        .iter()
        .map(|entry| entry.clock_set_back)
        .collect();

    assert_eq!(marked, [false, true, false, false]);
    let Verdict::Intact {
        entries: 4, clock, ..
    } = log.verify().unwrap()
    else {
        panic!("the log is intact")
    };
    assert_eq!((clock.entries, clock.first), (2, Some(3)));
}

#[test]
fn concurrent_entries_out_of_order_are_no_clock_change() {
    let log = AuditLog::in_memory().unwrap();
    for milliseconds in [0, 900, 1, 0] {
        let entry = EntryContent {
            at: start() + SignedDuration::from_millis(milliseconds),
            ..sign_in("ann@example.test")
        };
        log.append(&entry).unwrap();
    }

    let Verdict::Intact { clock, .. } = log.verify().unwrap() else {
        panic!("the log is intact")
    };
    assert_eq!(clock, ClockSetBack::default());
}
