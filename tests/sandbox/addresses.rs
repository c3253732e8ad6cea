//! Customer addresses (see `docs/api.md`, "Customer addresses").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{DemoStore, RON_ID};

fn home() -> Value {
    json!({
        "type": "address", "name": "Home", "first_name": "Ada", "last_name": "Byron", "line_1": "1 Mill Lane",
        "city": "Leeds", "county": "West Yorkshire", "postcode": "LS1 1AA", "country": "GB",
    })
}

const RON_ADDRESSES: &str = "/v2/customers/c8c1c511-beef-4812-9b7a-9f92c587217c/addresses";

#[tokio::test]
async fn each_missing_field_has_an_error_entry() {
    let store = DemoStore::start().await;
    let refused = store
        .admin()
        .await
        .post(RON_ADDRESSES, json!({ "type": "address", "name": "Home" }))
        .await;

    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let entries = ["first_name", "last_name", "line_1", "county", "postcode", "country"].map(|field| {
        json!({ "status": 400, "source": "data", "title": "required", "detail": format!("{field} is required") })
    });
    assert_eq!(refused.body, json!({ "errors": entries }));
}

#[tokio::test]
async fn twenty_sixth_address_is_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let customer = admin
        .get("/v2/customers?filter=eq(email,just.looking@window.test)")
        .await;
    let path = format!(
        "/v2/customers/{}/addresses",
        customer.body["data"][0]["id"].as_str().unwrap()
    );
    let before = admin.get(&path).await.body["data"].as_array().unwrap().len();
    for _ in before..25 {
        assert_eq!(admin.post(&path, home()).await.status, StatusCode::CREATED);
    }

    assert_eq!(admin.post(&path, home()).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(admin.get(&path).await.body["data"].as_array().unwrap().len(), 25);
}

#[tokio::test]
async fn unknown_customer_or_address_gets_404_with_text_status() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let not_found =
        |detail: &str| json!({ "errors": [{ "status": "404", "title": "Not Found", "detail": detail }] });

    let customer = admin.get("/v2/customers/unknown/addresses").await;
    assert_eq!(
        (customer.status, customer.body),
        (StatusCode::NOT_FOUND, not_found("customer not found"))
    );
    let address = admin.get(&format!("{RON_ADDRESSES}/unknown")).await;
    assert_eq!(
        (address.status, address.body),
        (StatusCode::NOT_FOUND, not_found("address not found"))
    );
}

#[tokio::test]
async fn customer_reads_only_own_addresses() {
    let store = DemoStore::start().await;
    let ron = store.ron().await;
    let created = ron.post(RON_ADDRESSES, home()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let own = format!("{RON_ADDRESSES}/{}", created.body["data"]["id"].as_str().unwrap());
    assert_eq!(ron.get(&own).await.body["data"]["line_1"], "1 Mill Lane");

    assert_eq!(
        store.shopper().await.get(RON_ADDRESSES).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ron.get("/v2/customers/another/addresses").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn address_update_merges_and_keeps_required_fields() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let created = admin.post(RON_ADDRESSES, home()).await.body["data"].clone();
    let path = format!("{RON_ADDRESSES}/{}", created["id"].as_str().unwrap());

    let emptied = admin.put(&path, json!({ "type": "address", "line_1": "" })).await;
    assert_eq!(emptied.status, StatusCode::BAD_REQUEST);
    let moved = admin
        .put(
            &path,
            json!({ "type": "address", "id": created["id"], "city": "York" }),
        )
        .await
        .body["data"]
        .clone();

    assert_eq!(moved["city"], "York");
    for field in ["line_1", "first_name", "postcode"] {
        assert_eq!(moved[field], created[field]);
    }
}

#[tokio::test]
async fn deleting_a_customer_deletes_the_addresses() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    assert_eq!(
        admin.get(RON_ADDRESSES).await.body["data"]
            .as_array()
            .unwrap()
            .len(),
        2
    );

    admin.delete(&format!("/v2/customers/{RON_ID}")).await;

    assert_eq!(admin.get(RON_ADDRESSES).await.status, StatusCode::NOT_FOUND);
}
