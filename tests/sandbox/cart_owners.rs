//! Whose a cart is: associations, roles of the key, and switches.

use moltin_sandbox::{Config, Role, Seed, Switches};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::carts::{carts, guest_cart, owners};
use crate::personas::{ApiResponse, DemoStore, RON_ID};

fn error(response: &ApiResponse) -> (&str, &str) {
    let entry = &response.body["errors"][0];
    (
        entry["status"].as_str().unwrap(),
        entry["detail"].as_str().unwrap(),
    )
}

#[tokio::test]
async fn customer_adds_and_removes_their_cart() {
    let store = DemoStore::start().await;
    let (admin, ron) = (store.admin().await, store.ron().await);
    ron.get("/v2/carts/mine").await;
    let path = "/v2/carts/mine/relationships/customers";
    let own = json!([{ "type": "customer", "id": RON_ID }]);

    let added = ron.post(path, own.clone()).await;
    assert_eq!((added.status, &added.body["data"]), (StatusCode::OK, &own));
    assert_eq!(carts(&ron, "").await.len(), 4);
    assert_eq!(ron.post(path, own.clone()).await.status, StatusCode::NO_CONTENT);

    let other = carts(&admin, "").await;
    let other = other
        .iter()
        .flat_map(|cart| owners(cart, "customers"))
        .find(|id| *id != RON_ID);
    let other = json!([{ "type": "customer", "id": other }]);
    assert_eq!(ron.post(path, other).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        store.shopper().await.post(path, own.clone()).await.status,
        StatusCode::FORBIDDEN
    );

    assert_eq!(
        ron.send(Method::DELETE, path, own).await.status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(carts(&ron, "").await.len(), 3);
}

#[tokio::test]
async fn malformed_associations_get_the_documented_errors() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let cart = carts(&admin, "filter=ilike(name,\"Q4 restock\")").await.remove(0);
    let path = format!(
        "/v2/carts/{}/relationships/accounts",
        cart["id"].as_str().unwrap()
    );
    let account = json!({ "type": "account", "id": owners(&cart, "accounts")[0] });

    for (data, status, detail) in [
        (
            json!([{ "type": "customer", "id": "x" }]),
            "400",
            "The type does not exist or is not listed as account",
        ),
        (
            json!([account, account]),
            "403",
            "Cannot associate more than one account",
        ),
        (json!({}), "403", "Invalid json payload"),
        (json!([]), "403", "Invalid json payload"),
    ] {
        assert_eq!(error(&admin.post(&path, data).await), (status, detail));
    }
    let guests = guest_cart(&admin).await;
    let path = format!(
        "/v2/carts/{}/relationships/accounts",
        guests["id"].as_str().unwrap()
    );
    let refused = admin.post(&path, json!([account])).await;
    assert_eq!(
        error(&refused),
        ("422", "Cannot associate accounts to carts with contact emails")
    );
    let unknown = admin
        .post("/v2/carts/unknown/relationships/accounts", json!([account]))
        .await;
    assert_eq!(error(&unknown), ("404", "Cart not found"));
}

#[tokio::test]
async fn switches_decide_what_is_unknown_about_carts() {
    let store = DemoStore::with_config(Config {
        switches: Switches {
            implicit_lists_carts: true,
            cart_association_is_bare: true,
            ..Switches::default()
        },
        ..Config::in_memory(Seed::Demo)
    })
    .await;
    let (shopper, ron) = (store.shopper().await, store.ron().await);
    assert_eq!(carts(&shopper, "").await, Vec::<Value>::new());

    shopper.get("/v2/carts/mine").await;
    let path = "/v2/carts/mine/relationships/customers";
    let own = json!([{ "type": "customer", "id": RON_ID }]);
    let wrapped = ron.post(path, own.clone()).await;
    assert_eq!(error(&wrapped), ("403", "Invalid json payload"));
    let bare = ron.request(Method::POST, path).body(own.to_string());
    assert_eq!(bare.send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn only_seller_admins_read_carts() {
    for role in [Role::Support, Role::It] {
        let store = DemoStore::with_config(Config {
            switches: Switches {
                role,
                ..Switches::default()
            },
            ..Config::in_memory(Seed::Demo)
        })
        .await;
        let admin = store.admin().await;
        for path in [
            "/v2/carts",
            "/v2/carts/x",
            "/v2/carts/x/items",
            "/v2/settings/cart",
        ] {
            assert_eq!(
                admin.get(path).await.status,
                StatusCode::FORBIDDEN,
                "{role:?} {path}"
            );
        }
    }
}
