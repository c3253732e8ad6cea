//! The application without its window: connections, customers, impersonation, orders.
//!
//! The shell's commands call an [`App`]. It checks what is allowed, writes it to the audit log,
//! does it through the client (`moltin`), and returns view models. It knows neither Tauri nor a
//! keyring: those come in through [`ports`].
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
pub mod lifecycle;
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
use clock::ClockReading;
use connections::Connections;
use export::Exports;
use impersonation::Impersonation;
use import::Imports;
use lifecycle::Lifecycle;
use lock::LastActive;
use password_clipboard::PasswordClipboard;
use ports::{Clipboard, Clock, Preferences, Secrets, Updater};
use secret_store::SecretStore;
use store_orders::Scans;
use updates::Updates;
use view::{ImpersonationEnded, SettingsView};

/// What the app needs from the computer.
pub struct Dependencies {
    /// The keyring.
    pub secrets: Arc<dyn Secrets>,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// The preferences.
    pub preferences: Arc<dyn Preferences>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The audit log.
    pub audit_log: AuditLog,
    /// Finds and installs new versions of the app.
    pub updater: Arc<dyn Updater>,
    /// User and host of the operator, for the audit log.
    pub operator: String,
    /// The timeout of keyring calls, which may show a prompt for a password.
    pub keyring_timeout: Duration,
}

/// The application; clones share one state.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

/// The state of the app. Its `std` mutexes are never held across an await.
struct Shared {
    secret_store: SecretStore,
    password_clipboard: PasswordClipboard,
    preferences: Arc<dyn Preferences>,
    clock: Arc<dyn Clock>,
    audit: AuditWriter,
    connections: Mutex<Connections>,
    /// Serializes changes of the connections, from reading the list to saving it.
    changing_connections: tokio::sync::Mutex<()>,
    impersonation: Mutex<Impersonation>,
    /// Serializes new passwords, so that the one that is kept is the one that was set last.
    changing_password: tokio::sync::Mutex<()>,
    scans: Scans,
    imports: Imports,
    exports: Exports,
    updates: Updates,
    ended: broadcast::Sender<ImpersonationEnded>,
    nearly_over: broadcast::Sender<()>,
    waits: broadcast::Sender<view::StoreWaits>,
    locks: broadcast::Sender<view::LockReason>,
    lifecycle: Lifecycle,
    last_active: LastActive,
    settings: Arc<Settings>,
}

/// The current settings.
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
    /// Reads connections and settings from the preferences. Uses neither keyring nor network.
    ///
    /// # Panics
    /// Outside a tokio runtime, which checks the idle time.
    pub fn new(dependencies: Dependencies) -> Self {
        let connections = Connections::read(dependencies.preferences.as_ref());
        let settings = SettingsView::read(dependencies.preferences.as_ref());
        let settings = Arc::new(Settings(Mutex::new(settings)));
        let app = Self {
            shared: Arc::new(Shared {
                lifecycle: Lifecycle::default(),
                last_active: LastActive::new(ClockReading::now(dependencies.clock.as_ref())),
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
        tokio::spawn(lock::watch_idle_time(Arc::downgrade(&app.shared)));
        app
    }

    pub(crate) fn now(&self) -> ClockReading {
        ClockReading::now(self.shared.clock.as_ref())
    }

    /// Receives every impersonation session that ends, with the reason.
    pub fn ended_sessions(&self) -> broadcast::Receiver<ImpersonationEnded> {
        self.shared.ended.subscribe()
    }

    /// Receives a message when an impersonation session has two minutes left.
    pub fn nearly_over(&self) -> broadcast::Receiver<()> {
        self.shared.nearly_over.subscribe()
    }

    /// Receives every lock of the app, with the reason.
    pub fn locks(&self) -> broadcast::Receiver<view::LockReason> {
        self.shared.locks.subscribe()
    }
}
