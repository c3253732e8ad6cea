//! One odd record of a list never hides the others, and what can be read of it is read.

use std::sync::{Arc, Mutex};

use moltin::{CustomerQuery, CustomerScan, Error, Order, OrderQuery, OrderScan, UnreadableRecord};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, json_response};
use crate::malformed_responses::{any_json, count, value_at};

pub(crate) const ODD: &str = "an odd value";

pub(crate) fn money(amount: i64) -> Value {
    json!({ "amount": amount, "currency": "USD", "formatted": "$1.00" })
}

pub(crate) fn timestamps() -> Value {
    json!({ "created_at": "2024-03-01T09:00:45.000Z", "updated_at": "2024-03-01T09:00:45.000Z" })
}

fn customer(number: i64) -> Value {
    json!({
        "id": format!("c-{number}"), "type": "customer", "name": "Ron", "email": format!("ron-{number}@swanson.com"),
        "password": true, "external_ref": "r", "authentication_mechanism": "password",
        "meta": { "timestamps": timestamps() }, "loyalty": "gold",
    })
}

fn order(number: i64) -> Value {
    let postal =
        json!({ "first_name": "Ron", "line_1": "1 Lake Road", "postcode": "46001", "phone_number": "555" });
    json!({
        "id": format!("o-{number}"), "type": "order", "order_number": "10042", "external_ref": "r",
        "status": "complete", "payment": "paid", "shipping": "fulfilled",
        "customer": { "name": "Ron", "email": "ron@swanson.com" },
        "shipping_address": postal, "billing_address": postal,
        "meta": {
            "display_price": { "with_tax": money(number), "without_tax": money(1), "tax": money(1), "discount": money(-1) },
            "timestamps": timestamps(),
        },
        "relationships": {
            "items": { "data": [{ "type": "item", "id": format!("i-{number}") }] },
            "customer": { "data": { "type": "customer", "id": "c-1" } },
        },
        "gift": { "wrapped": true },
    })
}

fn item(number: i64) -> Value {
    json!({
        "id": format!("i-{number}"), "type": "order_item", "product_id": "p", "name": "Mug", "sku": "MUG-1",
        "quantity": number, "unit_price": money(1), "value": money(2),
        "meta": { "display_price": { "discount": { "value": money(-5) } } },
    })
}

fn transaction(number: i64) -> Value {
    json!({
        "id": format!("t-{number}"), "transaction_type": "purchase", "status": "complete", "gateway": "manual",
        "reference": "r", "amount": number, "currency": "USD", "refunded_amount": 3,
        "meta": { "display_price": money(1), "timestamps": timestamps() },
    })
}

pub(crate) fn address(number: i64) -> Value {
    json!({
        "id": format!("a-{number}"), "type": "address", "name": "Home", "first_name": "Ron", "postcode": "46001",
        "phone_number": "555", "meta": { "timestamps": timestamps() },
    })
}

/// A store whose next response a test sets.
pub(crate) struct Host {
    pub(crate) store: FakeStore,
    body: Arc<Mutex<String>>,
}

impl Host {
    pub(crate) async fn start() -> Self {
        let body = Arc::<Mutex<String>>::default();
        let next = Arc::clone(&body);
        let store = FakeStore::granting_tokens(move |_| json_response(&*next.lock().unwrap())).await;
        Self { store, body }
    }

    pub(crate) fn send(&self, body: &Value, odd: &str) {
        *self.body.lock().unwrap() = body.to_string().replace(&format!("\"{ODD}\""), odd);
    }
}

/// Replaces one value of the record, or the record itself.
pub(crate) fn make_odd(record: &mut Value, place: usize) {
    let mut left = place % count(record);
    *value_at(record, &mut left).unwrap() = json!(ODD);
}

/// JSON that is any value, including those that a parser refuses.
pub(crate) fn odd_json() -> impl Strategy<Value = String> {
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    prop_oneof![
        4 => any_json().prop_map(|value| value.to_string()),
        3 => prop::sample::select(vec![
            "1e999", "-1e999", r#""\ud83d""#, r#"{"\ud83d":1}"#, r#"{"id":1e999}"#, r#"{"amount":1e999,"amount":2}"#,
            "[]", "{}", "null", "1000.0", r#""1000""#, r#"{"data":[]}"#, r#"{"data":{"id":5}}"#, "18446744073709551616",
        ]).prop_map(str::to_owned),
        1 => Just(deep),
    ]
}

/// All records except one are the same as without an odd value, and none is lost.
pub(crate) fn assert_only_one_differs<T: PartialEq + std::fmt::Debug>(
    whole: &[T],
    (found, unreadable): (&[T], &[UnreadableRecord]),
    changed: usize,
) {
    assert_eq!(found.len() + unreadable.len(), whole.len(), "{unreadable:?}");
    let others = whole.iter().enumerate().filter(|(index, _)| *index != changed);
    for (_, other) in others {
        assert!(found.contains(other), "lost {other:?} of {found:?}");
    }
}

macro_rules! assert_others_stay {
    ($host:expr, $list:expr, $record:ident, $changed:expr, $place:expr, $odd:expr) => {
        let mut records = vec![$record(1), $record(2), $record(3)];
        $host.send(&json!({ "data": records }), "");
        let whole = $list.await.unwrap().items;
        assert_eq!(whole.len(), 3);
        make_odd(&mut records[$changed], $place);
        $host.send(&json!({ "data": records }), $odd);
        let page = $list.await.unwrap();
        assert_only_one_differs(&whole, (&page.items, &page.unreadable), $changed);
    };
}
pub(crate) use assert_others_stay;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_value_never_hides_another_record(changed in 0..3_usize, place in any::<usize>(), odd in odd_json()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let host = Host::start().await;
            let admin = host.store.unlimited_admin();
            let (customers, orders, addresses) = (admin.customers(), admin.orders(), admin.addresses(&"c-1".into()));
            let (customer_query, order_query) = (CustomerQuery::new(), OrderQuery::new());
            let id = "o-1".into();

            assert_others_stay!(host, customers.list(&customer_query), customer, changed, place, &odd);
            assert_others_stay!(host, customers.scan(CustomerScan::new()).all(), customer, changed, place, &odd);
            assert_others_stay!(host, orders.list(&order_query), order, changed, place, &odd);
            assert_others_stay!(host, orders.scan(OrderScan::new()).all(), order, changed, place, &odd);
            assert_others_stay!(host, orders.items(&id), item, changed, place, &odd);
            assert_others_stay!(host, orders.transactions(&id), transaction, changed, place, &odd);
            assert_others_stay!(host, addresses.list(), address, changed, place, &odd);
        });
    }

    #[test]
    fn odd_item_never_hides_items_of_other_orders(changed in 0..3_usize, place in any::<usize>(), odd in odd_json()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let host = Host::start().await;
            let admin = host.store.unlimited_admin();
            let query = OrderQuery::new().with_items(true);
            let mut items = vec![item(1), item(2), item(3)];
            let orders = [order(1), order(2), order(3)];
            host.send(&json!({ "data": orders, "included": { "items": items } }), "");
            let whole = admin.orders().list(&query).await.unwrap().items;
            make_odd(&mut items[changed], place);
            host.send(&json!({ "data": orders, "included": { "items": items } }), &odd);

            let page = admin.orders().list(&query).await.unwrap();

            assert_eq!(page.items.len(), 3);
            assert_only_one_differs(&whole, (&page.items, &page.unreadable), changed);
        });
    }
}

async fn read_order(change: impl FnOnce(&mut Value)) -> Order {
    let host = Host::start().await;
    let mut record = order(1000);
    change(&mut record);
    host.send(
        &json!({ "data": record, "included": { "items": [item(1000)] } }),
        "1e999",
    );
    let admin = host.store.unlimited_admin();
    admin.orders().get(&"o-1".into()).await.unwrap()
}

#[tokio::test]
async fn amounts_are_read_from_every_spelling() {
    for (amount, expected) in [
        (json!(1000), Some(1000)),
        (json!(1000.0), Some(1000)),
        (json!("1000"), Some(1000)),
        (json!(null), None),
        (json!(1.5), None),
        (json!(ODD), None),
        (json!([]), None),
    ] {
        let order =
            read_order(|order| order["meta"]["display_price"]["with_tax"]["amount"] = amount.clone()).await;

        assert_eq!(order.with_tax.map(|money| money.amount), expected, "{amount}");
        let is_missing = expected.is_none() && !amount.is_null();
        let path = "meta.display_price.with_tax.amount";
        assert_eq!(
            order.unreadable_fields.iter().any(|field| *field == path),
            is_missing,
            "{amount}"
        );
        assert_eq!(
            order.tax.map(|money| money.amount),
            Some(1),
            "the other amounts are read"
        );
    }
}

#[tokio::test]
async fn empty_lists_read_as_empty_objects() {
    for path in [
        "/meta",
        "/meta/display_price",
        "/meta/display_price/with_tax",
        "/customer",
        "/relationships",
        "/relationships/customer",
        "/relationships/items",
        "/shipping_address",
    ] {
        let order = read_order(|order| *order.pointer_mut(path).unwrap() = json!([])).await;
        assert_eq!(order.unreadable_fields, [""; 0], "{path}");
    }
}

#[tokio::test]
async fn numbers_are_shown_as_texts() {
    let order = read_order(|order| {
        order["order_number"] = json!(10042);
        order["external_ref"] = json!(7.0);
        order["shipping_address"]["postcode"] = json!(46001);
        order["shipping_address"]["phone_number"] = json!(15_551_234_567_u64);
    })
    .await;

    assert_eq!(order.order_number.as_deref(), Some("10042"));
    assert_eq!(order.external_ref.as_deref(), Some("7"));
    let shipping = order.shipping_address.unwrap();
    assert_eq!(
        (&*shipping.postcode, &*shipping.phone_number),
        ("46001", "15551234567")
    );
    assert_eq!(order.unreadable_fields, [""; 0]);
}

#[tokio::test]
async fn unreadable_customer_of_an_order_is_no_guest() {
    for (customer, is_guest) in [
        (json!(null), true),
        (json!([]), true),
        (json!({}), true),
        (json!({ "data": null }), true),
        (json!({ "data": [] }), true),
        (json!(5), false),
        (json!("c-1"), false),
        (json!([{ "data": { "id": "c-1" } }]), false),
        (json!({ "data": 5 }), false),
        (json!({ "data": "c-1" }), false),
        (json!({ "data": { "id": 1 } }), false),
        (json!({ "data": { "id": "" } }), false),
        (json!({ "data": { "id": ["c-1"] } }), false),
        (json!({ "data": { "id": ODD } }), false),
    ] {
        let order = read_order(|order| order["relationships"]["customer"] = customer.clone()).await;

        assert_eq!(order.customer_id, None, "{customer}");
        assert_eq!(order.has_unreadable_customer(), !is_guest, "{customer}");
    }
    for relationships in [json!(5), json!("x"), json!([5])] {
        let order = read_order(|order| order["relationships"] = relationships.clone()).await;
        assert!(order.has_unreadable_customer(), "{relationships}");
    }
}

#[tokio::test]
async fn quantity_that_is_not_whole_is_absent_and_noted() {
    for (quantity, expected) in [(json!(2.0), Some(2)), (json!("2"), Some(2)), (json!(1.5), None)] {
        let host = Host::start().await;
        let mut record = item(1);
        record["quantity"] = quantity;
        host.send(&json!({ "data": [record] }), "");

        let page = host.store.admin().orders().items(&"o-1".into()).await.unwrap();

        assert_eq!(page.items[0].quantity, expected);
        assert_eq!(page.items[0].unreadable_fields.is_empty(), expected.is_some());
        assert_eq!(page.items[0].discount().unwrap().amount, -5);
    }
}

#[tokio::test]
async fn record_without_valid_id_is_unreadable() {
    let host = Host::start().await;
    host.send(
        &json!({ "data": [customer(1), null, { "name": "x" }, { "id": 5 }, { "id": "" }, "c-9", customer(2)] }),
        "",
    );

    let admin = host.store.unlimited_admin();
    let page = admin.customers().list(&CustomerQuery::new()).await.unwrap();

    let ids: Vec<_> = page.items.iter().map(|customer| customer.id.as_str()).collect();
    assert_eq!(ids, ["c-1", "c-2"]);
    let unreadable: Vec<_> = page
        .unreadable
        .iter()
        .map(|record| (record.index, record.id.as_deref()))
        .collect();
    assert_eq!(
        unreadable,
        [(1, None), (2, None), (3, Some("5")), (4, None), (5, None)]
    );
    assert_eq!(page.total, 7);
}

#[tokio::test]
async fn records_of_a_scan_go_on_after_an_unreadable_one() {
    let host = Host::start().await;
    host.send(&json!({ "data": [order(1), { "id": 5 }, order(2)] }), "");
    let mut records = host
        .store
        .unlimited_admin()
        .orders()
        .scan(OrderScan::new())
        .records();

    let mut found = Vec::new();
    while let Some(record) = records.next().await {
        found.push(match record {
            Ok(order) => order.id.to_string(),
            Err(Error::UnreadableRecord { id }) => format!("unreadable {}", id.unwrap()),
            Err(error) => panic!("{error}"),
        });
    }

    assert_eq!(found, ["o-1", "o-2", "unreadable 5"]);
}

#[tokio::test]
async fn text_in_another_encoding_does_not_hide_the_page() {
    let body = b"{\"data\":[{\"id\":\"c-1\",\"name\":\"Andr\xe9\"},{\"id\":\"c-2\",\"name\":\"Ron\"}]}";
    let host = FakeStore::granting_tokens(move |_| axum::body::Bytes::from_static(body)).await;

    let page = host
        .admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap();

    let names: Vec<_> = page.items.iter().map(|customer| customer.name.as_str()).collect();
    assert_eq!(names, ["Andr\u{fffd}", "Ron"]);
}
