//! A single order of the store, read by the admin, and its transactions.

use serde_json::Value;
use shopside_core::view::OrderText;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup};
use crate::store_orders::{exactly, find_orders, pounds};

#[tokio::test]
async fn order_shows_items_customer_and_raw_json() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let row = find_orders(&setup, &store, vec![exactly(OrderText::CustomerId, &ron)])
        .await
        .remove(0);

    let order = setup.app.store_order(&store, &row.id).await.unwrap();
    let raw = setup.app.raw_store_order(&store, &row.id).await.unwrap();

    assert_eq!((&order.order.row.id, order.customer_id), (&row.id, Some(ron)));
    assert_eq!(order.order.items.len(), row.item_count as usize);
    let lines: i64 = order
        .order
        .items
        .iter()
        .map(|line| line.value.as_ref().unwrap().amount)
        .sum();
    assert_eq!(Some(lines), row.total.map(|total| total.amount));
    let raw: Value = serde_json::from_str(&raw).unwrap();
    assert_eq!(raw["data"]["id"], *row.id);
    assert_eq!(
        raw["included"]["items"].as_array().unwrap().len(),
        order.order.items.len()
    );
}

#[tokio::test]
async fn transactions_sum_to_paid_and_refunded() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let first = async |payment: &str| {
        let row = find_orders(&setup, &store, vec![exactly(OrderText::Payment, payment)])
            .await
            .remove(0);
        let payments = setup.app.store_order_payments(&store, &row.id).await.unwrap();
        (vec![row.total.unwrap()], payments)
    };

    let (total, paid) = first("paid").await;
    assert_eq!((paid.paid, paid.refunded), (total, vec![]));
    let (total, refunded) = first("refunded").await;
    assert_eq!((&refunded.paid, &refunded.refunded), (&total, &total));
    let (_, authorized) = first("authorized").await;
    assert!(!authorized.payments.is_empty());
    assert_eq!((authorized.paid, authorized.refunded), (vec![], vec![]));
}

#[tokio::test]
async fn refund_is_counted_once_in_either_format() {
    let setup = Setup::new().await;
    let payment =
        |more: &str| format!(r#"{{"id":"t","amount":2400,"currency":"GBP","status":"complete",{more}}}"#);
    let purchase = payment(r#""transaction_type":"purchase","refunded_amount":900"#);
    let failed = payment(r#""transaction_type":"purchase""#).replace("complete", "failed");
    let refund = payment(r#""transaction_type":"refund""#).replace("2400", "900");

    for all in [[&purchase, &failed].as_slice(), &[&purchase, &refund]] {
        let all: Vec<_> = all.iter().map(|payment| payment.as_str()).collect();
        let body = format!(r#"{{"data":[{}]}}"#, all.join(","));
        let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;
        let store = host.connect(&setup).await.id;
        let payments = setup.app.store_order_payments(&store, "any").await.unwrap();
        assert_eq!(
            (payments.paid, payments.refunded),
            (vec![pounds(2400)], vec![pounds(900)])
        );
    }
}

#[tokio::test]
async fn custom_fields_of_an_order_are_shown_unchanged() {
    let setup = Setup::new().await;
    let order = r#"{"data":{"id":"o","type":"order","status":"complete","payment":"paid","links":{},
        "gift_message":"For <b>Ron</b>","weight":1.50,"slot":{"day":"Monday"}}}"#;
    let host = FakeStore::granting_tokens(move |_| json_response(order)).await;
    let store = host.connect(&setup).await.id;

    let shown = setup.app.store_order(&store, "o").await.unwrap().order;

    let fields: Vec<_> = shown
        .custom_fields
        .iter()
        .map(|field| (field.name.as_str(), field.value.as_str()))
        .collect();
    assert_eq!(
        fields,
        [
            // As JSON, as the store sent it.
            ("gift_message", r#""For <b>Ron</b>""#),
            ("slot", r#"{"day":"Monday"}"#),
            ("weight", "1.50"),
        ]
    );
}
