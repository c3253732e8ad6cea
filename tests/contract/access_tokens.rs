//! Access tokens: single flight, cache and refresh (see `docs/api.md`, "Token lifetimes").

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use moltin::{CustomerQuery, Error, OrderQuery};

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, error_response, json_response};
use crate::setup::Setup;

const EMPTY_LIST: &str = r#"{"data":[],"meta":{"results":{"total":0}}}"#;
const EXPIRED: &str = r#"{"errors":[{"status":401,"title":"Unable to validate access token"}]}"#;

#[tokio::test]
async fn concurrent_calls_share_one_token_request() {
    let host = FakeStore::granting_tokens(|_| json_response(EMPTY_LIST)).await;
    let admin = host.admin();

    let callers = (0..50).map(|_| {
        let admin = admin.clone();
        tokio::spawn(async move { admin.customers().list(&CustomerQuery::new()).await })
    });
    for caller in callers.collect::<Vec<_>>() {
        caller.await.unwrap().unwrap();
    }

    assert_eq!(host.count(OAUTH), 1);
    assert_eq!(host.requests().len(), 51);
}

#[tokio::test]
async fn concurrent_calls_refresh_expired_token_once() {
    let issued = AtomicUsize::new(0);
    let host = FakeStore::responding(move |request| {
        if request.path == OAUTH {
            let number = issued.fetch_add(1, Ordering::SeqCst);
            return json_response(&ACCESS_TOKEN.replace("an-access-token", &format!("token-{number}")));
        }
        match request.header("authorization") {
            Some("Bearer token-1") => json_response(EMPTY_LIST),
            _ => error_response(StatusCode::UNAUTHORIZED, EXPIRED),
        }
    })
    .await;
    let admin = host.admin();
    admin.verify().await.unwrap();

    let callers = (0..50).map(|_| {
        let admin = admin.clone();
        tokio::spawn(async move { admin.customers().list(&CustomerQuery::new()).await })
    });
    for caller in callers.collect::<Vec<_>>() {
        caller.await.unwrap().unwrap();
    }

    assert_eq!(host.count(OAUTH), 2);
}

#[tokio::test]
async fn second_401_is_an_api_error() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::UNAUTHORIZED, EXPIRED)).await;

    let error = host
        .admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap_err();

    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(401));
    assert_eq!((host.count(OAUTH), host.requests().len()), (2, 4));
}

#[tokio::test]
async fn second_401_with_customer_token_rejects_the_token() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::UNAUTHORIZED, EXPIRED)).await;
    let customer = host.customer().await;

    let error = customer.orders().list(&OrderQuery::new()).await.unwrap_err();

    assert!(matches!(error, Error::CustomerTokenRejected(_)), "{error}");
}

#[tokio::test]
async fn token_is_refreshed_a_minute_before_expiry() {
    let short = ACCESS_TOKEN.replace("3600", "60");
    let host = FakeStore::responding(move |request| match request.path.as_str() {
        OAUTH => json_response(&short),
        _ => json_response(EMPTY_LIST),
    })
    .await;
    let admin = host.admin();

    for _ in 0..3 {
        admin.customers().list(&CustomerQuery::new()).await.unwrap();
    }

    assert_eq!(host.count(OAUTH), 3);
}

#[tokio::test]
async fn wrong_secret_is_a_credentials_error_in_both_formats() {
    let setup = Setup::start().await;
    let error = setup.store.admin("wrong").verify().await.unwrap_err();
    assert!(matches!(error, Error::Credentials(_)), "{error}");

    let old = FakeStore::responding(|_| {
        error_response(StatusCode::FORBIDDEN, r#"{"status":false,"errors":"Forbidden"}"#)
    })
    .await;
    let error = old.admin().verify().await.unwrap_err();
    assert!(matches!(error, Error::Credentials(_)), "{error}");
    assert_eq!(error.api_error().unwrap().message(), "Forbidden");
    assert_eq!(old.count(OAUTH), 1);
}

#[tokio::test]
async fn rate_limited_token_request_is_no_credentials_error() {
    let host = FakeStore::responding(|_| {
        error_response(StatusCode::TOO_MANY_REQUESTS, r#"{"errors":[{"status":429}]}"#)
    })
    .await;

    let error = host.admin().verify().await.unwrap_err();

    assert!(matches!(error, Error::Api(_)), "{error}");
}

#[tokio::test]
async fn endless_token_is_used_and_does_not_panic() {
    let endless = r#"{"access_token":"admin-token","expires_in":18446744073709551615}"#;
    let host = FakeStore::responding(move |request| match request.path.as_str() {
        OAUTH => json_response(endless),
        _ => json_response(r#"{"data":[]}"#),
    })
    .await;
    let admin = host.admin();

    for _ in 0..2 {
        admin.customers().list(&CustomerQuery::new()).await.unwrap();
    }

    assert_eq!(host.count(OAUTH), 1);
}
