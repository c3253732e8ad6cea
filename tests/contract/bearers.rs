//! Bearers: one for many, kept, renewed once (see `docs/api.md`, "Token lifetimes").

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use moltin::{CustomerQuery, Error, OrderQuery};

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, error_response, json_response};
use crate::shop::Shop;

const NO_CUSTOMERS: &str = r#"{"data":[],"meta":{"results":{"total":0}}}"#;
const EXPIRED: &str = r#"{"errors":[{"status":401,"title":"Unable to validate access token"}]}"#;

#[tokio::test]
async fn fifty_at_once_ask_for_one_bearer() {
    let host = FakeStore::granting_tokens(|_| json_response(NO_CUSTOMERS)).await;
    let admin = host.admin();

    let callers = (0..50).map(|_| {
        let admin = admin.clone();
        tokio::spawn(async move { admin.customers().list(&CustomerQuery::default()).await })
    });
    for caller in callers.collect::<Vec<_>>() {
        caller.await.unwrap().unwrap();
    }

    assert_eq!(host.count(OAUTH), 1);
    assert_eq!(host.requests().len(), 51);
}

#[tokio::test]
async fn fifty_whose_bearer_ends_renew_it_once() {
    let granted = AtomicUsize::new(0);
    let host = FakeStore::responding(move |heard| {
        if heard.path == OAUTH {
            let number = granted.fetch_add(1, Ordering::SeqCst);
            return json_response(&ACCESS_TOKEN.replace("an-access-token", &format!("bearer-{number}")));
        }
        match heard.header("authorization") {
            Some("Bearer bearer-1") => json_response(NO_CUSTOMERS),
            _ => error_response(StatusCode::UNAUTHORIZED, EXPIRED),
        }
    })
    .await;
    let admin = host.admin();
    admin.verify().await.unwrap();

    let callers = (0..50).map(|_| {
        let admin = admin.clone();
        tokio::spawn(async move { admin.customers().list(&CustomerQuery::default()).await })
    });
    for caller in callers.collect::<Vec<_>>() {
        caller.await.unwrap().unwrap();
    }

    assert_eq!(host.count(OAUTH), 2);
}

#[tokio::test]
async fn a_bearer_that_is_refused_again_after_its_renewal_is_an_error() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::UNAUTHORIZED, EXPIRED)).await;

    let error = host
        .admin()
        .customers()
        .list(&CustomerQuery::default())
        .await
        .unwrap_err();

    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(401));
    assert_eq!((host.count(OAUTH), host.requests().len()), (2, 4));
}

#[tokio::test]
async fn a_customer_token_that_is_refused_after_the_renewal_is_the_tokens_fault() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::UNAUTHORIZED, EXPIRED)).await;
    let customer = host.customer().await;

    let error = customer.orders().list(&OrderQuery::default()).await.unwrap_err();

    assert!(matches!(error, Error::CustomerTokenRejected(_)), "{error}");
}

#[tokio::test]
async fn a_bearer_is_not_used_in_its_last_minute() {
    let short = ACCESS_TOKEN.replace("3600", "60");
    let host = FakeStore::responding(move |heard| match heard.path.as_str() {
        OAUTH => json_response(&short),
        _ => json_response(NO_CUSTOMERS),
    })
    .await;
    let admin = host.admin();

    for _ in 0..3 {
        admin.customers().list(&CustomerQuery::default()).await.unwrap();
    }

    assert_eq!(host.count(OAUTH), 3);
}

#[tokio::test]
async fn a_wrong_secret_is_said_to_be_one_in_either_dialect() {
    let shop = Shop::open().await;
    let error = shop.store.admin("wrong".into()).verify().await.unwrap_err();
    assert!(matches!(error, Error::Credentials(_)), "{error}");

    let old = FakeStore::responding(|_| {
        error_response(StatusCode::FORBIDDEN, r#"{"status":false,"errors":"Forbidden"}"#)
    })
    .await;
    let error = old.admin().verify().await.unwrap_err();
    assert!(matches!(error, Error::Credentials(_)), "{error}");
    assert_eq!(error.refusal().unwrap().message(), "Forbidden");
    assert_eq!(old.count(OAUTH), 1);
}

#[tokio::test]
async fn a_store_that_is_too_busy_for_a_bearer_does_not_call_the_secret_wrong() {
    let host = FakeStore::responding(|_| {
        error_response(StatusCode::TOO_MANY_REQUESTS, r#"{"errors":[{"status":429}]}"#)
    })
    .await;

    let error = host.admin().verify().await.unwrap_err();

    assert!(matches!(error, Error::Api(_)), "{error}");
}
