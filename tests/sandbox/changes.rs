//! Changes of orders, and transactions (see `docs/api.md`, "Changing an order").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{ApiResponse, DemoStore, Persona, RON_ID};

async fn first(admin: &Persona, filter: &str) -> Value {
    admin
        .get(&format!("/v2/orders?filter={filter}&page[limit]=1"))
        .await
        .body["data"][0]
        .clone()
}

fn path(order: &Value) -> String {
    format!("/v2/orders/{}", order["id"].as_str().unwrap())
}

#[tokio::test]
async fn only_paid_orders_can_be_shipped() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let unpaid = first(&admin, "eq(payment,unpaid):eq(status,incomplete)").await;
    let refused = admin
        .put(
            &path(&unpaid),
            json!({ "type": "order", "shipping": "fulfilled" }),
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        refused.body,
        json!({ "errors": [{
            "status": "422",
            "title": "Unprocessable Entity",
            "detail": "Order cannot be updated in its current state",
        }] })
    );

    let paid = first(&admin, "eq(payment,paid):eq(status,processing)").await;
    let shipped = admin
        .put(&path(&paid), json!({ "type": "order", "shipping": "fulfilled" }))
        .await;
    assert_eq!(
        (shipped.status, &shipped.body["data"]["shipping"]),
        (StatusCode::OK, &json!("fulfilled"))
    );
    let again = admin
        .put(
            &path(&paid),
            json!({ "type": "order", "shipping_address": { "city": "York" } }),
        )
        .await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn order_list_shows_a_change_at_once() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let total = async || {
        admin.get("/v2/orders?filter=eq(status,cancelled)").await.body["meta"]["results"]["total"]
            .as_u64()
            .unwrap()
    };
    let before = total().await;
    let order = first(&admin, "eq(payment,unpaid):eq(status,incomplete)").await;

    let cancelled = admin
        .put(&path(&order), json!({ "type": "order", "status": "cancelled" }))
        .await;

    assert_eq!(cancelled.body["data"]["status"], "cancelled");
    assert_eq!(total().await, before + 1);
    let newest = admin.get("/v2/orders?page[limit]=1").await;
    assert_eq!(newest.body["data"][0]["id"], order["id"]);
}

#[tokio::test]
async fn filter_finds_changed_shipping_postcode() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let order = first(&admin, "eq(shipping,unfulfilled):eq(status,processing)").await;

    let moved = admin
        .put(
            &path(&order),
            json!({ "type": "order", "shipping_address": { "postcode": "XY99 9ZZ" } }),
        )
        .await;

    assert_eq!(
        moved.body["data"]["shipping_address"]["line_1"],
        order["shipping_address"]["line_1"]
    );
    let found = first(&admin, "eq(shipping_postcode,XY99 9ZZ)").await;
    assert_eq!(found["id"], order["id"]);
}

fn three_changes() -> [Value; 3] {
    [
        json!({ "type": "order", "shipping": "fulfilled" }),
        json!({ "type": "order", "status": "cancelled" }),
        json!({ "type": "order", "shipping_address": { "city": "York" } }),
    ]
}

/// An order is never both shipped and canceled, and neither is moved.
fn assert_legal(order: &Value, answers: &[ApiResponse]) {
    let accepted = answers.iter().filter(|answer| answer.status == StatusCode::OK);
    let is_final = order["shipping"] == "fulfilled" || order["status"] == "cancelled";
    assert!(
        !(order["shipping"] == "fulfilled" && order["status"] == "cancelled"),
        "{order}"
    );
    assert!(
        accepted.count() > 0
            && answers
                .iter()
                .all(|answer| is_final || answer.status == StatusCode::OK)
    );
    for refused in answers.iter().filter(|answer| answer.status != StatusCode::OK) {
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn every_pair_of_changes_ends_in_a_legal_state() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let paid = "eq(payment,paid):eq(shipping,unfulfilled):eq(status,complete)";
    for first_change in three_changes() {
        for second_change in three_changes() {
            let order = first(&admin, paid).await;
            let answers = [
                admin.put(&path(&order), first_change.clone()).await,
                admin.put(&path(&order), second_change.clone()).await,
            ];
            assert_legal(&admin.get(&path(&order)).await.body["data"], &answers);

            let order = first(&admin, paid).await;
            let target = path(&order);
            let (one, other) = tokio::join!(
                admin.put(&target, first_change.clone()),
                admin.put(&target, second_change.clone())
            );
            assert_legal(&admin.get(&target).await.body["data"], &[one, other]);
        }
    }
}

#[tokio::test]
async fn two_changes_in_one_body_are_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let order = first(
        &admin,
        "eq(payment,paid):eq(shipping,unfulfilled):eq(status,complete)",
    )
    .await;
    let [ship, cancel, move_to] = three_changes();
    for (one, other) in [(&ship, &cancel), (&ship, &move_to), (&cancel, &move_to)] {
        let mut both = one.as_object().unwrap().clone();
        both.extend(other.as_object().unwrap().clone());

        let refused = admin.put(&path(&order), both.into()).await;

        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert_eq!(admin.get(&path(&order)).await.body["data"], order);
    }
}

#[tokio::test]
async fn numbers_of_a_shipped_order_can_be_set_and_removed() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let order = first(&admin, "eq(shipping,fulfilled)").await;
    assert_eq!(order.get("external_ref"), None);

    let set = json!({ "type": "order", "external_ref": "CRM-7", "order_number": "A-1" });
    let set = admin.put(&path(&order), set).await.body["data"].clone();
    assert_eq!(
        (&set["external_ref"], &set["order_number"]),
        (&json!("CRM-7"), &json!("A-1"))
    );

    let empty = json!({ "type": "order", "external_ref": "", "order_number": "" });
    let removed = admin.put(&path(&order), empty).await.body["data"].clone();
    assert_eq!(
        (removed.get("external_ref"), removed.get("order_number")),
        (None, None)
    );
    assert_eq!(first(&admin, "eq(external_ref,CRM-7)").await, Value::Null);

    for name in ["external_ref", "order_number"] {
        let set = admin
            .put(&path(&order), json!({ "type": "order", name: "B-2" }))
            .await;
        assert_eq!(set.body["data"][name], "B-2");
        let removed = admin
            .put(&path(&order), json!({ "type": "order", name: null }))
            .await;
        assert_eq!(
            (removed.status, removed.body["data"].get(name)),
            (StatusCode::OK, None)
        );
    }
}

#[tokio::test]
async fn custom_fields_of_an_order_are_kept_on_write() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let orders = admin.get("/v2/orders?page[limit]=100").await.body["data"].clone();
    let order = orders
        .as_array()
        .unwrap()
        .iter()
        .find(|order| order["gift_message"].is_string())
        .unwrap();

    let numbered = json!({ "type": "order", "external_ref": "CRM-8", "delivery_slot": "evening" });
    let changed = admin.put(&path(order), numbered).await.body["data"].clone();

    assert_eq!(changed["gift_message"], order["gift_message"]);
    assert_eq!(changed["delivery_slot"], "evening");
}

#[tokio::test]
async fn other_fields_and_customers_cannot_change_an_order() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let order = first(
        &admin,
        &format!("eq(customer_id,{RON_ID}):eq(shipping,unfulfilled)"),
    )
    .await;
    for immutable in [
        json!({ "payment": "paid" }),
        json!({ "status": "complete" }),
        json!({ "shipping": "unfulfilled" }),
        json!({ "meta": {} }),
        json!({ "shipping_address": { "planet": "Mars" } }),
        json!({ "type": "customer" }),
        json!({ "external_ref": "x".repeat(65) }),
        json!({ "shipping": "fulfilled", "status": "cancelled" }),
    ] {
        let refused = admin.put(&path(&order), immutable.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{immutable}");
        assert_eq!(
            refused.body["errors"][0]["detail"],
            "Request could not be processed"
        );
    }
    let ron = store.ron().await;
    let refused = ron
        .put(&path(&order), json!({ "type": "order", "status": "cancelled" }))
        .await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.get(&path(&order)).await.body["data"], order);
}

#[tokio::test]
async fn anonymize_changes_all_closed_orders_or_none() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let closed = first(&admin, "eq(shipping,fulfilled)").await;
    let open = first(&admin, "eq(status,processing):eq(shipping,unfulfilled)").await;
    let both = json!({ "order_ids": [closed["id"], open["id"]] });
    let refused = admin.post("/v2/orders/anonymize", both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let states = format!(
        "order:processing, payment:{}, shipping:unfulfilled",
        open["payment"].as_str().unwrap()
    );
    assert_eq!(
        refused.body,
        json!({ "errors": [{
            "status": 422,
            "title": "Could not anonymize orders",
            "detail": format!(
                "Order has status: {states}; only fulfilled or refunded or cancelled orders may be anonymized"
            ),
            "meta": { "order_id": open["id"] },
        }] })
    );
    assert_eq!(admin.get(&path(&closed)).await.body["data"], closed);

    let done = admin
        .post("/v2/orders/anonymize", json!({ "order_ids": [closed["id"]] }))
        .await;

    assert_eq!(done.status, StatusCode::OK);
    let order = admin.get(&path(&closed)).await.body["data"].clone();
    assert_eq!(order["anonymized"], true);
    assert_eq!(order["customer"], json!({ "name": "*", "email": "*" }));
    for (name, value) in order["shipping_address"].as_object().unwrap() {
        let expected = if name == "instructions" { "" } else { "*" };
        assert_eq!(value, expected, "{name}");
    }
    assert_eq!(order["meta"]["display_price"], closed["meta"]["display_price"]);
    for malformed in [json!({}), json!({ "order_ids": [] }), json!({ "order_ids": [7] })] {
        assert_eq!(
            admin.post("/v2/orders/anonymize", malformed).await.status,
            StatusCode::BAD_REQUEST
        );
    }
}

#[tokio::test]
async fn transactions_match_the_orders_payment_state() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    for (payment, kinds) in [
        ("paid", vec![vec!["purchase"], vec!["authorize", "capture"]]),
        ("refunded", vec![vec!["purchase", "refund"]]),
        ("authorized", vec![vec!["authorize"]]),
        ("unpaid", vec![vec![], vec!["purchase"]]),
    ] {
        let order = first(&admin, &format!("eq(payment,{payment})")).await;
        let payments = admin.get(&format!("{}/transactions", path(&order))).await.body["data"].clone();
        let payments = payments.as_array().unwrap();
        let found: Vec<_> = payments
            .iter()
            .map(|payment| payment["transaction_type"].as_str().unwrap())
            .collect();
        assert!(kinds.contains(&found), "{payment}: {found:?}");
        for one in payments {
            assert_eq!(
                one["status"],
                if payment == "unpaid" { "failed" } else { "complete" }
            );
            assert_eq!(
                one["amount"],
                order["meta"]["display_price"]["with_tax"]["amount"]
            );
            let single = admin
                .get(&format!(
                    "{}/transactions/{}",
                    path(&order),
                    one["id"].as_str().unwrap()
                ))
                .await;
            assert_eq!(single.body["data"], *one);
        }
    }
}

#[tokio::test]
async fn orders_are_filtered_by_item_and_address() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let total = async |filter: &str| {
        admin.get(&format!("/v2/orders?filter={filter}")).await.body["meta"]["results"]["total"]
            .as_u64()
            .unwrap()
    };
    let order = admin.get("/v2/orders?page[limit]=1&include=items").await.body;
    let item = &order["included"]["items"][0];
    let sku = item["sku"].as_str().unwrap();

    assert!(total(&format!("eq(product_sku,{sku})")).await > 0);
    assert_eq!(
        total(&format!("eq(product_sku,{sku})")).await,
        total(&format!(
            "eq(product_id,{})",
            item["product_id"].as_str().unwrap()
        ))
        .await
    );
    assert_eq!(total("eq(product_sku,NOTHING-0)").await, 0);
    assert_eq!(
        total("eq(shipping_name,Ron Swanson)").await,
        total("eq(name,Ron Swanson)").await
    );
    assert_eq!(total("eq(account_id,any)").await, 0);
    // The orders of accounts, which have a contact instead of a customer.
    assert_eq!(total("like(contact.email,*@*)").await, 24);
    assert_eq!(total("is_null(external_ref)").await, total("").await);
}
