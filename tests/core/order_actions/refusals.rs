//! Who may not change orders: staff in customer view, sign-in-only connections, and keys without
//! the permission.

use axum::http::{Method, StatusCode};
use journal::{Action, Outcome};
use serde_json::json;
use shopside_core::view::{Code, PaymentVersion, RefundKind, RefundPayment};

use super::steps::{Desk, amount};
use crate::fake_store::{FakeStore, json_response};
use crate::session_kinds::SessionKind;
use crate::setup::{RON, Setup, problem, store_error};
use crate::wait::wait_for;

#[tokio::test]
async fn nothing_is_done_during_customer_view() {
    let desk = Desk::new().await;
    let (paid, held) = (desk.paid("stripe").await, desk.held("stripe").await);
    let (order, owing) = desk.unpaid().await;
    for kind in SessionKind::ALL {
        kind.begin(&desk.setup, &desk.store).await;
        let requests = desk.setup.store.requests().len();
        let entries = desk.setup.all_audit_entries().len();

        for refused in desk.everything(&paid, &held, &order, &owing).await {
            let refused = problem(refused);
            assert_eq!(refused.code, Code::NotAllowedHere, "{kind:?}: {refused:?}");
        }

        assert_eq!(desk.setup.store.requests().len(), requests);
        assert_eq!(desk.setup.all_audit_entries().len(), entries);
        desk.setup.app.stop().await;
    }
}

#[tokio::test]
async fn session_that_begins_meanwhile_stops_the_refund() {
    let desk = Desk::new().await;
    let ron = desk.setup.customer_id(&desk.store, RON).await;
    let paid = desk.paid("stripe").await;
    let path = format!("/v2/orders/{}/transactions/{}", paid.order, paid.payment.id);
    let gate = desk.setup.store.close_gate(&path, 0);

    let refund = async {
        let acted = desk.refund(&paid, amount(100), None).await;
        problem(acted).code
    };
    let meanwhile = async {
        wait_for("the read of the payment", gate.reached()).await;
        desk.setup.preview_as(&desk.store, &ron).await;
        drop(gate);
    };
    let (code, ()) = tokio::join!(refund, meanwhile);

    assert_eq!(code, Code::NotAllowedHere);
    assert_eq!(desk.posts("/refund"), 0);
}

#[tokio::test]
async fn sign_in_only_connection_changes_no_order() {
    let desk = Desk::new().await;
    let (paid, held) = (desk.paid("stripe").await, desk.held("stripe").await);
    let (order, owing) = desk.unpaid().await;
    desk.setup.app.remove(&desk.store).await.unwrap();
    let only = desk.setup.sign_in_only_connection();
    let store = desk.setup.app.connect(only).await.unwrap().id;
    let desk = Desk { store, ..desk };
    let requests = desk.setup.store.requests().len();

    for refused in desk.everything(&paid, &held, &order, &owing).await {
        assert_eq!(problem(refused).code, Code::Connection);
    }
    let read = desk.setup.app.parcels(&desk.store, &order).await;
    assert_eq!(problem(read).code, Code::Connection);
    assert_eq!(desk.setup.store.requests().len(), requests);
}

#[tokio::test]
async fn key_without_permission_is_named_and_recorded() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match request.path.as_str() {
        _ if request.method == Method::POST => store_error(
            StatusCode::FORBIDDEN,
            &json!({ "status": 403, "title": "Forbidden" }),
        ),
        path if path.contains("/transactions/") => json_response(
            r#"{"data":{"id":"t","transaction_type":"purchase","status":"complete","gateway":"stripe",
                "amount":2400,"currency":"GBP","refunded_amount":0}}"#,
        ),
        path if path.contains("currencies") => json_response(r#"{"data":[]}"#),
        _ => json_response(r#"{"data":{"id":"o","status":"complete","payment":"paid"}}"#),
    })
    .await;
    let store = host.connect(&setup).await.id;
    let refund = RefundPayment {
        order: "o".into(),
        payment: "t".into(),
        was: PaymentVersion {
            kind: "purchase".into(),
            status: "complete".into(),
            refunded: 0,
        },
        refund: RefundKind::Pay {
            amount: amount(100),
            repeated: None,
        },
        note: String::new(),
    };

    let refused = problem(setup.app.refund_payment(&store, refund).await);

    assert_eq!(refused.code, Code::Forbidden, "{refused:?}");
    assert_eq!(host.requests_with(&Method::POST).len(), 1);
    assert_eq!(
        setup.audit_outcomes(Action::Refund),
        [Outcome::Begun, Outcome::Failed]
    );
}
