//! Sentinel inputs: email addresses that inject a fault into one request.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::personas::DemoStore;

fn customer(email: &str) -> Value {
    json!({ "type": "customer", "name": "X", "email": email })
}

#[tokio::test]
async fn sentinel_email_sets_the_status_of_one_request() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (name, status) in [
        ("rate-limited", 429),
        ("server-error", 500),
        ("unavailable", 503),
        ("write-conflict", 409),
    ] {
        let email = format!("{name}@fault.test");
        let created = admin.post("/v2/customers", customer(&email)).await;
        assert_eq!(created.status, status, "{name}");
        let signed_in = store.shopper().await.sign_in(&email, "x").await;
        assert_eq!(signed_in.status, status, "{name}");
    }
    let body = json!({ "data": customer("bad-gateway@fault.test") }).to_string();
    let request = admin.request(Method::POST, "/v2/customers").body(body);
    assert_eq!(request.send().await.unwrap().status(), StatusCode::BAD_GATEWAY);
    assert_eq!(admin.get("/v2/customers").await.status, StatusCode::OK);
}

#[tokio::test]
async fn duplicate_race_creates_the_customer_and_reports_409() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let email = "duplicate-race@fault.test";

    let refused = admin.post("/v2/customers", customer(email)).await;

    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(refused.body["errors"][0]["title"], "Duplicate email");
    assert_eq!(admin.count_customers(email).await, 1);
}

#[tokio::test]
async fn dropped_sentinel_creates_the_customer_without_response() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let email = "dropped@fault.test";

    let body = json!({ "data": customer(email) }).to_string();
    let request = admin.request(Method::POST, "/v2/customers").body(body);

    assert!(request.send().await.is_err());
    assert_eq!(admin.count_customers(email).await, 1);
}
