//! The test setup: the app with fake dependencies, and a real sandbox store.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use journal::{Action, AuditLog, EntryContent, Outcome};
use moltin_sandbox::{Config, Sandbox, Seed};
use secrecy::SecretString;
use serde_json::{Value, json};
use shopside_core::view::{
    AccessReason, ConnectStore, ConnectionView, KeepSecret, NewPasswordSignIn, OpenImport, Preview, Problem,
    ScanNews, ScanOrders, SetPassword, SignIn, SignInTarget,
};
use shopside_core::{App, Dependencies, Error, ManagedPolicy, ManagedSettings};

use crate::fake_store::{FakeStore, error_response, json_response};
use crate::fake_updater::FakeUpdater;
use crate::fakes::{FakeAuthenticator, FakeClipboard, FakeClock, FakeDialogs, FakeKeyring, FakePreferences};
use crate::test_proxy::TestProxy;

pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RONS_PASSWORD: &str = "mysecretpassword";
pub(crate) const LESLIE: &str = "leslie.knope@parks.test";
/// The password of all demo customers except Ron.
pub(crate) const DEMO_PASSWORD: &str = "letmein-please";
pub(crate) const CLIENT_ID: &str = "sandbox";
pub(crate) const CLIENT_SECRET: &str = "sandbox-secret";

/// The company's policy in tests: stores on this computer need no confirmation.
const TEST_POLICY: &str = r#"{ "allowed_hosts": ["localhost"] }"#;

/// The permission bits of a file.
#[cfg(unix)]
pub(crate) fn file_mode(file: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt;

    std::fs::metadata(file).unwrap().permissions().mode() & 0o777
}

/// A file to import.
pub(crate) fn import_file(content: impl AsRef<[u8]>) -> OpenImport {
    OpenImport {
        file_name: "customers.csv".into(),
        content: STANDARD.encode(content).into(),
    }
}

pub(crate) struct Setup {
    pub(crate) app: App,
    pub(crate) keyring: Arc<FakeKeyring>,
    pub(crate) clipboard: Arc<FakeClipboard>,
    pub(crate) authenticator: Arc<FakeAuthenticator>,
    pub(crate) preferences: Arc<FakePreferences>,
    pub(crate) dialogs: Arc<FakeDialogs>,
    pub(crate) clock: Arc<FakeClock>,
    pub(crate) audit_log: AuditLog,
    pub(crate) updater: Arc<FakeUpdater>,
    pub(crate) store: Arc<Sandbox>,
    /// Takes effect with the next `restart`.
    pub(crate) keyring_timeout: Duration,
    /// The company's policy. Takes effect with the next `restart`.
    pub(crate) managed_policy: Option<String>,
    /// The address of the store, or of the proxy in front of it.
    base_url: String,
}

impl Setup {
    pub(crate) async fn new() -> Self {
        Self::with_audit_log(AuditLog::in_memory().unwrap()).await
    }

    pub(crate) async fn with_audit_log(audit_log: AuditLog) -> Self {
        let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let base_url = store.base_url().to_owned();
        Self::with_store_at(Arc::new(store), base_url, audit_log)
    }

    /// A setup with a proxy between the app and its store.
    pub(crate) async fn with_proxy() -> (Self, TestProxy) {
        let audit_log = AuditLog::in_memory().unwrap();
        let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let proxy = TestProxy::start(&store, &audit_log).await;
        let base_url = proxy.base_url().to_owned();
        (Self::with_store_at(Arc::new(store), base_url, audit_log), proxy)
    }

    /// A setup whose connections lead to `base_url`, which is `store` or a proxy in front of it.
    pub(crate) fn with_store_at(store: Arc<Sandbox>, base_url: String, audit_log: AuditLog) -> Self {
        let keyring = Arc::new(FakeKeyring::default());
        let clipboard = Arc::new(FakeClipboard::default());
        let authenticator = Arc::new(FakeAuthenticator::default());
        let preferences = Arc::new(FakePreferences::default());
        let dialogs = Arc::<FakeDialogs>::default();
        let clock = Arc::new(FakeClock::at_now());
        let keyring_timeout = Duration::from_mins(2);
        let updater = Arc::new(FakeUpdater::default());
        let app = new_app(
            &keyring,
            &clipboard,
            &authenticator,
            &preferences,
            &dialogs,
            Some(TEST_POLICY),
            &clock,
            &audit_log,
            &updater,
            keyring_timeout,
        );
        Self {
            app,
            keyring,
            clipboard,
            authenticator,
            preferences,
            dialogs,
            managed_policy: Some(TEST_POLICY.into()),
            clock,
            audit_log,
            updater,
            store,
            keyring_timeout,
            base_url,
        }
    }

    /// Replaces the app by a new one on the same dependencies.
    pub(crate) fn restart(&mut self) {
        self.app = new_app(
            &self.keyring,
            &self.clipboard,
            &self.authenticator,
            &self.preferences,
            &self.dialogs,
            self.managed_policy.as_deref(),
            &self.clock,
            &self.audit_log,
            &self.updater,
            self.keyring_timeout,
        );
    }

    /// Restarts the app with an audit log that can't be written, and opens a store.
    pub(crate) async fn restart_without_audit_log(&mut self, store: &str) {
        self.restart_with(AuditLog::closed(std::io::Error::other("the disk is full")), store)
            .await;
    }

    /// Restarts the app with another audit log, and opens a store.
    pub(crate) async fn restart_with(&mut self, audit_log: AuditLog, store: &str) {
        self.audit_log = audit_log;
        self.restart();
        self.app.open(store).await.unwrap();
    }

    /// The form input for a full connection.
    pub(crate) fn full_connection(&self) -> ConnectStore {
        ConnectStore {
            name: "Pawnee Parks".into(),
            base_url: self.base_url.clone(),
            client_id: CLIENT_ID.into(),
            client_secret: Some(CLIENT_SECRET.into()),
            keep: KeepSecret::Keyring,
            certificate: None,
            requests_per_second: None,
        }
    }

    /// The form input for a sign-in-only connection.
    pub(crate) fn sign_in_only_connection(&self) -> ConnectStore {
        ConnectStore {
            client_secret: None,
            ..self.full_connection()
        }
    }

    /// Chooses a certificate file, and returns how a connection names it.
    pub(crate) async fn choose_certificate(&self, file: &Path) -> Option<String> {
        self.dialogs.choose(file);
        let chosen = self.app.choose_certificate().await.unwrap().unwrap();
        Some(chosen.certificates[0].fingerprint.clone())
    }

    /// Adds a full connection to the store.
    pub(crate) async fn connect(&self) -> ConnectionView {
        self.app.connect(self.full_connection()).await.unwrap()
    }

    /// The ID of the customer with this email address.
    pub(crate) async fn customer_id(&self, connection: &str, email: &str) -> String {
        let query = shopside_core::view::CustomerQueryView {
            search: email.into(),
            ..shopside_core::view::CustomerQueryView::default()
        };
        let page = self.app.customers(connection, &query).await.unwrap();
        page.customers
            .into_iter()
            .find(|customer| customer.email == email)
            .unwrap()
            .id
    }

    /// Everything that a scan of all orders reports.
    pub(crate) async fn scan_news(&self, connection: &str) -> Vec<ScanNews> {
        let mut news = Vec::new();
        let scan = ScanOrders {
            scan: "scan-1".into(),
            ..ScanOrders::default()
        };
        let tell = |next| news.push(next);
        self.app.scan_orders(connection, scan, tell).await;
        news
    }

    /// Signs in as a customer who has Ron's password, and returns the session ID.
    pub(crate) async fn sign_in_as(&self, connection: &str, customer: &str) -> String {
        let session = self
            .app
            .sign_in_as_customer(connection, sign_in_request(customer))
            .await;
        session.unwrap().session
    }

    /// Previews what a customer sees, and returns the session ID.
    pub(crate) async fn preview_as(&self, connection: &str, customer: &str) -> String {
        let session = self.app.preview(connection, preview_request(customer)).await;
        session.unwrap().session
    }

    /// The latest 100 entries of the audit log, oldest first, without those of connections, of the
    /// lock and of what the admin opened: each test has many of them.
    pub(crate) fn audit_entries(&self) -> Vec<EntryContent> {
        let mut entries = self.all_audit_entries();
        entries.retain(|entry| {
            !matches!(
                entry.action,
                Action::ConnectionAdd
                    | Action::ConnectionChange
                    | Action::ConnectionRemove
                    | Action::AdminView
                    | Action::Lock
                    | Action::Unlock
            )
        });
        entries
    }

    /// The latest 100 entries of the audit log, oldest first.
    pub(crate) fn all_audit_entries(&self) -> Vec<EntryContent> {
        let entries = self.audit_log.recent(100).unwrap().into_iter().rev();
        entries.map(|entry| entry.content).collect()
    }

    /// The outcomes of all audit log entries with this action, oldest first.
    pub(crate) fn audit_outcomes(&self, action: Action) -> Vec<Outcome> {
        self.audit_entries()
            .into_iter()
            .filter(|entry| entry.action == action)
            .map(|entry| entry.outcome)
            .collect()
    }
}

impl FakeStore {
    /// A store that returns this customer for every request.
    pub(crate) async fn with_customer(customer: Value) -> Self {
        Self::granting_tokens(move |_| json_response(&json!({ "data": customer }))).await
    }

    /// Connects the store, with a client secret.
    pub(crate) async fn connect(&self, setup: &Setup) -> ConnectionView {
        let store = ConnectStore {
            base_url: self.base_url().into(),
            ..setup.full_connection()
        };
        setup.app.connect(store).await.unwrap()
    }
}

/// An error response with one entry.
pub(crate) fn store_error(status: StatusCode, entry: &Value) -> Response {
    error_response(status, &json!({ "errors": [entry] }))
}

#[expect(clippy::too_many_arguments, reason = "one for each port")]
pub(crate) fn new_app(
    keyring: &Arc<FakeKeyring>,
    clipboard: &Arc<FakeClipboard>,
    authenticator: &Arc<FakeAuthenticator>,
    preferences: &Arc<FakePreferences>,
    dialogs: &Arc<FakeDialogs>,
    managed_policy: Option<&str>,
    clock: &Arc<FakeClock>,
    audit_log: &AuditLog,
    updater: &Arc<FakeUpdater>,
    keyring_timeout: Duration,
) -> App {
    App::new(Dependencies {
        secrets: Arc::clone(keyring) as _,
        clipboard: Arc::clone(clipboard) as _,
        authenticator: Arc::clone(authenticator) as _,
        preferences: Arc::clone(preferences) as _,
        dialogs: Arc::clone(dialogs) as _,
        desktop_proxy: Arc::clone(dialogs) as _,
        managed_policy: managed_policy.map_or(ManagedPolicy::None, |text| {
            ManagedSettings::parse(text).map_or_else(ManagedPolicy::Unusable, ManagedPolicy::Fixed)
        }),
        clock: Arc::clone(clock) as _,
        audit_log: audit_log.clone(),
        updater: Arc::clone(updater) as _,
        operator: "ann@till-3".into(),
        keyring_timeout,
    })
}

/// A reason without a ticket.
pub(crate) fn reason(reason: &str) -> AccessReason {
    AccessReason {
        reason: reason.into(),
        ticket: String::new(),
    }
}

pub(crate) fn preview_request(customer: &str) -> Preview {
    Preview {
        customer: customer.into(),
        why: reason("Called about order 10042"),
    }
}

/// A request to set a password and sign in with it. `None` has the app generate the password.
pub(crate) fn new_password_request(customer: &str, email: &str, password: Option<&str>) -> NewPasswordSignIn {
    NewPasswordSignIn {
        customer: customer.into(),
        email: email.into(),
        password: password.map(SecretString::from),
        why: reason("Called about order 10042"),
    }
}

/// A request to set a customer's password.
pub(crate) fn set_password_request(customer: &str, email: &str, password: &str) -> SetPassword {
    SetPassword {
        customer: customer.into(),
        email: email.into(),
        password: Some(password.into()),
        why: reason("Called about order 10042"),
    }
}

/// A sign-in request with Ron's password.
pub(crate) fn sign_in_request(customer: &str) -> SignIn {
    sign_in_request_with(customer, RONS_PASSWORD)
}

pub(crate) fn sign_in_request_with(customer: &str, password: &str) -> SignIn {
    SignIn {
        target: SignInTarget::Customer { id: customer.into() },
        password: SecretString::from(password),
        why: reason("Called about order 10042"),
    }
}

pub(crate) fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> Problem {
    Problem::from(&result.unwrap_err())
}
