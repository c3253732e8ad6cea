//! The request log, `GET /sandbox/requests`.

use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::personas::DemoStore;

#[tokio::test]
async fn request_log_shows_identity_without_query() {
    let store = DemoStore::start().await;
    let ron = store.ron().await;
    ron.get("/v2/orders?filter=eq(email,ron@swanson.com)").await;

    let url = format!("{}/sandbox/requests", store.sandbox.base_url());
    let anonymous = Client::new().get(&url).send().await.unwrap();
    assert_eq!(anonymous.status(), StatusCode::UNAUTHORIZED);
    let request = Client::new()
        .get(&url)
        .basic_auth("sandbox", Some("sandbox-secret"));
    let log: Value = request.send().await.unwrap().json().await.unwrap();

    let last = log["data"].as_array().unwrap().last().unwrap();
    assert_eq!(last["method"], "GET");
    assert_eq!(last["path"], "/v2/orders");
    assert_eq!(last["grant"], "implicit");
    assert_eq!(last["has_customer_token"], true);
    assert_eq!(last["has_account_token"], false);
}
