//! The app: its dependencies, and its areas.
//!
//! An area with its own dependencies is a struct, to which the methods of [`App`] delegate.

mod customers;
mod store_orders;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use journal::AuditLog;
use tokio::sync::broadcast;

use crate::audit::AuditWriter;
use crate::clock::ClockReading;
use crate::connections::{Connections, Stores};
use crate::customers::Customers;
use crate::error::Error;
use crate::export::Exports;
use crate::impersonation::Impersonation;
use crate::import::Imports;
use crate::lifecycle::Lifecycle;
use crate::lock::{self, LastActive};
use crate::password_clipboard::PasswordClipboard;
use crate::ports::{Clipboard, Clock, Preferences, Secrets, Updater};
use crate::secret_store::SecretStore;
use crate::settings::Settings;
use crate::store_orders::StoreOrders;
use crate::updates::Updates;
use crate::view::{ImpersonationEnded, LockReason, SettingsView, StoreWaits};

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
    pub(crate) shared: Arc<Shared>,
}

/// The state of the app. Its `std` mutexes are never held across an await.
pub(crate) struct Shared {
    pub(crate) secret_store: SecretStore,
    pub(crate) password_clipboard: PasswordClipboard,
    pub(crate) preferences: Arc<dyn Preferences>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) audit: Arc<AuditWriter>,
    pub(crate) customers: Customers,
    pub(crate) stores: Arc<Stores>,
    pub(crate) store_orders: StoreOrders,
    /// Serializes changes of the connections, from reading the list to saving it.
    pub(crate) changing_connections: tokio::sync::Mutex<()>,
    pub(crate) impersonation: Mutex<Impersonation>,
    /// Serializes new passwords, so that the one that is kept is the one that was set last.
    pub(crate) changing_password: tokio::sync::Mutex<()>,
    pub(crate) imports: Imports,
    pub(crate) exports: Exports,
    pub(crate) updates: Updates,
    pub(crate) ended: broadcast::Sender<ImpersonationEnded>,
    pub(crate) nearly_over: broadcast::Sender<()>,
    pub(crate) waits: broadcast::Sender<StoreWaits>,
    pub(crate) locks: broadcast::Sender<LockReason>,
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) last_active: LastActive,
    pub(crate) settings: Arc<Settings>,
}

impl App {
    /// Reads connections and settings from the preferences. Uses neither keyring nor network.
    ///
    /// # Panics
    /// Outside a tokio runtime, which checks the idle time.
    pub fn new(dependencies: Dependencies) -> Self {
        let connections = Connections::read(dependencies.preferences.as_ref());
        let lifecycle = Arc::<Lifecycle>::default();
        let stores = Arc::new(Stores::new(connections, Arc::clone(&lifecycle)));
        let settings = Arc::new(Settings::new(Arc::clone(&dependencies.preferences)));
        let audit = Arc::new(AuditWriter::new(
            dependencies.audit_log,
            Arc::clone(&dependencies.clock),
            dependencies.operator,
            Arc::clone(&settings),
        ));
        let app = Self {
            shared: Arc::new(Shared {
                lifecycle,
                last_active: LastActive::new(ClockReading::now(dependencies.clock.as_ref())),
                locks: broadcast::Sender::new(8),
                secret_store: SecretStore::new(dependencies.secrets, dependencies.keyring_timeout),
                customers: Customers::new(Arc::clone(&stores), Arc::clone(&audit)),
                audit,
                password_clipboard: PasswordClipboard::new(dependencies.clipboard),
                preferences: dependencies.preferences,
                clock: dependencies.clock,
                store_orders: StoreOrders::new(Arc::clone(&stores)),
                stores,
                changing_connections: tokio::sync::Mutex::default(),
                impersonation: Mutex::default(),
                changing_password: tokio::sync::Mutex::default(),
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
    pub fn locks(&self) -> broadcast::Receiver<LockReason> {
        self.shared.locks.subscribe()
    }

    /// Returns the settings.
    pub fn settings(&self) -> SettingsView {
        self.shared.settings.read()
    }

    /// Returns the operator's account on the computer: user and host.
    pub fn account(&self) -> String {
        self.shared.audit.account().to_owned()
    }

    /// Saves the settings. A current session keeps its deadline.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid setting, [`Error::Preferences`] if the preferences cannot be
    /// written; the settings are then unchanged.
    pub async fn change_settings(&self, settings: SettingsView) -> Result<SettingsView, Error> {
        let settings = settings.validated()?;
        self.check_update_address(&settings.update_address)?;
        self.shared.settings.save(settings.clone()).await?;
        Ok(settings)
    }
}
