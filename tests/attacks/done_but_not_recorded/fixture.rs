//! An app whose audit log file is damaged by another connection at a chosen entry.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use jiff::Timestamp;
use journal::{Action, AuditLog, Outcome};
use shopside_core::ports::Clock;
use shopside_core::view::{
    AddressBookView, ChangeCustomer, CustomerFields, CustomerQueryView, CustomerView, ForgetPlanView,
    ScanNews, ScanOrders,
};
use shopside_core::{App, Dependencies, Error, ManagedPolicy};
use tempfile::TempDir;

use crate::setup::{RON, Setup, import_file, sign_in_request_with};

/// A clock that damages the audit log's file when it is read for an entry: another connection
/// makes all later writes fail.
struct DamagingClock {
    audit_log: AuditLog,
    file: PathBuf,
    /// The entry after which it is damaged.
    after: Mutex<Option<(Action, Outcome)>>,
}

impl DamagingClock {
    fn damage(&self) {
        let database = rusqlite::Connection::open(&self.file).unwrap();
        database
            .execute_batch("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'full'); END")
            .unwrap();
    }
}

impl Clock for DamagingClock {
    fn now(&self) -> Timestamp {
        let mut after = self.after.lock().unwrap();
        if after.is_some() && *after == last_entry(&self.audit_log) {
            *after = None;
            self.damage();
        }
        Timestamp::now()
    }

    fn steady(&self) -> Instant {
        Instant::now()
    }
}

fn last_entry(audit_log: &AuditLog) -> Option<(Action, Outcome)> {
    let last = audit_log.recent(1).unwrap().pop();
    last.map(|entry| (entry.content.action, entry.content.outcome))
}

/// An app with an open store, and an observer of that store with an audit log of its own.
pub(super) struct Fixture {
    pub(super) app: App,
    pub(super) setup: Setup,
    observer: Setup,
    observed: String,
    pub(super) store: String,
    pub(super) ron: String,
    /// How many addresses Ron has at first.
    pub(super) addresses: usize,
    pub(super) downloads: TempDir,
    clock: Arc<DamagingClock>,
    /// The order that was changed.
    changed_order: Mutex<String>,
    _folder: TempDir,
}

impl Fixture {
    pub(super) async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("journal.sqlite");
        let audit_log = AuditLog::open(&file).unwrap();
        let setup = Setup::with_audit_log(audit_log.clone()).await;
        let clock = Arc::new(DamagingClock {
            audit_log,
            file,
            after: Mutex::default(),
        });
        let app = App::new(Dependencies {
            secrets: Arc::clone(&setup.keyring) as _,
            clipboard: Arc::clone(&setup.clipboard) as _,
            preferences: Arc::clone(&setup.preferences) as _,
            dialogs: Arc::clone(&setup.dialogs) as _,
            desktop_proxy: Arc::clone(&setup.dialogs) as _,
            managed_policy: ManagedPolicy::None,
            clock: Arc::clone(&clock) as _,
            audit_log: setup.audit_log.clone(),
            updater: Arc::clone(&setup.updater) as _,
            operator: "ann@till-3".into(),
            authenticator: Arc::clone(&setup.authenticator) as _,
            keyring_timeout: setup.keyring_timeout,
        });
        let store = app.connect(setup.full_connection()).await.unwrap().id;
        let base_url = setup.store.base_url().to_owned();
        let observer =
            Setup::with_store_at(Arc::clone(&setup.store), base_url, AuditLog::in_memory().unwrap());
        let at_observer = observer.connect().await.id;
        let ron = observer.customer_id(&at_observer, RON).await;
        let mut fixture = Self {
            app,
            setup,
            observer,
            observed: at_observer,
            store,
            ron,
            addresses: 0,
            downloads: TempDir::new().unwrap(),
            clock,
            changed_order: Mutex::default(),
            _folder: folder,
        };
        fixture.addresses = fixture.address_book().await.len();
        fixture
    }

    /// Makes the audit log fail from now on.
    pub(super) fn fail_now(&self) {
        self.clock.damage();
    }

    /// Makes the audit log fail after an entry, before the next one.
    pub(super) fn fail_after(&self, action: Action, outcome: Outcome) {
        *self.clock.after.lock().unwrap() = Some((action, outcome));
    }

    pub(super) fn last_entry(&self) -> (Action, Outcome) {
        last_entry(&self.setup.audit_log).unwrap()
    }

    /// Opens a file, and runs the dry run with the guessed columns.
    pub(super) async fn dry_run(&self, text: &str) -> Result<String, Error> {
        let file = import_file(text);
        let import = self.app.open_import(&self.store, file).await?;
        self.app.check_import(&import.id, import.columns).await?;
        Ok(import.id)
    }

    pub(super) async fn customer(&self) -> Option<CustomerView> {
        self.observer.app.customer(&self.observed, &self.ron).await.ok()
    }

    pub(super) async fn address_book(&self) -> Vec<AddressBookView> {
        let app = &self.observer.app;
        app.address_book(&self.observed, &self.ron).await.unwrap()
    }

    /// Remembers which order is changed.
    pub(super) fn remember(&self, order: &str) {
        order.clone_into(&mut self.changed_order.lock().unwrap());
    }

    pub(super) fn remembered(&self) -> String {
        self.changed_order.lock().unwrap().clone()
    }

    /// The app of the observer, and its connection to the store.
    pub(super) fn observer(&self) -> (&App, &str) {
        (&self.observer.app, &self.observed)
    }

    /// What there is to forget about Ron.
    pub(super) async fn forget_plan(&self) -> ForgetPlanView {
        let app = &self.observer.app;
        app.forget_plan(&self.observed, &self.ron).await.unwrap()
    }

    /// The ID of an order of Ron's that can be anonymized.
    pub(super) async fn final_order(&self) -> String {
        let orders = self.forget_plan().await.orders;
        orders.into_iter().find(|order| order.is_final).unwrap().id
    }

    /// The IDs of the orders that an admin created.
    pub(super) async fn manual_orders(&self) -> Vec<String> {
        let mut manual = Vec::new();
        let tell = |news| {
            if let ScanNews::Batch(batch) = news {
                let rows = batch.rows.into_iter().filter(|row| row.is_manual);
                manual.extend(rows.map(|row| row.id));
            }
        };
        let scan = ScanOrders::default();
        self.observer.app.scan_orders(&self.observed, scan, tell).await;
        manual
    }

    /// Whether the store has a customer with this email address.
    pub(super) async fn finds(&self, email: &str) -> bool {
        let query = CustomerQueryView {
            search: email.into(),
            ..CustomerQueryView::default()
        };
        let found = self.observer.app.customers(&self.observed, &query).await.unwrap();
        !found.customers.is_empty()
    }

    /// Whether Ron can sign in with a password.
    pub(super) async fn accepts(&self, password: &str) -> bool {
        let request = sign_in_request_with(&self.ron, password);
        self.observer
            .app
            .sign_in_as_customer(&self.observed, request)
            .await
            .is_ok()
    }

    /// A request to change Ron's name.
    pub(super) async fn new_name(&self, name: &str) -> ChangeCustomer {
        let ron = self.customer().await.unwrap();
        let was = CustomerFields {
            name: ron.name,
            email: ron.email,
            external_ref: ron.external_ref.unwrap_or_default(),
        };
        let name = name.into();
        ChangeCustomer {
            customer: ron.id,
            becomes: CustomerFields { name, ..was.clone() },
            was,
        }
    }
}
