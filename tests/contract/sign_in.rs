//! Signing in: token requests, and what a refusal means (see `docs/api.md`,
//! "Customer tokens").

use axum::http::StatusCode;
use jiff::Timestamp;
use moltin::Error;

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, TOKENS, error_response, json_response};
use crate::setup::{RON, RONS_ID, RONS_PASSWORD, Setup};

#[tokio::test]
async fn customer_token_has_customer_and_expiry() {
    let setup = Setup::start().await;

    let before = Timestamp::now().as_second();
    let token = setup.shopper().sign_in(RON, RONS_PASSWORD).await.unwrap();
    let after = Timestamp::now().as_second();

    assert_eq!(token.customer_id().as_str(), RONS_ID);
    let issued_at = token.expires().as_second() - 86_400;
    assert!((before..=after).contains(&issued_at), "{issued_at}");
}

#[tokio::test]
async fn refused_sign_in_is_never_retried() {
    // A 401 here is about the password. Retrying with a new access token would count as a second
    // failed sign-in.
    for status in [400, 401, 403, 404, 422] {
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |request| match request.path.as_str() {
            OAUTH => json_response(ACCESS_TOKEN),
            _ => error_response(status, r#"{"errors":[{"title":"Unauthorized"}]}"#),
        })
        .await;

        let error = host.store().shopper().sign_in(RON, "wrong").await.unwrap_err();

        assert!(matches!(error, Error::SignIn(_)), "{status}: {error}");
        assert_eq!((host.count(TOKENS), host.count(OAUTH)), (1, 1), "{status}");
    }
}

#[tokio::test]
async fn rate_limited_sign_in_is_no_sign_in_error() {
    let host = FakeStore::responding(|request| match request.path.as_str() {
        OAUTH => json_response(ACCESS_TOKEN),
        _ => error_response(
            StatusCode::TOO_MANY_REQUESTS,
            r#"{"errors":[{"status":429,"title":"..."}]}"#,
        ),
    })
    .await;

    let error = host
        .store()
        .shopper()
        .sign_in(RON, "a-password")
        .await
        .unwrap_err();

    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(429));
    assert_eq!(host.count(TOKENS), 1);
}

#[tokio::test]
async fn wrong_password_and_unknown_email_look_the_same() {
    let setup = Setup::start().await;
    let shopper = setup.shopper();

    let wrong = shopper.sign_in(RON, "not-it").await.unwrap_err();
    let unknown = shopper
        .sign_in("unknown@swanson.com", "not-it")
        .await
        .unwrap_err();

    for error in [&wrong, &unknown] {
        assert!(matches!(error, Error::SignIn(_)), "{error}");
        assert_eq!(error.status(), Some(401));
    }
    assert_eq!(
        wrong.api_error().unwrap().message(),
        unknown.api_error().unwrap().message()
    );
}
