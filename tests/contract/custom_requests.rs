//! Custom requests: any path of the API, through the rate limiter, the retries and the request log.

use axum::http::StatusCode;
use moltin::{Error, Method};
use moltin_sandbox::{Fault, Faults};
use serde_json::{Value, json};

use crate::fake_store::{self, FakeStore, error_response};
use crate::setup::{RON, RONS_ID, Setup};

#[tokio::test]
async fn custom_request_reads_any_path() {
    let setup = Setup::start().await;
    let path = format!("/v2/customers/{RONS_ID}");

    let customer: Value = setup.admin().request(Method::GET, path).send().await.unwrap();

    assert_eq!(customer["data"]["email"], RON);
}

#[tokio::test]
async fn custom_request_sends_query_and_body() {
    let host = FakeStore::granting_tokens(|_| fake_store::json_response("{}")).await;
    let admin = host.admin();

    let request = admin.request(Method::PUT, "/v2/flows/f-1").query("note", "a b&c");
    let request = request.json(&json!({ "data": { "enabled": true } }));
    request.send::<Value>().await.unwrap();

    let sent = host.requests().pop().unwrap();
    assert_eq!(sent.path, "/v2/flows/f-1?note=a+b%26c");
    assert_eq!(sent.body, r#"{"data":{"enabled":true}}"#);
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(sent.header("authorization"), Some("Bearer admin-token"));
}

#[tokio::test]
async fn custom_request_is_retried_and_logged_without_values() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    admin.verify().await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Unavailable),
        times: Some(1),
        ..Faults::default()
    });

    let request = admin
        .request(Method::GET, "/v2/customers")
        .query("filter", format!("eq(email,{RON})"));
    let list: Value = request.send().await.unwrap();

    assert_eq!(list["data"][0]["email"], RON);
    let logged = &setup.store.requests()[0];
    assert_eq!(
        (logged.request.path.as_str(), logged.attempts),
        ("/v2/customers", 2)
    );
    assert_eq!(logged.query, [("filter".to_owned(), "FILTER".to_owned())]);
}

#[tokio::test]
async fn custom_request_without_response_body_succeeds() {
    let host = FakeStore::granting_tokens(|_| StatusCode::NO_CONTENT).await;
    host.admin()
        .request(Method::DELETE, "/v2/files/f-1")
        .send_empty()
        .await
        .unwrap();

    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::NOT_FOUND, "{}")).await;
    let request = host.admin().request(Method::DELETE, "/v2/files/f-1");
    let error = request.send_empty().await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

#[tokio::test]
async fn invalid_custom_path_sends_nothing() {
    let host = FakeStore::granting_tokens(|_| fake_store::json_response("{}")).await;
    for path in ["v2/orders", "/v2/orders?limit=1", "https://other.example/v2"] {
        let request = host.admin().request(Method::GET, path);
        let error = request.send::<Value>().await.unwrap_err();
        assert!(matches!(error, Error::InvalidPath), "{path}: {error}");
    }
    assert!(host.requests().is_empty());
}
