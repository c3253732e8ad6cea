//! Addresses of accounts (see `docs/api.md`, "Addresses of accounts").

use reqwest::StatusCode;
use serde_json::json;

use crate::members::{HATTIE, account, all, id_of};
use crate::personas::DemoStore;

fn path(number: u32) -> String {
    format!("/v2/accounts/{}/addresses", account(number))
}

#[tokio::test]
async fn address_is_created_changed_and_deleted() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let new = json!({ "type": "address", "name": "Dock 4", "line_1": "4 Quay", "country": "GB" });

    let created = admin.post(&path(12), new).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let data = &created.body["data"];
    assert_eq!((&data["name"], &data["city"]), (&json!("Dock 4"), &json!("")));
    let related = &data["relationships"]["account"];
    assert_eq!(*related, json!({ "type": "account", "id": account(12) }));

    let one = format!("{}/{}", path(12), id_of(&created));
    let changed = admin
        .put(&one, json!({ "type": "address", "city": "Hull" }))
        .await;
    assert_eq!(changed.body["data"]["city"], "Hull");
    assert_eq!(changed.body["data"]["line_1"], "4 Quay");
    assert_eq!(admin.delete(&one).await.status, StatusCode::NO_CONTENT);
    let gone = admin.get(&one).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert_eq!(gone.body["errors"][0]["status"], 404);
    let wrong = admin
        .post(&path(12), json!({ "type": "address", "name": 7 }))
        .await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn addresses_are_filtered_by_any_field() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (filter, expected) in [
        ("", vec!["Head office", "Warehouse"]),
        ("eq(name,warehouse)", vec!["Warehouse"]),
        ("text(company_name,harbor)", vec!["Head office", "Warehouse"]),
        ("ilike(name,*OFFICE)", vec!["Head office"]),
        ("eq(city,Atlantis)", vec![]),
    ] {
        let found = admin.get(&format!("{}?filter={filter}", path(1))).await;
        assert_eq!(all(&found, "name"), expected, "{filter}");
    }
}

#[tokio::test]
async fn account_has_at_most_25_addresses() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let new = json!({ "type": "address", "name": "Dock" });

    for _ in 0..25 {
        let created = admin.post(&path(12), new.clone()).await;
        assert_eq!(created.status, StatusCode::CREATED);
    }
    assert_eq!(admin.post(&path(12), new).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn member_writes_addresses_of_the_own_account_only() {
    let store = DemoStore::start().await;
    let hattie = store.member(HATTIE, 4).await;
    let new = json!({ "type": "address", "name": "Dock" });

    assert_eq!(hattie.get(&path(4)).await.status, StatusCode::OK);
    assert_eq!(
        hattie.post(&path(4), new.clone()).await.status,
        StatusCode::CREATED
    );
    assert_eq!(hattie.get(&path(1)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(hattie.post(&path(1), new).await.status, StatusCode::NOT_FOUND);
}
