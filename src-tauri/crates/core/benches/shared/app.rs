//! The app without its window, and its memory, for the benchmarks.
//!
//! It runs on Linux only, because it reads `/proc`.

use std::sync::Arc;
use std::time::Duration;

use journal::AuditLog;
use shopside_core::view::{ConnectStore, KeepSecret};
use shopside_core::{App, Dependencies, ManagedPolicy, ManagedSettings};

use crate::fake_updater::FakeUpdater;
use crate::fakes::{FakeAuthenticator, FakeClipboard, FakeClock, FakeDialogs, FakeKeyring, FakePreferences};

/// What an app leaves on the computer, for the next one.
#[derive(Default)]
pub(crate) struct Computer {
    keyring: Arc<FakeKeyring>,
    pub(crate) preferences: Arc<FakePreferences>,
}

impl Computer {
    /// Starts an app.
    pub(crate) fn app(&self, audit_log: AuditLog) -> App {
        let dialogs = Arc::<FakeDialogs>::default();
        let local = ManagedSettings::parse(r#"{ "allowed_hosts": ["localhost"] }"#).unwrap();
        App::new(Dependencies {
            secrets: Arc::clone(&self.keyring) as _,
            clipboard: Arc::<FakeClipboard>::default(),
            authenticator: Arc::<FakeAuthenticator>::default(),
            preferences: Arc::clone(&self.preferences) as _,
            dialogs: Arc::clone(&dialogs) as _,
            desktop_proxy: dialogs,
            managed_policy: ManagedPolicy::Fixed(local),
            clock: Arc::new(FakeClock::at_now()),
            audit_log,
            updater: Arc::<FakeUpdater>::default(),
            operator: "bench".into(),
            keyring_timeout: Duration::from_mins(2),
        })
    }
}

/// The connection to a sandbox store.
pub(crate) fn connection(base_url: &str, rate: u32) -> ConnectStore {
    ConnectStore {
        name: "Measured".into(),
        base_url: base_url.to_owned(),
        client_id: "sandbox".into(),
        client_secret: Some("sandbox-secret".into()),
        keep: KeepSecret::Keyring,
        certificate: None,
        requests_per_second: Some(rate),
    }
}

/// A value of `/proc/self/status`, in kB.
pub(crate) fn status(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
