//! Retries: backoff, Retry-After, the list of pending retries, and cancellation.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use axum::http::StatusCode;
use axum::http::header::{DATE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use moltin::{CustomerQuery, Error, NewCustomer, RetryReason, Store};
use moltin_sandbox::{Fault, Faults};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::Setup;
use crate::wait::wait_for;

const EMPTY_LIST: &str = r#"{"data":[],"meta":{"results":{"total":0}}}"#;

fn all() -> CustomerQuery {
    CustomerQuery::new()
}

/// A host that sends this response to the first request for a resource, and an empty list later.
async fn fails_once(first_response: impl Fn() -> Response + Send + Sync + 'static) -> FakeStore {
    let count = AtomicUsize::new(0);
    FakeStore::granting_tokens(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        0 => first_response(),
        _ => json_response(EMPTY_LIST),
    })
    .await
}

#[tokio::test]
async fn pending_retry_is_listed_and_can_be_cancelled() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    wait_for("the access token", admin.verify()).await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::RateLimited),
        retry_after: Some(20),
        ..Faults::default()
    });
    let mut retries = setup.store.pending_retries();
    let call = tokio::spawn(async move { admin.customers().list(&all()).await });

    let retry = wait_for("a pending retry", retries.changed()).await.unwrap()[0].clone();
    assert_eq!(retry.request.to_string(), "GET /v2/customers");
    assert_eq!(retry.reason, RetryReason::RateLimited);
    assert_eq!((retry.attempts, retry.max_attempts), (1, 4));
    assert!(retry.left() > Duration::ZERO && retry.left() <= Duration::from_secs(20));

    setup.store.cancel_pending_retries();
    let Err(Error::Api(error)) = wait_for("the response", call).await.unwrap() else {
        panic!("the call fails with the error of its last attempt")
    };
    assert_eq!(error.status, 429);
    assert_eq!(error.retry_after, Some(Duration::from_secs(20)));
    assert!(retries.current().is_empty());
    assert_eq!(setup.requests_to("/v2/customers"), 1);
}

#[tokio::test]
async fn wait_of_30_seconds_is_the_longest_before_a_retry() {
    let after = |seconds| {
        FakeStore::granting_tokens(move |_| (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds)]))
    };
    let host = after("31").await;
    let admin = host.admin();
    let error = wait_for("the error", admin.customers().list(&all())).await;
    assert_eq!(error.unwrap_err().status(), Some(429));
    assert_eq!(host.requests().len(), 2, "a token request and one attempt");

    let host = after("30").await;
    let store = host.store();
    let mut retries = store.pending_retries();
    let admin = store.admin("a-client-secret");
    let call = tokio::spawn(async move { admin.customers().list(&all()).await });
    wait_for("a pending retry", retries.changed()).await.unwrap();
    call.abort();
}

#[tokio::test]
async fn dropped_call_removes_its_pending_retry() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    wait_for("the access token", admin.verify()).await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Unavailable),
        retry_after: Some(20),
        ..Faults::default()
    });
    let mut retries = setup.store.pending_retries();
    let call = tokio::spawn(async move { admin.customers().list(&all()).await });
    wait_for("a pending retry", retries.changed()).await.unwrap();

    call.abort();

    let retries = wait_for("the end of the wait", retries.changed()).await.unwrap();
    assert!(retries.is_empty());
    assert_eq!(setup.requests_to("/v2/customers"), 1);
}

#[tokio::test]
async fn retry_after_pauses_all_identities() {
    let host = fails_once(|| {
        let wait = [(RETRY_AFTER, "1")];
        (StatusCode::TOO_MANY_REQUESTS, wait, "").into_response()
    })
    .await;
    let store = host.store();
    let (one, other) = (store.admin("a-client-secret"), store.shopper());
    wait_for("the access token", one.verify()).await.unwrap();
    let start = Instant::now();
    let mut retries = store.pending_retries();
    let call = tokio::spawn(async move { one.customers().list(&all()).await });
    wait_for("a pending retry", retries.changed()).await.unwrap();

    wait_for("the access token", other.verify()).await.unwrap();

    assert!(
        start.elapsed() >= Duration::from_secs(1),
        "the other identity waits too: {:?}",
        start.elapsed()
    );
    wait_for("the response", call).await.unwrap().unwrap();
}

#[tokio::test]
async fn retry_after_date_uses_the_stores_clock() {
    // The store's clock is a year slow, and it asks to wait for two seconds.
    let then = SystemTime::now() - Duration::from_hours(24 * 365);
    let host = fails_once(move || {
        let headers = [
            (DATE, httpdate::fmt_http_date(then)),
            (
                RETRY_AFTER,
                httpdate::fmt_http_date(then + Duration::from_secs(2)),
            ),
        ];
        (StatusCode::SERVICE_UNAVAILABLE, headers, "").into_response()
    })
    .await;
    let admin = host.admin();
    wait_for("the access token", admin.verify()).await.unwrap();
    let start = Instant::now();

    wait_for("the answer after two seconds", admin.customers().list(&all()))
        .await
        .unwrap();

    let waited = start.elapsed();
    assert!(waited >= Duration::from_secs(2), "{waited:?}");
}

#[tokio::test]
async fn retried_deletion_accepts_404() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let new = NewCustomer::new("Jean-Ralphio", "jr@pawnee.test");
    let customer = admin.customers().create(&new).await.unwrap().customer;
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        times: Some(1),
        ..Faults::default()
    });

    admin.customers().delete(&customer.id).await.unwrap();

    assert_eq!(setup.requests_to(&format!("/v2/customers/{}", customer.id)), 2);
    let again = admin.customers().delete(&customer.id).await.unwrap_err();
    assert_eq!(
        again.status(),
        Some(404),
        "the first attempt of a deletion reports a 404"
    );
}

#[tokio::test]
async fn lost_creation_with_older_customer_is_not_created() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    wait_for("the access token", admin.verify()).await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::DroppedBefore),
        times: Some(1),
        ..Faults::default()
    });
    let ron = NewCustomer::new("Ron Swanson", "ron@swanson.com");

    let error = admin.customers().create(&ron).await.unwrap_err();

    assert!(
        matches!(error, Error::NotCreated { is_taken: true, .. }),
        "{error}"
    );
    assert!(error.is_duplicate_email());
}

#[tokio::test]
async fn concurrent_requests_respect_the_rate_limit() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let query = CustomerQuery::new().limit(1);
    let start = Instant::now();
    let all = (0..70).map(|_| async { admin.customers().list(&query).await.map(drop) });
    for answer in futures_util::future::join_all(all).await {
        answer.unwrap();
    }

    assert_eq!(setup.requests_to("/v2/customers"), 70);
    assert!(
        start.elapsed() >= Duration::from_secs(2),
        "20 per second, after a burst of 10"
    );
}

#[tokio::test]
async fn single_attempt_disables_retries() {
    let count = AtomicUsize::new(0);
    let host = FakeStore::granting_tokens(move |_| {
        assert!(count.fetch_add(1, Ordering::SeqCst) < 10, "the retries end");
        StatusCode::SERVICE_UNAVAILABLE
    })
    .await;
    let store = Store::builder(host.base_url(), "sandbox").unwrap();
    let admin = store.max_attempts(1).build().unwrap().admin("a-client-secret");

    let error = wait_for("the error", admin.customers().list(&all())).await;
    let error = error.unwrap_err();

    assert_eq!(error.status(), Some(503));
    assert_eq!(host.requests().len(), 2, "a token request and one attempt");
}
