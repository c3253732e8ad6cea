//! Compares responses with the documented examples, field by field (see `docs/api.md`, "Documented
//! examples").

use std::path::Path;

use serde_json::{Value, json};

use crate::personas::{DemoStore, RON, RON_ID, RON_PASSWORD};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/documented");

fn example(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(Path::new(FOLDER).join(name)).unwrap()).unwrap()
}

/// Collects fields of the example that the response lacks or has with another type.
fn differences(example: &Value, response: &Value, path: &str, found: &mut Vec<String>) {
    match (example, response) {
        (Value::Object(fields), Value::Object(found_fields)) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                match found_fields.get(name) {
                    Some(field) => differences(value, field, &path, found),
                    None => found.push(format!("{path} is missing")),
                }
            }
        }
        (Value::Array(entries), Value::Array(found_entries)) => {
            if found_entries.is_empty() {
                found.push(format!("{path} is empty"));
            }
            for entry in found_entries {
                differences(&entries[0], entry, &format!("{path}[]"), found);
            }
        }
        // An optional text may be null in either.
        (Value::Null, Value::String(_) | Value::Null) | (Value::String(_), Value::Null) => {}
        (one, other) if std::mem::discriminant(one) == std::mem::discriminant(other) => {}
        (one, other) => found.push(format!("{path} is {other}, documented as {one}")),
    }
}

fn assert_shape(name: &str, response: &Value) {
    let mut found = Vec::new();
    differences(&example(name), response, "", &mut found);
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{name}: {found:#?}");
}

#[tokio::test]
async fn resources_have_every_documented_field() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let orders = admin
        .get(&format!(
            "/v2/orders?include=items&filter=eq(customer_id,{RON_ID}):eq(payment,paid)"
        ))
        .await
        .body;
    let order = format!("/v2/orders/{}", orders["data"][0]["id"].as_str().unwrap());
    for (name, path) in [
        ("customers.json", "/v2/customers".to_owned()),
        ("customer.json", format!("/v2/customers/{RON_ID}")),
        ("order.json", format!("{order}?include=items")),
        ("order-items.json", format!("{order}/items")),
        ("transactions.json", format!("{order}/transactions")),
    ] {
        assert_shape(name, &admin.get(&path).await.body);
    }
    assert_shape("orders.json", &orders);
    let addresses = admin.get(&format!("/v2/customers/{RON_ID}/addresses")).await.body;
    assert_shape("address.json", &json!({ "data": addresses["data"][0] }));
}

#[tokio::test]
async fn tokens_have_every_documented_field() {
    let store = DemoStore::start().await;
    let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret";
    let request = store
        .anonymous()
        .request(reqwest::Method::POST, "/oauth/access_token")
        .body(form);
    assert_shape(
        "bearer.json",
        &request.send().await.unwrap().json().await.unwrap(),
    );
    let token = store.shopper().await.sign_in(RON, RON_PASSWORD).await;
    assert_shape("customer-token.json", &token.body);
}

#[tokio::test]
async fn errors_equal_the_documented_examples() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (name, response) in [
        (
            "error-bearer.json",
            store
                .anonymous()
                .with_access_token("wrong")
                .get("/v2/orders")
                .await,
        ),
        (
            "error-forbidden.json",
            store.shopper().await.get("/v2/orders").await,
        ),
        (
            "error-order-not-found.json",
            admin.get("/v2/orders/nothing").await,
        ),
        (
            "error-validation.json",
            admin.post("/v2/customers", json!({ "type": "customer" })).await,
        ),
    ] {
        assert_eq!(response.body, example(name), "{name}");
    }
}
