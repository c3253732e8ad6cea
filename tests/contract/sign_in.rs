//! Customer tokens: how they are asked for, and what a refusal means (see `docs/api.md`,
//! "Customer tokens").

use axum::http::StatusCode;
use jiff::Timestamp;
use moltin::Error;

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, TOKENS, error_response, json_response};
use crate::shop::{RON, RONS_ID, RONS_PASSWORD, Shop};

#[tokio::test]
async fn the_token_says_for_whom_it_is_and_how_long_it_lasts() {
    let shop = Shop::open().await;

    let before = Timestamp::now().as_second();
    let token = shop.shopper().sign_in(RON, &RONS_PASSWORD.into()).await.unwrap();
    let after = Timestamp::now().as_second();

    assert_eq!(token.customer_id().as_str(), RONS_ID);
    let given_at = token.expires().as_second() - 86_400;
    assert!((before..=after).contains(&given_at), "{given_at}");
}

#[tokio::test]
async fn a_refused_sign_in_is_never_tried_again() {
    // A 401 here is the password's fault, not the bearer's: renewing and asking again would be a second guess.
    for status in [400, 401, 403, 404, 422] {
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |heard| match heard.path.as_str() {
            OAUTH => json_response(ACCESS_TOKEN),
            _ => error_response(status, r#"{"errors":[{"title":"Unauthorized"}]}"#),
        })
        .await;

        let error = host
            .store()
            .shopper()
            .sign_in(RON, &"wrong".into())
            .await
            .unwrap_err();

        assert!(matches!(error, Error::SignIn(_)), "{status}: {error}");
        assert_eq!((host.count(TOKENS), host.count(OAUTH)), (1, 1), "{status}");
    }
}

#[tokio::test]
async fn a_store_that_is_too_busy_to_sign_in_does_not_call_the_password_wrong() {
    let host = FakeStore::responding(|heard| match heard.path.as_str() {
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
        .sign_in(RON, &"a-password".into())
        .await
        .unwrap_err();

    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(429));
    assert_eq!(host.count(TOKENS), 1);
}

#[tokio::test]
async fn wrong_password_and_unknown_address_are_refused_alike() {
    let shop = Shop::open().await;
    let shopper = shop.shopper();

    let wrong = shopper.sign_in(RON, &"not-it".into()).await.unwrap_err();
    let unknown = shopper
        .sign_in("nobody@swanson.com", &"not-it".into())
        .await
        .unwrap_err();

    for error in [&wrong, &unknown] {
        assert!(matches!(error, Error::SignIn(_)), "{error}");
        assert_eq!(error.status(), Some(401));
    }
    assert_eq!(
        wrong.refusal().unwrap().message(),
        unknown.refusal().unwrap().message()
    );
}
