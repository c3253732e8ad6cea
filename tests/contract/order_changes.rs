//! Changes of orders, moves of money and parcels (see `docs/api.md`, "Payments").

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use axum::response::IntoResponse;
use moltin::{
    Admin, CancelReason, DeliveryEstimate, Error, ManualPayment, Order, OrderChange, OrderFilter, OrderQuery,
    PaymentMethod, PostalAddress, ShippingGroupPatch, Transaction,
};
use moltin_sandbox::{Fault, Faults};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::Setup;

/// The first order with these states whose last complete transaction goes through a gateway.
async fn payment(admin: &Admin, payment: &str, status: &str, gateway: &str) -> (Order, Transaction) {
    let query = OrderQuery::new().filter(OrderFilter::payment(payment).and(OrderFilter::status(status)));
    for order in admin.orders().list(&query).await.unwrap() {
        let transactions = admin.orders().transactions(&order.id).await.unwrap().items;
        let last = transactions.into_iter().next_back().unwrap();
        if last.gateway == gateway && last.status == "complete" {
            return (order, last);
        }
    }
    panic!("no order is {payment} and {status} through {gateway}")
}

#[tokio::test]
async fn refund_returns_what_was_refunded_and_is_left() {
    let setup = Setup::start().await;
    let (admin, orders) = (setup.admin(), setup.admin().orders());
    let (order, paid) = payment(&admin, "paid", "complete", "stripe").await;
    let amount = paid.amount.as_ref().unwrap().amount;

    let part = orders
        .refund(&order.id, &paid.id, 100, Some("Scratched lid"))
        .await
        .unwrap();

    assert_eq!(
        (part.refunded(), part.refundable()),
        (Some(100), Some(amount - 100))
    );
    assert_eq!(orders.transaction(&order.id, &paid.id).await.unwrap(), part);
    let refused = orders
        .refund(&order.id, &paid.id, amount, None)
        .await
        .unwrap_err();
    assert_eq!(refused.status(), Some(400));
    let marked = orders.mark_refunded(&order.id, &paid.id).await.unwrap();
    assert_eq!((marked.refunded(), marked.refundable()), (Some(amount), Some(0)));
    assert_eq!(orders.get(&order.id).await.unwrap().payment, "refunded");
}

#[tokio::test]
async fn authorizations_are_captured_and_cancelled() {
    let setup = Setup::start().await;
    let (admin, orders) = (setup.admin(), setup.admin().orders());
    let (order, held) = payment(&admin, "authorized", "complete", "stripe").await;
    let captured = orders.capture(&order.id, &held.id).await.unwrap();
    assert_eq!(
        (captured.kind.as_str(), captured.status.as_str()),
        ("capture", "complete")
    );
    assert!(captured.is_captured() && !captured.is_captured_by_hand());

    let (order, held) = payment(&admin, "authorized", "complete", "stripe").await;
    let reason = Some(CancelReason::Duplicate);
    let cancelled = orders
        .cancel_transaction(&order.id, &held.id, reason)
        .await
        .unwrap();
    assert_eq!(cancelled.status, "cancelled");
    assert_eq!(orders.get(&order.id).await.unwrap().payment, "unpaid");

    let (order, held) = payment(&admin, "authorized", "complete", "manual").await;
    let refused = orders
        .cancel_transaction(&order.id, &held.id, None)
        .await
        .unwrap_err();
    assert_eq!(refused.status(), Some(422));
}

#[tokio::test]
async fn cash_pays_an_order() {
    let setup = Setup::start().await;
    let orders = setup.admin().orders();
    let query =
        OrderQuery::new().filter(OrderFilter::payment("unpaid").and(OrderFilter::status("incomplete")));
    let order = orders.list(&query).await.unwrap().items.remove(0);

    let held = ManualPayment::new(PaymentMethod::Authorize).amount(100);
    orders.pay_manually(&order.id, &held).await.unwrap();
    let cash = ManualPayment::new(PaymentMethod::Purchase)
        .name("Cash")
        .reference("till 3");
    let rest = orders.pay_manually(&order.id, &cash).await.unwrap();

    assert_eq!(rest.amount.unwrap().amount, order.with_tax.unwrap().amount - 100);
    assert_eq!(rest.reference, "till 3");
    assert_eq!(orders.get(&order.id).await.unwrap().payment, "partially_paid");
}

#[tokio::test]
async fn order_is_moved_fulfilled_and_not_cancelled() {
    let setup = Setup::start().await;
    let orders = setup.admin().orders();
    let query =
        OrderQuery::new().filter(OrderFilter::payment("paid").and(OrderFilter::shipping("unfulfilled")));
    let id = orders.list(&query).await.unwrap().items.remove(0).id;
    let york = PostalAddress::default().line_1("1 Main Street").city("York");

    let moved = OrderChange::ShippingAddress(Box::new(york));
    let moved = orders.update(&id, &moved).await.unwrap();
    assert_eq!(moved.shipping_address.unwrap().city, "York");
    let fulfilled = orders.update(&id, &OrderChange::Fulfill).await.unwrap();
    assert_eq!(fulfilled.shipping, "fulfilled");
    let refused = orders.update(&id, &OrderChange::Cancel).await.unwrap_err();
    assert_eq!(refused.status(), Some(422));
    let unpaid =
        OrderQuery::new().filter(OrderFilter::payment("unpaid").and(OrderFilter::status("incomplete")));
    let id = orders.list(&unpaid).await.unwrap().items.remove(0).id;
    let cancelled = orders.update(&id, &OrderChange::Cancel).await.unwrap();
    assert_eq!(cancelled.status, "cancelled");
}

#[tokio::test]
async fn parcel_is_created_changed_and_listed() {
    let setup = Setup::start().await;
    let orders = setup.admin().orders();
    let query = OrderQuery::new().filter(OrderFilter::payment("unpaid"));
    let mut list = orders.list(&query).await.unwrap().items;
    list.retain(|order| order.status != "cancelled");
    let id = list.remove(0).id;
    let (start, end) = (
        "2026-12-01T00:00:00Z".parse().unwrap(),
        "2026-12-03T00:00:00Z".parse().unwrap(),
    );
    let new = ShippingGroupPatch::new()
        .shipping_type("UPS Ground")
        .tracking_reference("1Z1")
        .delivery_estimate(DeliveryEstimate::new(Some(start), Some(end)));

    let group = orders.create_shipping_group(&id, &new).await.unwrap();
    assert_eq!(
        (group.shipping_type.as_str(), group.estimate_end),
        ("UPS Ground", Some(end))
    );
    let other = ShippingGroupPatch::new().tracking_reference("1Z2");
    let changed = orders
        .update_shipping_group(&id, &group.id, &other)
        .await
        .unwrap();
    assert_eq!(
        (&changed.tracking_reference[..], changed.estimate_start),
        ("1Z2", Some(start))
    );
    let all = orders.shipping_groups(&id).await.unwrap().items;
    assert_eq!(all, std::slice::from_ref(&changed));
    assert_eq!(orders.shipping_group(&id, &group.id).await.unwrap(), changed);
    let missing = orders.shipping_group(&id, &"g1".into()).await.unwrap_err();
    assert!(missing.is_not_found());
}

#[tokio::test]
async fn move_of_money_is_sent_once_after_any_failure() {
    for fault in [
        Fault::Dropped,
        Fault::DroppedBefore,
        Fault::Unavailable,
        Fault::RateLimited,
        Fault::Truncated,
    ] {
        let setup = Setup::start().await;
        let admin = setup.admin();
        let (order, paid) = payment(&admin, "paid", "complete", "stripe").await;
        let refund = format!("/v2/orders/{}/transactions/{}/refund", order.id, paid.id);
        setup.sandbox.inject_faults(Faults {
            reply: Some(fault),
            path: Some(refund.clone()),
            ..Faults::default()
        });

        let error = admin
            .orders()
            .refund(&order.id, &paid.id, 100, None)
            .await
            .unwrap_err();

        assert_eq!(setup.requests_to(&refund), 1, "{fault:?}");
        assert_eq!(
            error.may_have_been_done(),
            fault != Fault::RateLimited,
            "{fault:?}"
        );
    }
}

#[tokio::test]
async fn lost_fulfillment_is_not_repeated() {
    let count = AtomicUsize::new(0);
    let host = FakeStore::granting_tokens(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        0 => StatusCode::BAD_GATEWAY.into_response(),
        _ => json_response(r#"{"data":{"id":"o"}}"#),
    })
    .await;

    let lost = host
        .admin()
        .orders()
        .update(&"o".into(), &OrderChange::Fulfill)
        .await;

    assert!(matches!(lost, Err(error @ Error::Api(_)) if error.may_have_been_done()));
    assert_eq!(host.count("/v2/orders/o"), 1);
}
