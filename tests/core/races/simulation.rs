//! Runs the actions of staff, and checks every response.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use jiff::SignedDuration;
use journal::AuditLog;
use moltin_sandbox::{Fault, Faults, Sandbox};
use shopside_core::view::{
    ConnectStore, CustomerQueryView, ImpersonationEnded, ImpersonationView, LockReason, NewCustomerView,
    Rules, SettingsView,
};
use shopside_core::{App, Error};
use tokio::sync::broadcast;

use super::actions::{Action, Person, Read, Session};
use crate::setup::{
    DEMO_PASSWORD, LESLIE, RON, RONS_PASSWORD, Setup, preview_request, set_password_request,
    sign_in_request_with,
};
use crate::test_proxy::TestProxy;
use crate::wait::advance_time;

/// The number of created customers: it makes their email addresses unique.
static CREATED: AtomicUsize = AtomicUsize::new(0);

/// The app, a store behind a proxy, and the sessions so far.
pub(super) struct Simulation {
    pub(super) setup: Setup,
    pub(super) proxy: TestProxy,
    store: String,
    customers: Customers,
    pub(super) started: Mutex<Vec<ImpersonationView>>,
    ended: broadcast::Receiver<ImpersonationEnded>,
    /// The number of recorded requests after each batch.
    pub(super) request_counts: Vec<usize>,
    /// The batch in which each session ended.
    pub(super) ends: HashMap<String, usize>,
}

/// The customers in the simulation, with their orders and addresses.
struct Customers {
    ron: String,
    leslie: String,
    ada: String,
    /// The customer of each order and address.
    owners: HashMap<String, String>,
    /// An order of Ron and one of Leslie.
    orders: [String; 2],
}

impl Customers {
    fn id(&self, person: Person) -> &str {
        match person {
            Person::Ron => &self.ron,
            Person::Leslie => &self.leslie,
        }
    }

    fn order(&self, person: Person) -> &str {
        match person {
            Person::Ron => &self.orders[0],
            Person::Leslie => &self.orders[1],
        }
    }

    async fn of(setup: &Setup, store: &str) -> Self {
        let (mut owners, mut orders) = (HashMap::new(), Vec::new());
        let ids = [
            setup.customer_id(store, RON).await,
            setup.customer_id(store, LESLIE).await,
        ];
        for id in &ids {
            let session = setup.preview_as(store, id).await;
            let page = setup.app.orders(&session, 0).await.unwrap().value;
            let more = setup.app.orders(&session, page.limit).await.unwrap().value;
            let book = setup.app.addresses(&session).await.unwrap().value;
            orders.push(page.orders[0].id.clone());
            let theirs = page.orders.into_iter().chain(more.orders).map(|order| order.id);
            let theirs = theirs.chain(book.into_iter().map(|address| address.id));
            owners.extend(theirs.map(|thing| (thing, id.clone())));
        }
        setup.app.stop().await;
        let [ron, leslie] = ids;
        Self {
            ron,
            leslie,
            ada: setup.customer_id(store, "ada@example.test").await,
            owners,
            orders: orders.try_into().unwrap(),
        }
    }
}

impl Simulation {
    pub(super) async fn start(sandbox: &Arc<Sandbox>) -> Self {
        let audit_log = AuditLog::in_memory().unwrap();
        let proxy = TestProxy::start(sandbox, &audit_log).await;
        let setup = Setup::with_store_at(Arc::clone(sandbox), proxy.base_url().to_owned(), audit_log);
        let request = ConnectStore {
            requests_per_second: Some(100),
            ..setup.full_connection()
        };
        let store = setup.app.connect(request).await.unwrap().id;
        let settings = SettingsView {
            session_minutes: 5,
            idle_minutes: 60,
            ..setup.app.settings()
        };
        setup.app.change_settings(settings).await.unwrap();
        let customers = Customers::of(&setup, &store).await;
        Self {
            ended: setup.app.ended_sessions(),
            setup,
            proxy,
            store,
            customers,
            started: Mutex::default(),
            request_counts: Vec::new(),
            ends: HashMap::new(),
        }
    }

    pub(super) async fn run_batch(&mut self, batch: &[Action]) {
        join_all(batch.iter().map(|action| self.run(*action))).await;
        // Requests of cancelled work reach the proxy by now, or never.
        advance_time(Duration::from_millis(1)).await;
        self.setup.store.inject_faults(Faults::default());
        let number = self.request_counts.len();
        self.request_counts.push(self.proxy.requests().len());
        while let Ok(ended) = self.ended.try_recv() {
            let before = self.ends.insert(ended.session, number);
            assert_eq!(before, None, "the session ended twice");
        }
    }

    /// Runs an action, which may fail, and checks the response.
    async fn run(&self, action: Action) {
        let (app, store, customers) = (&self.setup.app, &self.store, &self.customers);
        match action {
            Action::Preview(person) => {
                let entered = app.preview(store, preview_request(customers.id(person))).await;
                self.remember_session(entered, person);
            }
            Action::SignIn(person) => {
                let password = match person {
                    Person::Ron => RONS_PASSWORD,
                    Person::Leslie => DEMO_PASSWORD,
                };
                let entered = app
                    .sign_in_as_customer(store, sign_in_request_with(customers.id(person), password))
                    .await;
                self.remember_session(entered, person);
            }
            Action::Read(read, session) => {
                if let Some(session) = self.session(session) {
                    self.read(app, read, &session).await;
                }
            }
            Action::List => {
                let query = CustomerQueryView::default();
                let _ = app.customers(store, &query).await;
            }
            Action::Get(person) => {
                if let Ok(customer) = app.customer(store, customers.id(person)).await {
                    assert_eq!(customer.id, customers.id(person));
                }
            }
            Action::Create => {
                let number = CREATED.fetch_add(1, Ordering::SeqCst);
                let new = NewCustomerView {
                    name: "Jerry Gergich".into(),
                    email: format!("jerry-{number}@pawnee.test"),
                    generate_password: false,
                    password: None,
                    external_ref: String::new(),
                };
                let _ = app.create_customer(store, new).await;
            }
            Action::SetPassword => {
                let change = set_password_request(&customers.ada, "ada@example.test", "another-password");
                let _ = app.set_password(store, change).await;
            }
            Action::Stop => app.stop().await,
            Action::AdvanceMinutes(minutes) => {
                self.setup
                    .clock
                    .advance(SignedDuration::from_mins(minutes.into()));
                app.active().await;
            }
            Action::Lock => app.lock(LockReason::Asked).await,
            Action::Unlock => app.unlock().await.unwrap(),
            Action::SetPolicy(policy) => {
                let rules = Rules {
                    policy,
                    ..Rules::default()
                };
                let changed = app.change_rules(store, rules).await;
                assert!(matches!(changed, Ok(_) | Err(Error::Locked)), "{changed:?}");
            }
            Action::RejectAccessToken => self.setup.store.inject_faults(Faults {
                reply: Some(Fault::BearerRefused),
                path: Some("/v2/orders".into()),
                times: Some(1),
                ..Faults::default()
            }),
        }
    }

    fn remember_session(&self, result: Result<ImpersonationView, Error>, person: Person) {
        if let Ok(session) = result {
            assert_eq!(session.customer, self.customers.id(person));
            self.started.lock().unwrap().push(session);
        }
    }

    fn session(&self, which: Session) -> Option<ImpersonationView> {
        let started = self.started.lock().unwrap();
        match which {
            Session::Latest => started.last().cloned(),
            Session::Earlier => started.iter().rev().nth(1).cloned(),
        }
    }

    /// Reads in a session, and asserts that the response belongs to its customer.
    async fn read(&self, app: &App, read: Read, session: &ImpersonationView) {
        let assert_own = |id: &str| assert_eq!(self.customers.owners[id], session.customer);
        let id = &session.session;
        match read {
            Read::Profile => {
                if let Ok(response) = app.profile(id).await {
                    assert_eq!(response.value.id, session.customer);
                }
            }
            Read::Addresses => {
                if let Ok(response) = app.addresses(id).await {
                    response.value.iter().for_each(|address| assert_own(&address.id));
                }
            }
            Read::Orders => {
                if let Ok(response) = app.orders(id, 0).await {
                    response
                        .value
                        .orders
                        .iter()
                        .for_each(|order| assert_own(&order.id));
                }
            }
            Read::Order(person) => {
                if let Ok(response) = app.order(id, self.customers.order(person)).await {
                    assert_own(&response.value.row.id);
                }
            }
            Read::Payments(person) => {
                let order = self.customers.order(person);
                if app.transactions(id, order).await.is_ok() {
                    assert_own(order);
                }
            }
            Read::Compare => {
                if let Ok(response) = app.compare(id).await {
                    response
                        .value
                        .rows
                        .iter()
                        .for_each(|row| assert_own(&row.order.row.id));
                }
            }
        }
    }
}
