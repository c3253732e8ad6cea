//! The days of filters are those of the time zone in the settings, on a computer in another one.

use std::fs;

use jiff::Timestamp;
use journal::EntryContent;
use serde_json::json;
use shopside_core::view::{
    AuditLogQueryView, Code, CsvOptions, ExportFormat, ExportOrders, OrderMoment, OrderTermView, Rules,
    ScanNews, ScanOrders, SettingsView, ZoneChoice,
};
use tempfile::TempDir;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{Setup, problem};

/// The same day as both ends of a range.
fn on(day: &str) -> Vec<OrderTermView> {
    let attribute = OrderMoment::CreatedAt;
    vec![
        OrderTermView::From {
            attribute,
            day: day.into(),
        },
        OrderTermView::Until {
            attribute,
            day: day.into(),
        },
    ]
}

/// A computer in Tokyo, and a store without orders that records what is requested.
async fn tokyo() -> (Setup, FakeStore, String) {
    let setup = Setup::new().await;
    setup.clock.set_time_zone("Asia/Tokyo");
    let store = FakeStore::granting_tokens(|_| {
        let page = json!({ "limit": 100, "offset": 0, "current": 1, "total": 1 });
        json_response(&json!({ "data": [], "meta": { "page": page, "results": { "total": 0 } } }))
    })
    .await;
    let connection = store.connect(&setup).await.id;
    (setup, store, connection)
}

async fn set_zone(setup: &Setup, connection: &str, choice: ZoneChoice, of_store: Option<&str>) {
    let settings = SettingsView {
        time_zone: choice,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
    let rules = Rules {
        time_zone: of_store.map(str::to_owned),
        ..Rules::default()
    };
    setup.app.change_rules(connection, rules).await.unwrap();
}

/// A time as the API writes it: in milliseconds since the epoch.
fn milliseconds(time: &str) -> String {
    time.parse::<Timestamp>().unwrap().as_millisecond().to_string()
}

/// The filter of the last request for orders.
fn last_filter(store: &FakeStore) -> String {
    let requests = store.requests();
    let last = requests
        .iter()
        .rfind(|request| request.path.starts_with("/v2/orders"));
    last.unwrap().query("filter").unwrap()
}

#[tokio::test]
async fn order_days_are_of_the_zone_in_the_settings() {
    let (setup, store, connection) = tokyo().await;
    // The API of 2020 has no "at least": it is after the last millisecond of the day before.
    for (choice, of_store, day, [after, before]) in [
        (
            ZoneChoice::Utc,
            None,
            "2026-11-03",
            ["2026-11-02T23:59:59.999Z", "2026-11-04T00:00:00Z"],
        ),
        (
            ZoneChoice::Local,
            Some("UTC"),
            "2026-11-03",
            ["2026-11-02T14:59:59.999Z", "2026-11-03T15:00:00Z"],
        ),
        // Without a time zone of its own, the store has the computer's.
        (
            ZoneChoice::Store,
            None,
            "2026-11-03",
            ["2026-11-02T14:59:59.999Z", "2026-11-03T15:00:00Z"],
        ),
        // 23 hours, 25 hours, and a day whose midnight was skipped.
        (
            ZoneChoice::Store,
            Some("Europe/London"),
            "2026-03-29",
            ["2026-03-28T23:59:59.999Z", "2026-03-29T23:00:00Z"],
        ),
        (
            ZoneChoice::Store,
            Some("Europe/London"),
            "2026-10-25",
            ["2026-10-24T22:59:59.999Z", "2026-10-26T00:00:00Z"],
        ),
        (
            ZoneChoice::Store,
            Some("Asia/Beirut"),
            "2022-03-27",
            ["2022-03-26T21:59:59.999Z", "2022-03-27T21:00:00Z"],
        ),
    ] {
        set_zone(&setup, &connection, choice, of_store).await;
        let scan = ScanOrders {
            scan: "a scan".into(),
            terms: on(day),
            ..ScanOrders::default()
        };
        setup.app.scan_orders(&connection, scan, |_| {}).await;
        let scanned = last_filter(&store);
        assert!(
            scanned.contains(&format!("gt(created_at,{})", milliseconds(after))),
            "{scanned}"
        );
        assert!(
            scanned.contains(&format!("lt(created_at,{})", milliseconds(before))),
            "{scanned}"
        );

        let folder = TempDir::new().unwrap();
        let export = ExportOrders {
            export: "an export".into(),
            search: String::new(),
            terms: on(day),
            format: ExportFormat::Csv,
            csv: CsvOptions::default(),
        };
        let exported = setup
            .app
            .export_orders(&connection, folder.path(), &export, |_| {})
            .await;
        exported.unwrap();
        assert_eq!(
            last_filter(&store),
            scanned,
            "the export has other days than the list"
        );
    }
}

#[tokio::test]
async fn instant_or_nonsense_is_no_day_of_a_filter() {
    let (setup, store, connection) = tokyo().await;
    let before = store.requests().len();

    for day in ["2026-11-02T15:00:00Z", "2026-11-31", "", "today"] {
        let mut end = None;
        let scan = ScanOrders {
            scan: "a scan".into(),
            terms: on(day),
            ..ScanOrders::default()
        };
        setup
            .app
            .scan_orders(&connection, scan, |news| end = Some(news))
            .await;
        let Some(ScanNews::Failed { problem }) = end else {
            panic!("{day:?} was accepted");
        };
        assert_eq!(problem.code, Code::InvalidInput);
    }
    assert_eq!(store.requests().len(), before);
}

#[tokio::test]
async fn audit_log_days_are_of_the_zone_in_the_settings() {
    let (setup, _store, connection) = tokyo().await;
    let times = [
        "2024-11-02T14:59:59.999Z",
        "2024-11-02T15:00:00Z",
        "2024-11-03T14:59:59.999Z",
        "2024-11-03T15:00:00Z",
    ];
    // Writes an entry about the rules.
    set_zone(&setup, &connection, ZoneChoice::Local, Some("UTC")).await;
    let template = setup.audit_entries().pop().unwrap();
    for at in times {
        let entry = EntryContent {
            at: at.parse().unwrap(),
            ..template.clone()
        };
        setup.audit_log.append(&entry).unwrap();
    }
    let query = |connection: Option<&str>| AuditLogQueryView {
        from_day: "2024-11-03".into(),
        to_day: "2024-11-03".into(),
        connection: connection.map(str::to_owned),
        ..AuditLogQueryView::default()
    };
    let found = async |query: &AuditLogQueryView| {
        let page = setup.app.audit_log_page(query, None).await.unwrap();
        let times = page
            .entries
            .iter()
            .map(|entry| entry.at.parse::<Timestamp>().unwrap());
        times.collect::<Vec<_>>()
    };
    let [_, first, last, next] = times.map(|time| time.parse::<Timestamp>().unwrap());

    set_zone(&setup, &connection, ZoneChoice::Local, None).await;
    assert_eq!(found(&query(None)).await, [last, first]);
    set_zone(&setup, &connection, ZoneChoice::Utc, Some("Asia/Tokyo")).await;
    assert_eq!(found(&query(None)).await, [next, last]);
    set_zone(&setup, &connection, ZoneChoice::Store, Some("Asia/Tokyo")).await;
    assert_eq!(found(&query(Some(&connection))).await, [last, first]);

    let folder = TempDir::new().unwrap();
    let exported = setup
        .app
        .export_audit_log(
            folder.path().to_owned(),
            &query(Some(&connection)),
            ExportFormat::JsonLines,
        )
        .await
        .unwrap();
    assert_eq!(
        exported.count,
        2,
        "{}",
        fs::read_to_string(exported.path).unwrap()
    );
}

#[tokio::test]
async fn saved_old_name_of_a_zone_is_shown_as_the_current_one() {
    let (mut setup, _store, connection) = tokyo().await;
    set_zone(&setup, &connection, ZoneChoice::Store, Some("Europe/London")).await;

    let mut before = "Europe/London";
    for (saved, current) in [
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Pacific", "America/Los_Angeles"),
    ] {
        setup.preferences.edit(before, saved);
        before = saved;
        setup.restart();
        assert_eq!(
            setup.app.connections()[0].rules.time_zone.as_deref(),
            Some(current)
        );
    }
}

#[tokio::test]
async fn unknown_zone_is_refused_and_one_in_a_file_ignored() {
    let (mut setup, store, connection) = tokyo().await;
    let unknown = Rules {
        time_zone: Some("Mars/Olympus".into()),
        ..Rules::default()
    };
    let refused = problem(setup.app.change_rules(&connection, unknown).await);
    assert_eq!(refused.field.as_deref(), Some("timeZone"));

    set_zone(&setup, &connection, ZoneChoice::Store, Some("Europe/London")).await;
    setup.preferences.edit("Europe/London", "Mars/Olympus");
    setup.restart();
    setup.app.open(&connection).await.unwrap();

    // The page is told the same: it formats times in the computer's time zone, too.
    assert_eq!(setup.app.connections()[0].rules.time_zone, None);
    assert_eq!(setup.app.local_time_zone().as_deref(), Some("Asia/Tokyo"));
    let scan = ScanOrders {
        scan: "a scan".into(),
        terms: on("2026-11-03"),
        ..ScanOrders::default()
    };
    setup.app.scan_orders(&connection, scan, |_| {}).await;
    let filter = last_filter(&store);
    assert!(filter.contains(&milliseconds("2026-11-03T15:00:00Z")), "{filter}");
}
