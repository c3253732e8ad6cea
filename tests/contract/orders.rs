//! Orders, as the merchant and as the customer see them (see `docs/api.md`,
//! "What a customer token limits" and "Orders").

use moltin::{Money, OrderFilter, OrderId, OrderQuery, OrderSort};

use crate::fake_store::{FakeStore, json_response};
use crate::shop::{RONS_ID, Shop};

#[tokio::test]
async fn a_customer_sees_their_own_orders_and_the_merchant_sees_all() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;

    let own = ron.orders().list(&OrderQuery::default()).await.unwrap();
    let all = shop.admin().orders().list(&OrderQuery::default()).await.unwrap();
    let by_filter = OrderQuery {
        filter: OrderFilter::customer(&RONS_ID.into()),
        ..OrderQuery::default()
    };
    let filtered = shop.admin().orders().list(&by_filter).await.unwrap();

    assert!(own.total > 0 && own.total < all.total);
    assert_eq!(own.total, filtered.total);
    for order in &own.items {
        assert_eq!(order.customer_id.as_ref().unwrap().as_str(), RONS_ID);
    }
}

#[tokio::test]
async fn an_order_comes_with_its_lines_in_order_and_they_add_up() {
    let shop = Shop::open().await;
    let ron = shop.ron().await;
    let query = OrderQuery {
        with_items: true,
        limit: 20,
        ..OrderQuery::default()
    };

    for listed in ron.orders().list(&query).await.unwrap().items {
        let order = ron.orders().get(&listed.id).await.unwrap();
        let lines = order.items.as_ref().unwrap();
        assert_eq!(listed.items.as_ref(), Some(lines));
        let ids: Vec<_> = lines.iter().map(|line| line.id.clone()).collect();
        assert_eq!(ids, order.item_ids);
        assert_eq!(ron.orders().items(&listed.id).await.unwrap().len(), lines.len());
        let sum: i64 = lines.iter().map(|line| line.value.as_ref().unwrap().amount).sum();
        assert_eq!(sum, order.with_tax.unwrap().amount);
    }
}

#[tokio::test]
async fn somebody_elses_order_is_refused() {
    let shop = Shop::open().await;
    let all = shop.admin().orders().list(&OrderQuery::default()).await.unwrap();
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

    let error = shop.ron().await.orders().get(&other.id).await.unwrap_err();

    assert!(matches!(error.status(), Some(403 | 404)), "{error}");
}

#[tokio::test]
async fn an_id_is_one_segment_of_the_path_whatever_it_looks_like() {
    let shop = Shop::open().await;
    for id in ["../customers", "a/b", "?x", "%2e%2e", "ü"] {
        let error = shop.admin().orders().get(&OrderId::new(id)).await.unwrap_err();
        assert_eq!(error.status(), Some(404), "{id}: {error}");
    }
}

#[tokio::test]
async fn the_list_is_sorted_as_asked() {
    let shop = Shop::open().await;
    let query = OrderQuery {
        sort: Some(OrderSort::OldestFirst),
        ..OrderQuery::default()
    };

    let page = shop.admin().orders().list(&query).await.unwrap();

    assert_eq!(page.items.len(), 100);
    assert!(page.items.is_sorted_by_key(|order| order.created_at.unwrap()));
}

#[tokio::test]
async fn an_order_can_be_had_as_the_store_sent_it() {
    let sent = r#"{ "data": {"id":"a", "type" : "order","weight":1.50,"big":12345678901234567890},"included":{"items":[]}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(&format!("  {sent}\n"))).await;

    let raw = host.admin().orders().raw(&"a".into()).await.unwrap();

    assert_eq!(raw, sent);
    assert_eq!(host.count("/v2/orders/a?include=items"), 1);
}

#[tokio::test]
async fn what_later_years_have_added_to_an_order_is_read_and_never_loses_it() {
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
