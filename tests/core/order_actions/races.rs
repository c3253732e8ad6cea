//! Lost requests while a colleague does something similar: the app does not take it for its own.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::{Method, StatusCode};
use moltin::{ManualPayment, PaymentMethod};
use moltin_sandbox::Fault;
use serde_json::json;
use shopside_core::view::{OrderActionView, PaymentVersion, RefundKind, RefundPayment};

use super::steps::{Desk, amount};
use crate::fake_store::{FakeStore, json_response};
use crate::setup::{Setup, store_error};
use crate::wait::wait_for;

fn is_unclear(acted: &OrderActionView) -> bool {
    matches!(acted, OrderActionView::Unclear { looked_up: true, .. })
}

#[tokio::test]
async fn promise_of_a_colleague_is_not_taken_for_a_lost_payment() {
    let desk = Desk::new().await;
    let (order, owing) = desk.unpaid().await;
    desk.inject_nth(Fault::DroppedBefore, 1, &format!("/v2/orders/{order}/payments"));
    // The first read is before the payment, the second one looks for it.
    let gate = desk
        .setup
        .store
        .close_gate(&format!("/v2/orders/{order}/transactions"), 1);

    let cash = desk.cash(&order, &owing, amount(100));
    let taking = desk.setup.app.take_payment(&desk.store, cash);
    let meanwhile = async {
        wait_for("the look for the payment", gate.reached()).await;
        let promise = ManualPayment::new(PaymentMethod::Authorize).amount(100);
        let id = order.as_str().into();
        desk.admin().orders().pay_manually(&id, &promise).await.unwrap();
        drop(gate);
    };
    let (acted, ()) = tokio::join!(taking, meanwhile);

    let acted = acted.unwrap();
    assert!(is_unclear(&acted), "{acted:?}");
}

#[tokio::test]
async fn refund_of_a_colleague_is_not_taken_for_a_lost_mark() {
    let setup = Setup::new().await;
    let was_asked = AtomicBool::new(false);
    let host = FakeStore::granting_tokens(move |request| match request.path.as_str() {
        _ if request.method == Method::POST => {
            was_asked.store(true, Ordering::SeqCst);
            store_error(StatusCode::GATEWAY_TIMEOUT, &json!({ "status": 504, "title": "Timeout" }))
        }
        path if path.contains("/transactions/") => {
            let (kind, refunded) = if was_asked.load(Ordering::SeqCst) {
                ("refund", 100)
            } else {
                ("purchase", 0)
            };
            let payment = json!({ "data": {
                "id": "t", "transaction_type": kind, "status": "complete", "gateway": "stripe", "amount": 2400,
                "currency": "GBP", "refunded_amount": refunded,
            } });
            json_response(&payment.to_string())
        }
        path if path.contains("currencies") => json_response(r#"{"data":[]}"#),
        _ => json_response(r#"{"data":{"id":"o","status":"complete","payment":"paid"}}"#),
    })
    .await;
    let store = host.connect(&setup).await.id;
    let mark = RefundPayment {
        order: "o".into(),
        payment: "t".into(),
        was: PaymentVersion {
            kind: "purchase".into(),
            status: "complete".into(),
            refunded: 0,
        },
        refund: RefundKind::Mark,
        note: String::new(),
    };

    let acted = setup.app.refund_payment(&store, mark).await.unwrap();

    assert!(is_unclear(&acted), "{acted:?}");
    assert_eq!(host.requests_with(&Method::POST).len(), 1);
}
