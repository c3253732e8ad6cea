//! The documented examples (see `docs/api.md`, "Documented examples"): the store's answers have
//! their shape, field by field.

use std::path::Path;

use serde_json::{Value, json};

use crate::personas::{RON, RONS_ID, RONS_PASSWORD, Shop};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/documented");

fn example(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(Path::new(FOLDER).join(name)).unwrap()).unwrap()
}

/// Where an answer lacks a field of the example, or has one of another type.
fn differences(example: &Value, answer: &Value, path: &str, found: &mut Vec<String>) {
    match (example, answer) {
        (Value::Object(fields), Value::Object(answered)) => {
            for (name, value) in fields {
                let path = format!("{path}.{name}");
                match answered.get(name) {
                    Some(answer) => differences(value, answer, &path, found),
                    None => found.push(format!("{path} is missing")),
                }
            }
        }
        (Value::Array(entries), Value::Array(answered)) => {
            if answered.is_empty() {
                found.push(format!("{path} is empty"));
            }
            for answer in answered {
                differences(&entries[0], answer, &format!("{path}[]"), found);
            }
        }
        // What may be missing is null in one of the two.
        (Value::Null, Value::String(_) | Value::Null) | (Value::String(_), Value::Null) => {}
        (one, other) if std::mem::discriminant(one) == std::mem::discriminant(other) => {}
        (one, other) => found.push(format!("{path} is {other}, documented as {one}")),
    }
}

fn assert_shape(name: &str, answer: &Value) {
    let mut found = Vec::new();
    differences(&example(name), answer, "", &mut found);
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{name}: {found:#?}");
}

#[tokio::test]
async fn lists_and_single_resources_have_every_documented_field() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let orders = admin
        .get(&format!(
            "/v2/orders?include=items&filter=eq(customer_id,{RONS_ID}):eq(payment,paid)"
        ))
        .await
        .body;
    let order = format!("/v2/orders/{}", orders["data"][0]["id"].as_str().unwrap());
    for (name, path) in [
        ("customers.json", "/v2/customers".to_owned()),
        ("customer.json", format!("/v2/customers/{RONS_ID}")),
        ("order.json", format!("{order}?include=items")),
        ("order-items.json", format!("{order}/items")),
        ("transactions.json", format!("{order}/transactions")),
    ] {
        assert_shape(name, &admin.get(&path).await.body);
    }
    assert_shape("orders.json", &orders);
    let addresses = admin
        .get(&format!("/v2/customers/{RONS_ID}/addresses"))
        .await
        .body;
    assert_shape("address.json", &json!({ "data": addresses["data"][0] }));
}

#[tokio::test]
async fn tokens_have_every_documented_field() {
    let shop = Shop::open().await;
    let form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret";
    let bearer = shop
        .anonymous()
        .request(reqwest::Method::POST, "/oauth/access_token")
        .body(form);
    assert_shape("bearer.json", &bearer.send().await.unwrap().json().await.unwrap());
    let token = shop.shopper().await.sign_in(RON, RONS_PASSWORD).await;
    assert_shape("customer-token.json", &token.body);
}

#[tokio::test]
async fn refusals_are_the_documented_ones() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    for (name, answer) in [
        (
            "error-bearer.json",
            shop.anonymous().with_bearer("wrong").get("/v2/orders").await,
        ),
        (
            "error-forbidden.json",
            shop.shopper().await.get("/v2/orders").await,
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
        assert_eq!(answer.body, example(name), "{name}");
    }
}
