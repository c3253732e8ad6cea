//! Staff at work: what they are shown is checked as they see it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use desk::view::{
    ConnectStore, CustomerQueryView, ImpersonationEnded, ImpersonationView, LockReason, NewCustomerView,
    Rules, SetPassword, SettingsView,
};
use desk::{Desk, Error};
use futures_util::future::join_all;
use jiff::SignedDuration;
use journal::Journal;
use sandbox::{Fault, Faults, Sandbox};
use tokio::sync::broadcast;

use super::steps::{Look, Session, Step, Who};
use crate::office::{EVERYBODYS_PASSWORD, LESLIE, Office, RON, RONS_PASSWORD, preview, sign_in_with};
use crate::porter::Porter;
use crate::waits::let_pass;

/// Makes addresses that nobody has.
static CREATED: AtomicUsize = AtomicUsize::new(0);

/// Staff at work in a store, and what they have been shown.
pub(super) struct Work {
    pub(super) office: Office,
    pub(super) porter: Porter,
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

    async fn of(office: &Office, store: &str) -> Self {
        let (mut owners, mut orders) = (HashMap::new(), Vec::new());
        let ids = [
            office.customer(store, RON).await,
            office.customer(store, LESLIE).await,
        ];
        for id in &ids {
            let session = office.desk.preview(store, preview(id)).await.unwrap().session;
            let page = office.desk.orders(&session, 0).await.unwrap().value;
            let more = office.desk.orders(&session, page.limit).await.unwrap().value;
            let book = office.desk.addresses(&session).await.unwrap().value;
            orders.push(page.orders[0].id.clone());
            let theirs = page.orders.into_iter().chain(more.orders).map(|order| order.id);
            let theirs = theirs.chain(book.into_iter().map(|address| address.id));
            owners.extend(theirs.map(|thing| (thing, id.clone())));
        }
        office.desk.stop().await;
        let [ron, leslie] = ids;
        Self {
            ron,
            leslie,
            ada: office.customer(store, "ada@example.test").await,
            owners,
            orders: orders.try_into().unwrap(),
        }
    }
}

impl Work {
    pub(super) async fn begin(sandbox: &Arc<Sandbox>) -> Self {
        let journal = Journal::in_memory().unwrap();
        let porter = Porter::before(sandbox, &journal).await;
        let office = Office::reaching(Arc::clone(sandbox), porter.base_url().to_owned(), journal);
        let request = ConnectStore {
            requests_per_second: Some(100),
            ..office.full()
        };
        let store = office.desk.connect(request).await.unwrap().id;
        let settings = SettingsView {
            session_minutes: 5,
            idle_minutes: 60,
            ..office.desk.settings()
        };
        office.desk.change_settings(settings).await.unwrap();
        let customers = Customers::of(&office, &store).await;
        Self {
            ended: office.desk.ended_sessions(),
            office,
            porter,
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
        self.office.store.misbehave(Faults::default());
        let number = self.requests.len();
        self.requests.push(self.porter.noted().len());
        while let Ok(ended) = self.ended.try_recv() {
            let before = self.ends.insert(ended.session, number);
            assert_eq!(before, None, "no session ends twice");
        }
    }

    /// Takes a step. It may be refused; what it is answered is checked.
    async fn takes(&self, step: Step) {
        let (desk, store, customers) = (&self.office.desk, &self.store, &self.customers);
        match step {
            Step::Preview(who) => {
                let entered = desk.preview(store, preview(customers.id(who))).await;
                self.entered(entered, who);
            }
            Step::SignIn(who) => {
                let password = match who {
                    Who::Ron => RONS_PASSWORD,
                    Who::Leslie => EVERYBODYS_PASSWORD,
                };
                let entered = desk
                    .sign_in(store, sign_in_with(customers.id(who), password))
                    .await;
                self.entered(entered, who);
            }
            Step::Look(look, session) => {
                if let Some(session) = self.session(session) {
                    self.looks(desk, look, &session).await;
                }
            }
            Step::List => {
                let everyone = CustomerQueryView::default();
                let _ = desk.customers(store, &everyone).await;
            }
            Step::Get(who) => {
                if let Ok(customer) = desk.customer(store, customers.id(who)).await {
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
                let _ = desk.create_customer(store, new).await;
            }
            Step::SetPassword => {
                let change = SetPassword {
                    customer: customers.ada.clone(),
                    password: "another-password".into(),
                };
                let _ = desk.set_password(store, change).await;
            }
            Step::Stop => desk.stop().await,
            Step::Minutes(minutes) => {
                self.office
                    .clock
                    .moves_on(SignedDuration::from_mins(minutes.into()));
                desk.active().await;
            }
            Step::Lock => desk.lock(LockReason::Asked).await,
            Step::Unlock => desk.unlock(),
            Step::Allow(policy) => {
                let rules = Rules {
                    production: false,
                    policy,
                    time_zone: None,
                };
                desk.change_rules(store, rules).await.unwrap();
            }
            Step::BearerEnds => self.office.store.misbehave(Faults {
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
    async fn looks(&self, desk: &Desk, look: Look, session: &ImpersonationView) {
        let owner = |id: &str| assert_eq!(self.customers.owners[id], session.customer);
        let id = &session.session;
        match look {
            Look::Profile => {
                if let Ok(seen) = desk.profile(id).await {
                    assert_eq!(seen.value.id, session.customer);
                }
            }
            Look::Addresses => {
                if let Ok(seen) = desk.addresses(id).await {
                    seen.value.iter().for_each(|address| owner(&address.id));
                }
            }
            Look::Orders => {
                if let Ok(seen) = desk.orders(id, 0).await {
                    seen.value.orders.iter().for_each(|order| owner(&order.id));
                }
            }
            Look::Order(whose) => {
                if let Ok(seen) = desk.order(id, self.customers.order(whose)).await {
                    owner(&seen.value.row.id);
                }
            }
            Look::Payments(whose) => {
                let order = self.customers.order(whose);
                if desk.transactions(id, order).await.is_ok() {
                    owner(order);
                }
            }
            Look::Compare => {
                if let Ok(seen) = desk.compare(id).await {
                    seen.value.rows.iter().for_each(|row| owner(&row.order.id));
                }
            }
        }
    }
}
