//! An audit log of a million entries: appends, verification, and pages of entries and of the audit
//! trail through every kind of filter.
//!
//! `floor` is one full-sync commit of a small row in another file: the least that the disk allows.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, Cursor, EntryContent, Filter, Outcome, Verdict, Way};
use rusqlite::Connection;
use tempfile::TempDir;

const ENTRIES: u32 = 1_000_000;

fn entry(number: u32) -> EntryContent {
    let start: Timestamp = "2026-01-01T00:00:00Z".parse().expect("a timestamp");
    let customer = number / 8 % 5_000;
    let actions = [Action::SignIn, Action::View, Action::Request, Action::SessionEnd];
    EntryContent {
        at: start + SignedDuration::from_secs(20 * i64::from(number)),
        operator: format!("Operator {}", number / 64 % 12),
        account: format!("operator{}@till-{}", number / 64 % 12, number % 3),
        store: "Pawnee Parks (https://euwest.api.elasticpath.com)".into(),
        action: if number.is_multiple_of(9_973) {
            Action::Export
        } else {
            actions[number as usize % 4]
        },
        outcome: Outcome::Done,
        way: Some(if (number / 8).is_multiple_of(5) {
            Way::SignIn
        } else {
            Way::Preview
        }),
        customer_id: Some(format!("c8c1c511-beef-4812-9b7a-{customer:012}")),
        customer_email: Some(format!("customer.{customer}@example.test")),
        session_id: Some(format!("5e551000-0000-4000-8000-{:012}", number / 8)),
        reason: Some("Customer called about order 10042".into()),
        detail: Some("GET /v2/orders 200 34 ms".into()),
        connection_id: Some(format!("c0ec7100-0000-4000-8000-{:012}", number % 3)),
        store_url: Some("https://euwest.api.elasticpath.com".into()),
        import_id: None,
        import_line: None,
        method: Some("GET".into()),
        path: Some("/v2/orders".into()),
        status: Some(200),
        duration_ms: Some(34),
        items: None,
    }
}

fn time(number: u32) -> Timestamp {
    entry(number).at
}

fn filters() -> Vec<(&'static str, Filter)> {
    let all = Filter::default;
    let operator = || Some("Operator 3".to_owned());
    vec![
        ("none", all()),
        (
            "operator",
            Filter {
                operator: operator(),
                ..all()
            },
        ),
        (
            "action",
            Filter {
                action: Some(Action::View),
                ..all()
            },
        ),
        (
            "rare action",
            Filter {
                action: Some(Action::Export),
                ..all()
            },
        ),
        (
            "way",
            Filter {
                way: Some(Way::SignIn),
                ..all()
            },
        ),
        (
            "customer",
            Filter {
                customer_id: entry(80).customer_id,
                ..all()
            },
        ),
        (
            "email",
            Filter {
                customer_email: entry(80).customer_email,
                ..all()
            },
        ),
        (
            "dates",
            Filter {
                from: Some(time(400_000)),
                before: Some(time(410_000)),
                ..all()
            },
        ),
        (
            "operator, way, dates",
            Filter {
                operator: operator(),
                way: Some(Way::SignIn),
                from: Some(time(100_000)),
                before: Some(time(900_000)),
                ..all()
            },
        ),
        (
            "operator, rare action",
            Filter {
                operator: operator(),
                action: Some(Action::Export),
                ..all()
            },
        ),
        (
            "operator, customer of others",
            Filter {
                operator: operator(),
                customer_id: entry(8).customer_id,
                ..all()
            },
        ),
        (
            "unused action",
            Filter {
                way: Some(Way::Preview),
                action: Some(Action::PolicyChange),
                ..all()
            },
        ),
        (
            "unknown operator",
            Filter {
                way: Some(Way::Preview),
                operator: Some("No One".into()),
                ..all()
            },
        ),
    ]
}

fn append(criterion: &mut Criterion, log: &AuditLog, folder: &Path) {
    let floor = Connection::open(folder.join("floor.sqlite")).expect("a file");
    floor
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (x INTEGER)")
        .expect("a table");
    criterion.bench_function("append/floor", |bencher| {
        bencher.iter(|| floor.execute("INSERT INTO t VALUES (1)", []).expect("a row"));
    });
    criterion.bench_function("append/journal", |bencher| {
        bencher.iter(|| log.append(black_box(&entry(ENTRIES))).expect("an entry"));
    });
}

fn verify(criterion: &mut Criterion, log: &AuditLog) {
    let mut group = criterion.benchmark_group("verify");
    group.sample_size(10).measurement_time(Duration::from_secs(20));
    group.bench_function("a million", |bencher| {
        bencher.iter(|| assert!(matches!(log.verify(), Ok(Verdict::Intact { .. }))));
    });
    group.finish();
}

fn pages(criterion: &mut Criterion, log: &AuditLog) {
    let middle = Cursor {
        id: i64::from(ENTRIES / 2),
    };
    let mut group = criterion.benchmark_group("page");
    for (name, filter) in &filters() {
        for (place, below) in [("first", None), ("middle", Some(middle))] {
            group.bench_function(format!("{name}/{place}"), |bencher| {
                bencher.iter(|| log.page(black_box(filter), below, 100).expect("a page"));
            });
        }
    }
    group.finish();
}

/// Pages of the audit trail, which have half as many rows as those of entries.
fn trail(criterion: &mut Criterion, log: &AuditLog) {
    let middle = Cursor {
        id: i64::from(ENTRIES / 2),
    };
    let mut group = criterion.benchmark_group("trail");
    for (name, filter) in &filters() {
        for (place, below) in [("first", None), ("middle", Some(middle))] {
            group.bench_function(format!("{name}/{place}"), |bencher| {
                bencher.iter(|| log.trail(black_box(filter), below, 50).expect("a page"));
            });
        }
    }
    group.finish();
}

fn million(criterion: &mut Criterion) {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let path = folder.path().join("journal.sqlite");
    AuditLog::open(&path)
        .and_then(|log| log.append_all((0..ENTRIES).map(entry)))
        .expect("entries");
    let log = AuditLog::open(&path).expect("a journal");
    verify(criterion, &log);
    pages(criterion, &log);
    trail(criterion, &log);
    append(criterion, &log, folder.path());
}

criterion_group! {
    name = benches;
    config = Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(50);
    targets = million
}
criterion_main!(benches);
