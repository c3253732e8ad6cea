//! Who may see what: the table in `docs/api.md`, "What a customer token limits", row by row.

use reqwest::StatusCode;
use serde_json::json;

use crate::personas::{RONS_ID, Shop, leslie};

const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;

#[tokio::test]
async fn a_shopper_may_register_and_sign_in_and_nothing_else() {
    let shop = Shop::open().await;
    let shopper = shop.shopper().await;

    assert_eq!(
        shopper.post("/v2/customers", leslie()).await.status,
        StatusCode::CREATED
    );
    assert!(
        shopper
            .sign_in("new.leslie@pawnee.test", "waffles-first")
            .await
            .status
            .is_success()
    );

    let ron = format!("/v2/customers/{RONS_ID}");
    let order = shop.admin().await.get("/v2/orders?page[limit]=1").await.body["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    for path in [
        "/v2/customers",
        &ron,
        "/v2/orders",
        &format!("/v2/orders/{order}"),
        &format!("/v2/orders/{order}/items"),
    ] {
        let refused = shopper.get(path).await;
        assert_eq!(refused.status, FORBIDDEN, "{path}");
        assert_eq!(
            refused.body,
            json!({ "errors": [{ "status": 403, "title": "Forbidden" }] })
        );
    }
    assert_eq!(shopper.put(&ron, json!({ "name": "x" })).await.status, FORBIDDEN);
    assert_eq!(shopper.delete(&ron).await.status, FORBIDDEN);
}

#[tokio::test]
async fn a_token_narrows_to_its_customer_whatever_the_bearer() {
    let shop = Shop::open().await;
    let (admin, ron) = (shop.admin().await, shop.ron().await);
    let other = admin
        .get("/v2/customers?filter=eq(email,ada@example.test)")
        .await
        .body["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let token = shop
        .shopper()
        .await
        .sign_in("ron@swanson.com", "mysecretpassword")
        .await
        .body["data"]["token"]
        .as_str()
        .unwrap()
        .to_owned();

    for as_ron in [&ron, &admin.with_token(&token)] {
        let listed = as_ron.get("/v2/customers").await.body;
        assert_eq!(
            (&listed["meta"]["results"]["total"], &listed["data"][0]["id"]),
            (&json!(1), &json!(RONS_ID))
        );
        assert_eq!(
            as_ron.get(&format!("/v2/customers/{RONS_ID}")).await.status,
            StatusCode::OK
        );
        assert_eq!(
            as_ron
                .put(
                    &format!("/v2/customers/{RONS_ID}"),
                    json!({ "name": "Duke Silver" })
                )
                .await
                .status,
            StatusCode::OK
        );
        assert_eq!(
            as_ron.get(&format!("/v2/customers/{other}")).await.status,
            FORBIDDEN
        );
        assert_eq!(
            as_ron
                .put(&format!("/v2/customers/{other}"), json!({ "name": "x" }))
                .await
                .status,
            FORBIDDEN
        );
        assert_eq!(
            as_ron.delete(&format!("/v2/customers/{other}")).await.status,
            FORBIDDEN
        );

        let orders = as_ron.get("/v2/orders?page[limit]=100&include=items").await.body;
        let rows = orders["data"].as_array().unwrap();
        assert!(rows.len() > 50);
        assert!(
            rows.iter()
                .all(|order| order["relationships"]["customer"]["data"]["id"] == RONS_ID)
        );
        let own = rows[0]["id"].as_str().unwrap();
        assert_eq!(
            as_ron.get(&format!("/v2/orders/{own}")).await.status,
            StatusCode::OK
        );
        assert_eq!(
            as_ron.get(&format!("/v2/orders/{own}/items")).await.status,
            StatusCode::OK
        );
        // Neither a filter nor an address on a guest's order widens it.
        let widened = as_ron
            .get(&format!("/v2/orders?filter=eq(customer_id,{other})"))
            .await
            .body;
        assert_eq!(widened["meta"]["results"]["total"], 0);
    }
}

#[tokio::test]
async fn an_order_of_somebody_else_or_of_a_guest_is_refused() {
    let shop = Shop::open().await;
    let (admin, ron) = (shop.admin().await, shop.ron().await);
    let orders = admin.get("/v2/orders?page[limit]=100").await.body;
    let orders = orders["data"].as_array().unwrap();
    let others = orders.iter().find(|order| {
        order["relationships"]
            .get("customer")
            .is_some_and(|customer| customer["data"]["id"] != RONS_ID)
    });
    let guests = admin
        .get("/v2/orders?filter=eq(email,ron@swanson.com)&page[limit]=100")
        .await
        .body;
    let guests = guests["data"]
        .as_array()
        .unwrap()
        .iter()
        .find(|order| order["relationships"].get("customer").is_none());

    for order in [others.unwrap(), guests.unwrap()] {
        let id = order["id"].as_str().unwrap();
        assert_eq!(ron.get(&format!("/v2/orders/{id}")).await.status, FORBIDDEN);
        assert_eq!(ron.get(&format!("/v2/orders/{id}/items")).await.status, FORBIDDEN);
    }
}

#[tokio::test]
async fn a_deleted_customers_token_ends() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;

    assert_eq!(
        ron.delete(&format!("/v2/customers/{RONS_ID}")).await.status,
        StatusCode::NO_CONTENT
    );

    let refused = ron.get("/v2/orders").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        refused.body["errors"][0]["detail"],
        "The customer token supplied is not valid."
    );
}

#[tokio::test]
async fn a_token_that_was_tampered_with_is_refused() {
    let shop = Shop::open().await;
    let shopper = shop.shopper().await;
    let token = shopper.sign_in("ron@swanson.com", "mysecretpassword").await.body["data"]["token"]
        .as_str()
        .unwrap()
        .to_owned();

    for wrong in [
        token[..token.len() - 1].to_owned() + "x",
        "nonsense".into(),
        String::new(),
    ] {
        assert_eq!(
            shopper.with_token(&wrong).get("/v2/orders").await.status,
            StatusCode::UNAUTHORIZED,
            "{wrong}"
        );
    }
    let elsewhere = Shop::open().await;
    assert_eq!(
        elsewhere
            .shopper()
            .await
            .with_token(&token)
            .get("/v2/orders")
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
}
