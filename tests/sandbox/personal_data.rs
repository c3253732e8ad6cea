//! Personal data: filters, permissions, and what the log does not have (see `docs/api.md`,
//! "Personal data").

use moltin_sandbox::{ErasureFault, Faults, Role, Switches};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{DemoStore, Persona, RON_ID};

const LOGS: &str = "/v2/personal-data/logs";
const LISTS: [&str; 3] = [
    LOGS,
    "/v2/personal-data/related-data-entries",
    "/v2/personal-data/erasure-requests",
];

fn of_ron(path: &str) -> String {
    format!("{path}?filter=eq(resource_type,customer):eq(resource_id,{RON_ID})")
}

async fn log(admin: &Persona, kind: &str, id: &str) -> Vec<Value> {
    let path = format!("{LOGS}?filter=eq(resource_type,{kind}):eq(resource_id,{id})&page[limit]=100");
    admin.get(&path).await.body["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn both_filters_are_required_and_no_others_allowed() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for list in LISTS {
        for filter in [
            "",
            "?filter=eq(resource_type,customer)",
            "?filter=eq(resource_id,1)",
            "?filter=eq(resource_type,customer):eq(resource_id,1):eq(type,x)",
            "?filter=like(resource_type,customer):eq(resource_id,1)",
        ] {
            let refused = admin.get(&format!("{list}{filter}")).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{list}{filter}");
            assert_eq!(
                refused.body["errors"][0]["detail"],
                "bad filter: resource_id and resource_type are the filter fields that are both mandatory and only they are allowed"
            );
        }
        assert_eq!(admin.get(&of_ron(list)).await.status, StatusCode::OK, "{list}");
    }
}

#[tokio::test]
async fn only_a_full_key_reads_and_erases_personal_data() {
    let store = DemoStore::start().await;
    let erasure = json!({ "type": "erasure_request", "resource_type": "customer", "resource_id": RON_ID });
    for persona in [store.shopper().await, store.ron().await] {
        for list in LISTS {
            assert_eq!(
                persona.get(&of_ron(list)).await.status,
                StatusCode::FORBIDDEN,
                "{list}"
            );
        }
        let refused = persona
            .post("/v2/personal-data/erasure-requests", erasure.clone())
            .await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}

/// Seller Admin and IT may erase, Support may only read.
#[tokio::test]
async fn role_of_the_key_decides_who_erases_personal_data() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let erasure = json!({ "type": "erasure_request", "resource_type": "customer", "resource_id": RON_ID });
    for (role, status) in [
        (Role::Support, StatusCode::FORBIDDEN),
        (Role::It, StatusCode::CREATED),
        (Role::SellerAdmin, StatusCode::CREATED),
    ] {
        store.sandbox.set_switches(Switches {
            role,
            ..Switches::default()
        });
        store.sandbox.inject_faults(Faults {
            erasure: Some(ErasureFault::Pending),
            ..Faults::default()
        });
        for list in LISTS {
            assert_eq!(
                admin.get(&of_ron(list)).await.status,
                StatusCode::OK,
                "{role:?} {list}"
            );
        }
        let asked = admin
            .post("/v2/personal-data/erasure-requests", erasure.clone())
            .await;
        assert_eq!(asked.status, status, "{role:?}");
    }
}

#[tokio::test]
async fn log_is_paged_and_has_no_password() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let change = json!({ "type": "customer", "password": "a-new-password" });
    admin.put(&format!("/v2/customers/{RON_ID}"), change).await;

    let entries = log(&admin, "customer", RON_ID).await;
    assert_eq!(entries.last().unwrap()["delta"], json!({ "password": true }));
    let first = admin.get(&format!("{}&page[limit]=1", of_ron(LOGS))).await.body;
    assert_eq!(first["data"].as_array().unwrap().len(), 1);
    assert_eq!(first["meta"]["results"]["total"], entries.len());
    assert!(first["links"]["next"].is_string());
}

#[tokio::test]
async fn fulfilling_an_order_changes_no_personal_data() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let orders = admin
        .get("/v2/orders?filter=eq(payment,paid):eq(status,processing)")
        .await;
    let id = orders.body["data"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/v2/orders/{id}");

    admin
        .put(
            &path,
            json!({ "type": "order", "shipping_address": { "city": "York" } }),
        )
        .await;
    admin
        .put(&path, json!({ "type": "order", "shipping": "fulfilled" }))
        .await;

    let entries = log(&admin, "order", &id).await;
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert_eq!(entries[0]["event_type"], "order.event.updated");
    assert_eq!(entries[0]["delta"]["shipping_address"]["city"], "York");
}

#[tokio::test]
async fn malformed_erasure_and_manual_order_are_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for body in [
        json!({}),
        json!({ "type": "erasure_request" }),
        json!({ "type": "erasure", "resource_type": "customer", "resource_id": RON_ID }),
        json!({ "type": "erasure_request", "resource_type": "cat", "resource_id": RON_ID }),
    ] {
        let refused = admin
            .post("/v2/personal-data/erasure-requests", body.clone())
            .await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{body}");
    }
    let order = json!({
        "type": "order", "customer": { "name": "Ron", "email": "ron@swanson.com" },
        "status": "complete", "payment": "paid", "shipping": "fulfilled",
        "meta": { "display_price": { "with_tax": { "amount": 1200, "currency": "GBP" } } },
    });
    for (field, value) in [
        ("status", json!("lost")),
        ("customer", json!("Ron")),
        ("meta", json!({})),
        (
            "meta",
            json!({ "display_price": { "with_tax": { "amount": 1200, "currency": "no code" } } }),
        ),
        (
            "included",
            json!({ "items": [{ "name": "Mug", "quantity": 0, "unit_price": { "amount": 1 } }] }),
        ),
    ] {
        let mut body = order.clone();
        body[field] = value;
        assert_eq!(
            admin.post("/v2/orders", body).await.status,
            StatusCode::BAD_REQUEST,
            "{field}"
        );
    }
    let mut with_id = order;
    with_id["id"] = "imported-1".into();
    assert_eq!(
        admin.post("/v2/orders", with_id.clone()).await.status,
        StatusCode::CREATED
    );
    assert_eq!(
        admin.post("/v2/orders", with_id).await.status,
        StatusCode::CONFLICT
    );
}

#[tokio::test]
async fn manual_order_keeps_its_currency_without_empty_reference() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (currency, formatted) in [
        ("CHF", "CHF 12.00"),
        ("KRW", "KRW 1,200"),
        ("BHD", "BHD 1.200"),
        ("POINTS", "POINTS 12.00"),
    ] {
        let order = json!({
            "type": "order", "customer": { "name": "Ron", "email": "ron@swanson.com" },
            "status": "incomplete", "payment": "unpaid", "shipping": "unfulfilled", "external_ref": "",
            "meta": { "display_price": { "with_tax": { "amount": 1200, "currency": currency } } },
        });

        let created = admin.post("/v2/orders", order).await.body["data"].clone();

        let total = json!({ "amount": 1200, "currency": currency, "formatted": formatted });
        assert_eq!(created["meta"]["display_price"]["with_tax"], total);
        assert_eq!(
            (created.get("external_ref"), created.get("order_number")),
            (None, None)
        );
        let payments = format!("/v2/orders/{}/payments", created["id"].as_str().unwrap());
        let cash = json!({ "gateway": "manual", "method": "purchase", "amount": 700 });
        assert_eq!(
            admin.post(&payments, cash).await.body["data"]["currency"],
            currency
        );
    }
}

#[tokio::test]
async fn parcels_are_anonymized_and_deleted_with_their_order() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let manual = admin
        .get("/v2/orders?filter=eq(manual,true):eq(shipping,fulfilled)")
        .await;
    let id = manual.body["data"][0]["id"].as_str().unwrap().to_owned();
    let groups = format!("/v2/orders/{id}/shipping-groups");
    let parcel = json!({ "type": "shipping_group", "tracking_reference": "NP-77120" });
    assert_eq!(admin.post(&groups, parcel).await.status, StatusCode::CREATED);

    admin
        .post("/v2/orders/anonymize", json!({ "order_ids": [id] }))
        .await;
    let address = admin.get(&groups).await.body["data"][0]["address"].clone();
    for (name, part) in address.as_object().unwrap() {
        let expected = if name == "instructions" { "" } else { "*" };
        assert_eq!(part, expected, "{name}");
    }

    let path = format!("/v2/orders/{id}");
    assert_eq!(admin.delete(&path).await.status, StatusCode::NO_CONTENT);
    assert_eq!(admin.get(&path).await.status, StatusCode::NOT_FOUND);
}
