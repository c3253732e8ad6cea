//! The app: it composes the areas, and delegates to them. Each area has the dependencies that it
//! needs, and knows nothing of the app.

mod accounts;
mod audit;
mod connections;
mod customers;
mod diagnosis;
mod exports;
mod find;
mod impersonation;
mod imports;
mod lock;
mod member_sessions;
mod order_actions;
mod privacy;
mod purchases;
mod settings;
mod sign_in_setup;
mod store_orders;
mod updates;
mod watches;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use journal::AuditLog;
use tokio::sync::{broadcast, watch};

use crate::accounts::Accounts;
use crate::accounts::access::AccessCache;
use crate::admin_views::AdminViews;
use crate::audit::{Anchors, Audit, AuditWriter};
use crate::audit_export::AuditExport;
use crate::calendar::Calendar;
use crate::connections::{ChosenCertificate, Connections, Stores};
use crate::customers::Customers;
use crate::export::Exports;
use crate::find::Find;
use crate::impersonation::{CurrentSession, Impersonation, LookedUp};
use crate::import::Imports;
use crate::lifecycle::Lifecycle;
use crate::lock::{Lock, watch_idle_time};
use crate::managed_policy::ManagedPolicy;
use crate::order_actions::OrderActions;
use crate::password_clipboard::PasswordClipboard;
use crate::ports::{Authenticator, Clipboard, Clock, DesktopProxy, Dialogs, Preferences, Secrets, Updater};
use crate::privacy::Privacy;
use crate::proxies::Proxies;
use crate::purchases::Purchases;
use crate::requests::Requests;
use crate::running_work::RunningWork;
use crate::secret_store::SecretStore;
use crate::settings::Settings;
use crate::sign_in_setup::SignInSetup;
use crate::store_orders::StoreOrders;
use crate::support_credentials::SupportCredentials;
use crate::time_zones;
use crate::updates::Updates;
use crate::view::{ManagedView, SettingsView, StoreWaits, TimeZoneView};

/// What the app needs from the computer.
pub struct Dependencies {
    /// The keyring.
    pub secrets: Arc<dyn Secrets>,
    /// The clipboard.
    pub clipboard: Arc<dyn Clipboard>,
    /// The system's authentication.
    pub authenticator: Arc<dyn Authenticator>,
    /// The preferences.
    pub preferences: Arc<dyn Preferences>,
    /// Native dialogs.
    pub dialogs: Arc<dyn Dialogs>,
    /// The proxy in the desktop's settings.
    pub desktop_proxy: Arc<dyn DesktopProxy>,
    /// The company's policy, as it was found at the start.
    pub managed_policy: ManagedPolicy,
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
    areas: Arc<Areas>,
}

/// The areas of the app. Their `std` mutexes are never held across an await.
struct Areas {
    managed: Arc<ManagedPolicy>,
    lifecycle: Arc<Lifecycle>,
    running_work: Arc<RunningWork>,
    lock: Arc<Lock>,
    settings: Arc<Settings>,
    proxies: Arc<Proxies>,
    audit_writer: Arc<AuditWriter>,
    audit: Audit,
    audit_export: Arc<AuditExport>,
    stores: Arc<Stores>,
    connections: Connections,
    customers: Arc<Customers>,
    purchases: Purchases,
    accounts: Accounts,
    store_orders: StoreOrders,
    order_actions: OrderActions,
    find: Find,
    calendar: Arc<Calendar>,
    impersonation: Arc<Impersonation>,
    setup: Arc<SignInSetup>,
    credentials: Arc<SupportCredentials>,
    password_clipboard: Arc<PasswordClipboard>,
    imports: Arc<Imports>,
    exports: Arc<Exports>,
    privacy: Privacy,
    requests: Requests,
    waits: broadcast::Sender<StoreWaits>,
    updates: Arc<Updates>,
}

impl App {
    /// Reads connections and settings from the preferences. Waits for neither keyring nor network.
    ///
    /// # Panics
    /// Outside a tokio runtime, which checks the idle time, and the audit log for lost entries.
    pub fn new(dependencies: Dependencies) -> Self {
        let areas = Areas::new(dependencies);
        tokio::spawn(watch_idle_time(Arc::downgrade(&areas.lock)));
        let appended = areas.audit_writer.appended();
        tokio::spawn(Anchors::run(Arc::downgrade(&areas.audit.anchors()), appended));
        AuditExport::start(&areas.audit_export);
        let password_clipboard = Arc::clone(&areas.password_clipboard);
        tokio::spawn(async move { password_clipboard.clear_leftover().await });
        let areas = Arc::new(areas);
        tokio::spawn(Areas::watch_old_audit_entries(Arc::downgrade(&areas)));
        tokio::spawn(Areas::watch_desktop_proxy(Arc::downgrade(&areas)));
        let app = Self { areas };
        app.find_leftovers_elsewhere();
        app
    }

    /// Returns the settings.
    pub fn settings(&self) -> SettingsView {
        self.areas.settings.read()
    }

    /// Returns what the company's policy fixes.
    pub fn managed(&self) -> ManagedView {
        self.areas.managed.view()
    }

    /// Returns the name of this computer's time zone, such as `Europe/London`, if it has one.
    pub fn local_time_zone(&self) -> Option<String> {
        self.areas.calendar.local_name()
    }

    /// Returns all time zones by name.
    pub fn time_zones(&self) -> Vec<TimeZoneView> {
        time_zones::all()
    }

    /// Returns the operator's account on the computer: user and host.
    pub fn account(&self) -> String {
        self.areas.audit_writer.account().to_owned()
    }
}

impl Areas {
    #[expect(
        clippy::too_many_lines,
        reason = "it names each area once, in the order of their needs"
    )]
    fn new(dependencies: Dependencies) -> Self {
        let Dependencies {
            secrets,
            clipboard,
            authenticator,
            preferences,
            dialogs,
            desktop_proxy,
            managed_policy,
            clock,
            audit_log,
            updater,
            operator,
            keyring_timeout,
        } = dependencies;
        let lifecycle = Arc::<Lifecycle>::default();
        let managed = Arc::new(managed_policy);
        let settings = Arc::new(Settings::new(
            Arc::clone(&preferences),
            Arc::clone(&managed),
            operator.clone(),
        ));
        let audit = Arc::new(AuditWriter::new(
            audit_log,
            Arc::clone(&clock),
            operator,
            Arc::clone(&settings),
        ));
        let secret_store = Arc::new(SecretStore::new(secrets, keyring_timeout));
        let proxies = Arc::new(Proxies::new(
            Arc::clone(&settings),
            Arc::clone(&secret_store),
            desktop_proxy,
        ));
        let stores = Arc::new(Stores::new(
            preferences.as_ref(),
            Arc::clone(&lifecycle),
            Arc::clone(&managed),
        ));
        let calendar = Arc::new(Calendar::new(
            Arc::clone(&stores),
            Arc::clone(&settings),
            Arc::clone(&clock),
        ));
        let views = Arc::new(AdminViews::new(Arc::clone(&stores), Arc::clone(&audit)));
        let password_clipboard = Arc::new(PasswordClipboard::new(
            clipboard,
            Arc::clone(&preferences),
            Arc::clone(&lifecycle),
        ));
        let customers = Arc::new(Customers::new(
            Arc::clone(&stores),
            Arc::clone(&audit),
            Arc::clone(&views),
            Arc::clone(&calendar),
            Arc::clone(&password_clipboard),
        ));
        let exports = Arc::new(Exports::new(
            Arc::clone(&stores),
            Arc::clone(&audit),
            Arc::clone(&calendar),
        ));
        let imports = Arc::new(Imports::new(
            Arc::clone(&stores),
            Arc::clone(&customers),
            Arc::clone(&audit),
            Arc::clone(&lifecycle),
        ));
        let session = Arc::<CurrentSession>::default();
        let order_actions = OrderActions::new(
            Arc::clone(&stores),
            Arc::clone(&audit),
            Arc::clone(&views),
            Arc::clone(&session),
        );
        let privacy = Privacy {
            stores: Arc::clone(&stores),
            audit: Arc::clone(&audit),
            views: Arc::clone(&views),
            calendar: Arc::clone(&calendar),
            exports: Arc::clone(&exports),
            session: Arc::clone(&session),
        };
        let updates = Arc::new(Updates {
            updater,
            lifecycle: Arc::clone(&lifecycle),
            clock: Arc::clone(&clock),
            audit: Arc::clone(&audit),
            settings: Arc::clone(&settings),
            session: Arc::clone(&session),
            imports: Arc::clone(&imports),
            exports: Arc::clone(&exports),
            state: Mutex::default(),
            news: broadcast::Sender::new(64),
        });
        let audit_export = Arc::new(AuditExport {
            audit: Arc::clone(&audit),
            preferences: Arc::clone(&preferences),
            secret_store: Arc::clone(&secret_store),
            managed: Arc::clone(&managed),
            dialogs: Arc::clone(&dialogs),
            lifecycle: Arc::clone(&lifecycle),
            wakeup: audit.appended().export(),
            state: watch::Sender::default(),
            running: Mutex::default(),
            not_started: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        });
        let credentials = Arc::new(SupportCredentials::new(
            Arc::clone(&audit),
            Arc::clone(&preferences),
        ));
        let setup = Arc::new(SignInSetup::new(
            Arc::clone(&stores),
            Arc::clone(&audit),
            Arc::clone(&credentials),
            Arc::clone(&preferences),
        ));
        let impersonation = Arc::new(Impersonation {
            current: session,
            stores: Arc::clone(&stores),
            customers: Arc::clone(&customers),
            audit: Arc::clone(&audit),
            audit_export: Arc::clone(&audit_export),
            views: Arc::clone(&views),
            lifecycle: Arc::clone(&lifecycle),
            clock: Arc::clone(&clock),
            settings: Arc::clone(&settings),
            password_clipboard: Arc::clone(&password_clipboard),
            updates: Arc::clone(&updates),
            setup: Arc::clone(&setup),
            credentials: Arc::clone(&credentials),
            looked_up: LookedUp::default(),
            ended: broadcast::Sender::new(8),
            nearly_over: broadcast::Sender::new(8),
        });
        let audit_area = Audit::new(&audit, &secret_store, &preferences, &settings, &calendar);
        let running_work = Arc::new(RunningWork {
            lifecycle: Arc::clone(&lifecycle),
            impersonation: Arc::clone(&impersonation),
            imports: Arc::clone(&imports),
            password_clipboard: Arc::clone(&password_clipboard),
            updates: Arc::clone(&updates),
            anchors: audit_area.anchors(),
            audit_export: Arc::clone(&audit_export),
            credentials: Arc::clone(&credentials),
        });
        let waits = broadcast::Sender::new(64);
        let accounts_access = Arc::<AccessCache>::default();
        let find = Find::new(
            Arc::clone(&stores),
            Arc::clone(&views),
            Arc::clone(&accounts_access),
            Arc::clone(&preferences),
        );
        let accounts = Accounts::new(
            Arc::clone(&stores),
            Arc::clone(&audit),
            Arc::clone(&views),
            accounts_access,
        );
        Self {
            lock: Arc::new(Lock::new(
                Arc::clone(&lifecycle),
                Arc::clone(&running_work),
                Arc::clone(&settings),
                clock,
                Arc::clone(&audit),
                authenticator,
                Arc::clone(&preferences),
            )),
            audit: audit_area,
            audit_export,
            connections: Connections {
                stores: Arc::clone(&stores),
                preferences: Arc::clone(&preferences),
                dialogs,
                managed: Arc::clone(&managed),
                secret_store,
                proxies: Arc::clone(&proxies),
                audit: Arc::clone(&audit),
                lifecycle: Arc::clone(&lifecycle),
                running_work: Arc::clone(&running_work),
                waits: waits.clone(),
                changing: tokio::sync::Mutex::default(),
                asking: tokio::sync::Mutex::default(),
                chosen_certificate: ChosenCertificate::default(),
            },
            managed,
            calendar: Arc::clone(&calendar),
            find,
            purchases: Purchases::new(Arc::clone(&stores), Arc::clone(&views)),
            store_orders: StoreOrders::new(Arc::clone(&stores), views, Arc::clone(&calendar), preferences),
            order_actions,
            requests: Requests::new(Arc::clone(&stores)),
            lifecycle,
            running_work,
            settings,
            proxies,
            audit_writer: audit,
            stores,
            customers,
            accounts,
            impersonation,
            setup,
            credentials,
            password_clipboard,
            imports,
            exports,
            privacy,
            waits,
            updates,
        }
    }
}
