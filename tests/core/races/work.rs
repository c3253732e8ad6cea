//! Staff at work: what they are shown is checked as they see it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use jiff::SignedDuration;
use journal::Journal;
use sandbox::{Fault, Faults, Sandbox};
use shopside_core::view::{
    ConnectStore, CustomerQueryView, ImpersonationEnded, ImpersonationView, LockReason, NewCustomerView,
    Rules, SetPassword, SettingsView,
};
use shopside_core::{App, Error};
use tokio::sync::broadcast;

use super::steps::{Look, Session, Step, Who};
use crate::setup::{EVERYBODYS_PASSWORD, LESLIE, RON, RONS_PASSWORD, Setup, preview, sign_in_with};
use crate::test_proxy::TestProxy;
use crate::waits::let_pass;

/// Makes addresses that nobody has.
static CREATED: AtomicUsize = AtomicUsize::new(0);

/// Staff at work in a store, and what they have been shown.
pub(super) struct Work {
    pub(super) setup: Setup,
    pub(super) proxy: TestProxy,
    store: String,
    customers: Customers,
    pub(super) begun: Mutex<Vec<ImpersonationView>>,
    ended: broadcast::Receiver<ImpersonationEnded>,
    /// How many requests had come when each step was over.
    pub(super) requests: Vec<usize>,
    /// In which step each session ended.
    pub(super) ends: HashMap<String, usize>,
}

/// The customers of the store, and what is theirs.
struct Customers {
    ron: String,
    leslie: String,
    ada: String,
    /// Whose each order and each address is.
    owners: HashMap<String, String>,
    /// One of Ron's and one of Leslie's.
    orders: [String; 2],
}

impl Customers {
    fn id(&self, who: Who) -> &str {
        match who {
            Who::Ron => &self.ron,
            Who::Leslie => &self.leslie,
        }
    }

    fn order(&self, whose: Who) -> &str {
        match whose {
            Who::Ron => &self.orders[0],
            Who::Leslie => &self.orders[1],
        }
    }

    async fn of(setup: &Setup, store: &str) -> Self {
        let (mut owners, mut orders) = (HashMap::new(), Vec::new());
        let ids = [
            setup.customer(store, RON).await,
            setup.customer(store, LESLIE).await,
        ];
        for id in &ids {
            let session = setup.app.preview(store, preview(id)).await.unwrap().session;
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
            ada: setup.customer(store, "ada@example.test").await,
            owners,
            orders: orders.try_into().unwrap(),
        }
    }
}

impl Work {
    pub(super) async fn begin(sandbox: &Arc<Sandbox>) -> Self {
        let journal = Journal::in_memory().unwrap();
        let proxy = TestProxy::before(sandbox, &journal).await;
        let setup = Setup::reaching(Arc::clone(sandbox), proxy.base_url().to_owned(), journal);
        let request = ConnectStore {
            requests_per_second: Some(100),
            ..setup.full()
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
            begun: Mutex::default(),
            requests: Vec::new(),
            ends: HashMap::new(),
        }
    }

    pub(super) async fn does(&mut self, steps: &[Step]) {
        join_all(steps.iter().map(|step| self.takes(*step))).await;
        // What was dropped on its way arrives now or never.
        let_pass(Duration::from_millis(1)).await;
        self.setup.store.misbehave(Faults::default());
        let number = self.requests.len();
        self.requests.push(self.proxy.noted().len());
        while let Ok(ended) = self.ended.try_recv() {
            let before = self.ends.insert(ended.session, number);
            assert_eq!(before, None, "no session ends twice");
        }
    }

    /// Takes a step. It may be refused; what it is answered is checked.
    async fn takes(&self, step: Step) {
        let (app, store, customers) = (&self.setup.app, &self.store, &self.customers);
        match step {
            Step::Preview(who) => {
                let entered = app.preview(store, preview(customers.id(who))).await;
                self.entered(entered, who);
            }
            Step::SignIn(who) => {
                let password = match who {
                    Who::Ron => RONS_PASSWORD,
                    Who::Leslie => EVERYBODYS_PASSWORD,
                };
                let entered = app
                    .sign_in(store, sign_in_with(customers.id(who), password))
                    .await;
                self.entered(entered, who);
            }
            Step::Look(look, session) => {
                if let Some(session) = self.session(session) {
                    self.looks(app, look, &session).await;
                }
            }
            Step::List => {
                let everyone = CustomerQueryView::default();
                let _ = app.customers(store, &everyone).await;
            }
            Step::Get(who) => {
                if let Ok(customer) = app.customer(store, customers.id(who)).await {
                    assert_eq!(customer.id, customers.id(who));
                }
            }
            Step::Create => {
                let number = CREATED.fetch_add(1, Ordering::SeqCst);
                let new = NewCustomerView {
                    name: "Jerry Gergich".into(),
                    email: format!("jerry-{number}@pawnee.test"),
                    password: None,
                    external_ref: String::new(),
                };
                let _ = app.create_customer(store, new).await;
            }
            Step::SetPassword => {
                let change = SetPassword {
                    customer: customers.ada.clone(),
                    password: "another-password".into(),
                };
                let _ = app.set_password(store, change).await;
            }
            Step::Stop => app.stop().await,
            Step::Minutes(minutes) => {
                self.setup
                    .clock
                    .moves_on(SignedDuration::from_mins(minutes.into()));
                app.active().await;
            }
            Step::Lock => app.lock(LockReason::Asked).await,
            Step::Unlock => app.unlock(),
            Step::Allow(policy) => {
                let rules = Rules {
                    production: false,
                    policy,
                    time_zone: None,
                };
                app.change_rules(store, rules).await.unwrap();
            }
            Step::BearerEnds => self.setup.store.misbehave(Faults {
                reply: Some(Fault::BearerRefused),
                path: Some("/v2/orders".into()),
                times: Some(1),
                ..Faults::default()
            }),
        }
    }

    fn entered(&self, entered: Result<ImpersonationView, Error>, who: Who) {
        if let Ok(session) = entered {
            assert_eq!(session.customer, self.customers.id(who));
            self.begun.lock().unwrap().push(session);
        }
    }

    fn session(&self, which: Session) -> Option<ImpersonationView> {
        let begun = self.begun.lock().unwrap();
        match which {
            Session::Latest => begun.last().cloned(),
            Session::Earlier => begun.iter().rev().nth(1).cloned(),
        }
    }

    /// Looks at something, and makes sure that it is the customer's whom the session is about.
    async fn looks(&self, app: &App, look: Look, session: &ImpersonationView) {
        let owner = |id: &str| assert_eq!(self.customers.owners[id], session.customer);
        let id = &session.session;
        match look {
            Look::Profile => {
                if let Ok(seen) = app.profile(id).await {
                    assert_eq!(seen.value.id, session.customer);
                }
            }
            Look::Addresses => {
                if let Ok(seen) = app.addresses(id).await {
                    seen.value.iter().for_each(|address| owner(&address.id));
                }
            }
            Look::Orders => {
                if let Ok(seen) = app.orders(id, 0).await {
                    seen.value.orders.iter().for_each(|order| owner(&order.id));
                }
            }
            Look::Order(whose) => {
                if let Ok(seen) = app.order(id, self.customers.order(whose)).await {
                    owner(&seen.value.row.id);
                }
            }
            Look::Payments(whose) => {
                let order = self.customers.order(whose);
                if app.transactions(id, order).await.is_ok() {
                    owner(order);
                }
            }
            Look::Compare => {
                if let Ok(seen) = app.compare(id).await {
                    seen.value.rows.iter().for_each(|row| owner(&row.order.id));
                }
            }
        }
    }
}
