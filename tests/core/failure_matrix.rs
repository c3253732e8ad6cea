//! The failure matrix: each failure of a store or connection against each kind of request. Checks
//! the error, the number of attempts, and the message for staff.

#[rustfmt::skip] // Keeps the columns aligned.
mod table;

use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use moltin::{Confirmation, CustomerFilter, CustomerQuery, Error, NewCustomer, OrderQuery, Store, Timeouts};
use moltin_sandbox::{Config, Faults, Sandbox, Seed};
use shopside_core::view::Problem;
use table::{Cell, Row, Target, table};

use crate::setup::{CLIENT_SECRET, RON, RONS_PASSWORD};
use crate::test_server::ClosedPort;
use crate::tls::SelfSigned;

/// The checks mostly wait, so many run at once.
const CONCURRENCY: usize = 12;
const RON_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const NEW: &str = "new.jerry@pawnee.test";

/// The kinds of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    List,
    OwnOrders,
    Create,
    SetPassword,
    Token,
}

impl Row {
    fn cell(&self, call: Call) -> Cell {
        let [list, create, set_password, token] = self.cells;
        match call {
            Call::List | Call::OwnOrders => list,
            Call::Create => create,
            Call::SetPassword => set_password,
            Call::Token => token,
        }
    }

    async fn check(&self, call: Call) -> Result<(), String> {
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let (base_url, call) = match &self.target {
            Target::AsCustomer(_) if call == Call::List => (sandbox.base_url(), Call::OwnOrders),
            Target::Faults(_) | Target::AsCustomer(_) => (sandbox.base_url(), call),
            Target::Address(base_url) => (base_url.as_str(), call),
        };
        // The slow fault takes over 30 seconds. Nothing else takes 20, even on a busy machine.
        let timeout = Duration::from_secs(20);
        let store = Store::builder(base_url, "sandbox")
            .unwrap()
            .timeouts(Timeouts::default().connect(timeout).read(timeout).total(timeout))
            .build()
            .unwrap();

        let result = send(&store, call, || {
            if let Target::Faults(faults) | Target::AsCustomer(faults) = &self.target {
                sandbox.inject_faults(faults.clone());
            }
        })
        .await;
        sandbox.inject_faults(Faults::default());

        let (method, path) = match call {
            Call::List => ("GET", "/v2/customers".to_owned()),
            Call::OwnOrders => ("GET", "/v2/orders".to_owned()),
            Call::Create => ("POST", "/v2/customers".to_owned()),
            Call::SetPassword => ("PUT", format!("/v2/customers/{RON_ID}")),
            Call::Token => ("POST", "/v2/customers/tokens".to_owned()),
        };
        let attempts = sandbox
            .requests()
            .iter()
            .filter(|request| request.method == method && request.path == path)
            .count();
        let (kind, message) = match result {
            Ok(kind) => (kind, String::new()),
            Err(error) => (
                kind(&error),
                Problem::from(&shopside_core::Error::from(error)).message,
            ),
        };
        if call == Call::Create && !matches!(self.target, Target::Address(_)) {
            self.assert_created_once_or_not_at_all(&sandbox, kind.starts_with("ok"))
                .await;
        }
        let found = (kind.as_str(), attempts, message.as_str());
        if found == self.cell(call) {
            Ok(())
        } else {
            Err(format!(
                "{}, {call:?}:\n  expected {:?}\n  found    {found:?}",
                self.name,
                self.cell(call)
            ))
        }
    }

    async fn assert_created_once_or_not_at_all(&self, sandbox: &Sandbox, is_reported: bool) {
        let store = Store::new(sandbox.base_url(), "sandbox").unwrap();
        let query = CustomerQuery::new().filter(CustomerFilter::email(NEW));
        let admin = store.admin(CLIENT_SECRET);
        let total = admin.customers().list(&query).await.unwrap().total;
        assert_eq!(total, u64::from(is_reported), "{}", self.name);
    }
}

/// Sends a request to the store, after injecting the fault once the access token is there.
async fn send(store: &Store, call: Call, inject_fault: impl FnOnce()) -> Result<String, Error> {
    let admin = store.admin(CLIENT_SECRET);
    let shopper = store.shopper();
    let ok = || "ok".to_owned();
    match call {
        Call::List => {
            admin.verify().await?;
            inject_fault();
            admin.customers().list(&CustomerQuery::new()).await.map(|_| ok())
        }
        Call::OwnOrders => {
            let token = shopper.create_customer_token(RON, RONS_PASSWORD).await?;
            inject_fault();
            let ron = shopper.as_customer(token);
            ron.orders().list(&OrderQuery::new()).await.map(|_| ok())
        }
        Call::Create => {
            admin.verify().await?;
            inject_fault();
            let new = NewCustomer::new("Jerry Gergich", NEW);
            let created = admin.customers().create(&new).await?;
            Ok(match created.confirmed_by {
                Confirmation::Response => ok(),
                _ => "ok, by lookup".to_owned(),
            })
        }
        Call::SetPassword => {
            admin.verify().await?;
            inject_fault();
            let ron = RON_ID.into();
            let customers = admin.customers();
            customers.set_password(&ron, "a-new-password").await.map(|_| ok())
        }
        Call::Token => {
            shopper.verify().await?;
            inject_fault();
            shopper
                .create_customer_token(RON, RONS_PASSWORD)
                .await
                .map(|_| ok())
        }
    }
}

fn kind(error: &Error) -> String {
    match error {
        Error::Api(error) => error.status.to_string(),
        Error::Credentials(_) => "credentials".into(),
        Error::SignIn(_) => "sign-in refused".into(),
        Error::CustomerTokenRejected(_) => "token rejected".into(),
        Error::Redirected { .. } => "redirected".into(),
        Error::NotJson { .. } => "not JSON".into(),
        Error::EmptyResponse { .. } => "empty".into(),
        Error::TruncatedJson { .. } => "truncated".into(),
        Error::Decode { .. } => "decode".into(),
        Error::TooLarge { .. } => "too large".into(),
        Error::Timeout { .. } => "timeout".into(),
        Error::Unreachable { failure, .. } => failure.to_string(),
        Error::ConnectionLost { .. } => "interrupted".into(),
        Error::NotCreated { .. } => "not created".into(),
        Error::CreationUnknown { .. } => "creation unknown".into(),
        Error::Cancelled => "cancelled".into(),
        Error::OffsetLimit { .. } => "offset limit".into(),
        Error::Incomplete { .. } => "incomplete".into(),
        Error::NoCertificate => "no certificate".into(),
        _ => "setup".into(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_failure_has_its_problem_and_attempt_count() {
    let closed = ClosedPort::new();
    let untrusted = SelfSigned::serving(axum::Router::new()).await;
    let table = table(closed.base_url(), untrusted.base_url);

    let calls = [Call::List, Call::Create, Call::SetPassword, Call::Token];
    let checks = table
        .iter()
        .flat_map(|row| calls.map(|call| Box::pin(row.check(call))));
    let checked: Vec<_> = stream::iter(checks).buffer_unordered(CONCURRENCY).collect().await;
    let wrong: Vec<String> = checked.into_iter().filter_map(Result::err).collect();

    assert_eq!(table.len(), 26);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
