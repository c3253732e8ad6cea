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

#[path = "../../../../tests/core/fake_updater.rs"]
mod fake_updater;
#[path = "../../../../tests/core/fakes.rs"]
mod fakes;

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::sync::Arc;
use std::time::{Duration, Instant};

use journal::AuditLog;
use serde_json::json;
use shopside_core::view::{ConnectStore, CsvOptions, ExportFormat, ExportOrders, KeepSecret};
use shopside_core::{App, Dependencies, ManagedPolicy, ManagedSettings};

use fake_updater::FakeUpdater;
use fakes::{FakeAuthenticator, FakeClipboard, FakeClock, FakeDialogs, FakeKeyring, FakePreferences};

#[tokio::main(worker_threads = 2)]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let [base_url, rate] = arguments.as_slice() else {
        // `cargo bench` runs it without a store.
        println!("Run `cargo xtask bench sandbox`.");
        return;
    };
    let app = app();
    let store = ConnectStore {
        name: "Huge".into(),
        base_url: base_url.clone(),
        client_id: "sandbox".into(),
        client_secret: Some("sandbox-secret".into()),
        keep: KeepSecret::Keyring,
        certificate: None,
        requests_per_second: Some(rate.parse().unwrap()),
    };
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

fn app() -> App {
    let dialogs = Arc::<FakeDialogs>::default();
    let local = ManagedSettings::parse(r#"{ "allowed_hosts": ["localhost"] }"#).unwrap();
    App::new(Dependencies {
        secrets: Arc::<FakeKeyring>::default(),
        clipboard: Arc::<FakeClipboard>::default(),
        authenticator: Arc::<FakeAuthenticator>::default(),
        preferences: Arc::<FakePreferences>::default(),
        dialogs: Arc::clone(&dialogs) as _,
        desktop_proxy: dialogs,
        managed_policy: ManagedPolicy::Fixed(local),
        clock: Arc::new(FakeClock::at_now()),
        audit_log: AuditLog::in_memory().unwrap(),
        updater: Arc::<FakeUpdater>::default(),
        operator: "bench".into(),
        keyring_timeout: Duration::from_mins(2),
    })
}

/// A value of `/proc/self/status`, in kB.
fn status(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
