//! A report about the audit log in the real window: a comparison that is canceled, that fails, and
//! that is saved.

use std::fs;
use std::path::{Path, PathBuf};

use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::navigation_policy::make_downloads;
use crate::window::Window;

async fn open_report(window: &Window<'_>, report: &str) {
    window.press("Reports").await;
    window.press(&format!("{report}…")).await;
    window
        .wait_for_text("the report is recorded in the audit log")
        .await;
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
