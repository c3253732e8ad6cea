//! Permissions: each row of the table in `docs/api.md`, "What a customer token limits".

use reqwest::{Client, StatusCode};
use serde_json::json;

use crate::personas::{DemoStore, RON_ID, leslie, read};

const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;

#[tokio::test]
async fn implicit_token_can_only_register_and_sign_in() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;

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

    let ron = format!("/v2/customers/{RON_ID}");
    let order = store.admin().await.get("/v2/orders?page[limit]=1").await.body["data"][0]["id"]
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
async fn customer_token_limits_both_grants() {
    let store = DemoStore::start().await;
    let (admin, ron) = (store.admin().await, store.ron().await);
    let other = admin
        .get("/v2/customers?filter=eq(email,ada@example.test)")
        .await
        .body["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let token = store
        .shopper()
        .await
        .sign_in("ron@swanson.com", "mysecretpassword")
        .await
        .body["data"]["token"]
        .as_str()
        .unwrap()
        .to_owned();

    for as_ron in [&ron, &admin.with_customer_token(&token)] {
        let listed = as_ron.get("/v2/customers").await.body;
        assert_eq!(
            (&listed["meta"]["results"]["total"], &listed["data"][0]["id"]),
            (&json!(1), &json!(RON_ID))
        );
        assert_eq!(
            as_ron.get(&format!("/v2/customers/{RON_ID}")).await.status,
            StatusCode::OK
        );
        assert_eq!(
            as_ron
                .put(
                    &format!("/v2/customers/{RON_ID}"),
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
                .all(|order| order["relationships"]["customer"]["data"]["id"] == RON_ID)
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
        // A filter does not widen the scope.
        let filtered = as_ron
            .get(&format!("/v2/orders?filter=eq(customer_id,{other})"))
            .await
            .body;
        assert_eq!(filtered["meta"]["results"]["total"], 0);
    }
}

#[tokio::test]
async fn orders_of_others_and_guests_are_forbidden() {
    let store = DemoStore::start().await;
    let (admin, ron) = (store.admin().await, store.ron().await);
    let orders = admin.get("/v2/orders?page[limit]=100").await.body;
    let orders = orders["data"].as_array().unwrap();
    let others = orders.iter().find(|order| {
        order["relationships"]
            .get("customer")
            .is_some_and(|customer| customer["data"]["id"] != RON_ID)
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
async fn token_of_deleted_customer_is_rejected() {
    let store = DemoStore::start().await;
    let ron = store.ron().await;

    assert_eq!(
        ron.delete(&format!("/v2/customers/{RON_ID}")).await.status,
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
async fn changed_or_foreign_customer_token_is_rejected() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let token = shopper.sign_in("ron@swanson.com", "mysecretpassword").await.body["data"]["token"]
        .as_str()
        .unwrap()
        .to_owned();

    for wrong in [
        token[..token.len() - 1].to_owned() + "x",
        "malformed".into(),
        String::new(),
    ] {
        assert_eq!(
            shopper.with_customer_token(&wrong).get("/v2/orders").await.status,
            StatusCode::UNAUTHORIZED,
            "{wrong}"
        );
    }
    let other_store = DemoStore::start().await;
    assert_eq!(
        other_store
            .shopper()
            .await
            .with_customer_token(&token)
            .get("/v2/orders")
            .await
            .status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn basic_user_key_reads_customers_but_no_orders() {
    let store = DemoStore::start().await;
    let url = format!("{}/oauth/access_token", store.sandbox.base_url());
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox-basic"),
        ("client_secret", "sandbox-secret"),
    ];
    let token = read(Client::new().post(url).form(&form).send().await.unwrap())
        .await
        .body;
    let basic = store
        .anonymous()
        .with_access_token(token["access_token"].as_str().unwrap());

    assert_eq!(basic.get("/v2/customers").await.status, StatusCode::OK);
    let refused = basic.get("/v2/orders").await;
    assert_eq!(refused.status, FORBIDDEN);
    assert_eq!(
        refused.body,
        json!({ "errors": [{ "status": 403, "title": "Forbidden" }] })
    );
}
