//! The audit export of a large audit log to a log server that is already running. It prints each
//! result as JSON. `cargo xtask bench audit-log` runs it.
//!
//! It runs on Linux only, because it reads `/proc`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a failed benchmark stops"
)]

mod batches;
mod cursor;
mod fifty;
mod log;
mod process;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use audit_export::{
    Cursor, CursorStore, ExportState, Headers, LogServer, Shipper, Source, Step, Target, Trust, Wakeup,
};
use journal::AuditLog;
use serde_json::json;
use tokio::sync::watch;

use cursor::FileCursor;

/// How many single entries are sent, one after the other.
const LIVE: usize = 200;
/// How long an entry waits for the next one, as with staff who work fast.
const LIVE_PAUSE: Duration = Duration::from_millis(50);

#[tokio::main(worker_threads = 2)]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["seed", file, count] => log::seed(Path::new(file), count.parse().unwrap()),
        ["write", file, export] => log::write_newest_first(Path::new(file), Path::new(export)),
        ["capture", file, folder] => batches::capture(Path::new(file), Path::new(folder)).await,
        ["post", folder, address] => batches::post(Path::new(folder), address).await,
        ["ship", file, address] => ship(Path::new(file), address).await,
        ["live", file, folder, address] => live(Path::new(file), Path::new(folder), address).await,
        ["idle", file, address, seconds] => {
            idle(
                Path::new(file),
                address,
                Duration::from_secs(seconds.parse().unwrap()),
            )
            .await;
        }
        ["fifty", folder, seconds] => {
            let seconds = seconds.parse().unwrap();
            fifty::run(Path::new(folder), seconds, |log, file, installation, address| {
                shipper_of(installation, log, file, None, address)
            })
            .await;
        }
        // `cargo bench` runs it without a log server.
        _ => println!("Run `cargo xtask bench audit-log`."),
    }
}

/// A shipper of the audit log at `file`, which continues after `cursor`.
fn shipper(
    log: &AuditLog,
    file: &Path,
    cursor: Option<Cursor>,
    address: &str,
) -> (Shipper, watch::Receiver<ExportState>) {
    shipper_of(
        "4f6c9b0e-8f1d-4c55-9f1a-0d3a1f2b7c11".into(),
        log,
        file,
        cursor,
        address,
    )
}

/// The same, of an installation with this ID.
fn shipper_of(
    installation: String,
    log: &AuditLog,
    file: &Path,
    cursor: Option<Cursor>,
    address: &str,
) -> (Shipper, watch::Receiver<ExportState>) {
    let cursors = Arc::new(FileCursor(file.with_extension("cursor")));
    cursors.forget();
    if let Some(cursor) = cursor {
        cursors.save(&cursor).unwrap();
    }
    let headers = Headers::parse(&String::new().into()).unwrap();
    let server = LogServer::new(Target::parse(address).unwrap(), headers, &Trust::default()).unwrap();
    let source = Source {
        installation,
        version: "0.1.0".into(),
        host: "till-3".into(),
        customer_email: false,
    };
    let (sender, state) = watch::channel(ExportState::default());
    (Shipper::new(log.clone(), cursors, server, source, sender), state)
}

/// The end of the audit log, as a cursor.
fn at_the_end(log: &AuditLog) -> Cursor {
    Cursor {
        acknowledged: log.anchor().unwrap(),
        rejected: 0,
    }
}

/// Sends the whole audit log.
async fn ship(file: &Path, address: &str) {
    let log = AuditLog::open(file).unwrap();
    let entries = log.anchor().unwrap().entries;
    let idle = process::status("VmRSS");
    let (mut shipper, state) = shipper(&log, file, None, address);
    let (begin, processor) = (Instant::now(), process::processor_time());
    while shipper.step().await != Step::UpToDate {
        assert_eq!(state.borrow().failure, None);
    }
    let seconds = begin.elapsed().as_secs_f64();
    let processor = process::processor_time().saturating_sub(processor);
    assert_eq!(state.borrow().cursor.acknowledged.entries, entries);
    println!(
        "{}",
        json!({
            "entries": entries,
            "seconds": seconds,
            "processor_seconds": processor.as_secs_f64(),
            "peak_mb": (process::status("VmHWM") - idle) / 1024.0,
        })
    );
}

/// Writes entries one by one, and waits until each is acknowledged.
async fn live(file: &Path, folder: &Path, address: &str) {
    let log = AuditLog::open(file).unwrap();
    let (shipper, mut state) = shipper(&log, file, Some(at_the_end(&log)), address);
    let wakeup = Arc::<Wakeup>::default();
    let running = tokio::spawn(shipper.run(Arc::clone(&wakeup)));
    let mut times = Vec::new();
    for number in 0..LIVE {
        tokio::time::sleep(LIVE_PAUSE).await;
        let (begin, log) = (Instant::now(), log.clone());
        let entry = log::entry(u32::try_from(number).unwrap());
        let last = tokio::task::spawn_blocking(move || log.append(&entry))
            .await
            .unwrap()
            .unwrap();
        wakeup.appended();
        let acknowledged = state.wait_for(|state| state.cursor.acknowledged.entries >= last);
        acknowledged.await.unwrap();
        times.push(begin.elapsed());
    }
    running.abort();
    let floor = batches::post_one(folder, address, LIVE).await;
    let (median, worst) = spread(times);
    let (floor, _) = spread(floor);
    println!(
        "{}",
        json!({ "median_ms": median, "worst_ms": worst, "floor_ms": floor })
    );
}

/// Waits with nothing to send, and returns the share of a core that this took.
async fn idle(file: &Path, address: &str, time: Duration) {
    let log = AuditLog::open(file).unwrap();
    let (shipper, _state) = shipper(&log, file, Some(at_the_end(&log)), address);
    let running = tokio::spawn(shipper.run(Arc::default()));
    tokio::time::sleep(Duration::from_secs(1)).await;
    let before = process::processor_time();
    tokio::time::sleep(time).await;
    let spent = process::processor_time().saturating_sub(before);
    running.abort();
    println!(
        "{}",
        json!({ "percent": 100.0 * spent.as_secs_f64() / time.as_secs_f64() })
    );
}

/// The median and the longest, in milliseconds.
fn spread(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let milliseconds = |time: Duration| 1000.0 * time.as_secs_f64();
    (
        milliseconds(times[times.len() / 2]),
        milliseconds(*times.last().unwrap()),
    )
}
