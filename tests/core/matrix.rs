//! Everything that can go wrong on the way to a store and back, against everything that is asked of one: what the caller is told,
//! how often the store was asked, and the words that people read.

#[rustfmt::skip] // A table is read by its columns.
mod table;

use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use moltin::{
    Confirmation, Created, CustomerFilter, CustomerQuery, Endpoint, Error, NewCustomer, OrderQuery, Store,
    Timeouts,
};
use sandbox::{Config, Faults, Sandbox, Seed};
use shopside_core::view::Problem;
use table::{Cell, Row, Way, table};

use crate::setup::{CLIENT_SECRET, RON, RONS_PASSWORD};
use crate::tls::SelfSigned;
use crate::waits::ClosedPort;

/// Waits are most of the time that it takes.
const AT_ONCE: usize = 12;
const RON_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const NEW: &str = "new.jerry@pawnee.test";

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    List,
    OwnOrders,
    Create,
    SetPassword,
    Token,
}

impl Row {
    fn cell(&self, ask: Ask) -> Cell {
        let [list, create, set_password, token] = self.cells;
        match ask {
            Ask::List | Ask::OwnOrders => list,
            Ask::Create => create,
            Ask::SetPassword => set_password,
            Ask::Token => token,
        }
    }

    async fn check(&self, ask: Ask) -> Result<(), String> {
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let (base_url, ask) = match &self.way {
            Way::AsCustomer(_) if ask == Ask::List => (sandbox.base_url(), Ask::OwnOrders),
            Way::Faults(_) | Way::AsCustomer(_) => (sandbox.base_url(), ask),
            Way::Elsewhere(base_url) => (base_url.as_str(), ask),
        };
        // A slow answer takes more than half a minute, and nothing else does, however busy the machine is.
        let patience = Duration::from_secs(20);
        let store = Store::builder(Endpoint::parse(base_url).unwrap(), "sandbox".into())
            .timeouts(Timeouts {
                connect: patience,
                read: patience,
                total: patience,
            })
            .build()
            .unwrap();

        let answer = put(&store, ask, || {
            if let Way::Faults(faults) | Way::AsCustomer(faults) = &self.way {
                sandbox.misbehave(faults.clone());
            }
        })
        .await;
        sandbox.misbehave(Faults::default());

        let (method, path) = match ask {
            Ask::List => ("GET", "/v2/customers".to_owned()),
            Ask::OwnOrders => ("GET", "/v2/orders".to_owned()),
            Ask::Create => ("POST", "/v2/customers".to_owned()),
            Ask::SetPassword => ("PUT", format!("/v2/customers/{RON_ID}")),
            Ask::Token => ("POST", "/v2/customers/tokens".to_owned()),
        };
        let seen = sandbox
            .requests()
            .iter()
            .filter(|seen| seen.method == method && seen.path == path)
            .count();
        let (kind, words) = match answer {
            Ok(kind) => (kind, String::new()),
            Err(error) => (
                kind(&error),
                Problem::from(&shopside_core::Error::from(error)).message,
            ),
        };
        if ask == Ask::Create && !matches!(self.way, Way::Elsewhere(_)) {
            self.created_once_or_not_at_all(&sandbox, kind.starts_with("fine"))
                .await;
        }
        let found = (kind.as_str(), seen, words.as_str());
        if found == self.cell(ask) {
            Ok(())
        } else {
            Err(format!(
                "{}, {ask:?}:\n  expected {:?}\n  found    {found:?}",
                self.name,
                self.cell(ask)
            ))
        }
    }

    async fn created_once_or_not_at_all(&self, sandbox: &Sandbox, is_told_created: bool) {
        let store = Store::new(Endpoint::parse(sandbox.base_url()).unwrap(), "sandbox".into()).unwrap();
        let query = CustomerQuery {
            filter: CustomerFilter::email(NEW),
            ..CustomerQuery::default()
        };
        let admin = store.admin(CLIENT_SECRET.into());
        let there = admin.customers().list(&query).await.unwrap().total;
        assert_eq!(there, u64::from(is_told_created), "{}", self.name);
    }
}

/// Asks the store, which misbehaves from when whoever asks has a bearer.
async fn put(store: &Store, ask: Ask, misbehave: impl FnOnce()) -> Result<String, Error> {
    let admin = store.admin(CLIENT_SECRET.into());
    let shopper = store.shopper();
    let fine = || "fine".to_owned();
    match ask {
        Ask::List => {
            admin.verify().await?;
            misbehave();
            admin
                .customers()
                .list(&CustomerQuery::default())
                .await
                .map(|_| fine())
        }
        Ask::OwnOrders => {
            let token = shopper.sign_in(RON, &RONS_PASSWORD.into()).await?;
            misbehave();
            let ron = shopper.as_customer(token);
            ron.orders().list(&OrderQuery::default()).await.map(|_| fine())
        }
        Ask::Create => {
            admin.verify().await?;
            misbehave();
            let new = NewCustomer {
                name: "Jerry Gergich".into(),
                email: NEW.into(),
                password: None,
                external_ref: None,
            };
            let Created { confirmed_by, .. } = admin.customers().create(&new).await?;
            Ok(match confirmed_by {
                Confirmation::Response => fine(),
                Confirmation::LookUp => "fine, by looking".to_owned(),
            })
        }
        Ask::SetPassword => {
            admin.verify().await?;
            misbehave();
            let ron = RON_ID.into();
            let customers = admin.customers();
            customers
                .set_password(&ron, &"a-new-password".into())
                .await
                .map(|_| fine())
        }
        Ask::Token => {
            shopper.verify().await?;
            misbehave();
            shopper.sign_in(RON, &RONS_PASSWORD.into()).await.map(|_| fine())
        }
    }
}

fn kind(error: &Error) -> String {
    match error {
        Error::Api(refusal) => refusal.status.to_string(),
        Error::Credentials(_) => "credentials".into(),
        Error::SignIn(_) => "sign-in refused".into(),
        Error::CustomerTokenRejected(_) => "token rejected".into(),
        Error::Redirected { .. } => "redirected".into(),
        Error::NotJson { .. } => "not JSON".into(),
        Error::Empty { .. } => "empty".into(),
        Error::CutShort { .. } => "cut short".into(),
        Error::Decode { .. } => "decode".into(),
        Error::TooLarge { .. } => "too large".into(),
        Error::Timeout { .. } => "timeout".into(),
        Error::Unreachable { obstacle, .. } => obstacle.to_string(),
        Error::Interrupted { .. } => "interrupted".into(),
        Error::NotCreated { .. } => "not created".into(),
        Error::CreationUnknown { .. } => "creation unknown".into(),
        Error::OffsetLimit { .. } => "offset limit".into(),
        Error::NoCertificate => "no certificate".into(),
        Error::Setup(_) => "set-up".into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_failure_has_its_problem_and_attempt_count() {
    let closed = ClosedPort::new();
    let untrusted = SelfSigned::serving(axum::Router::new()).await;
    let table = table(closed.base_url(), untrusted.base_url);

    let asks = [Ask::List, Ask::Create, Ask::SetPassword, Ask::Token];
    let cells = table
        .iter()
        .flat_map(|row| asks.map(|ask| Box::pin(row.check(ask))));
    let checked: Vec<_> = stream::iter(cells).buffer_unordered(AT_ONCE).collect().await;
    let wrong: Vec<String> = checked.into_iter().filter_map(Result::err).collect();

    assert_eq!(table.len(), 26);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
