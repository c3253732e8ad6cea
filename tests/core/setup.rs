//! The set-up: a app on in-memory twins, beside a real sandbox store.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::Response;
use journal::{Action, Journal, NewEntry, Outcome};
use sandbox::{Config, Sandbox, Seed};
use secrecy::SecretString;
use serde_json::{Value, json};
use shopside_core::view::{
    ConnectStore, ConnectionView, KeepSecret, NewPasswordSignIn, Preview, Problem, SignIn, SignInTarget, Why,
};
use shopside_core::{App, Dependencies, Error};

use crate::fake_store::{FakeStore, error_response, json_response};
use crate::fake_updater::FakeUpdater;
use crate::fakes::{ClipboardInMemory, FixedClock, Keyring, PreferencesInMemory};
use crate::test_proxy::TestProxy;

pub(crate) const RON: &str = "ron@swanson.com";
pub(crate) const RONS_PASSWORD: &str = "mysecretpassword";
pub(crate) const LESLIE: &str = "leslie.knope@parks.test";
/// Of everybody but Ron.
pub(crate) const EVERYBODYS_PASSWORD: &str = "letmein-please";
pub(crate) const CLIENT_ID: &str = "sandbox";
pub(crate) const CLIENT_SECRET: &str = "sandbox-secret";

/// Who may do what with a file.
#[cfg(unix)]
pub(crate) fn mode(file: &str) -> u32 {
    use std::os::unix::fs::PermissionsExt;

    std::fs::metadata(file).unwrap().permissions().mode() & 0o777
}

pub(crate) struct Setup {
    pub(crate) app: App,
    pub(crate) keyring: Arc<Keyring>,
    pub(crate) clipboard: Arc<ClipboardInMemory>,
    pub(crate) preferences: Arc<PreferencesInMemory>,
    pub(crate) clock: Arc<FixedClock>,
    pub(crate) journal: Journal,
    pub(crate) updater: Arc<FakeUpdater>,
    pub(crate) store: Arc<Sandbox>,
    /// How long the app waits for the keyring, from the next restart on.
    pub(crate) keyring_timeout: Duration,
    /// Where the store is reached.
    address: String,
}

impl Setup {
    pub(crate) async fn new() -> Self {
        Self::with_journal(Journal::in_memory().unwrap()).await
    }

    pub(crate) async fn with_journal(journal: Journal) -> Self {
        let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let address = store.base_url().to_owned();
        Self::reaching(Arc::new(store), address, journal)
    }

    /// An office with a porter between it and its store.
    pub(crate) async fn with_porter() -> (Self, TestProxy) {
        let journal = Journal::in_memory().unwrap();
        let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let proxy = TestProxy::before(&store, &journal).await;
        let address = proxy.base_url().to_owned();
        (Self::reaching(Arc::new(store), address, journal), proxy)
    }

    /// An office that reaches this store at this address.
    pub(crate) fn reaching(store: Arc<Sandbox>, address: String, journal: Journal) -> Self {
        let keyring = Arc::new(Keyring::default());
        let clipboard = Arc::new(ClipboardInMemory::default());
        let preferences = Arc::new(PreferencesInMemory::default());
        let clock = Arc::new(FixedClock::at_now());
        let keyring_timeout = Duration::from_mins(2);
        let updater = Arc::new(FakeUpdater::default());
        let app = app_on(
            &keyring,
            &clipboard,
            &preferences,
            &clock,
            &journal,
            &updater,
            keyring_timeout,
        );
        Self {
            app,
            keyring,
            clipboard,
            preferences,
            clock,
            journal,
            updater,
            store,
            keyring_timeout,
            address,
        }
    }

    /// The program is closed and started again.
    pub(crate) fn restart(&mut self) {
        self.app = app_on(
            &self.keyring,
            &self.clipboard,
            &self.preferences,
            &self.clock,
            &self.journal,
            &self.updater,
            self.keyring_timeout,
        );
    }

    /// What a merchant types to connect the store with its secret.
    pub(crate) fn full(&self) -> ConnectStore {
        ConnectStore {
            name: "Pawnee Parks".into(),
            base_url: self.address.clone(),
            client_id: CLIENT_ID.into(),
            client_secret: Some(CLIENT_SECRET.into()),
            keep: KeepSecret::Keyring,
            certificate_file: None,
            requests_per_second: None,
        }
    }

    /// What a merchant types to connect the store for signing in only.
    pub(crate) fn sign_in_only(&self) -> ConnectStore {
        ConnectStore {
            client_secret: None,
            ..self.full()
        }
    }

    /// Connects the store, for tests that begin there.
    pub(crate) async fn connected(&self) -> ConnectionView {
        self.app.connect(self.full()).await.unwrap()
    }

    /// The store's id for the customer with this e-mail address.
    pub(crate) async fn customer(&self, connection: &str, email: &str) -> String {
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

    /// What is in the journal, the oldest first.
    pub(crate) fn journaled(&self) -> Vec<NewEntry> {
        self.journal
            .recent(100)
            .unwrap()
            .into_iter()
            .rev()
            .map(|entry| entry.said)
            .collect()
    }

    /// What is in the journal about this kind of action.
    pub(crate) fn outcomes(&self, action: Action) -> Vec<Outcome> {
        self.journaled()
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
            ..setup.full()
        };
        setup.app.connect(store).await.unwrap()
    }
}

/// An error response with one entry.
pub(crate) fn store_error(status: StatusCode, entry: &Value) -> Response {
    error_response(status, &json!({ "errors": [entry] }))
}

fn app_on(
    keyring: &Arc<Keyring>,
    clipboard: &Arc<ClipboardInMemory>,
    preferences: &Arc<PreferencesInMemory>,
    clock: &Arc<FixedClock>,
    journal: &Journal,
    updater: &Arc<FakeUpdater>,
    keyring_timeout: Duration,
) -> App {
    App::new(Dependencies {
        secrets: Arc::clone(keyring) as _,
        clipboard: Arc::clone(clipboard) as _,
        preferences: Arc::clone(preferences) as _,
        clock: Arc::clone(clock) as _,
        journal: journal.clone(),
        updater: Arc::clone(updater) as _,
        operator: "ann@till-3".into(),
        keyring_timeout,
    })
}

/// A reason without a ticket.
pub(crate) fn why(reason: &str) -> Why {
    Why {
        reason: reason.into(),
        ticket: String::new(),
    }
}

/// A wish to see what the merchant can see of this customer.
pub(crate) fn preview(customer: &str) -> Preview {
    Preview {
        customer: customer.into(),
        why: why("Called about order 10042"),
    }
}

/// A wish to set a password for this customer, typed or made up, and to sign in with it.
pub(crate) fn new_password(customer: &str, email: &str, password: Option<&str>) -> NewPasswordSignIn {
    NewPasswordSignIn {
        customer: customer.into(),
        email: email.into(),
        password: password.map(SecretString::from),
        why: why("Called about order 10042"),
    }
}

/// Ron's password, typed for this customer.
pub(crate) fn sign_in(customer: &str) -> SignIn {
    sign_in_with(customer, RONS_PASSWORD)
}

pub(crate) fn sign_in_with(customer: &str, password: &str) -> SignIn {
    SignIn {
        target: SignInTarget::Customer { id: customer.into() },
        password: SecretString::from(password),
        why: why("Called about order 10042"),
    }
}

pub(crate) fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> Problem {
    Problem::from(&result.unwrap_err())
}
