//! Errors: what they say, and what they say about a write.

use std::error::Error as _;

use axum::http::StatusCode;
use moltin::{CustomerPatch, CustomerQuery, Error, NewCustomer};

use crate::fake_store::{FakeStore, Then, error_response, json_response};
use crate::setup::store_at;
use crate::test_server::ClosedPort;

/// Each message of an error's `source` chain.
fn messages(error: &Error) -> Vec<String> {
    let mut messages = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        messages.push(error.to_string());
        source = error.source();
    }
    messages
}

async fn update(host: &FakeStore) -> Error {
    let patch = CustomerPatch::new().name("Ron");
    let admin = host.store_with_short_timeouts().admin("a-client-secret");
    admin.customers().update(&"ron".into(), &patch).await.unwrap_err()
}

#[tokio::test]
async fn error_does_not_repeat_its_source() {
    let closed = ClosedPort::new();
    let unreachable = store_at(&closed.base_url())
        .admin("a-secret")
        .verify()
        .await
        .unwrap_err();
    assert_eq!(
        unreachable.to_string(),
        "POST /oauth/access_token: unreachable: connection refused"
    );
    let lost = FakeStore::sending_bytes(b"", Then::Close)
        .await
        .admin()
        .verify()
        .await
        .unwrap_err();
    assert_eq!(lost.to_string(), "POST /oauth/access_token: connection lost");
    let host = FakeStore::granting_tokens(|_| json_response("<")).await;
    let new = NewCustomer::new("Ron", "ron@x.test");
    let unknown = host.admin().customers().create(&new).await.unwrap_err();
    assert!(matches!(unknown, Error::CreationUnknown { .. }), "{unknown}");

    for error in [&unreachable, &lost, &unknown] {
        let messages = messages(error);
        for (index, message) in messages.iter().enumerate() {
            let repeated = messages
                .iter()
                .skip(index + 1)
                .find(|later| message.contains(*later));
            assert_eq!(repeated, None, "{messages:?}");
        }
    }
}

#[tokio::test]
async fn only_ambiguous_failure_of_write_may_have_been_done() {
    let failed =
        FakeStore::granting_tokens(|_| error_response(StatusCode::INTERNAL_SERVER_ERROR, "{}")).await;
    assert!(update(&failed).await.may_have_been_done());
    let malformed = FakeStore::granting_tokens(|_| json_response(r#"{"data":7}"#)).await;
    assert!(update(&malformed).await.may_have_been_done());
    let list = malformed.admin();
    let read = list.customers().list(&CustomerQuery::new()).await.unwrap_err();
    assert!(!read.may_have_been_done(), "a read changes nothing");
    let refused = FakeStore::granting_tokens(|_| error_response(StatusCode::CONFLICT, "{}")).await;
    assert!(!update(&refused).await.may_have_been_done());
    let token = FakeStore::sending_bytes(b"", Then::Stall).await;
    let error = update(&token).await;
    assert!(error.is_timeout(), "{error}");
    assert!(!error.may_have_been_done(), "only the token request was sent");
}

#[tokio::test]
async fn status_404_and_429_have_methods() {
    let missing = FakeStore::granting_tokens(|_| error_response(StatusCode::NOT_FOUND, "{}")).await;
    let error = update(&missing).await;
    assert!(error.is_not_found() && !error.is_rate_limited(), "{error}");

    let store =
        FakeStore::granting_tokens(|_| (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "60")])).await;
    let error = update(&store).await;
    assert!(error.is_rate_limited() && !error.is_not_found(), "{error}");
}
