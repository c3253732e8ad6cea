//! The application without its window: connections, customers, impersonation, orders.
//!
//! A [`App`] is what the window's commands call. It decides what may be done, writes it to the journal first, does it
//! through the typed client, and answers with views. It knows neither Tauri nor the keyring of any system: those come in
//! through [`ports`]. Not in here: how a store is reached (`moltin`), how a page looks.
#![forbid(unsafe_code)]

mod audit;
mod blocking;
mod clock;
mod compare;
mod connections;
mod customers;
mod diagnostics;
mod error;
mod export;
mod files;
mod impersonation;
mod import;
mod lock;
mod orders;
mod password_clipboard;
pub mod ports;
mod problem;
mod requests;
mod secret_store;
mod settings;
mod store_orders;
mod updates;
pub mod view;
mod view_of;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use journal::AuditLog;
use tokio::sync::broadcast;

pub use connections::{SANDBOX, SandboxStore};
pub use error::Error;
pub use password_clipboard::CLIPBOARD_TIMEOUT;

use audit::AuditWriter;
use clock::TimePoint;
use connections::Connections;
use export::Exports;
use impersonation::Impersonation;
use import::Imports;
use lock::Lock;
use password_clipboard::PasswordClipboard;
use ports::{Clipboard, Clock, Preferences, Secrets, Updater};
use secret_store::SecretStore;
use store_orders::Scans;
use updates::Updates;
use view::{ImpersonationEnded, SettingsView};

/// What a app stands on.
pub struct Dependencies {
    /// The keyring.
    pub secrets: Arc<dyn Secrets>,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// The preferences file.
    pub preferences: Arc<dyn Preferences>,
    /// The time of day.
    pub clock: Arc<dyn Clock>,
    /// The journal.
    pub audit_log: AuditLog,
    /// What finds and installs new versions of the app.
    pub updater: Arc<dyn Updater>,
    /// Who sits at the keyboard, for the journal: user and host.
    pub operator: String,
    /// How long to wait for the keyring, which may be asking its owner for a password.
    pub keyring_timeout: Duration,
}

/// The application; clones share one state.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

/// The `std` mutexes guard plain maps and are never held across an await.
struct Shared {
    secret_store: SecretStore,
    password_clipboard: PasswordClipboard,
    preferences: Arc<dyn Preferences>,
    clock: Arc<dyn Clock>,
    audit: AuditWriter,
    connections: Mutex<Connections>,
    /// One change of the list of connections at a time, from reading it to having it on disk.
    changing_connections: tokio::sync::Mutex<()>,
    impersonation: Mutex<Impersonation>,
    /// One new password at a time, from setting it to holding it: the one held is the one that was set last.
    changing_password: tokio::sync::Mutex<()>,
    scans: Scans,
    imports: Imports,
    exports: Exports,
    updates: Updates,
    ended: broadcast::Sender<ImpersonationEnded>,
    nearly_over: broadcast::Sender<()>,
    waits: broadcast::Sender<view::StoreWaits>,
    locks: broadcast::Sender<view::LockReason>,
    lock: Lock,
    settings: Arc<Settings>,
}

/// What staff have set, as the preferences have it.
pub(crate) struct Settings(Mutex<SettingsView>);

impl Settings {
    pub(crate) fn read(&self) -> SettingsView {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn write(&self, settings: SettingsView) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = settings;
    }
}

impl App {
    /// Sets up a app and reads the connections from the preferences. Touches neither keyring nor network.
    ///
    /// # Panics
    /// Outside a tokio runtime, on which it watches whether somebody is there.
    pub fn new(dependencies: Dependencies) -> Self {
        let connections = Connections::read(dependencies.preferences.as_ref());
        let settings = SettingsView::read(dependencies.preferences.as_ref());
        let settings = Arc::new(Settings(Mutex::new(settings)));
        let app = Self {
            shared: Arc::new(Shared {
                lock: Lock::open(TimePoint::now(dependencies.clock.as_ref())),
                locks: broadcast::Sender::new(8),
                secret_store: SecretStore::new(dependencies.secrets, dependencies.keyring_timeout),
                audit: AuditWriter::new(
                    dependencies.audit_log,
                    Arc::clone(&dependencies.clock),
                    dependencies.operator,
                    Arc::clone(&settings),
                ),
                password_clipboard: PasswordClipboard::new(dependencies.clipboard),
                preferences: dependencies.preferences,
                clock: dependencies.clock,
                connections: Mutex::new(connections),
                changing_connections: tokio::sync::Mutex::default(),
                impersonation: Mutex::default(),
                changing_password: tokio::sync::Mutex::default(),
                scans: Scans::default(),
                imports: Imports::default(),
                exports: Exports::default(),
                updates: Updates::new(dependencies.updater),
                ended: broadcast::Sender::new(8),
                nearly_over: broadcast::Sender::new(8),
                waits: broadcast::Sender::new(64),
                settings,
            }),
        };
        tokio::spawn(lock::watch(Arc::downgrade(&app.shared)));
        app
    }

    pub(crate) fn now(&self) -> TimePoint {
        TimePoint::now(self.shared.clock.as_ref())
    }

    /// Tells of every session as a customer that ends, whatever ended it.
    pub fn ended_sessions(&self) -> broadcast::Receiver<ImpersonationEnded> {
        self.shared.ended.subscribe()
    }

    /// Tells once of every session as a customer that has two minutes left.
    pub fn nearly_over(&self) -> broadcast::Receiver<()> {
        self.shared.nearly_over.subscribe()
    }

    /// Tells of every time that the program locks itself.
    pub fn locks(&self) -> broadcast::Receiver<view::LockReason> {
        self.shared.locks.subscribe()
    }

    /// Ends the session as a customer, if there is one, and takes a copied password back, because the program is quit.
    pub async fn quit(&self) {
        self.end_any(view::EndReason::Quit).await;
        self.forget_password().await;
    }
}
