//! Carts: who sees which, what reading creates, sums, includes and settings.

use moltin_sandbox::{Config, Data, Seed};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::personas::{DemoStore, Persona, RON_ID};

const DAY: i64 = 86_400_000;

/// All carts that a caller lists.
pub(crate) async fn carts(caller: &Persona, query: &str) -> Vec<Value> {
    let listed = caller.get(&format!("/v2/carts?page[limit]=100&{query}")).await;
    assert_eq!(listed.status, StatusCode::OK, "{:?}", listed.body);
    listed.body["data"].as_array().unwrap().clone()
}

fn ids(carts: &[Value]) -> Vec<&str> {
    carts.iter().map(|cart| cart["id"].as_str().unwrap()).collect()
}

pub(crate) fn owners<'a>(cart: &'a Value, kind: &str) -> Vec<&'a str> {
    let data = cart["relationships"][kind]["data"].as_array();
    data.into_iter()
        .flatten()
        .map(|owner| owner["id"].as_str().unwrap())
        .collect()
}

fn millisecond(timestamp: &Value) -> i64 {
    timestamp
        .as_str()
        .unwrap()
        .parse::<jiff::Timestamp>()
        .unwrap()
        .as_millisecond()
}

fn amount(price: &Value) -> i64 {
    price["amount"].as_i64().unwrap()
}

pub(crate) async fn guest_cart(admin: &Persona) -> Value {
    let carts = carts(admin, "").await;
    carts
        .into_iter()
        .find(|cart| cart.get("contact").is_some())
        .unwrap()
}

#[tokio::test]
async fn demo_has_carts_of_accounts_customers_and_guests() {
    let store = DemoStore::start().await;
    let carts = carts(&store.admin().await, "").await;

    assert_eq!(carts.len(), 40);
    let count = |has: fn(&Value) -> bool| carts.iter().filter(|cart| has(cart)).count();
    assert!(count(|cart| !owners(cart, "accounts").is_empty()) > 10);
    assert!(count(|cart| !owners(cart, "customers").is_empty()) > 10);
    assert!(count(|cart| cart["contact"]["email"].is_string()) > 5);
    assert_eq!(count(|cart| cart["is_quote"] == true), 1);
    assert_eq!(count(|cart| cart["relationships"]["items"] == json!({})), 5);
    assert!(count(|cart| amount(&cart["meta"]["display_price"]["discount"]) < 0) > 5);
    assert_eq!(count(|cart| owners(cart, "accounts").len() == 2), 1);
    let updated = carts
        .iter()
        .map(|cart| millisecond(&cart["meta"]["timestamps"]["updated_at"]));
    assert!(updated.is_sorted_by(|newer, older| newer >= older));
}

#[tokio::test]
async fn carts_are_the_same_in_every_demo_store() {
    let (one, other) = (DemoStore::start().await, DemoStore::start().await);
    let (one, other) = (one.admin().await, other.admin().await);
    let strip = |mut carts: Vec<Value>| {
        for cart in &mut carts {
            cart["links"] = Value::Null;
        }
        carts
    };
    assert_eq!(strip(carts(&one, "").await), strip(carts(&other, "").await));
}

#[tokio::test]
async fn customer_lists_only_their_own_carts() {
    let store = DemoStore::start().await;
    let all = carts(&store.admin().await, "").await;
    let ron = store.ron().await;
    let own: Vec<_> = all
        .iter()
        .filter(|cart| owners(cart, "customers") == [RON_ID])
        .cloned()
        .collect();
    assert_eq!(own.len(), 3);

    assert_eq!(carts(&ron, "").await, own);
    // A customer's filter is ignored.
    assert_eq!(carts(&ron, "filter=ilike(name,nothing)").await, own);
    assert_eq!(
        store.shopper().await.get("/v2/carts").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn admin_filters_carts_and_sort_has_no_effect() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let all = carts(&admin, "").await;
    let account = owners(
        all.iter().find(|cart| cart["is_quote"] == true).unwrap(),
        "accounts",
    )[0];

    let found = carts(&admin, &format!("filter=contains(account_ids,\"{account}\")")).await;
    let expected: Vec<_> = all
        .iter()
        .filter(|cart| owners(cart, "accounts").contains(&account))
        .cloned()
        .collect();
    assert!(expected.len() >= 3);
    assert_eq!(found, expected);

    let named = carts(&admin, "filter=ilike(name,*RESTOCK*)").await;
    assert_eq!(named.len(), 1);
    assert_eq!(named[0]["name"], "Q4 restock");
    assert_eq!(carts(&admin, "sort=name").await, all);
    let page = admin.get("/v2/carts").await.body;
    assert_eq!(page["meta"]["page"]["limit"], 20);
    assert_eq!(page["meta"]["results"]["total"], 40);
}

#[tokio::test]
async fn only_reading_an_unknown_cart_creates_one() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let before = carts(&admin, "").await;
    for cart in ids(&before) {
        let read = admin.get(&format!("/v2/carts/{cart}?include=items")).await;
        assert_eq!(read.status, StatusCode::OK);
    }
    assert_eq!(carts(&admin, "").await, before);

    let created = shopper.get("/v2/carts/not-there-yet").await;
    assert_eq!(created.status, StatusCode::OK);
    assert_eq!(created.body["data"]["name"], "Cart");
    assert_eq!(created.body["data"]["relationships"]["items"], json!({}));
    assert_eq!(
        amount(&created.body["data"]["meta"]["display_price"]["with_tax"]),
        0
    );
    let items = shopper.get("/v2/carts/another/items").await.body;
    assert_eq!(items["data"], json!([]));
    assert_eq!(carts(&admin, "").await.len(), before.len() + 2);
}

#[tokio::test]
async fn every_token_reads_every_cart_by_its_id() {
    let store = DemoStore::start().await;
    let cart = guest_cart(&store.admin().await).await;
    let path = format!("/v2/carts/{}", cart["id"].as_str().unwrap());

    for caller in [store.shopper().await, store.ron().await] {
        assert_eq!(caller.get(&path).await.body["data"], cart);
    }
    assert_eq!(
        store.anonymous().get(&path).await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn sums_are_those_of_the_items_and_discounts() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let mut kinds = std::collections::BTreeSet::new();
    for cart in carts(&admin, "").await {
        let path = format!("/v2/carts/{}", cart["id"].as_str().unwrap());
        let read = admin
            .get(&format!(
                "{path}?include=items,tax_items,promotions,custom_discounts"
            ))
            .await
            .body;
        let (items, included) = (admin.get(&format!("{path}/items")).await.body, &read["included"]);
        assert_eq!(items["data"], included["items"]);
        assert_eq!(items["meta"], cart["meta"]);
        let items = items["data"].as_array().unwrap();
        let references = items
            .iter()
            .map(|item| json!({ "type": item["type"], "id": item["id"] }));
        let references: Vec<_> = references.collect();
        assert_eq!(
            cart["relationships"]["items"]["data"]
                .as_array()
                .unwrap_or(&vec![]),
            &references
        );

        let value = |item: &Value, name: &str| amount(&item["meta"]["display_price"][name]["value"]);
        let custom: i64 = included["custom_discounts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| amount(&one["amount"]))
            .sum();
        let price = &cart["meta"]["display_price"];
        for name in ["with_tax", "without_tax"] {
            let sum: i64 = items.iter().map(|item| value(item, name)).sum();
            assert_eq!(amount(&price[name]), sum + custom, "{name}");
        }
        assert_eq!(
            amount(&price["tax"]),
            amount(&price["with_tax"]) - amount(&price["without_tax"])
        );
        assert_eq!(
            amount(&price["without_discount"]),
            amount(&price["with_tax"]) - amount(&price["discount"])
        );
        assert!(amount(&price["discount"]) <= 0);
        for item in items {
            let kind = item["type"].as_str().unwrap();
            kinds.insert(kind.to_owned());
            let summed = if item["unit_price"]["includes_tax"] == true {
                "with_tax"
            } else {
                "without_tax"
            };
            assert_eq!(amount(&item["value"]), value(item, summed));
            assert_eq!(
                amount(&item["value"]),
                amount(&item["unit_price"]) * item["quantity"].as_i64().unwrap()
            );
            for tax in item["relationships"]["taxes"]["data"]
                .as_array()
                .into_iter()
                .flatten()
            {
                let mut taxes = included["tax_items"].as_array().unwrap().iter();
                assert!(taxes.any(|known| known["id"] == tax["id"] && known["rate"] == 0.08));
            }
            if kind == "promotion_item" {
                assert!(amount(&item["value"]) < 0);
                let mut promotions = included["promotions"].as_array().unwrap().iter();
                let promotion = promotions
                    .find(|known| known["id"] == item["promotion_id"])
                    .unwrap();
                let is_automatic = item["sku"].as_str().unwrap().starts_with("auto_");
                assert_eq!(promotion["automatic"], is_automatic);
            }
        }
    }
    let kinds: Vec<_> = kinds.iter().map(String::as_str).collect();
    assert_eq!(
        kinds,
        ["cart_item", "custom_item", "promotion_item", "subscription_item"]
    );
}

#[tokio::test]
async fn list_includes_custom_discounts() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let listed = admin
        .get("/v2/carts?page[limit]=100&include=custom_discounts")
        .await
        .body;

    let discounts = listed["included"]["custom_discounts"].as_array().unwrap();
    assert_eq!(discounts.len(), 1);
    assert_eq!(discounts[0]["type"], "custom_discount");
    assert_eq!(
        discounts[0]["amount"],
        json!({ "amount": -500, "currency": "USD", "formatted": "-$5.00" })
    );
    assert_eq!(admin.get("/v2/carts").await.body.get("included"), None);
}

#[tokio::test]
async fn carts_of_the_demo_are_of_the_last_days() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("store.sqlite");
    let open = async || {
        DemoStore::with_config(Config {
            data: Data::File(file.clone()),
            ..Config::in_memory(Seed::Demo)
        })
        .await
    };
    let live = async |store: &DemoStore| {
        let carts = carts(&store.admin().await, "").await;
        let now = jiff::Timestamp::now().as_millisecond();
        let expires = |cart: &Value| millisecond(&cart["meta"]["timestamps"]["expires_at"]);
        let ages = carts
            .iter()
            .map(|cart| now - millisecond(&cart["meta"]["timestamps"]["updated_at"]));
        assert!((0..DAY).contains(&ages.min().unwrap()));
        carts.iter().filter(|cart| expires(cart) > now).count()
    };
    let store = open().await;
    assert!(live(&store).await >= 30);
    store.sandbox.stop().await;
    // The file is opened again a year later.
    let database = rusqlite::Connection::open(&file).unwrap();
    let year_ago = "UPDATE cart SET created_at = created_at - ?1, updated_at = updated_at - ?1";
    database.execute(year_ago, [365 * DAY]).unwrap();
    drop(database);

    assert!(live(&open().await).await >= 30);
}

#[tokio::test]
async fn carts_expire_after_the_days_of_the_setting() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let days = async || {
        let cart = &carts(&admin, "").await[0];
        let timestamps = &cart["meta"]["timestamps"];
        (millisecond(&timestamps["expires_at"]) - millisecond(&timestamps["updated_at"])) / DAY
    };
    assert_eq!(days().await, 7);

    let changed = admin
        .put(
            "/v2/settings/cart",
            json!({ "type": "settings", "cart_expiry_days": 14 }),
        )
        .await;

    assert_eq!(changed.body["data"]["cart_expiry_days"], 14);
    assert_eq!(days().await, 14);
    let refused = admin
        .put("/v2/settings/cart", json!({ "cart_expiry_days": "soon" }))
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shopper = store.shopper().await;
    assert_eq!(
        shopper.get("/v2/settings/cart").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn setting_hides_the_carts_of_guests() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    assert_eq!(
        admin.get("/v2/settings/cart").await.body["data"]["show_all_carts"],
        true
    );

    admin
        .put("/v2/settings/cart", json!({ "show_all_carts": false }))
        .await;

    let carts = carts(&admin, "").await;
    assert_eq!(carts.len(), 32);
    let is_owned =
        |cart: &Value| !owners(cart, "accounts").is_empty() || !owners(cart, "customers").is_empty();
    assert!(carts.iter().all(is_owned));
}
