//! Fulfilling and canceling orders, correcting addresses, and parcels.

use axum::http::Method;
use journal::{Action, Outcome};
use moltin_sandbox::{Fault, Faults};
use shopside_core::view::{
    AddressView, ChangeOrder, Code, MoveOrder, MovedOrderView, OpenTracking, OrderActionView,
    OrderChangeKind, OrderVersion, ParcelFields, SaveParcel,
};

use super::steps::{Desk, is_done};
use crate::setup::problem;

#[tokio::test]
async fn order_is_fulfilled_if_it_is_as_on_screen() {
    let desk = Desk::new().await;
    let order = desk.order("paid", "unfulfilled", "complete").await;
    let change = |was: OrderVersion, change| ChangeOrder {
        order: order.id.clone(),
        was,
        change,
    };
    let app = &desk.setup.app;
    let stale_version = OrderVersion {
        payment: "authorized".into(),
        ..order.version()
    };
    let stale = app
        .change_order(&desk.store, change(stale_version, OrderChangeKind::Fulfill))
        .await;
    assert_eq!(stale.unwrap(), OrderActionView::Conflict);

    // The order is read first.
    desk.inject_nth(Fault::Dropped, 2, &format!("/v2/orders/{}", order.id));
    let lost = app
        .change_order(&desk.store, change(order.version(), OrderChangeKind::Fulfill))
        .await;
    assert!(is_done(&lost.unwrap(), true));
    assert_eq!(desk.sent(&Method::PUT, &order.id), 1);
    let now = app.store_order(&desk.store, &order.id).await.unwrap();
    assert_eq!(now.order.row.shipping, "fulfilled");
}

#[tokio::test]
async fn refused_change_says_why_and_is_recorded() {
    let desk = Desk::new().await;
    let order = desk.order("unpaid", "unfulfilled", "incomplete").await;
    let change = |change| ChangeOrder {
        order: order.id.clone(),
        was: order.version(),
        change,
    };
    let app = &desk.setup.app;

    let refused = problem(
        app.change_order(&desk.store, change(OrderChangeKind::Fulfill))
            .await,
    );
    assert_eq!(refused.code, Code::StoreFailed);
    assert!(
        refused
            .message
            .contains("Order cannot be updated in its current state"),
        "{refused:?}"
    );
    let cancelled = app
        .change_order(&desk.store, change(OrderChangeKind::Cancel))
        .await;
    assert!(is_done(&cancelled.unwrap(), false));
    assert_eq!(
        desk.setup.audit_outcomes(Action::OrderChange),
        [Outcome::Begun, Outcome::Failed, Outcome::Begun, Outcome::Done]
    );
}

#[tokio::test]
async fn address_is_corrected_unless_it_was_changed() {
    let desk = Desk::new().await;
    let order = desk.order("paid", "unfulfilled", "complete").await;
    let app = &desk.setup.app;
    let york = AddressView {
        city: "York".into(),
        ..order.address.clone()
    };
    let change = |was: &AddressView, address: &AddressView| MoveOrder {
        order: order.id.clone(),
        was: was.clone(),
        address: address.clone(),
    };

    let saved = app
        .move_order(&desk.store, change(&order.address, &york))
        .await
        .unwrap();
    assert_eq!(
        saved,
        MovedOrderView::Saved {
            address: york.clone()
        }
    );
    let leeds = AddressView {
        city: "Leeds".into(),
        ..york.clone()
    };
    let stale = app
        .move_order(&desk.store, change(&order.address, &leeds))
        .await
        .unwrap();
    assert_eq!(stale, MovedOrderView::Conflict { theirs: york });
}

#[tokio::test]
async fn parcel_is_added_and_changed_unless_it_was_changed() {
    let desk = Desk::new().await;
    let order = desk.order("paid", "unfulfilled", "complete").await;
    let app = &desk.setup.app;
    let fields = |tracking: &str| ParcelFields {
        carrier: "UPS Ground".into(),
        tracking_reference: tracking.into(),
        estimate_start: "2026-12-01T12:00:00Z".into(),
        estimate_end: String::new(),
    };
    let save = |was, fields| SaveParcel {
        order: order.id.clone(),
        was,
        fields,
    };

    let added = app.save_parcel(&desk.store, save(None, fields("1Z1"))).await;
    assert!(is_done(&added.unwrap(), false));
    let first = app.parcels(&desk.store, &order.id).await.unwrap().remove(0);
    assert_eq!(first.tracking.as_ref().unwrap().host, "www.ups.com");
    assert_eq!(
        (&first.carrier[..], &first.tracking_reference[..]),
        ("UPS Ground", "1Z1")
    );
    let changed = app
        .save_parcel(&desk.store, save(Some(first.clone()), fields("1Z2")))
        .await;
    assert!(is_done(&changed.unwrap(), false));
    let stale = app
        .save_parcel(&desk.store, save(Some(first.clone()), fields("1Z3")))
        .await;
    assert_eq!(stale.unwrap(), OrderActionView::Conflict);
    let empty = ParcelFields {
        carrier: " ".into(),
        estimate_start: String::new(),
        ..fields("")
    };
    let refused = problem(app.save_parcel(&desk.store, save(None, empty)).await);
    assert_eq!(refused.field.as_deref(), Some("trackingReference"));

    // The parcels are read first.
    let groups = format!("/v2/orders/{}/shipping-groups", order.id);
    desk.inject_nth(Fault::Dropped, 2, &groups);
    let lost = app.save_parcel(&desk.store, save(None, fields("1Z4"))).await;
    assert!(is_done(&lost.unwrap(), true));
    assert_eq!(app.parcels(&desk.store, &order.id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn canceled_order_gets_no_new_parcel() {
    let desk = Desk::new().await;
    let order = desk.order("unpaid", "unfulfilled", "incomplete").await;
    let app = &desk.setup.app;
    let save = |was, tracking: &str| SaveParcel {
        order: order.id.clone(),
        was,
        fields: ParcelFields {
            carrier: "UPS Ground".into(),
            tracking_reference: tracking.into(),
            estimate_start: String::new(),
            estimate_end: String::new(),
        },
    };
    app.save_parcel(&desk.store, save(None, "1Z1")).await.unwrap();
    let parcel = app.parcels(&desk.store, &order.id).await.unwrap().remove(0);
    let orders = desk.admin().orders();
    orders
        .update(&order.id.as_str().into(), &moltin::OrderChange::Cancel)
        .await
        .unwrap();
    let posts = desk.posts("/shipping-groups");

    let refused = problem(app.save_parcel(&desk.store, save(None, "1Z2")).await);

    assert_eq!(
        refused.message,
        "This order is canceled. No parcel can be added to it."
    );
    assert_eq!(desk.posts("/shipping-groups"), posts);
    // What is on its way can still be corrected.
    let changed = app.save_parcel(&desk.store, save(Some(parcel), "1Z3")).await;
    assert!(is_done(&changed.unwrap(), false));
}

#[tokio::test]
async fn lost_change_of_an_estimate_is_not_called_done() {
    let desk = Desk::new().await;
    let order = desk.order("paid", "unfulfilled", "complete").await;
    let app = &desk.setup.app;
    let fields = |end: &str| ParcelFields {
        carrier: "UPS".into(),
        tracking_reference: "1Z1".into(),
        estimate_start: String::new(),
        estimate_end: end.into(),
    };
    let save = |was, fields| SaveParcel {
        order: order.id.clone(),
        was,
        fields,
    };
    let new = save(None, fields("2026-12-01T12:00:00Z"));
    app.save_parcel(&desk.store, new).await.unwrap();
    let parcel = app.parcels(&desk.store, &order.id).await.unwrap().remove(0);
    // The parcel is read first.
    let path = format!("/v2/orders/{}/shipping-groups/{}", order.id, parcel.id);
    desk.setup.store.inject_faults(Faults {
        reply: Some(Fault::DroppedBefore),
        path: Some(path),
        method: Some("PUT".into()),
        ..Faults::default()
    });

    let change = save(Some(parcel), fields("2026-12-05T12:00:00Z"));
    let lost = app.save_parcel(&desk.store, change).await.unwrap();

    assert!(
        matches!(lost, OrderActionView::Unclear { looked_up: true, .. }),
        "{lost:?}"
    );
}

#[tokio::test]
async fn tracking_page_is_of_a_known_carrier_and_recorded() {
    let desk = Desk::new().await;
    let app = &desk.setup.app;
    let parcel = |carrier: &str| OpenTracking {
        order: "o-1".into(),
        carrier: carrier.into(),
        tracking_reference: "1Z 1".into(),
    };

    let refused = problem(app.tracking_page(&desk.store, parcel("https://evil.test")).await);
    assert_eq!(refused.code, Code::InvalidInput);
    let url = app.tracking_page(&desk.store, parcel("UPS")).await.unwrap();

    assert_eq!(url, "https://www.ups.com/track?tracknum=1Z%201");
    let viewed = desk.setup.all_audit_entries().pop().unwrap();
    assert_eq!(
        (viewed.action, viewed.outcome),
        (Action::AdminView, Outcome::Begun)
    );
    assert_eq!(
        viewed.detail.as_deref(),
        Some("tracking page at www.ups.com of order o-1")
    );
}
