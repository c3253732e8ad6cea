//! A process is killed while it ships, two hundred times on one audit log and one cursor.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use audit_export::{Cursor, CursorStore, ExportState, Headers, LogServer, Shipper, Step, Target, Trust};
use journal::AuditLog;
use tempfile::TempDir;
use tokio::sync::watch;

use crate::authority::Authority;
use crate::child_process::ChildGuard;
use crate::collector::Collector;
use crate::{entries, source};

/// The variables that name the folder and the address to the process that is killed.
const FOLDER: &str = "AUDIT_LOG_TO_SHIP";
const ADDRESS: &str = "LOG_SERVER_TO_SHIP_TO";

/// A cursor in a file that is replaced as a whole.
struct FileCursor(PathBuf);

impl CursorStore for FileCursor {
    fn load(&self) -> Option<Cursor> {
        let acknowledged = fs::read_to_string(&self.0).ok()?.parse().ok()?;
        Some(Cursor {
            acknowledged,
            rejected: 0,
        })
    }

    fn save(&self, cursor: &Cursor) -> Result<(), String> {
        let next = self.0.with_extension("next");
        let written = fs::write(&next, cursor.acknowledged.to_string());
        written
            .and_then(|()| fs::rename(&next, &self.0))
            .map_err(|error| error.to_string())
    }
}

/// The audit log of a folder, and a shipper of it.
fn shipper(folder: &Path, address: &str) -> (AuditLog, Shipper) {
    let log = AuditLog::open(&folder.join("journal.sqlite")).unwrap();
    // Reading the system's certificates each time would take long.
    let trust = Trust {
        authorities: Some(fs::read_to_string(folder.join("ca.pem")).unwrap()),
        client: None,
    };
    let headers = Headers::parse(&String::new().into()).unwrap();
    let server = LogServer::new(Target::parse(address).unwrap(), headers, &trust).unwrap();
    let cursors = Arc::new(FileCursor(folder.join("cursor")));
    let (state, _) = watch::channel(ExportState::default());
    (log.clone(), Shipper::new(log, cursors, server, source(), state))
}

/// Not a test: the process that is killed. It appends and ships, and says so.
#[tokio::test]
#[ignore = "ships until it is killed; the test below runs it"]
async fn ship_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let (log, mut shipper) = shipper(&folder, &std::env::var(ADDRESS).unwrap());
    loop {
        log.append_all(entries(2)).unwrap();
        println!("appended");
        while shipper.step().await != Step::UpToDate {}
    }
}

/// Starts the process and kills it at a place that differs from kill to kill.
fn start_and_kill(kill: u64, folder: &Path, address: &str) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["killed::ship_until_killed", "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(ADDRESS, address)
        .stdout(Stdio::piped());
    let mut shipping = ChildGuard::start(&mut command);
    shipping.wait_for("the process to ship and end", |shipping| {
        let mut output = BufReader::new(shipping.stdout.take().unwrap());
        let mut text = String::new();
        // Spreads the kills over the first batches, and over the time within each.
        while (text.matches("appended").count() as u64) < kill % 4 {
            assert_ne!(
                output.read_line(&mut text).unwrap(),
                0,
                "it ended by itself: {text}"
            );
        }
        std::thread::sleep(Duration::from_micros(kill * 173 % 8_000));
        shipping.kill().unwrap();
        shipping.wait().unwrap();
        output.read_to_string(&mut text).unwrap();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_shipper_leaves_no_gap_and_no_cursor_ahead() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("ca.pem"), Authority::new().pem()).unwrap();
    let cursor = || {
        let cursor = FileCursor(folder.path().join("cursor")).load();
        cursor.map_or(0, |cursor| cursor.acknowledged.entries)
    };
    for kill in 0..200 {
        let (path, address) = (folder.path().to_owned(), address.clone());
        tokio::task::spawn_blocking(move || start_and_kill(kill, &path, &address))
            .await
            .unwrap();
        let received = collector.numbers().into_iter().max().unwrap_or_default();
        assert!(
            cursor() <= received,
            "kill {kill}: the cursor is ahead of {received}"
        );
    }
    let (log, mut shipper) = shipper(folder.path(), &address);
    while shipper.step().await != Step::UpToDate {}

    let mut seen = 0;
    for number in collector.numbers() {
        assert!(
            number <= seen + 1,
            "entry {} is missing before {number}",
            seen + 1
        );
        seen = seen.max(number);
    }
    assert_eq!((seen, cursor()), (log.anchor().unwrap().entries, seen));
    assert!(seen > 0);
}
