//! Orders (see `docs/api.md`, "Orders").

use std::collections::HashSet;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{DemoStore, Persona, RON, RON_ID};

async fn all_orders(admin: &Persona) -> Vec<Value> {
    let mut orders = Vec::new();
    loop {
        let page = admin
            .get(&format!(
                "/v2/orders?sort=created_at&page[limit]=100&page[offset]={}",
                orders.len()
            ))
            .await;
        let page = page.body["data"].as_array().unwrap().clone();
        if page.is_empty() {
            return orders;
        }
        orders.extend(page);
    }
}

fn values(orders: &[Value], read: impl Fn(&Value) -> &str) -> HashSet<String> {
    orders.iter().map(|order| read(order).to_owned()).collect()
}

fn set(words: &[&str]) -> HashSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[tokio::test]
async fn demo_has_every_state_currency_and_kind_of_customer() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let orders = all_orders(&admin).await;

    assert!(orders.len() >= 600);
    assert_eq!(
        values(&orders, |order| order["status"].as_str().unwrap()),
        set(&["incomplete", "complete", "processing", "cancelled"])
    );
    assert_eq!(
        values(&orders, |order| order["payment"].as_str().unwrap()),
        set(&[
            "unpaid",
            "authorized",
            "paid",
            "refunded",
            "partially_paid",
            "partially_authorized"
        ])
    );
    assert_eq!(
        values(&orders, |order| order["shipping"].as_str().unwrap()),
        set(&["unfulfilled", "fulfilled"])
    );
    assert_eq!(
        values(&orders, |order| {
            order["meta"]["display_price"]["with_tax"]["currency"]
                .as_str()
                .unwrap()
        }),
        set(&["GBP", "USD", "EUR", "JPY", "KWD"])
    );
    let of_ron = |order: &&Value| order["relationships"]["customer"]["data"]["id"] == RON_ID;
    assert!(orders.iter().filter(of_ron).count() > 50);
    let guests = || {
        orders
            .iter()
            .filter(|order| order["relationships"].get("customer").is_none())
    };
    assert!(guests().count() > 20);
    assert!(guests().any(|order| order["customer"]["email"] == RON));

    let former = orders
        .iter()
        .find(|order| order["customer"]["email"] == "gone@former.test")
        .unwrap();
    let id = former["relationships"]["customer"]["data"]["id"]
        .as_str()
        .unwrap();
    assert_eq!(
        admin.get(&format!("/v2/customers/{id}")).await.status,
        StatusCode::NOT_FOUND
    );
    let first = orders[0]["meta"]["timestamps"]["created_at"].as_str().unwrap();
    assert!(("2024-11"..="2024-12").contains(&&first[..7]), "{first}");
}

#[tokio::test]
async fn first_orders_of_one_customer_are_of_a_deleted_account() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let found = admin
        .get("/v2/customers?filter=eq(email,mulder@basement.test)")
        .await
        .body;
    let [account] = found["data"].as_array().unwrap().as_slice() else {
        panic!("{found}")
    };
    let registered = account["meta"]["timestamps"]["created_at"].as_str().unwrap();
    let orders = admin
        .get("/v2/orders?filter=eq(email,mulder@basement.test)")
        .await
        .body;
    let linked: Vec<_> = orders["data"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|order| {
            let customer = order["relationships"]["customer"]["data"]["id"].as_str()?;
            Some((
                order["meta"]["timestamps"]["created_at"].as_str().unwrap(),
                customer,
            ))
        })
        .collect();

    for (placed, customer) in &linked {
        assert_eq!(*customer == account["id"], *placed > registered, "{placed}");
    }
    assert!(linked.iter().any(|(_, customer)| *customer == account["id"]));
    let (_, earlier) = linked
        .iter()
        .find(|(_, customer)| *customer != account["id"])
        .unwrap();
    let lookup = admin.get(&format!("/v2/customers/{earlier}")).await;
    assert_eq!(lookup.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn order_total_is_the_sum_of_its_items() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let page = admin.get("/v2/orders?include=items&page[limit]=100").await.body;
    let included = page["included"]["items"].as_array().unwrap();
    for order in page["data"].as_array().unwrap() {
        let references = order["relationships"]["items"]["data"].as_array().unwrap();
        let sum: i64 = references
            .iter()
            .map(|reference| {
                assert_eq!(reference["type"], "item");
                let item = included
                    .iter()
                    .find(|item| item["id"] == reference["id"])
                    .unwrap();
                assert_eq!(item["type"], "order_item");
                let unit = item["unit_price"]["amount"].as_i64().unwrap();
                assert_eq!(item["value"]["amount"], unit * item["quantity"].as_i64().unwrap());
                item["value"]["amount"].as_i64().unwrap()
            })
            .sum();
        let price = &order["meta"]["display_price"];
        assert_eq!(price["with_tax"]["amount"], sum);
        let tax =
            price["with_tax"]["amount"].as_i64().unwrap() - price["without_tax"]["amount"].as_i64().unwrap();
        assert_eq!(price["tax"]["amount"], tax);
    }
}

#[tokio::test]
async fn include_adds_the_items_of_one_order() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let id = admin.get("/v2/orders?page[limit]=1").await.body["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();

    let bare = admin.get(&format!("/v2/orders/{id}")).await.body;
    let full = admin.get(&format!("/v2/orders/{id}?include=items")).await.body;
    let items = admin.get(&format!("/v2/orders/{id}/items")).await.body;

    assert!(bare.get("included").is_none());
    assert_eq!(full["data"], bare["data"]);
    assert_eq!(full["included"]["items"], items["data"]);
    let missing = admin.get("/v2/orders/00000000-0000-4000-8000-000000000000").await;
    assert_eq!(
        (missing.status, &missing.body["errors"][0]["detail"]),
        (StatusCode::NOT_FOUND, &json!("Order not found"))
    );
}

#[tokio::test]
async fn orders_are_filtered_and_sorted() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let get = async |query: &str| {
        admin
            .get(&format!("/v2/orders?page[limit]=100&{query}"))
            .await
            .body
    };

    let of_ron = get(&format!("filter=eq(customer_id,{RON_ID})&sort=-created_at")).await;
    let times: Vec<_> = of_ron["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|order| order["meta"]["timestamps"]["created_at"].as_str().unwrap())
        .collect();
    assert!(times.is_sorted_by(|one, other| one >= other));
    let with_guests = get("filter=eq(email,ron@swanson.com)").await;
    assert!(with_guests["meta"]["results"]["total"].as_i64() > of_ron["meta"]["results"]["total"].as_i64());

    let large = get("filter=ge(with_tax,100000):eq(currency,GBP)&sort=with_tax").await;
    for order in large["data"].as_array().unwrap() {
        assert!(
            order["meta"]["display_price"]["with_tax"]["amount"]
                .as_i64()
                .unwrap()
                >= 100_000
        );
    }
    let paid = get("filter=eq(payment,paid):eq(shipping,fulfilled)").await;
    assert!(
        paid["data"]
            .as_array()
            .unwrap()
            .iter()
            .all(|order| order["payment"] == "paid" && order["shipping"] == "fulfilled")
    );
    let in_2025 = get("filter=ge(created_at,2025-01-01):lt(created_at,2026-01-01)").await;
    for order in in_2025["data"].as_array().unwrap() {
        assert!(
            order["meta"]["timestamps"]["created_at"]
                .as_str()
                .unwrap()
                .starts_with("2025-")
        );
    }
    assert!(in_2025["meta"]["results"]["total"].as_i64() > Some(200));
}

fn amount(prices: &Value, name: &str) -> i64 {
    prices[name]["amount"].as_i64().unwrap()
}

#[tokio::test]
async fn sums_of_every_order_agree() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let orders = all_orders(&admin).await;
    for order in &orders {
        let prices = &order["meta"]["display_price"];
        let [with_tax, discount, paid] = ["with_tax", "discount", "paid"].map(|name| amount(prices, name));
        assert_eq!(paid + amount(prices, "balance_owing"), with_tax, "{order}");
        assert_eq!(amount(prices, "without_discount") + discount, with_tax, "{order}");
        assert!(
            discount <= 0 && paid + amount(prices, "authorized") <= with_tax,
            "{order}"
        );
        assert_eq!(amount(prices, "shipping"), 0);
        let fully_paid_at = order["meta"]["timestamps"].get("fully_paid_at");
        assert_eq!(fully_paid_at.is_some(), paid == with_tax, "{order}");
        assert!(order["meta"]["is_manual"].is_boolean());
    }
    let has = |name: &str| {
        orders
            .iter()
            .any(|order| amount(&order["meta"]["display_price"], name) != 0)
    };
    assert!(
        ["discount", "authorized", "paid", "balance_owing"]
            .into_iter()
            .all(has)
    );
}

#[tokio::test]
async fn items_and_refunds_add_up_to_their_order() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let page = admin.get("/v2/orders?include=items&page[limit]=100").await.body;
    let items = page["included"]["items"].as_array().unwrap();
    for order in page["data"].as_array().unwrap() {
        let references = order["relationships"]["items"]["data"].as_array().unwrap();
        let own = |item: &&Value| references.iter().any(|reference| reference["id"] == item["id"]);
        let sum = |name: &str| -> i64 {
            let of_item = |item: &Value| amount(&item["meta"]["display_price"][name], "value");
            items.iter().filter(own).map(of_item).sum()
        };
        for name in ["with_tax", "discount", "without_discount"] {
            assert_eq!(
                sum(name),
                amount(&order["meta"]["display_price"], name),
                "{name}: {order}"
            );
        }
    }

    let refunded = admin
        .get("/v2/orders?filter=eq(payment,refunded)&page[limit]=1")
        .await
        .body["data"][0]
        .clone();
    let path = format!("/v2/orders/{}/transactions", refunded["id"].as_str().unwrap());
    let transactions = admin.get(&path).await.body["data"].clone();
    let refunds: i64 = transactions
        .as_array()
        .unwrap()
        .iter()
        .filter(|transaction| transaction["transaction_type"] == "refund")
        .map(|refund| refund["amount"].as_i64().unwrap())
        .sum();
    let purchase = &transactions[0];
    assert!(refunds > 0);
    assert_eq!(purchase["refunded_amount"], refunds);
    assert_eq!(
        purchase["meta"]["display_refunded_amount"]["total"]["amount"],
        refunds
    );
}

#[tokio::test]
async fn part_of_the_orders_has_no_number() {
    let store = DemoStore::start().await;
    let orders = all_orders(&store.admin().await).await;
    let numbered = orders.iter().filter(|order| order.get("order_number").is_some());
    assert!((1..orders.len()).contains(&numbered.count()));
    assert!(orders.iter().all(|order| order.get("external_ref").is_none()));
}

#[tokio::test]
async fn orders_made_by_hand_are_filtered() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let total = async |filter: &str| {
        let answer = admin.get(&format!("/v2/orders?filter={filter}")).await;
        answer.body["meta"]["results"]["total"].as_u64()
    };
    // Every 47th of the 660 orders that are not of accounts.
    assert_eq!(total("eq(manual,true)").await, Some(14));
    assert_eq!(total("eq(manual,false)").await, Some(684 - 14));
    assert_eq!(total("eq(manual,perhaps)").await, None);
}
