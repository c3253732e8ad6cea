//! Addresses of customers (see `docs/api.md`, "Customer addresses").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{RONS_ID, Shop};

fn home() -> Value {
    json!({
        "type": "address", "name": "Home", "first_name": "Ada", "last_name": "Byron", "line_1": "1 Mill Lane",
        "city": "Leeds", "county": "West Yorkshire", "postcode": "LS1 1AA", "country": "GB",
    })
}

const RONS: &str = "/v2/customers/c8c1c511-beef-4812-9b7a-9f92c587217c/addresses";

#[tokio::test]
async fn every_missing_field_is_an_entry_of_the_addresses_own_dialect() {
    let shop = Shop::open().await;
    let refused = shop
        .admin()
        .await
        .post(RONS, json!({ "type": "address", "name": "Home" }))
        .await;

    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    let entries = ["first_name", "last_name", "line_1", "county", "postcode", "country"].map(|field| {
        json!({ "status": 400, "source": "data", "title": "required", "detail": format!("{field} is required") })
    });
    assert_eq!(refused.body, json!({ "errors": entries }));
}

#[tokio::test]
async fn a_customer_has_twenty_five_addresses_and_no_more() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let ada = admin
        .get("/v2/customers?filter=eq(email,just.looking@window.test)")
        .await;
    let path = format!(
        "/v2/customers/{}/addresses",
        ada.body["data"][0]["id"].as_str().unwrap()
    );
    let before = admin.get(&path).await.body["data"].as_array().unwrap().len();
    for _ in before..25 {
        assert_eq!(admin.post(&path, home()).await.status, StatusCode::CREATED);
    }

    assert_eq!(admin.post(&path, home()).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(admin.get(&path).await.body["data"].as_array().unwrap().len(), 25);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_lower_case_and_with_its_status_as_text() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let not_found =
        |detail: &str| json!({ "errors": [{ "status": "404", "title": "Not Found", "detail": detail }] });

    let nobody = admin.get("/v2/customers/nobody/addresses").await;
    assert_eq!(
        (nobody.status, nobody.body),
        (StatusCode::NOT_FOUND, not_found("customer not found"))
    );
    let nowhere = admin.get(&format!("{RONS}/nowhere")).await;
    assert_eq!(
        (nowhere.status, nowhere.body),
        (StatusCode::NOT_FOUND, not_found("address not found"))
    );
}

#[tokio::test]
async fn a_customer_has_their_own_and_a_passer_by_none() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;
    let created = ron.post(RONS, home()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let own = format!("{RONS}/{}", created.body["data"]["id"].as_str().unwrap());
    assert_eq!(ron.get(&own).await.body["data"]["line_1"], "1 Mill Lane");

    assert_eq!(shop.shopper().await.get(RONS).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        ron.get("/v2/customers/another/addresses").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn an_address_is_changed_only_where_it_is_said_and_stays_complete() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let created = admin.post(RONS, home()).await.body["data"].clone();
    let path = format!("{RONS}/{}", created["id"].as_str().unwrap());

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
async fn addresses_go_with_their_customer() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    assert_eq!(admin.get(RONS).await.body["data"].as_array().unwrap().len(), 2);

    admin.delete(&format!("/v2/customers/{RONS_ID}")).await;

    assert_eq!(admin.get(RONS).await.status, StatusCode::NOT_FOUND);
}
