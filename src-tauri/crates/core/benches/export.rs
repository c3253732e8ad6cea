//! An export of all orders of a store that is already running, as the app does it. It prints the
//! result as JSON. `cargo xtask bench sandbox` runs it.
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

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::time::Instant;

use journal::AuditLog;
use serde_json::json;
use shopside_core::view::{CsvOptions, ExportFormat, ExportOrders};

use app::{Computer, connection, status};

#[tokio::main(worker_threads = 2)]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let [base_url, rate] = arguments.as_slice() else {
        // `cargo bench` runs it without a store.
        println!("Run `cargo xtask bench sandbox`.");
        return;
    };
    let app = Computer::default().app(AuditLog::in_memory().unwrap());
    let store = connection(base_url, rate.parse().unwrap());
    let connection = app.connect(store).await.unwrap().id;
    let folder = tempfile::tempdir().unwrap();
    let wanted = ExportOrders {
        export: "export-1".into(),
        search: String::new(),
        terms: Vec::new(),
        format: ExportFormat::Csv,
        csv: CsvOptions::default(),
    };
    let idle = status("VmRSS");
    let begin = Instant::now();
    let exported = app
        .export_orders(&connection, folder.path(), &wanted, drop)
        .await
        .unwrap();
    let seconds = begin.elapsed().as_secs_f64();
    let peak = status("VmHWM");

    let file = BufReader::new(std::fs::File::open(&exported.path).unwrap());
    let ids = file
        .lines()
        .skip(1)
        .map(|line| line.unwrap().split(',').next().unwrap().to_owned());
    let distinct: HashSet<String> = ids.collect();
    assert_eq!(distinct.len() as u64, exported.count, "each order once");
    println!(
        "{}",
        json!({ "orders": exported.count, "seconds": seconds, "peak_mb": (peak - idle) / 1024.0 })
    );
}
