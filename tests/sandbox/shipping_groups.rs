//! Shipping groups (see `docs/api.md`, "Shipping groups").

use moltin_sandbox::Switches;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{DemoStore, Persona, RON_ID};

async fn first(admin: &Persona, filter: &str) -> Value {
    admin
        .get(&format!("/v2/orders?filter={filter}&page[limit]=1"))
        .await
        .body["data"][0]
        .clone()
}

fn groups_of(order: &Value) -> String {
    format!("/v2/orders/{}/shipping-groups", order["id"].as_str().unwrap())
}

#[tokio::test]
async fn parcel_is_added_changed_and_listed() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let order = first(&admin, "eq(payment,paid):eq(shipping,unfulfilled)").await;
    let groups = groups_of(&order);
    let new = json!({
        "type": "shipping_group", "shipping_type": "UPS Ground", "tracking_reference": "1Z1",
        "delivery_estimate": { "start": "2026-12-01T00:00:00Z", "end": "2026-12-03T00:00:00Z" },
    });

    let created = admin.post(&groups, new).await;

    assert_eq!(created.status, StatusCode::CREATED);
    let group = &created.body["data"];
    assert_eq!(
        [&group["relation"], &group["order_id"], &group["address"]],
        [&json!("order"), &order["id"], &order["shipping_address"]]
    );
    let one = format!("{groups}/{}", group["id"].as_str().unwrap());
    let change = json!({ "type": "shipping_group", "tracking_reference": "1Z2" });
    let changed = admin.put(&one, change).await;
    let mut expected = group.clone();
    expected["tracking_reference"] = json!("1Z2");
    expected["updated_at"] = changed.body["data"]["updated_at"].clone();
    assert_eq!(
        (changed.status, &changed.body["data"]),
        (StatusCode::OK, &expected)
    );
    assert_eq!(admin.get(&one).await.body["data"], expected);
    assert_eq!(admin.get(&groups).await.body["data"], json!([expected]));
}

#[tokio::test]
async fn impossible_parcels_are_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let refusal = async |path: &str, data: Value, is_new: bool| {
        let response = if is_new {
            admin.post(path, data).await
        } else {
            admin.put(path, data).await
        };
        let error = &response.body["errors"][0];
        assert_eq!(error["status"], response.status.as_u16());
        (
            response.status.as_u16(),
            format!("{} / {}", error["title"], error["detail"]).replace('"', ""),
        )
    };
    let parcel = json!({ "type": "shipping_group" });
    let cancelled = groups_of(&first(&admin, "eq(status,cancelled)").await);
    assert_eq!(
        refusal(&cancelled, parcel.clone(), true).await,
        (
            422,
            "Unprocessable Entity / Cannot create shipping group for this order".into()
        )
    );
    let shipped = first(&admin, "eq(shipping,fulfilled)").await;
    let groups = groups_of(&shipped);
    let backwards = json!({
        "type": "shipping_group",
        "delivery_estimate": { "start": "2026-12-03T00:00:00Z", "end": "2026-12-01T00:00:00Z" },
    });
    assert_eq!(
        refusal(&groups, backwards, true).await,
        (
            400,
            "Date Logic Discrepancy / The start date cannot occur after the end date".into()
        )
    );
    let id = shipped["id"].as_str().unwrap();
    assert_eq!(
        refusal(&format!("{groups}/g1"), parcel.clone(), false).await,
        (
            404,
            format!("Group not found / Group with ID [g1] not found for order [{id}]")
        )
    );
    let created = admin.post(&groups, parcel).await.body["data"]["id"].clone();
    let moved = json!({ "type": "shipping_group", "address": { "city": "York" } });
    assert_eq!(
        refusal(&format!("{groups}/{}", created.as_str().unwrap()), moved, false).await,
        (
            400,
            "Bad Request / Cannot update order shipping address because shipping status is fulfilled".into()
        )
    );
}

#[tokio::test]
async fn some_shipped_orders_of_the_demo_have_parcels() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let shipped = admin.get("/v2/orders?filter=eq(shipping,fulfilled)").await.body;
    let (mut with, mut without) = (0, 0);
    for order in &shipped["data"].as_array().unwrap()[..20] {
        let groups = admin.get(&groups_of(order)).await.body;
        match groups["data"].as_array().unwrap().first() {
            Some(group) => {
                assert!(group["tracking_reference"].is_string() && group["shipping_type"].is_string());
                with += 1;
            }
            None => without += 1,
        }
    }
    assert!(with > 5 && without > 2, "{with}, {without}");
}

#[tokio::test]
async fn customer_reads_parcels_of_own_orders_only() {
    let store = DemoStore::start().await;
    let (admin, ron) = (store.admin().await, store.ron().await);
    let own = first(
        &admin,
        &format!("eq(customer_id,{RON_ID}):eq(shipping,fulfilled)"),
    )
    .await;
    let orders = admin.get("/v2/orders").await.body;
    let foreign = orders["data"]
        .as_array()
        .unwrap()
        .iter()
        .find(|order| order["relationships"]["customer"]["data"]["id"] != RON_ID)
        .unwrap();

    assert_eq!(ron.get(&groups_of(&own)).await.status, StatusCode::OK);
    assert_eq!(ron.get(&groups_of(foreign)).await.status, StatusCode::FORBIDDEN);
    let parcel = json!({ "type": "shipping_group" });
    assert_eq!(
        ron.post(&groups_of(&own), parcel).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn store_can_lack_shipping_groups() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let groups = groups_of(&first(&admin, "eq(payment,paid):eq(shipping,unfulfilled)").await);
    let parcel = json!({ "type": "shipping_group" });
    let created = admin.post(&groups, parcel.clone()).await.body["data"]["id"].clone();
    let group = format!("{groups}/{}", created.as_str().unwrap());
    store.sandbox.set_switches(Switches {
        orders_lack_shipping_groups: true,
        ..Switches::default()
    });

    for response in [
        admin.get(&groups).await,
        admin.get(&group).await,
        admin.post(&groups, parcel.clone()).await,
        admin.put(&group, parcel).await,
    ] {
        assert_eq!(response.status, StatusCode::NOT_FOUND, "{}", response.body);
        assert_eq!(response.body["errors"][0]["title"], "Not Found");
    }
    store.sandbox.set_switches(Switches::default());
    let listed = admin.get(&groups).await.body;
    assert_eq!(listed["data"].as_array().unwrap().len(), 1);
}
