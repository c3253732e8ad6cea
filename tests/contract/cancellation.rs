//! Cancellation: what has not been sent is never sent, and what is on its way is waited for.

use moltin::{CustomerQuery, Error};
use moltin_sandbox::{Fault, Faults};
use tokio_util::sync::CancellationToken;

use crate::setup::{RONS_ID, Setup};
use crate::wait::wait_for;

#[tokio::test]
async fn cancelled_identity_sends_nothing() {
    let setup = Setup::start().await;
    let token = CancellationToken::new();
    token.cancel();
    let admin = setup.admin().cancelled_by(&token);
    let shopper = setup.store.shopper().cancelled_by(&token);

    let list = admin.customers().list(&CustomerQuery::default()).await;

    assert!(matches!(list, Err(Error::Cancelled)), "{list:?}");
    assert!(matches!(admin.verify().await, Err(Error::Cancelled)));
    assert!(matches!(shopper.verify().await, Err(Error::Cancelled)));
    assert!(setup.sandbox.requests().is_empty());
    assert!(setup.store.requests().is_empty());
}

/// Cancels a change while it waits for a retry, and returns its error.
async fn cancel_while_pending(reply: Fault) -> Error {
    let setup = Setup::start().await;
    let token = CancellationToken::new();
    let admin = setup.admin().cancelled_by(&token);
    wait_for("the access token", admin.verify()).await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(reply),
        retry_after: Some(20),
        ..Faults::default()
    });
    let mut retries = setup.store.pending_retries();
    let change = tokio::spawn(async move {
        let customers = admin.customers();
        customers.set_password(&RONS_ID.into(), "the-new-password").await
    });
    wait_for("a pending retry", retries.changed()).await.unwrap();

    token.cancel();

    let change = wait_for("the change to end", change).await.unwrap();
    assert_eq!(setup.requests_to(&format!("/v2/customers/{RONS_ID}")), 1);
    assert!(retries.current().is_empty());
    change.unwrap_err()
}

#[tokio::test]
async fn cancelled_write_is_not_retried() {
    let error = cancel_while_pending(Fault::RateLimited).await;

    assert!(matches!(error, Error::Cancelled), "{error}");
}

#[tokio::test]
async fn cancelled_write_that_may_be_done_keeps_its_error() {
    let error = cancel_while_pending(Fault::Unavailable).await;

    assert_eq!(error.status(), Some(503), "{error}");
}

#[tokio::test]
async fn write_on_its_way_outlasts_cancellation() {
    let setup = Setup::start().await;
    let token = CancellationToken::new();
    let admin = setup.admin().cancelled_by(&token);
    let gate = setup.sandbox.close_gate("/v2/customers/", 0);
    let change = tokio::spawn(async move {
        let customers = admin.customers();
        customers.set_password(&RONS_ID.into(), "the-new-password").await
    });
    wait_for("the change to be sent", gate.reached()).await;

    token.cancel();
    drop(gate);

    wait_for("the change to end", change).await.unwrap().unwrap();
}
