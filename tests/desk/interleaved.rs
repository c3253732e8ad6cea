//! Whatever staff do, in whatever order and at once: no request mixes two identities, none outlives its session, none is
//! missing from the journal, and no answer is somebody else's.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::Method;
use desk::view::{
    CustomerQueryView, ImpersonationEnded, ImpersonationView, LockReason, NewCustomerView, Policy, Rules,
    SetPassword, SettingsView,
};
use desk::{Desk, Error};
use futures_util::future::join_all;
use jiff::SignedDuration;
use journal::{Action, Entry, Journal, Outcome, Verdict};
use proptest::prelude::*;
use proptest::test_runner::{Config as Cases, TestRunner};
use sandbox::{Config, Fault, Faults, Sandbox, Seed};
use tokio::sync::broadcast;

use crate::office::{EVERYBODYS_PASSWORD, LESLIE, Office, RON, RONS_PASSWORD, preview, sign_in_with};
use crate::porter::{Noted, Porter, SentAs};

/// A customer whom staff see the shop as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Ron,
    Leslie,
}

#[derive(Debug, Clone, Copy)]
enum Look {
    Profile,
    Addresses,
    Orders,
    /// One of Ron's or of Leslie's orders, whosever session it is.
    Order(Who),
    Payments(Who),
    Compare,
}

/// Something that staff do, or that happens to them.
#[derive(Debug, Clone, Copy)]
enum Step {
    Preview(Who),
    SignIn(Who),
    /// In the latest session, or in one before it.
    Look(Look, Session),
    List,
    Get(Who),
    Create,
    /// For a third customer.
    SetPassword,
    Stop,
    Minutes(u8),
    Lock,
    Unlock,
    Allow(Policy),
    /// The store no longer takes one of its bearers.
    BearerEnds,
}

#[derive(Debug, Clone, Copy)]
enum Session {
    Latest,
    Earlier,
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![Just(Who::Ron), Just(Who::Leslie)]
}

fn look() -> impl Strategy<Value = Step> {
    let look = prop_oneof![
        Just(Look::Profile),
        Just(Look::Addresses),
        Just(Look::Orders),
        who().prop_map(Look::Order),
        who().prop_map(Look::Payments),
        Just(Look::Compare),
    ];
    let session = prop_oneof![3 => Just(Session::Latest), 1 => Just(Session::Earlier)];
    (look, session).prop_map(|(look, session)| Step::Look(look, session))
}

fn step() -> impl Strategy<Value = Step> {
    let policy = prop_oneof![
        1 => Just(Policy::Off),
        2 => Just(Policy::PreviewOnly),
        5 => Just(Policy::PreviewAndSignIn),
    ];
    prop_oneof![
        4 => who().prop_map(Step::Preview),
        8 => who().prop_map(Step::SignIn),
        32 => look(),
        2 => Just(Step::List),
        2 => who().prop_map(Step::Get),
        1 => Just(Step::Create),
        1 => Just(Step::SetPassword),
        2 => Just(Step::Stop),
        3 => (1..=6_u8).prop_map(Step::Minutes),
        1 => Just(Step::Lock),
        4 => Just(Step::Unlock),
        2 => policy.prop_map(Step::Allow),
        1 => Just(Step::BearerEnds),
    ]
}

/// Steps at once. Each customer is signed in as once at most, so that a token tells which sign-in it is from.
fn at_once() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 2..=5).prop_map(|mut steps| {
        let mut signed_in = Vec::new();
        steps.retain(|step| match step {
            Step::SignIn(who) if signed_in.contains(who) => false,
            Step::SignIn(who) => {
                signed_in.push(*who);
                true
            }
            _ => true,
        });
        steps
    })
}

/// A day's work: steps one after the other, some of them several at once.
fn work() -> impl Strategy<Value = Vec<Vec<Step>>> {
    let alone = step().prop_map(|step| vec![step]);
    prop::collection::vec(prop_oneof![2 => alone, 1 => at_once()], 140..=160)
}

/// Makes addresses that nobody has.
static CREATED: AtomicUsize = AtomicUsize::new(0);

/// Staff at work in a store, and what they have been shown.
struct Work {
    office: Office,
    porter: Porter,
    store: String,
    customers: Customers,
    begun: Mutex<Vec<ImpersonationView>>,
    ended: broadcast::Receiver<ImpersonationEnded>,
    /// How many requests had come when each step was over.
    requests: Vec<usize>,
    /// In which step each session ended.
    ends: HashMap<String, usize>,
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
    async fn begin(sandbox: &Arc<Sandbox>) -> Self {
        let journal = Journal::in_memory().unwrap();
        let porter = Porter::before(sandbox, &journal).await;
        let office = Office::reaching(Arc::clone(sandbox), porter.base_url().to_owned(), journal);
        let request = desk::view::ConnectStore {
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

    async fn does(&mut self, steps: &[Step]) {
        join_all(steps.iter().map(|step| self.takes(*step))).await;
        // What was dropped on its way arrives now or never.
        tokio::time::sleep(Duration::from_millis(5)).await;
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

    /// In which step the request of this number came.
    fn step_of(&self, request: usize) -> usize {
        self.requests.partition_point(|count| *count <= request)
    }

    async fn is_as_promised(&self) {
        let current = self.office.desk.impersonation().await;
        let entries = self.office.journal.recent(100_000).unwrap();
        let entries: Vec<_> = entries.into_iter().rev().collect();
        self.every_request_is_allowed(&entries);
        every_session_has_one_beginning_and_one_end(&entries, current.as_ref());
        let verdict = self.office.journal.verify().unwrap();
        assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    }

    fn every_request_is_allowed(&self, entries: &[Entry]) {
        let noted = self.porter.noted();
        let sessions = self.sessions_of_tokens(&noted, entries);
        let mut used = HashSet::new();
        for (number, request) in noted.iter().enumerate() {
            let token = match &request.sent_as {
                SentAs::Mixed(_) => panic!("{request:?}"),
                SentAs::Nobody | SentAs::Admin | SentAs::SignIn(_) => continue,
                SentAs::Customer(token) => token,
            };
            assert_eq!(request.method, Method::GET, "{request:?}");
            let (session, asked) = &sessions[token];
            let step = self.step_of(number);
            // A token whose sign-in came to nothing is used in the step of its sign-in at most.
            let is_begun = self.begun.lock().unwrap();
            let is_begun = is_begun.iter().any(|begun| begun.session == *session);
            let last = match self.ends.get(session) {
                Some(end) => *end,
                None if is_begun => usize::MAX,
                None => self.step_of(*asked),
            };
            assert!(step <= last, "step {step} after {last}: {request:?}");

            // The first request with a token is the sign-in's own, and every other one is a look's.
            let is_first = used.insert(token);
            let announced_by = if is_first { Action::SignIn } else { Action::View };
            let of_session = |entry: &&Entry| entry.said.session.as_deref() == Some(session);
            let announced = entries.iter().filter(of_session).any(|entry| {
                entry.id <= request.journaled
                    && (entry.said.action, entry.said.outcome) == (announced_by, Outcome::Begun)
            });
            assert!(announced, "{request:?}");
            let line = format!("GET {} ", request.path);
            let is_written = entries.iter().filter(of_session).any(|entry| {
                let detail = entry.said.detail.as_deref();
                entry.said.action == Action::Request && detail.is_some_and(|detail| detail.starts_with(&line))
            });
            assert!(is_written, "{request:?}");
        }
    }

    /// The session that each token was asked for, and by which request.
    fn sessions_of_tokens(&self, noted: &[Noted], entries: &[Entry]) -> HashMap<String, (String, usize)> {
        let session = |asked: usize| {
            let SentAs::SignIn(email) = &noted[asked].sent_as else {
                panic!("{:?}", noted[asked])
            };
            let begun = entries.iter().rfind(|entry| {
                entry.id <= noted[asked].journaled
                    && (entry.said.action, entry.said.outcome) == (Action::SignIn, Outcome::Begun)
                    && entry.said.customer_email.as_ref() == Some(email)
            });
            begun.unwrap().said.session.clone().unwrap()
        };
        let tokens = self.porter.tokens().into_iter();
        tokens
            .map(|(token, given)| (token, (session(given.asked), given.asked)))
            .collect()
    }
}

fn every_session_has_one_beginning_and_one_end(entries: &[Entry], current: Option<&ImpersonationView>) {
    let mut said: HashMap<&str, Vec<(Action, Outcome)>> = HashMap::new();
    for entry in entries.iter().map(|entry| &entry.said) {
        if let Some(session) = &entry.session {
            said.entry(session)
                .or_default()
                .push((entry.action, entry.outcome));
        }
    }
    for (session, said) in said {
        let count = |of: &[(Action, Outcome)]| said.iter().filter(|said| of.contains(said)).count();
        let begun = count(&[(Action::SignIn, Outcome::Done), (Action::Preview, Outcome::Done)]);
        let ends = count(&[(Action::SessionEnd, Outcome::Done)]);
        let is_current = current.is_some_and(|current| current.session == session);
        assert!(begun <= 1, "{said:?}");
        assert_eq!(ends, begun - usize::from(is_current), "{said:?}");
    }
}

#[test]
fn whatever_is_done_in_whatever_order_no_identity_mixes_with_another() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let sandbox = runtime.block_on(Sandbox::start(Config::in_memory(Seed::Demo)));
    let sandbox = Arc::new(sandbox.unwrap());
    let cases = Cases {
        cases: 5,
        max_shrink_iters: 40,
        failure_persistence: None,
        ..Cases::default()
    };
    let with_token = AtomicUsize::new(0);

    let run = TestRunner::new(cases).run(&work(), |steps| {
        runtime.block_on(async {
            let mut work = Work::begin(&sandbox).await;
            for steps in &steps {
                work.does(steps).await;
            }
            work.is_as_promised().await;
            with_token.fetch_add(work.porter.with_token(), Ordering::SeqCst);
        });
        Ok(())
    });

    run.unwrap();
    let with_token = with_token.into_inner();
    assert!(
        with_token > 100,
        "only {with_token} requests were sent as a customer"
    );
}
