//! What can be changed of orders, and their payments (see `docs/api.md`, "Changing an order").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{Persona, RONS_ID, Shop};

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
async fn an_order_is_shipped_when_it_is_paid() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
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
async fn a_list_shows_a_change_at_once() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
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
async fn an_order_that_was_sent_elsewhere_is_found_by_its_new_postcode() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
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

#[tokio::test]
async fn nothing_else_of_an_order_can_be_changed_and_not_by_its_customer() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let order = first(
        &admin,
        &format!("eq(customer_id,{RONS_ID}):eq(shipping,unfulfilled)"),
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
    ] {
        let refused = admin.put(&path(&order), immutable.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{immutable}");
        assert_eq!(
            refused.body["errors"][0]["detail"],
            "Request could not be processed"
        );
    }
    let ron = shop.ron().await;
    let refused = ron
        .put(&path(&order), json!({ "type": "order", "status": "cancelled" }))
        .await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(admin.get(&path(&order)).await.body["data"], order);
}

#[tokio::test]
async fn orders_that_are_over_are_made_anonymous_all_or_none() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let over = first(&admin, "eq(shipping,fulfilled)").await;
    let open = first(&admin, "eq(status,processing):eq(shipping,unfulfilled)").await;
    let both = json!({ "order_ids": [over["id"], open["id"]] });
    assert_eq!(
        admin.post("/v2/orders/anonymize", both).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(admin.get(&path(&over)).await.body["data"], over);

    let done = admin
        .post("/v2/orders/anonymize", json!({ "order_ids": [over["id"]] }))
        .await;

    assert_eq!(done.status, StatusCode::OK);
    let order = admin.get(&path(&over)).await.body["data"].clone();
    assert_eq!(order["anonymized"], true);
    assert_eq!(order["customer"], json!({ "name": "*", "email": "*" }));
    assert!(
        order["shipping_address"]
            .as_object()
            .unwrap()
            .values()
            .all(|value| value == "*")
    );
    assert_eq!(order["meta"]["display_price"], over["meta"]["display_price"]);
    for nonsense in [json!({}), json!({ "order_ids": [] }), json!({ "order_ids": [7] })] {
        assert_eq!(
            admin.post("/v2/orders/anonymize", nonsense).await.status,
            StatusCode::BAD_REQUEST
        );
    }
}

#[tokio::test]
async fn payments_add_up_to_what_the_order_says() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
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
async fn orders_are_filtered_by_what_was_bought_and_where_it_went() {
    let shop = Shop::open().await;
    let admin = shop.admin().await;
    let total = async |filter: &str| {
        admin.get(&format!("/v2/orders?filter={filter}")).await.body["meta"]["results"]["total"]
            .as_u64()
            .unwrap()
    };
    let order = admin.get("/v2/orders?page[limit]=1&include=items").await.body;
    let line = &order["included"]["items"][0];
    let sku = line["sku"].as_str().unwrap();

    assert!(total(&format!("eq(product_sku,{sku})")).await > 0);
    assert_eq!(
        total(&format!("eq(product_sku,{sku})")).await,
        total(&format!(
            "eq(product_id,{})",
            line["product_id"].as_str().unwrap()
        ))
        .await
    );
    assert_eq!(total("eq(product_sku,NOTHING-0)").await, 0);
    assert_eq!(
        total("eq(shipping_name,Ron Swanson)").await,
        total("eq(name,Ron Swanson)").await
    );
    assert_eq!(total("eq(account_id,anybody)").await, 0);
    assert_eq!(total("like(contact.email,*@*)").await, 0);
    assert_eq!(total("is_null(external_ref)").await, total("").await);
}
