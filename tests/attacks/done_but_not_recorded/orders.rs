//! The changes of orders and the moves of money.

use shopside_core::Error;
use shopside_core::view::{
    AddressView, CancelPayment, CancelReasonView, CapturePayment, ChangeOrder, CreateOrder, MoneyView,
    MoveOrder, NewOrderFor, NewOrderItemView, NewOrderState, OrderChangeKind, OrderTermView, OrderText,
    OrderVersion, ParcelFields, PaymentMethodView, PaymentVersion, RefundKind, RefundPayment, SaveParcel,
    ScanNews, ScanOrders, StoreOrderView, TakePayment, TransactionView,
};

use super::changes::{Mutation, done};
use super::fixture::Fixture;

/// The states of the order that a change is made to: payment, status, shipping.
fn states(change: Mutation) -> (&'static str, &'static str, &'static str) {
    match change {
        Mutation::Capture | Mutation::CancelPayment => ("authorized", "complete", "unfulfilled"),
        Mutation::TakePayment => ("unpaid", "incomplete", "unfulfilled"),
        _ => ("paid", "complete", "unfulfilled"),
    }
}

/// An order that a change can be made to, with its payment. The observer reads it, so that the
/// app's audit log has no entry of it.
async fn subject(change: Mutation, fixture: &Fixture) -> (StoreOrderView, Option<TransactionView>) {
    let (app, store) = fixture.observer();
    let (payment, status, shipping) = states(change);
    let term = |attribute, value: &str| OrderTermView::Exactly {
        attribute,
        value: value.into(),
    };
    let scan = ScanOrders {
        scan: "subject".into(),
        terms: vec![
            term(OrderText::Payment, payment),
            term(OrderText::Status, status),
            term(OrderText::Shipping, shipping),
        ],
        ..ScanOrders::default()
    };
    let mut rows = Vec::new();
    app.scan_orders(store, scan, |news| {
        if let ScanNews::Batch(batch) = news {
            rows.extend(batch.rows);
        }
    })
    .await;
    for row in rows {
        let payments = app.store_order_payments(store, &row.id).await.unwrap().payments;
        let payment = payments.into_iter().next_back();
        let through_stripe = payment
            .as_ref()
            .is_some_and(|payment| payment.gateway == "stripe");
        if through_stripe || change == Mutation::TakePayment {
            return (app.store_order(store, &row.id).await.unwrap(), payment);
        }
    }
    panic!("no order is {payment}, {status} and {shipping}")
}

fn version(payment: &TransactionView) -> PaymentVersion {
    PaymentVersion {
        kind: payment.kind.clone(),
        status: payment.status.clone(),
        refunded: payment.refunded.as_ref().map_or(0, |refunded| refunded.amount),
    }
}

pub(super) async fn run(change: Mutation, fixture: &Fixture) -> Result<(), Error> {
    match change {
        Mutation::CreateOrder => {
            let (app, store) = (&fixture.app, fixture.store.as_str());
            done(app.create_order(store, new_order()).await)
        }
        change => run_on_an_order(change, fixture).await,
    }
}

async fn run_on_an_order(change: Mutation, fixture: &Fixture) -> Result<(), Error> {
    let (app, store) = (&fixture.app, fixture.store.as_str());
    let (subject, payment) = subject(change, fixture).await;
    let row = &subject.order.row;
    let order = row.id.clone();
    fixture.remember(&order);
    let payment = payment.unwrap_or_default();
    let (id, was) = (payment.id.clone(), version(&payment));
    let total = payment.amount.clone();
    match change {
        Mutation::Refund | Mutation::MarkRefunded => {
            let amount = payment.refundable.clone().unwrap();
            let refund = match change {
                Mutation::Refund => RefundKind::Pay {
                    repeated: Some(amount.clone()),
                    amount,
                },
                _ => RefundKind::Mark,
            };
            let refund = RefundPayment {
                order,
                payment: id,
                was,
                refund,
                note: String::new(),
            };
            app.refund_payment(store, refund).await.map(drop)
        }
        Mutation::Capture => {
            let capture = CapturePayment {
                order,
                payment: id,
                was,
                repeated: total,
            };
            app.capture_payment(store, capture).await.map(drop)
        }
        Mutation::CancelPayment => {
            let cancel = CancelPayment {
                order,
                payment: id,
                was,
                reason: CancelReasonView::Duplicate,
            };
            app.cancel_payment(store, cancel).await.map(drop)
        }
        Mutation::TakePayment => {
            let owing = subject.owing.clone().unwrap();
            let cash = TakePayment {
                order,
                was_owing: Some(owing.clone()),
                method: PaymentMethodView::Purchase,
                repeated: Some(owing.clone()),
                amount: owing,
                name: "Cash".into(),
                reference: String::new(),
            };
            app.take_payment(store, cash).await.map(drop)
        }
        Mutation::MoveOrder => {
            let was = subject.order.shipping_address.clone().unwrap();
            let mut address = was.clone();
            address.city = "York".into();
            let moved = MoveOrder { order, was, address };
            app.move_order(store, moved).await.map(drop)
        }
        Mutation::SaveParcel => {
            let fields = ParcelFields {
                carrier: "UPS".into(),
                tracking_reference: "1Z1".into(),
                estimate_start: String::new(),
                estimate_end: String::new(),
            };
            let parcel = SaveParcel {
                order,
                was: None,
                fields,
            };
            app.save_parcel(store, parcel).await.map(drop)
        }
        _ => {
            let was = OrderVersion {
                status: row.status.clone(),
                payment: row.payment.clone(),
                shipping: row.shipping.clone(),
            };
            let kind = match change {
                Mutation::Fulfill => OrderChangeKind::Fulfill,
                _ => OrderChangeKind::Cancel,
            };
            let change = ChangeOrder {
                order,
                was,
                change: kind,
            };
            app.change_order(store, change).await.map(drop)
        }
    }
}

/// A new order of a guest.
fn new_order() -> CreateOrder {
    let price = MoneyView {
        amount: 1_250,
        currency: "GBP".into(),
        decimals: Some(2),
    };
    CreateOrder {
        id: "5f0c1e9e-8a57-4a43-9d0d-6f4f0a8f6b11".into(),
        is_retry: false,
        customer: NewOrderFor::Guest {
            name: "April Ludgate".into(),
            email: "april@parks.test".into(),
        },
        state: NewOrderState::Unpaid,
        currency: "GBP".into(),
        items: vec![NewOrderItemView {
            name: "Mug".into(),
            sku: String::new(),
            quantity: "1".into(),
            unit_price: price.clone(),
        }],
        total: price,
        order_number: String::new(),
        external_ref: String::new(),
        shipping_address: AddressView::default(),
        billing_address: None,
    }
}

/// Whether the store has the change of the order that it was made to.
pub(super) async fn is_done(change: Mutation, fixture: &Fixture) -> bool {
    let (app, store) = fixture.observer();
    let id = fixture.remembered();
    let order = app.store_order(store, &id).await.unwrap().order;
    let row = &order.row;
    match change {
        Mutation::Refund | Mutation::MarkRefunded => row.payment == "refunded",
        Mutation::Capture | Mutation::TakePayment => row.payment == "paid",
        Mutation::CancelPayment => row.payment == "unpaid",
        Mutation::Fulfill => row.shipping == "fulfilled",
        Mutation::CancelOrder => row.status == "cancelled",
        Mutation::MoveOrder => order.shipping_address.unwrap().city == "York",
        _ => !app.parcels(store, &id).await.unwrap().is_empty(),
    }
}
