//! Changes of orders, moves of money and parcels: the store is compared with the screen first,
//! nothing is sent twice, and everything is in the audit log.

mod changes;
mod colleagues;
mod create;
mod currencies;
mod races;
mod refusals;
mod steps;

use journal::{Action, Outcome};
use moltin_sandbox::Fault;
use shopside_core::view::{
    Code, MoneyView, OrderActionView, PaymentMethodView, RefundKind, Rules, TakePayment,
};

use crate::setup::problem;
use steps::{Desk, amount, is_done};

#[tokio::test]
async fn refund_is_sent_once_and_recorded_with_its_amount() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;

    let acted = desk.refund(&paid, amount(100), Some(amount(100))).await.unwrap();

    assert!(is_done(&acted, false), "{acted:?}");
    let now = desk.payment(&paid.order, &paid.payment.id).await;
    assert_eq!(now.refunded, Some(amount(100)));
    let left = paid.payment.refundable.as_ref().unwrap().amount - 100;
    assert_eq!(now.refundable, Some(amount(left)));
    assert_eq!(desk.posts("/refund"), 1);
    let entries = desk.setup.audit_entries();
    let outcomes: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        outcomes,
        [(Action::Refund, Outcome::Begun), (Action::Refund, Outcome::Done)]
    );
    let detail = format!("1.00 GBP of payment {}, order {}", paid.payment.id, paid.order);
    assert_eq!(entries[0].detail.as_deref(), Some(detail.as_str()));
    assert_eq!(entries[0].reason.as_deref(), Some("Scratched lid"));
    assert!(entries[0].customer_email.is_some());
}

#[tokio::test]
async fn payments_show_paid_and_refunded_after_partial_refund() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;
    desk.refund(&paid, amount(100), None).await.unwrap();

    let view = desk
        .setup
        .app
        .store_order_payments(&desk.store, &paid.order)
        .await
        .unwrap();

    assert_eq!(view.paid, [paid.payment.amount.clone().unwrap()]);
    assert_eq!(view.refunded, [amount(100)]);
}

#[tokio::test]
async fn second_refund_from_the_same_screen_is_a_conflict() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;
    desk.refund(&paid, amount(100), None).await.unwrap();

    let again = desk.refund(&paid, amount(100), None).await.unwrap();

    assert_eq!(again, OrderActionView::Conflict);
    assert_eq!(desk.posts("/refund"), 1);
}

#[tokio::test]
async fn two_refunds_at_once_send_one() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;

    let (one, other) = tokio::join!(
        desk.refund(&paid, amount(100), None),
        desk.refund(&paid, amount(100), None)
    );

    let acted = [one.unwrap(), other.unwrap()];
    assert!(acted.iter().any(|acted| is_done(acted, false)), "{acted:?}");
    assert!(acted.contains(&OrderActionView::Conflict), "{acted:?}");
    assert_eq!(desk.posts("/refund"), 1);
}

#[tokio::test]
async fn refund_above_what_is_left_sends_nothing() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;
    let left = paid.payment.refundable.clone().unwrap();
    let euros = MoneyView {
        currency: "EUR".into(),
        ..amount(1)
    };

    for wrong in [amount(left.amount + 1), amount(0), amount(-5), euros] {
        let refused = problem(desk.refund(&paid, wrong.clone(), Some(wrong.clone())).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some("value")),
            "{wrong:?}"
        );
    }

    assert_eq!(desk.posts("/refund"), 0);
    assert!(desk.setup.audit_entries().is_empty());
}

#[tokio::test]
async fn amount_above_the_limit_is_entered_twice() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;
    let rules = |confirm_amounts_above| Rules {
        confirm_amounts_above,
        ..Rules::default()
    };
    desk.setup.app.change_rules(&desk.store, rules(5)).await.unwrap();

    for repeated in [None, Some(amount(502))] {
        let refused = problem(desk.refund(&paid, amount(501), repeated).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some("repeated"))
        );
    }
    assert_eq!(desk.posts("/refund"), 0);

    // The limit is in whole pounds.
    assert!(is_done(
        &desk.refund(&paid, amount(500), None).await.unwrap(),
        false
    ));
    let paid = desk.again(&paid).await;
    let repeated = desk.refund(&paid, amount(501), Some(amount(501))).await.unwrap();
    assert!(is_done(&repeated, false));
    desk.setup.app.change_rules(&desk.store, rules(6)).await.unwrap();
    let paid = desk.again(&paid).await;
    assert!(is_done(
        &desk.refund(&paid, amount(501), None).await.unwrap(),
        false
    ));
}

#[tokio::test]
async fn capture_and_cash_above_the_limit_are_entered_twice() {
    let desk = Desk::new().await;
    let rules = Rules {
        confirm_amounts_above: 0,
        ..Rules::default()
    };
    desk.setup.app.change_rules(&desk.store, rules).await.unwrap();
    let held = desk.held("stripe").await;

    let refused = problem(desk.capture(&held, None).await);
    assert_eq!(refused.field.as_deref(), Some("repeated"));
    let (order, owing) = desk.unpaid().await;
    let cash = desk.cash(&order, &owing, amount(100));
    let refused = problem(desk.setup.app.take_payment(&desk.store, cash).await);
    assert_eq!(refused.field.as_deref(), Some("repeated"));
    assert_eq!((desk.posts("/capture"), desk.posts("/payments")), (0, 0));

    let captured = desk.capture(&held, held.payment.amount.clone()).await.unwrap();
    assert!(is_done(&captured, false));
}

#[tokio::test]
async fn lost_response_of_done_refund_is_found_out() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;
    desk.inject(Fault::Dropped, &paid, "refund");

    let acted = desk.refund(&paid, amount(100), None).await.unwrap();

    assert!(is_done(&acted, true), "{acted:?}");
    assert_eq!(desk.posts("/refund"), 1);
    let last = desk.setup.audit_entries().pop().unwrap();
    assert_eq!(last.outcome, Outcome::Done);
    assert!(
        last.detail
            .unwrap()
            .ends_with("the response was lost, and the store has it")
    );
}

#[tokio::test]
async fn lost_request_is_unclear_and_not_sent_again() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;
    desk.inject(Fault::DroppedBefore, &paid, "refund");

    let acted = desk.refund(&paid, amount(100), None).await.unwrap();

    let OrderActionView::Unclear { problem, looked_up } = acted else {
        panic!("{acted:?}")
    };
    assert_eq!((problem.code, looked_up), (Code::OutcomeUnknown, true));
    assert_eq!(desk.posts("/refund"), 1);
    assert_eq!(
        desk.setup.audit_outcomes(Action::Refund),
        [Outcome::Begun, Outcome::Unknown]
    );
    let now = desk.payment(&paid.order, &paid.payment.id).await;
    assert_eq!(now.refunded, Some(amount(0)));
}

#[tokio::test]
async fn mark_moves_no_money_and_names_none() {
    let desk = Desk::new().await;
    let paid = desk.paid("stripe").await;

    let acted = desk.refund_as(&paid, RefundKind::Mark).await.unwrap();

    assert!(is_done(&acted, false));
    assert_eq!(
        desk.setup.audit_outcomes(Action::RefundMark),
        [Outcome::Begun, Outcome::Done]
    );
    let now = desk.payment(&paid.order, &paid.payment.id).await;
    assert_eq!(now.refundable, Some(amount(0)));
}

#[tokio::test]
async fn authorization_is_captured_or_cancelled() {
    let desk = Desk::new().await;
    let held = desk.held("stripe").await;
    let captured = desk.capture(&held, held.payment.amount.clone()).await.unwrap();
    assert!(is_done(&captured, false));
    let stale = desk.capture(&held, held.payment.amount.clone()).await.unwrap();
    assert_eq!(stale, OrderActionView::Conflict);

    let held = desk.held("stripe").await;
    assert!(is_done(&desk.cancel(&held).await.unwrap(), false));
    let manual = desk.held("manual").await;
    let refused = problem(desk.cancel(&manual).await);
    assert_eq!(refused.code, Code::StoreFailed);
    assert!(
        refused
            .message
            .contains("Cancellation is not supported for Manual payment gateway"),
        "{refused:?}"
    );
    assert_eq!(
        desk.setup.audit_outcomes(Action::PaymentCancel),
        [Outcome::Begun, Outcome::Done, Outcome::Begun, Outcome::Failed]
    );
}

#[tokio::test]
async fn lost_capture_is_found_out() {
    let desk = Desk::new().await;
    let held = desk.held("stripe").await;
    desk.inject_at(
        Fault::Dropped,
        &format!(
            "/v2/orders/{}/transactions/{}/capture",
            held.order, held.payment.id
        ),
    );

    let acted = desk.capture(&held, held.payment.amount.clone()).await.unwrap();

    assert!(is_done(&acted, true));
    assert_eq!(desk.posts("/capture"), 1);
}

#[tokio::test]
async fn cash_pays_what_is_owed_and_no_more() {
    let desk = Desk::new().await;
    let (order, owing) = desk.unpaid().await;
    let app = &desk.setup.app;
    let too_much = desk.cash(&order, &owing, amount(owing.amount + 1));
    let refused = problem(app.take_payment(&desk.store, too_much).await);
    assert_eq!(refused.field.as_deref(), Some("value"));

    let part = desk.cash(&order, &owing, amount(100));
    let acted = app.take_payment(&desk.store, part.clone()).await.unwrap();
    assert!(is_done(&acted, false));
    let stale = app.take_payment(&desk.store, part).await.unwrap();
    assert_eq!(stale, OrderActionView::Conflict);

    let now = app.store_order(&desk.store, &order).await.unwrap();
    assert_eq!(now.owing, Some(amount(owing.amount - 100)));
    let held = TakePayment {
        method: PaymentMethodView::Authorize,
        ..desk.cash(&order, now.owing.as_ref().unwrap(), amount(50))
    };
    desk.inject_at(Fault::Dropped, &format!("/v2/orders/{order}/payments"));
    let acted = app.take_payment(&desk.store, held).await.unwrap();
    assert!(is_done(&acted, true), "{acted:?}");
    assert_eq!(desk.posts("/payments"), 2);
}
