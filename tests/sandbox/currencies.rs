//! The store's currencies (see `docs/api.md`, "Currencies").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::DemoStore;

fn points() -> Value {
    json!({
        "type": "currency", "code": "POINTS", "exchange_rate": 1, "format": "{price} points",
        "decimal_point": ".", "thousand_separator": ",", "decimal_places": 0, "default": false, "enabled": true,
    })
}

#[tokio::test]
async fn every_token_reads_currencies_and_the_admin_changes_them() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let created = admin.post("/v2/currencies", points()).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let path = format!("/v2/currencies/{}", created.body["data"]["id"].as_str().unwrap());

    for persona in [store.admin().await, store.shopper().await, store.ron().await] {
        let list = persona.get("/v2/currencies").await;
        let codes: Vec<_> = list.body["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["code"])
            .collect();
        assert_eq!(codes, ["GBP", "USD", "EUR", "JPY", "KWD", "POINTS"]);
        assert_eq!(list.body["meta"]["results"]["total"], 6);
        let one = persona.get(&path).await;
        assert_eq!(one.body["data"]["decimal_places"], 0);
        assert_eq!(one.body["data"]["type"], "currency");
    }
    for persona in [store.shopper().await, store.ron().await] {
        assert_eq!(
            persona.post("/v2/currencies", points()).await.status,
            StatusCode::FORBIDDEN
        );
        let change = persona.put(&path, json!({ "enabled": false })).await;
        assert_eq!(change.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn changed_currency_keeps_its_other_fields() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let list = admin.get("/v2/currencies?page[limit]=2&page[offset]=2").await;
    let before = list.body["data"][1].clone();
    assert_eq!(before["code"], "JPY");
    let path = format!("/v2/currencies/{}", before["id"].as_str().unwrap());

    let change = admin.put(&path, json!({ "decimal_places": 2 })).await;
    assert_eq!(change.status, StatusCode::OK);

    let after = admin.get(&path).await.body["data"].clone();
    assert_eq!(after["decimal_places"], 2);
    for field in ["code", "format", "enabled", "id"] {
        assert_eq!(after[field], before[field], "{field}");
    }
}

#[tokio::test]
async fn invalid_or_unknown_currency_is_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (field, value) in [
        ("decimal_places", json!("two")),
        ("code", json!("")),
        ("enabled", json!(1)),
    ] {
        let mut invalid = points();
        invalid[field] = value;
        let refused = admin.post("/v2/currencies", invalid).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(
            refused.body["errors"][0]["detail"],
            format!("The data.{field} field is invalid.")
        );
    }
    assert_eq!(
        admin.get("/v2/currencies/unknown").await.status,
        StatusCode::NOT_FOUND
    );
}
