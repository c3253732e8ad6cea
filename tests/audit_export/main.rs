//! The audit export against log servers that work, fail and lie.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod addresses;
mod answers;
mod attributes;
mod authority;
mod certificates;
#[path = "../support/child_process.rs"]
mod child_process;
mod collector;
mod cursor;
mod faults;
mod killed;
mod many;
#[cfg(target_os = "linux")]
mod real_servers;
mod syslog;
mod syslog_server;
#[path = "../support/test_server.rs"]
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod test_server;
#[path = "../support/wait.rs"]
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod wait;

use std::sync::{Arc, Mutex};

use audit_export::{
    Cursor, CursorStore, ExportState, Headers, LogServer, Shipper, Source, Step, Target, Trust,
};
use jiff::{Timestamp, ToSpan};
use journal::{Action, AuditLog, EntryContent, Outcome, Way};
use tokio::sync::watch;

/// A cursor in memory.
#[derive(Debug, Default)]
struct MemoryCursor {
    saved: Mutex<Option<Cursor>>,
    /// Why it can't be written.
    fault: Mutex<Option<String>>,
}

impl MemoryCursor {
    /// The number of the last entry that the server acknowledged.
    fn entries(&self) -> i64 {
        self.load().unwrap_or_default().acknowledged.entries
    }
}

impl CursorStore for MemoryCursor {
    fn load(&self) -> Option<Cursor> {
        self.saved.lock().unwrap().clone()
    }

    fn save(&self, cursor: &Cursor) -> Result<(), String> {
        if let Some(fault) = self.fault.lock().unwrap().clone() {
            return Err(fault);
        }
        *self.saved.lock().unwrap() = Some(cursor.clone());
        Ok(())
    }
}

/// An audit log, and a shipper to a server.
struct Shipping {
    log: AuditLog,
    cursors: Arc<MemoryCursor>,
    shipper: Shipper,
    state: watch::Receiver<ExportState>,
}

impl Shipping {
    fn to(address: &str) -> Self {
        Self::trusting(address, &Trust::default())
    }

    fn trusting(address: &str, trust: &Trust) -> Self {
        Self::with(address, "", trust, source())
    }

    fn with(address: &str, headers: &str, trust: &Trust, source: Source) -> Self {
        let log = AuditLog::in_memory().unwrap();
        let cursors = Arc::<MemoryCursor>::default();
        let (shipper, state) = shipper(&log, &cursors, address, headers, trust, source);
        Self {
            log,
            cursors,
            shipper,
            state,
        }
    }

    fn append(&self, count: usize) {
        self.log.append_all(entries(count)).unwrap();
    }

    fn state(&self) -> ExportState {
        self.state.borrow().clone()
    }

    /// Sends all entries.
    async fn ship(&mut self) {
        while self.shipper.step().await != Step::UpToDate {
            assert_eq!(self.state().failure, None);
        }
    }

    /// Makes an attempt that must fail, and returns why it did.
    async fn fail(&mut self) -> String {
        let before = self.cursors.entries();
        let step = self.shipper.step().await;
        assert!(matches!(step, Step::Retry(_)), "{step:?}");
        assert_eq!(self.cursors.entries(), before, "the cursor moved");
        self.state().failure.unwrap().to_string()
    }
}

fn shipper(
    log: &AuditLog,
    cursors: &Arc<MemoryCursor>,
    address: &str,
    headers: &str,
    trust: &Trust,
    source: Source,
) -> (Shipper, watch::Receiver<ExportState>) {
    let headers = Headers::parse(&headers.into()).unwrap();
    let server = LogServer::new(Target::parse(address).unwrap(), headers, trust).unwrap();
    let (sender, state) = watch::channel(ExportState::default());
    let cursors = Arc::clone(cursors) as Arc<dyn CursorStore>;
    (Shipper::new(log.clone(), cursors, server, source, sender), state)
}

fn source() -> Source {
    Source {
        installation: "4f6c9b0e-8f1d-4c55-9f1a-0d3a1f2b7c11".into(),
        version: "0.1.0".into(),
        host: "till-3".into(),
        customer_email: false,
    }
}

/// Entries a second apart, each with a number in its session ID.
fn entries(count: usize) -> Vec<EntryContent> {
    let began = "2026-11-23T09:00:00.125Z".parse::<Timestamp>().unwrap();
    let seconds = (0..count).map(|index| i64::try_from(index).unwrap());
    let entry = |index: i64| EntryContent {
        at: began + index.seconds(),
        session_id: Some(format!("session-{index}")),
        ..sign_in()
    };
    seconds.map(entry).collect()
}

fn sign_in() -> EntryContent {
    EntryContent {
        at: "2026-11-23T09:00:00.125Z".parse().unwrap(),
        operator: "Ann Perkins".into(),
        account: "ann@till-3".into(),
        store: "Pawnee Parks (https://euwest.api.elasticpath.com)".into(),
        action: Action::SignIn,
        outcome: Outcome::Begun,
        way: Some(Way::SignIn),
        customer_id: Some("c8c1c511-beef-4812-9b7a-9f92c587217c".into()),
        customer_email: Some("ron@pawnee.example".into()),
        session_id: Some("session-1".into()),
        reason: Some("Ticket 12, ron@pawnee.example called".into()),
        detail: Some("asked by ron@pawnee.example".into()),
        connection_id: Some("connection-1".into()),
        store_url: Some("https://euwest.api.elasticpath.com".into()),
        import_id: None,
        import_line: None,
        method: None,
        path: None,
        status: None,
        duration_ms: None,
        items: None,
    }
}
