//! Signing in: token requests, and what a refusal means (see `docs/api.md`,
//! "Customer tokens").

use std::time::Duration;

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use moltin::{Confirmation, Error, NewCustomer};
use moltin_sandbox::{Fault, Faults};

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, TOKENS, error_response, json_response};
use crate::setup::{RON, RONS_ID, RONS_PASSWORD, Setup};

#[tokio::test]
async fn customer_token_has_customer_and_expiry() {
    let setup = Setup::start().await;

    let before = Timestamp::now().as_second();
    let token = setup
        .shopper()
        .create_customer_token(RON, RONS_PASSWORD)
        .await
        .unwrap();
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

        let error = host
            .store()
            .shopper()
            .create_customer_token(RON, "wrong")
            .await
            .unwrap_err();

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
        .create_customer_token(RON, "a-password")
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

    let wrong = shopper.create_customer_token(RON, "not-it").await.unwrap_err();
    let unknown = shopper
        .create_customer_token("unknown@swanson.com", "not-it")
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

#[tokio::test]
async fn clock_offset_is_known_after_a_response() {
    let setup = Setup::start().await;
    assert_eq!(setup.store.clock_offset(), None);

    setup.ron().await.profile().await.unwrap();
    assert_eq!(setup.store.clock_offset(), Some(SignedDuration::ZERO));
    for hours in [-25, 25] {
        setup.sandbox.inject_faults(Faults {
            clock_offset_seconds: hours * 3600,
            ..Faults::default()
        });
        let ron = setup.ron().await;

        let offset = setup.store.clock_offset().unwrap();
        assert!(
            (offset - SignedDuration::from_hours(hours)).abs() < SignedDuration::from_mins(2),
            "{offset}"
        );
        let left = ron.time_left();
        assert!(
            left > Duration::from_hours(23) && left <= Duration::from_hours(24),
            "{left:?}"
        );
        assert!(ron.profile().await.is_ok());
    }
}

#[tokio::test]
async fn lost_creation_is_found_with_a_shifted_clock() {
    let setup = Setup::start().await;
    setup.sandbox.inject_faults(Faults {
        clock_offset_seconds: 25 * 3600,
        reply: Some(Fault::Dropped),
        times: Some(1),
        path: Some("/v2/customers".into()),
        ..Faults::default()
    });

    let created = setup
        .admin()
        .customers()
        .create(&NewCustomer::new("Perd Hapley", "perd.hapley@clock.test"))
        .await;

    assert_eq!(created.unwrap().confirmed_by, Confirmation::Lookup);
}
