//! An import of customers into an empty store that is already running, as the app does it: the dry
//! run, then the creation. It prints the result as JSON. `cargo xtask bench sandbox` runs it.
//!
//! It runs on Linux only, because it reads `/proc`.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "the fakes are for tests, and a failed benchmark stops"
)]

#[path = "shared/app.rs"]
mod app;
#[path = "../../../../tests/core/fake_updater.rs"]
mod fake_updater;
#[path = "../../../../tests/core/fakes.rs"]
mod fakes;

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journal::AuditLog;
use serde_json::json;
use shopside_core::view::{CustomerQueryView, ImportStage, OpenImport};

use app::{Computer, connection, status};

/// The highest rate that a connection can be given in the app, in requests per second.
const CHOSEN: u32 = 100;

#[tokio::main(worker_threads = 2)]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let [base_url, rate, customers] = arguments.as_slice() else {
        // `cargo bench` runs it without a store.
        println!("Run `cargo xtask bench sandbox`.");
        return;
    };
    let count: u32 = customers.parse().unwrap();
    let folder = memory_folder();
    let audit_log = AuditLog::open(&folder.path().join("audit-log.sqlite")).unwrap();
    let computer = Computer::default();
    let app = computer.app(audit_log.clone());
    let store = app.connect(connection(base_url, CHOSEN)).await.unwrap().id;
    drop(app);
    // A person may edit the file of the preferences.
    let rate_of = |rate: &str| format!("\"requests_per_second\":{rate}");
    computer
        .preferences
        .edit(&rate_of(&CHOSEN.to_string()), &rate_of(rate));
    assert!(computer.preferences.text().contains(&rate_of(rate)));
    let app = computer.app(audit_log);
    app.open(&store).await.unwrap();
    assert_eq!(count_customers(&app, &store).await, 0, "the store is empty");

    let idle = status("VmRSS");
    let file = OpenImport {
        file_name: "customers.csv".into(),
        content: STANDARD.encode(new_customers(count)).into(),
    };
    let import = app.open_import(&store, file).await.unwrap();
    let begin = Instant::now();
    app.check_import(&import.id, import.columns).await.unwrap();
    let check_seconds = begin.elapsed().as_secs_f64();
    let checked = app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(
        (checked.stage, checked.counts.create),
        (ImportStage::Checked, count)
    );
    let begin = Instant::now();
    let stage = app.run_import(&import.id).await.unwrap();
    let seconds = begin.elapsed().as_secs_f64();
    let peak = status("VmHWM");

    let created = app
        .current_import(&store)
        .unwrap()
        .unwrap()
        .progress
        .counts
        .created;
    assert_eq!((stage, created), (ImportStage::Finished, count));
    assert_eq!(
        count_customers(&app, &store).await,
        u64::from(count),
        "each customer once"
    );
    println!(
        "{}",
        json!({
            "customers": count, "check_seconds": check_seconds, "seconds": seconds,
            "peak_mb": (peak - idle) / 1024.0,
        })
    );
}

/// A folder whose files are in memory, if there is one. The disk of a shared machine may be too
/// slow for as many entries of the audit log as the store's rate allows.
fn memory_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let folder = tempfile::tempdir_in(memory);
    folder.unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

async fn count_customers(app: &shopside_core::App, store: &str) -> u64 {
    let page = app.customers(store, &CustomerQueryView::default()).await;
    page.unwrap().total
}

fn new_customers(count: u32) -> String {
    let mut text = String::from("name,email,external_ref\n");
    for number in 1..=count {
        writeln!(
            text,
            "Citizen {number},citizen{number}@import.test,ERP-{number:07}"
        )
        .unwrap();
    }
    text
}
