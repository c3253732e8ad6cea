//! Waiting and trying again: in sight, bounded, and ended by whoever no longer wants to wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use axum::http::StatusCode;
use axum::http::header::{DATE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use moltin::{CustomerQuery, Error, NewCustomer, RetryReason};
use moltin_sandbox::{Fault, Faults};

use crate::fake_store::{FakeStore, json_response};
use crate::shop::Shop;
use crate::wait::wait_for;

const NOTHING: &str = r#"{"data":[],"meta":{"results":{"total":0}}}"#;

fn everyone() -> CustomerQuery {
    CustomerQuery::default()
}

/// A host that refuses the first request to a resource so, and answers those that follow.
async fn busy_once(refuse: impl Fn() -> Response + Send + Sync + 'static) -> FakeStore {
    let asked = AtomicUsize::new(0);
    FakeStore::granting_tokens(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        0 => refuse(),
        _ => json_response(NOTHING),
    })
    .await
}

#[tokio::test]
async fn a_wait_is_in_sight_and_can_be_ended() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    admin.verify().await.unwrap();
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::RateLimited),
        retry_after: Some(20),
        ..Faults::default()
    });
    let mut waits = shop.store.waits();
    let asking = tokio::spawn(async move { admin.customers().list(&everyone()).await });

    let waiting = wait_for("a wait", waits.wait_for(|waits| !waits.is_empty())).await;
    let waiting = waiting.unwrap()[0].clone();
    assert_eq!(waiting.request.to_string(), "GET /v2/customers");
    assert_eq!(waiting.reason, RetryReason::RateLimited);
    assert_eq!((waiting.attempts, waiting.max_attempts), (1, 4));
    assert!(waiting.left() > Duration::ZERO && waiting.left() <= Duration::from_secs(20));

    shop.store.give_up_waiting();
    let Err(Error::Api(refusal)) = wait_for("the answer", asking).await.unwrap() else {
        panic!("what it waited for is what it fails with")
    };
    assert_eq!(refusal.status, 429);
    assert_eq!(refusal.retry_after, Some(Duration::from_secs(20)));
    assert!(waits.borrow().is_empty());
}

#[tokio::test]
async fn whoever_stops_asking_stops_waiting() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    admin.verify().await.unwrap();
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::Unavailable),
        retry_after: Some(20),
        ..Faults::default()
    });
    let mut waits = shop.store.waits();
    let asking = tokio::spawn(async move { admin.customers().list(&everyone()).await });
    wait_for("a wait", waits.wait_for(|waits| !waits.is_empty()))
        .await
        .unwrap();

    asking.abort();

    wait_for("the end of the wait", waits.wait_for(Vec::is_empty))
        .await
        .unwrap();
    assert_eq!(shop.requests_to("/v2/customers"), 1);
}

#[tokio::test]
async fn a_store_is_left_alone_for_as_long_as_it_asks_by_whoever_asks_it() {
    let host = busy_once(|| {
        let wait = [(RETRY_AFTER, "1")];
        (StatusCode::TOO_MANY_REQUESTS, wait, "").into_response()
    })
    .await;
    let store = host.store();
    let (one, other) = (store.admin("a-client-secret".into()), store.shopper());
    one.verify().await.unwrap();
    let start = Instant::now();
    let mut waits = store.waits();
    let asking = tokio::spawn(async move { one.customers().list(&everyone()).await });
    wait_for("a wait", waits.wait_for(|waits| !waits.is_empty()))
        .await
        .unwrap();

    other.verify().await.unwrap();

    assert!(
        start.elapsed() >= Duration::from_secs(1),
        "the other waits along: {:?}",
        start.elapsed()
    );
    wait_for("the answer", asking).await.unwrap().unwrap();
}

#[tokio::test]
async fn a_moment_to_come_back_at_is_read_on_the_stores_own_clock() {
    // Its clock is a year slow, and it asks for two seconds.
    let then = SystemTime::now() - Duration::from_hours(24 * 365);
    let host = busy_once(move || {
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
    admin.verify().await.unwrap();
    let start = Instant::now();

    wait_for(
        "the answer after two seconds",
        admin.customers().list(&everyone()),
    )
    .await
    .unwrap();

    let waited = start.elapsed();
    assert!(waited >= Duration::from_secs(2), "{waited:?}");
}

#[tokio::test]
async fn what_was_deleted_without_an_answer_is_gone_and_that_is_no_error() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    let new = NewCustomer {
        name: "Jean-Ralphio".into(),
        email: "jr@pawnee.test".into(),
        password: None,
        external_ref: None,
    };
    let customer = admin.customers().create(&new).await.unwrap().customer;
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::Dropped),
        times: Some(1),
        ..Faults::default()
    });

    admin.customers().delete(&customer.id).await.unwrap();

    assert_eq!(shop.requests_to(&format!("/v2/customers/{}", customer.id)), 2);
    let again = admin.customers().delete(&customer.id).await.unwrap_err();
    assert_eq!(
        again.status(),
        Some(404),
        "one that is not there is still an error"
    );
}

#[tokio::test]
async fn an_address_that_was_taken_before_is_told_from_one_that_was_just_created() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    admin.verify().await.unwrap();
    shop.sandbox.misbehave(Faults {
        reply: Some(Fault::DroppedBefore),
        times: Some(1),
        ..Faults::default()
    });
    let ron = NewCustomer {
        name: "Ron Swanson".into(),
        email: "ron@swanson.com".into(),
        password: None,
        external_ref: None,
    };

    let error = admin.customers().create(&ron).await.unwrap_err();

    assert!(
        matches!(error, Error::NotCreated { is_taken: true, .. }),
        "{error}"
    );
    assert!(error.is_duplicate_email());
}

#[tokio::test]
async fn requests_at_once_are_sent_at_the_pace() {
    let shop = Shop::open().await;
    let admin = shop.admin();
    let query = CustomerQuery {
        limit: 1,
        ..CustomerQuery::default()
    };
    let start = Instant::now();
    let all = (0..70).map(|_| async { admin.customers().list(&query).await.map(drop) });
    for answer in futures_util::future::join_all(all).await {
        answer.unwrap();
    }

    assert_eq!(shop.requests_to("/v2/customers"), 70);
    assert!(
        start.elapsed() >= Duration::from_secs(2),
        "20 a second, 10 at once"
    );
}
