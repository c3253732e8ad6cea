//! Orders of the demo in the states that actions need, and the actions on them.

use std::sync::Arc;

use axum::http::Method;
use journal::AuditLog;
use moltin_sandbox::{Fault, Faults};
use shopside_core::Error;
use shopside_core::view::{
    AddressView, CancelPayment, CancelReasonView, CapturePayment, ChangeOrder, LookForOrder, MoneyView,
    MoveOrder, OpenTracking, OrderActionView, OrderChangeKind, OrderText, OrderVersion, ParcelFields,
    PaymentMethodView, PaymentVersion, RefundKind, RefundPayment, SaveParcel, StoreOrderRowView, TakePayment,
    TransactionView,
};

use super::create::guests_order;
use crate::setup::Setup;
use crate::store_orders::{exactly, find_orders};

/// Minor units of pounds.
pub(super) fn amount(amount: i64) -> MoneyView {
    MoneyView {
        amount,
        currency: "GBP".into(),
        decimals: Some(2),
    }
}

/// Whether an action was done, and whether its response was lost.
pub(super) fn is_done(acted: &OrderActionView, response_was_lost: bool) -> bool {
    matches!(acted, OrderActionView::Done { response_lost, .. } if *response_lost == response_was_lost)
}

/// An app with an open store.
pub(super) struct Desk {
    pub(super) setup: Setup,
    pub(super) store: String,
}

/// A payment of an order, as on screen.
pub(super) struct Paid {
    pub(super) order: String,
    pub(super) payment: TransactionView,
}

/// An authorized payment.
pub(super) type Held = Paid;

/// An order, as on screen.
pub(super) struct OrderOnScreen {
    pub(super) id: String,
    pub(super) address: AddressView,
    row: StoreOrderRowView,
}

impl OrderOnScreen {
    pub(super) fn version(&self) -> OrderVersion {
        OrderVersion {
            status: self.row.status.clone(),
            payment: self.row.payment.clone(),
            shipping: self.row.shipping.clone(),
        }
    }
}

fn version(payment: &TransactionView) -> PaymentVersion {
    PaymentVersion {
        kind: payment.kind.clone(),
        status: payment.status.clone(),
        refunded: payment.refunded.as_ref().map_or(0, |refunded| refunded.amount),
    }
}

impl Desk {
    pub(super) async fn new() -> Self {
        let setup = Setup::new().await;
        let store = setup.connect().await.id;
        Self { setup, store }
    }

    /// A colleague at another computer.
    pub(super) fn admin(&self) -> moltin::Admin {
        let store = moltin::Store::new(self.setup.store.base_url(), "sandbox").unwrap();
        store.admin("sandbox-secret")
    }

    /// Another operator at another computer, with the same store.
    pub(super) async fn colleague(&self) -> Self {
        let store = Arc::clone(&self.setup.store);
        let url = store.base_url().to_owned();
        let setup = Setup::with_store_at(store, url, AuditLog::in_memory().unwrap());
        let store = setup.connect().await.id;
        Self { setup, store }
    }

    async fn rows(&self, payment: &str, status: &str) -> Vec<StoreOrderRowView> {
        self.rows_in("GBP", payment, status).await
    }

    async fn rows_in(&self, currency: &str, payment: &str, status: &str) -> Vec<StoreOrderRowView> {
        let terms = vec![
            exactly(OrderText::Payment, payment),
            exactly(OrderText::Status, status),
            exactly(OrderText::Currency, currency),
        ];
        find_orders(&self.setup, &self.store, terms).await
    }

    /// The first order with these states.
    pub(super) async fn order(&self, payment: &str, shipping: &str, status: &str) -> OrderOnScreen {
        let rows = self.rows(payment, status).await;
        let mut rows = rows.into_iter().filter(|row| row.shipping == shipping);
        let row = rows.next().unwrap();
        let order = self.setup.app.store_order(&self.store, &row.id).await.unwrap();
        OrderOnScreen {
            id: row.id.clone(),
            address: order.order.shipping_address.unwrap(),
            row,
        }
    }

    /// A payment of an order in pounds through a gateway.
    async fn find(&self, state: &str, kind: &str, gateway: &str) -> Paid {
        let rows = self.rows(state, "complete").await;
        self.find_among(rows, kind, gateway).await
    }

    /// A payment of an order in another currency that can be refunded.
    pub(super) async fn paid_in(&self, currency: &str) -> Paid {
        let rows = self.rows_in(currency, "paid", "complete").await;
        self.find_among(rows, "purchase", "stripe").await
    }

    async fn find_among(&self, rows: Vec<StoreOrderRowView>, kind: &str, gateway: &str) -> Paid {
        for row in rows {
            let payments = self.setup.app.store_order_payments(&self.store, &row.id).await;
            let mut payments = payments.unwrap().payments.into_iter();
            let found = payments.find(|one| one.kind == kind && one.gateway == gateway);
            if let Some(payment) = found {
                let order = row.id;
                return Paid { order, payment };
            }
        }
        panic!("no order has a {kind} through {gateway}")
    }

    /// A payment that can be refunded.
    pub(super) async fn paid(&self, gateway: &str) -> Paid {
        self.find("paid", "purchase", gateway).await
    }

    /// An authorization that can be captured.
    pub(super) async fn held(&self, gateway: &str) -> Held {
        self.find("authorized", "authorize", gateway).await
    }

    /// The payment as the store has it now.
    pub(super) async fn again(&self, paid: &Paid) -> Paid {
        Paid {
            order: paid.order.clone(),
            payment: self.payment(&paid.order, &paid.payment.id).await,
        }
    }

    /// An unpaid order, and what it owes.
    pub(super) async fn unpaid(&self) -> (String, MoneyView) {
        let order = self.rows("unpaid", "incomplete").await.remove(0).id;
        let view = self.setup.app.store_order(&self.store, &order).await.unwrap();
        (order, view.owing.unwrap())
    }

    pub(super) async fn payment(&self, order: &str, id: &str) -> TransactionView {
        let payments = self.setup.app.store_order_payments(&self.store, order).await;
        let mut payments = payments.unwrap().payments.into_iter();
        payments.find(|one| one.id == id).unwrap()
    }

    pub(super) async fn refund_as(&self, paid: &Paid, refund: RefundKind) -> Result<OrderActionView, Error> {
        let refund = RefundPayment {
            order: paid.order.clone(),
            payment: paid.payment.id.clone(),
            was: version(&paid.payment),
            refund,
            note: " Scratched lid".into(),
        };
        self.setup.app.refund_payment(&self.store, refund).await
    }

    pub(super) async fn refund(
        &self,
        paid: &Paid,
        amount: MoneyView,
        repeated: Option<MoneyView>,
    ) -> Result<OrderActionView, Error> {
        self.refund_as(paid, RefundKind::Pay { amount, repeated }).await
    }

    pub(super) async fn capture(
        &self,
        held: &Held,
        repeated: Option<MoneyView>,
    ) -> Result<OrderActionView, Error> {
        let capture = CapturePayment {
            order: held.order.clone(),
            payment: held.payment.id.clone(),
            was: version(&held.payment),
            repeated,
        };
        self.setup.app.capture_payment(&self.store, capture).await
    }

    pub(super) async fn cancel(&self, held: &Held) -> Result<OrderActionView, Error> {
        let cancel = CancelPayment {
            order: held.order.clone(),
            payment: held.payment.id.clone(),
            was: version(&held.payment),
            reason: CancelReasonView::Duplicate,
        };
        self.setup.app.cancel_payment(&self.store, cancel).await
    }

    #[expect(clippy::unused_self, reason = "it reads like the other steps")]
    pub(super) fn cash(&self, order: &str, owing: &MoneyView, amount: MoneyView) -> TakePayment {
        TakePayment {
            order: order.into(),
            was_owing: Some(owing.clone()),
            method: PaymentMethodView::Purchase,
            amount,
            repeated: None,
            name: "Cash".into(),
            reference: "till 3".into(),
        }
    }

    /// The results of every action.
    pub(super) async fn everything(
        &self,
        paid: &Paid,
        held: &Held,
        order: &str,
        owing: &MoneyView,
    ) -> Vec<Result<(), Error>> {
        let app = &self.setup.app;
        let was = OrderVersion {
            status: "incomplete".into(),
            payment: "unpaid".into(),
            shipping: "unfulfilled".into(),
        };
        let change = |change| ChangeOrder {
            order: order.into(),
            was: was.clone(),
            change,
        };
        let moved = MoveOrder {
            order: order.into(),
            was: AddressView::default(),
            address: AddressView::default(),
        };
        let parcel = SaveParcel {
            order: order.into(),
            was: None,
            fields: ParcelFields {
                carrier: "UPS".into(),
                tracking_reference: "1Z1".into(),
                estimate_start: String::new(),
                estimate_end: String::new(),
            },
        };
        let cash = self.cash(order, owing, amount(100));
        let new = guests_order();
        let look = LookForOrder {
            id: new.id.clone(),
            external_ref: String::new(),
        };
        let tracking = OpenTracking {
            order: order.into(),
            carrier: "UPS".into(),
            tracking_reference: "1Z1".into(),
        };
        vec![
            self.refund(paid, amount(100), None).await.map(drop),
            self.refund_as(paid, RefundKind::Mark).await.map(drop),
            self.capture(held, held.payment.amount.clone()).await.map(drop),
            self.cancel(held).await.map(drop),
            app.take_payment(&self.store, cash).await.map(drop),
            app.change_order(&self.store, change(OrderChangeKind::Fulfill))
                .await
                .map(drop),
            app.change_order(&self.store, change(OrderChangeKind::Cancel))
                .await
                .map(drop),
            app.move_order(&self.store, moved).await.map(drop),
            app.save_parcel(&self.store, parcel).await.map(drop),
            app.check_order(&self.store, new.clone()).await,
            app.create_order(&self.store, new).await.map(drop),
            app.look_for_order(&self.store, look).await.map(drop),
            app.tracking_page(&self.store, tracking).await.map(drop),
        ]
    }

    /// Injects a fault into an action on a payment.
    pub(super) fn inject(&self, fault: Fault, paid: &Paid, action: &str) {
        let (order, payment) = (&paid.order, &paid.payment.id);
        self.inject_at(
            fault,
            &format!("/v2/orders/{order}/transactions/{payment}/{action}"),
        );
    }

    pub(super) fn inject_at(&self, fault: Fault, path: &str) {
        self.setup.store.inject_faults(Faults {
            reply: Some(fault),
            path: Some(path.into()),
            ..Faults::default()
        });
    }

    /// Injects a fault into the n-th request to this path.
    pub(super) fn inject_nth(&self, fault: Fault, nth: u32, path: &str) {
        self.setup.store.inject_faults(Faults {
            reply: Some(fault),
            path: Some(path.into()),
            every: Some(nth),
            times: Some(1),
            ..Faults::default()
        });
    }

    /// How many POST requests went to paths with this end.
    pub(super) fn posts(&self, end: &str) -> usize {
        let requests = self.setup.store.requests();
        let is_post = |method: &str, path: &str| method == "POST" && path.ends_with(end);
        requests
            .iter()
            .filter(|request| is_post(&request.method, &request.path))
            .count()
    }

    /// How many requests with this method went to an order.
    pub(super) fn sent(&self, method: &Method, order: &str) -> usize {
        let requests = self.setup.store.requests();
        let path = format!("/v2/orders/{order}");
        requests
            .iter()
            .filter(|request| request.method == method.as_str() && request.path == path)
            .count()
    }
}
