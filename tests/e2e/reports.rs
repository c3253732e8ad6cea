//! Reports about the audit log in the real window: each kind, an empty one, refusals, and a
//! comparison that is canceled.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use serde_json::json;

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::navigation_policy::make_downloads;
use crate::window::Window;

const RON: &str = "ron@swanson.com";

/// Chooses a day in a date field, as the calendar of the web engine does.
const CHOOSE_DAY: &str = "
    const [name, day] = arguments;
    const field = document.querySelector(`[role=dialog] input[name=${name}]`);
    field.value = day;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return field.value;
";

/// Opens the audit log after Ron's page was viewed.
async fn open_log_with_a_view<'a>(desktop: &'a TestDesktop, store: &Sandbox) -> Window<'a> {
    let window = open_with_store(desktop, store).await;
    window.open_customer(RON).await;
    window.press_in_menu("Audit log").await;
    window
}

async fn open_report(window: &Window<'_>, report: &str) {
    window.press("Reports").await;
    window.press(&format!("{report}…")).await;
    window
        .wait_for_text("the report is recorded in the audit log")
        .await;
}

async fn choose_days(window: &Window<'_>, from: &str, to: &str) {
    for (name, day) in [("fromDay", from), ("toDay", to)] {
        let chosen = window.run_script(CHOOSE_DAY, &[json!(name), json!(day)]).await;
        assert_eq!(chosen, json!(day));
    }
}

/// Clears or sets a checkbox.
async fn toggle(window: &Window<'_>, name: &str) {
    window.focus(name).await;
    window.press_key(Key::Space).await;
}

/// The files of reports, by their names.
fn reports(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

/// The only new file, whose name has this.
fn written(folder: &Path, known: &mut Vec<PathBuf>, name: &str) -> String {
    let all = reports(folder);
    let new: Vec<_> = all.iter().filter(|file| !known.contains(file)).collect();
    let [file] = new.as_slice() else { panic!("{all:?}") };
    assert!(file.to_str().unwrap().contains(name), "{}", file.display());
    let text = fs::read_to_string(file).unwrap();
    *known = all;
    text
}

#[tokio::test]
async fn access_review_is_refused_cleared_and_saved() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let mut known = Vec::new();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_log_with_a_view(&desktop, &store).await;

    // A period that has nothing.
    open_report(&window, "Access review").await;
    choose_days(&window, "2020-01-01", "2020-01-31").await;
    window.press("Write report").await;
    window.wait_for_text("Nothing was found in this period.").await;
    window.screenshot("report-empty").await;
    let page = written(&folder, &mut known, "report-access-review");
    assert!(
        page.starts_with("<!DOCTYPE html>") && page.contains("2020-01-31"),
        "{page}"
    );
    assert!(!page.contains("<script"), "{page}");
    window.press("Done").await;

    // A day that is entered in part is not left out, and the message is the app's own.
    open_report(&window, "Access review").await;
    choose_days(&window, "", "").await;
    window.focus("From").await;
    window.press_key('2').await;
    window.press("Write report").await;
    window.wait_for_text("Choose a day, such as").await;
    window.screenshot("report-half-a-day").await;
    assert_eq!(reports(&folder), known);

    // A refusal keeps what was entered.
    choose_days(&window, "2020-02-01", "2020-01-31").await;
    window.press("Write report").await;
    window
        .wait_for_text("The last day can’t be before the first one")
        .await;
    window.screenshot("report-refused").await;
    assert_eq!(window.value_of("From").await, "2020-02-01");
    assert_eq!(reports(&folder), known);
    choose_days(&window, "", "").await;
    window.choose("CSV, for spreadsheets").await;
    window.press("Write report").await;
    window.wait_for_text("Saved to").await;
    window.screenshot("report-access-review").await;
    let csv = written(&folder, &mut known, "report-access-review");
    assert!(csv.contains(",admin_view,"), "{csv}");
    window.close().await;
}

#[tokio::test]
async fn reports_about_a_customer_and_exceptions_are_saved() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let mut known = Vec::new();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_log_with_a_view(&desktop, &store).await;

    open_report(&window, "Access to a customer’s data").await;
    window.press("Write report").await;
    window.wait_for_text("Enter the customer").await;
    window.screenshot("report-subject-refused").await;
    assert_eq!(reports(&folder), known);
    window.type_into("Customer’s ID or email", RON).await;
    window.choose("CSV, for spreadsheets").await;
    window.press("Write report").await;
    window.wait_for_text("Saved to").await;
    window.screenshot("report-subject").await;
    let csv = written(&folder, &mut known, "report-subject");
    assert!(csv.lines().count() > 1 && csv.contains(",admin_view,"), "{csv}");
    assert!(!csv.contains("operator"), "{csv}");
    window.press("Done").await;

    // Without a business day, everything is an exception.
    open_report(&window, "Exceptions").await;
    for day in ["Mon", "Tue", "Wed", "Thu", "Fri"] {
        toggle(&window, day).await;
    }
    window.screenshot("report-exceptions-form").await;
    window.press("Write report").await;
    window.wait_for_text("Saved to").await;
    window.screenshot("report-exceptions").await;
    let csv = written(&folder, &mut known, "report-exceptions");
    assert!(csv.starts_with("\u{feff}exception,at,until"), "{csv}");
    assert!(csv.contains("outside_hours,"), "{csv}");
    window.press("Done").await;

    // And if hours do not matter, nothing is.
    open_report(&window, "Exceptions").await;
    toggle(&window, "Access outside business hours").await;
    window.press("Write report").await;
    window.wait_for_text("Nothing was found in this period.").await;
    let csv = written(&folder, &mut known, "report-exceptions");
    assert_eq!(csv.lines().count(), 1, "{csv}");
    window.close().await;
}

#[tokio::test]
async fn comparison_with_the_store_is_canceled_and_tried_again() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;
    window.press_in_menu("Audit log").await;

    let gate = store.close_gate("/v2/personal-data/logs", 2);
    open_report(&window, "Comparison with the store’s log").await;
    window.press("Write report").await;
    gate.reached().await;
    window.screenshot("report-comparing").await;
    window.press("Cancel report").await;
    assert!(window.is_enabled("Write report").await);
    drop(gate);
    assert_eq!(reports(&folder), Vec::<PathBuf>::new());

    store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some("/v2/personal-data".into()),
        ..Faults::default()
    });
    window.press("Write report").await;
    window.wait_for_text("The store had a problem (500)").await;
    window.screenshot("report-comparison-failed").await;
    assert_eq!(reports(&folder), Vec::<PathBuf>::new());

    store.inject_faults(Faults::default());
    window.press("Write report").await;
    window.wait_for_text("Saved to").await;
    window.screenshot("report-comparison").await;
    let page = written(&folder, &mut Vec::new(), "report-store-comparison");
    assert!(page.contains(store.base_url()), "{page}");
    window.press("Done").await;
    // Each attempt is recorded, also the one that was canceled.
    let text = window.text().await;
    assert!(text.contains("Export"), "{text}");
    window.close().await;
}
