//! Options of exports: CSV for spreadsheets, time zones, and the limits of workbooks.

use jiff::Timestamp;
use serde_json::json;
use shopside_core::view::{
    Code, CsvOptions, ExportCustomers, ExportFormat, Separator, SettingsView, ZoneChoice,
};
use tempfile::TempDir;

use crate::export::{connect, customers, customers_matching, is_empty, objects};
use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, problem};

#[tokio::test]
async fn csv_follows_its_options() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    let text = async |csv| {
        let request = ExportCustomers {
            csv,
            ..customers_matching(RON, ExportFormat::Csv)
        };
        let file = customers(&setup, &store, folder.path(), &request).await.unwrap();
        std::fs::read_to_string(file.path).unwrap()
    };

    let default = text(CsvOptions::default()).await;
    assert!(default.starts_with("\u{feff}id,name,email,"), "{default}");
    let semicolons = CsvOptions {
        separator: Separator::Semicolon,
        byte_order_mark: false,
        ..CsvOptions::default()
    };
    let semicolons = text(semicolons).await;
    assert!(semicolons.starts_with("id;name;email;"), "{semicolons}");
}

#[tokio::test]
async fn exported_times_are_of_the_zone_in_the_settings() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    setup.clock.set_time_zone("Asia/Tokyo");
    let created_at = async || {
        let ron = customers_matching(RON, ExportFormat::JsonLines);
        let file = customers(&setup, &store, folder.path(), &ron).await.unwrap();
        objects(&file)[0]["created_at"].as_str().unwrap().to_owned()
    };

    let in_tokyo = created_at().await;
    let settings = SettingsView {
        time_zone: ZoneChoice::Utc,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
    let in_utc = created_at().await;

    assert!(in_tokyo.ends_with("+09:00"), "{in_tokyo}");
    assert!(in_utc.ends_with("+00:00"), "{in_utc}");
    let [in_tokyo, in_utc] = [in_tokyo, in_utc].map(|time| time.parse::<Timestamp>().unwrap());
    assert_eq!(in_tokyo, in_utc);
}

#[tokio::test]
async fn export_too_large_for_a_workbook_fails_at_its_first_page() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = FakeStore::granting_tokens(|_| {
        let time = "2026-11-03T09:00:00Z";
        let customer = json!({ "id": "c-1", "meta": { "timestamps": { "created_at": time } } });
        json_response(&json!({ "data": [customer], "meta": { "results": { "total": 1_048_576 } } }))
    })
    .await;
    let connection = store.connect(&setup).await.id;
    let all = customers_matching("", ExportFormat::Xlsx);
    let mut progress_events = 0;

    let export = setup
        .app
        .export_customers(&connection, folder.path(), &all, |_| progress_events += 1);
    let refused = problem(export.await);

    assert_eq!(refused.code, Code::FileFailed);
    assert!(refused.message.contains("1,048,575 rows"), "{refused:?}");
    assert_eq!(progress_events, 0);
    assert!(is_empty(&folder));
}

#[tokio::test]
async fn text_too_long_for_a_workbook_is_named() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = FakeStore::granting_tokens(|_| {
        let name = "x".repeat(32_768);
        json_response(&json!({ "data": [{ "id": "c-1", "name": name }] }))
    })
    .await;
    let connection = store.connect(&setup).await.id;
    let export = async |format| {
        let all = customers_matching("", format);
        customers(&setup, &connection, folder.path(), &all).await
    };

    let refused = problem(export(ExportFormat::Xlsx).await);

    assert_eq!(refused.code, Code::FileFailed);
    assert!(refused.message.contains("“name” in row 2"), "{refused:?}");
    assert!(is_empty(&folder));
    assert_eq!(export(ExportFormat::Csv).await.unwrap().count, 1);
}
