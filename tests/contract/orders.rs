//! Orders, as the admin and as a customer see them (see `docs/api.md`,
//! "What a customer token limits" and "Orders").

use moltin::{Money, OrderFilter, OrderId, OrderQuery, OrderSort};
use serde_json::json;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RONS_ID, Setup};

#[tokio::test]
async fn customer_sees_own_orders_and_admin_sees_all() {
    let setup = Setup::start().await;
    let ron = setup.ron().await;

    let own = ron.orders().list(&OrderQuery::new()).await.unwrap();
    let all = setup.admin().orders().list(&OrderQuery::new()).await.unwrap();
    let by_filter = OrderQuery::new().filter(OrderFilter::customer(&RONS_ID.into()));
    let filtered = setup.admin().orders().list(&by_filter).await.unwrap();

    assert!(own.total > 0 && own.total < all.total);
    assert_eq!(own.total, filtered.total);
    for order in &own.items {
        assert_eq!(order.customer_id.as_ref().unwrap().as_str(), RONS_ID);
    }
}

#[tokio::test]
async fn order_items_are_in_order_and_add_up() {
    let setup = Setup::start().await;
    let ron = setup.ron().await;
    let query = OrderQuery::new().with_items(true).limit(20);

    for listed in ron.orders().list(&query).await.unwrap().items {
        let order = ron.orders().get(&listed.id).await.unwrap();
        let items = order.items.as_ref().unwrap();
        assert_eq!(listed.items.as_ref(), Some(items));
        let ids: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
        assert_eq!(ids, order.item_ids);
        assert_eq!(
            ron.orders().items(&listed.id).await.unwrap().items.len(),
            items.len()
        );
        let sum: i64 = items.iter().map(|item| item.value.as_ref().unwrap().amount).sum();
        assert_eq!(sum, order.with_tax.unwrap().amount);
    }
}

#[tokio::test]
async fn order_of_another_customer_is_refused() {
    let setup = Setup::start().await;
    let all = setup.admin().orders().list(&OrderQuery::new()).await.unwrap();
    let other = all
        .items
        .iter()
        .find(|order| {
            order
                .customer_id
                .as_ref()
                .is_some_and(|id| id.as_str() != RONS_ID)
        })
        .unwrap();

    let error = setup.ron().await.orders().get(&other.id).await.unwrap_err();

    assert!(matches!(error.status(), Some(403 | 404)), "{error}");
}

#[tokio::test]
async fn id_with_reserved_characters_is_one_path_segment() {
    let setup = Setup::start().await;
    for id in ["../customers", "a/b", "?x", "%2e%2e", "ü"] {
        let error = setup.admin().orders().get(&OrderId::new(id)).await.unwrap_err();
        assert_eq!(error.status(), Some(404), "{id}: {error}");
    }
}

#[tokio::test]
async fn order_list_is_sorted() {
    let setup = Setup::start().await;
    let query = OrderQuery::new().sort(OrderSort::OldestFirst);

    let page = setup.admin().orders().list(&query).await.unwrap();

    assert_eq!(page.items.len(), 100);
    assert!(page.items.is_sorted_by_key(|order| order.created_at.unwrap()));
}

#[tokio::test]
async fn raw_order_is_the_json_of_the_store() {
    let sent = r#"{ "data": {"id":"a", "type" : "order","weight":1.50,"big":12345678901234567890},"included":{"items":[]}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(&format!("  {sent}\n"))).await;

    let raw = host.admin().orders().raw(&"a".into()).await.unwrap();

    assert_eq!(raw, sent);
    assert_eq!(host.count("/v2/orders/a?include=items"), 1);
}

#[tokio::test]
async fn newer_order_fields_are_read_leniently() {
    let order = r#"{"data":{"id":"a","contact":{"name":"Ann","email":"ann@pawnee.test"},
        "meta":{"display_price":{"with_tax":{"amount":2400,"currency":"GBP"},"discount":{"amount":-300,"currency":"GBP"},
            "shipping":{"amount":450,"currency":"GBP"},"shipping_discount":"none"}},
        "relationships":{"items":{"data":[{"type":"item","id":"l"}]}}},
        "included":{"items":[{"id":"l","meta":{"display_price":{"discount":{"value":{"amount":-300,"currency":"GBP"}}}}}]}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(order)).await;

    let order = host.admin().orders().get(&"a".into()).await.unwrap();

    let amount = |money: &Option<Money>| money.as_ref().map(|money| money.amount);
    assert_eq!(
        (order.customer_name.as_str(), order.customer_email.as_str()),
        ("Ann", "ann@pawnee.test")
    );
    assert_eq!(
        (amount(&order.discount), amount(&order.shipping_price)),
        (Some(-300), Some(450))
    );
    assert_eq!(order.shipping_discount, None);
    assert_eq!(amount(&order.items.unwrap()[0].discount()), Some(-300));
}

#[tokio::test]
async fn prices_of_order_items_are_with_the_tax() {
    let money = |amount: i64| json!({ "amount": amount, "currency": "USD" });
    let price = |amount: i64, includes_tax: bool| json!({ "amount": amount, "currency": "USD", "includes_tax": includes_tax });
    let with_tax = json!({ "display_price": { "with_tax": { "unit": money(540), "value": money(1080) } } });
    let order = json!({
        "data": { "id": "a", "relationships": { "items": { "data": [
            { "type": "item", "id": "gross" }, { "type": "item", "id": "net" }, { "type": "item", "id": "bare" },
        ] } } },
        "included": { "items": [
            { "id": "gross", "unit_price": price(640, true), "value": price(1280, true), "meta": with_tax.clone() },
            { "id": "net", "unit_price": price(500, false), "value": price(1000, false), "meta": with_tax },
            { "id": "bare", "unit_price": price(700, false), "value": price(1400, false) },
        ] },
    });
    let order = order.to_string();
    let host = FakeStore::granting_tokens(move |_| json_response(&order)).await;

    let order = host.admin().orders().get(&"a".into()).await.unwrap();

    let prices: Vec<_> = order
        .items
        .iter()
        .flatten()
        .map(|item| [&item.unit_price, &item.value].map(|price| price.as_ref().unwrap().amount))
        .collect();
    // The last one has no other price.
    assert_eq!(prices, [[640, 1280], [540, 1080], [700, 1400]]);
}
