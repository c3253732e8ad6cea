//! A customer's spending in minor units, by currency and by month.

use axum::http::Method;
use serde_json::{Value, json};
use shopside_core::view::MonthView;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::Setup;

/// An order with the fields of `docs/api.md`, "Order fields".
fn order(number: usize, placed: &str, amount: i64, currency: &str, status: &str, payment: &str) -> Value {
    json!({
        "id": format!("order-{number}"), "type": "order", "status": status, "payment": payment, "shipping": "fulfilled",
        "meta": {
            "display_price": { "with_tax": { "amount": amount, "currency": currency, "formatted": "?" } },
            "timestamps": { "created_at": placed },
        },
    })
}

async fn store_with(orders: Vec<Value>, total: usize) -> FakeStore {
    FakeStore::granting_tokens(move |_| {
        let page = json!({ "limit": 100, "offset": 0, "current": 1, "total": total.div_ceil(100) });
        json_response(&json!({ "data": orders, "meta": { "page": page, "results": { "total": total } } }))
    })
    .await
}

fn month(month: &str, amount: i64, orders: u64) -> MonthView {
    MonthView {
        month: month.into(),
        amount,
        orders,
    }
}

#[tokio::test]
async fn paid_orders_are_summed_by_month_and_currency() {
    let setup = Setup::new().await;
    let orders = vec![
        order(1, "2025-11-30T23:59:59.999Z", 2400, "GBP", "complete", "paid"),
        // December 1 in local time, but still November in UTC.
        order(2, "2025-12-01T00:30:00+01:00", 100, "GBP", "processing", "paid"),
        order(3, "2026-01-01T00:00:00Z", 1, "GBP", "complete", "paid"),
        order(4, "2026-01-15T12:00:00Z", 500_000, "JPY", "complete", "paid"),
        order(5, "2026-01-15T12:00:00Z", 7777, "GBP", "complete", "refunded"),
        order(6, "2026-01-15T12:00:00Z", 7777, "GBP", "incomplete", "unpaid"),
        order(7, "2026-01-15T12:00:00Z", 7777, "GBP", "cancelled", "paid"),
        order(8, "0001-01-01T00:00:00Z", 7777, "GBP", "complete", "paid"),
        json!({ "id": "order-9", "type": "order", "status": "complete", "payment": "paid" }),
    ];
    let host = store_with(orders, 9).await;
    let store = host.connect(&setup).await.id;

    let spending = setup.app.spending(&store, "ron", false).await.unwrap();

    assert_eq!(
        (spending.orders, spending.counted, spending.is_read),
        (9, 4, true)
    );
    let [pounds, yen] = spending.currencies.as_slice() else {
        panic!("{:?}", spending.currencies)
    };
    assert_eq!((pounds.currency.as_str(), pounds.total), ("GBP", 2501));
    assert_eq!(
        pounds.months,
        [
            month("2025-11", 2500, 2),
            month("2025-12", 0, 0),
            month("2026-01", 1, 1)
        ]
    );
    assert_eq!((yen.currency.as_str(), yen.total), ("JPY", 500_000));
    assert_eq!(yen.months, [month("2026-01", 500_000, 1)]);
    let request = &host.requests_with(&Method::GET)[0];
    assert!(request.path.starts_with("/v2/orders?"), "{}", request.path);
    assert_eq!(request.query("filter").as_deref(), Some("eq(customer_id,ron)"));
}

#[tokio::test]
async fn spending_over_1000_orders_needs_confirmation() {
    let setup = Setup::new().await;
    let paid = (0..100).map(|number| order(number, "2026-01-15T12:00:00Z", 1, "GBP", "complete", "paid"));
    let host = store_with(paid.collect(), 1001).await;
    let store = host.connect(&setup).await.id;

    let spending = setup.app.spending(&store, "ron", false).await.unwrap();

    assert_eq!((spending.orders, spending.is_read), (1001, false));
    assert!(spending.currencies.is_empty());
}

#[tokio::test]
async fn customer_without_orders_has_no_spending() {
    let setup = Setup::new().await;
    let host = store_with(Vec::new(), 0).await;
    let store = host.connect(&setup).await.id;

    let spending = setup.app.spending(&store, "ron", false).await.unwrap();

    assert_eq!(
        (spending.orders, spending.counted, spending.is_read),
        (0, 0, true)
    );
    assert!(spending.currencies.is_empty());
}

#[tokio::test]
async fn months_are_those_of_the_zone_in_the_settings() {
    let setup = Setup::new().await;
    setup.clock.set_time_zone("Asia/Tokyo");
    let orders = vec![
        order(1, "2025-11-30T14:59:59.999Z", 1, "GBP", "complete", "paid"),
        order(2, "2025-11-30T15:00:00Z", 20, "GBP", "complete", "paid"),
    ];
    let host = store_with(orders, 2).await;
    let store = host.connect(&setup).await.id;

    let spending = setup.app.spending(&store, "ron", false).await.unwrap();

    let months = &spending.currencies[0].months;
    assert_eq!(months[..], [month("2025-11", 1, 1), month("2025-12", 20, 1)]);
}
