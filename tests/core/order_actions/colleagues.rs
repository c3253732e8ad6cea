//! Two operators at two computers who do the same at the same time: each has seen the order as it
//! was before, and the store decides. What was done is done once, and the other one is told so.

use journal::{Action, Outcome};
use shopside_core::Error;
use shopside_core::view::{
    ChangeOrder, Code, MoneyView, OrderActionView, OrderChangeKind, Problem, TakePayment,
};

use super::steps::{Desk, OrderOnScreen, Paid, amount, is_done};
use crate::wait::wait_for;

type Acted = Result<OrderActionView, Error>;

/// Runs both actions, whose requests to this path wait for each other.
async fn at_once(
    desk: &Desk,
    path: &str,
    one: impl Future<Output = Acted>,
    other: impl Future<Output = Acted>,
) -> [Acted; 2] {
    let gate = desk.setup.store.close_gate(path, 0);
    let release = async {
        wait_for("both requests", gate.reached_by(2)).await;
        drop(gate);
    };
    let (one, other, ()) = tokio::join!(one, other, release);
    [one, other]
}

/// Whether one of the two was done, and the other one was refused by the store or found that the
/// order has changed.
fn is_done_once(acted: &[Acted; 2]) -> bool {
    let done = acted.iter().flatten().filter(|acted| is_done(acted, false));
    let is_refused = |acted: &Acted| match acted {
        Ok(acted) => *acted == OrderActionView::Conflict,
        Err(error) => Problem::from(error).code == Code::StoreFailed,
    };
    done.count() == 1 && acted.iter().filter(|acted| is_refused(acted)).count() == 1
}

fn payment_path(paid: &Paid) -> String {
    format!("/v2/orders/{}/transactions/{}", paid.order, paid.payment.id)
}

fn change(order: &OrderOnScreen, change: OrderChangeKind) -> ChangeOrder {
    ChangeOrder {
        order: order.id.clone(),
        was: order.version(),
        change,
    }
}

#[tokio::test]
async fn whole_payment_is_refunded_once() {
    let desk = Desk::new().await;
    let colleague = desk.colleague().await;
    let paid = desk.paid("stripe").await;
    let whole = paid.payment.refundable.clone().unwrap();

    let acted = at_once(
        &desk,
        &format!("{}/refund", payment_path(&paid)),
        desk.refund(&paid, whole.clone(), Some(whole.clone())),
        colleague.refund(&paid, whole.clone(), Some(whole.clone())),
    )
    .await;

    assert!(is_done_once(&acted), "{acted:?}");
    assert_eq!(desk.posts("/refund"), 2);
    let now = desk.payment(&paid.order, &paid.payment.id).await;
    assert_eq!(now.refunded, paid.payment.amount);
    let mut outcomes = desk.setup.audit_outcomes(Action::Refund);
    outcomes.extend(colleague.setup.audit_outcomes(Action::Refund));
    let count = |outcome| outcomes.iter().filter(|one| **one == outcome).count();
    assert_eq!(
        (
            count(Outcome::Begun),
            count(Outcome::Done),
            count(Outcome::Failed)
        ),
        (2, 1, 1)
    );
}

#[tokio::test]
async fn parts_that_exceed_the_payment_together_are_not_both_refunded() {
    let desk = Desk::new().await;
    let colleague = desk.colleague().await;
    let paid = desk.paid("stripe").await;
    let whole = paid.payment.refundable.clone().unwrap().amount;
    let (small, large) = (amount(whole / 2), amount(whole / 2 + 2));

    let acted = at_once(
        &desk,
        &format!("{}/refund", payment_path(&paid)),
        desk.refund(&paid, small.clone(), Some(small)),
        colleague.refund(&paid, large.clone(), Some(large)),
    )
    .await;

    assert!(is_done_once(&acted), "{acted:?}");
    let refunded = desk.payment(&paid.order, &paid.payment.id).await.refunded;
    assert!(refunded.unwrap().amount < whole);
}

#[tokio::test]
async fn authorization_is_captured_once() {
    let desk = Desk::new().await;
    let colleague = desk.colleague().await;
    let held = desk.held("stripe").await;
    let whole = held.payment.amount.clone();

    let acted = at_once(
        &desk,
        &format!("{}/capture", payment_path(&held)),
        desk.capture(&held, whole.clone()),
        colleague.capture(&held, whole.clone()),
    )
    .await;

    assert!(is_done_once(&acted), "{acted:?}");
    let view = desk
        .setup
        .app
        .store_order_payments(&desk.store, &held.order)
        .await;
    assert_eq!(view.unwrap().paid, whole.into_iter().collect::<Vec<_>>());
}

#[tokio::test]
async fn authorization_is_captured_or_cancelled_and_not_both() {
    let desk = Desk::new().await;
    let colleague = desk.colleague().await;
    let held = desk.held("stripe").await;

    let acted = at_once(
        &desk,
        &payment_path(&held),
        desk.capture(&held, held.payment.amount.clone()),
        colleague.cancel(&held),
    )
    .await;

    assert!(is_done_once(&acted), "{acted:?}");
    let now = desk.payment(&held.order, &held.payment.id).await;
    let expected = if acted[0].as_ref().is_ok_and(|acted| is_done(acted, false)) {
        ("capture", "complete")
    } else {
        ("authorize", "cancelled")
    };
    assert_eq!((now.kind.as_str(), now.status.as_str()), expected);
}

#[tokio::test]
async fn what_is_owed_is_taken_once() {
    let desk = Desk::new().await;
    let colleague = desk.colleague().await;
    let (order, owing) = desk.unpaid().await;
    let cash = |desk: &Desk| TakePayment {
        repeated: Some(owing.clone()),
        ..desk.cash(&order, &owing, owing.clone())
    };
    let (one, other) = (cash(&desk), cash(&colleague));

    let acted = at_once(
        &desk,
        &format!("/v2/orders/{order}/payments"),
        desk.setup.app.take_payment(&desk.store, one),
        colleague.setup.app.take_payment(&colleague.store, other),
    )
    .await;

    assert!(is_done_once(&acted), "{acted:?}");
    let now = desk.setup.app.store_order(&desk.store, &order).await.unwrap();
    let nothing = MoneyView {
        amount: 0,
        ..owing.clone()
    };
    assert_eq!(now.owing, Some(nothing));
    let view = desk.setup.app.store_order_payments(&desk.store, &order).await;
    assert_eq!(view.unwrap().paid, [owing]);
}

#[tokio::test]
async fn order_is_fulfilled_once_or_cancelled_and_not_both() {
    for (first, second) in [
        (OrderChangeKind::Fulfill, OrderChangeKind::Fulfill),
        (OrderChangeKind::Fulfill, OrderChangeKind::Cancel),
        (OrderChangeKind::Cancel, OrderChangeKind::Cancel),
    ] {
        let desk = Desk::new().await;
        let colleague = desk.colleague().await;
        let order = desk.order("paid", "unfulfilled", "complete").await;

        let acted = at_once(
            &desk,
            &format!("/v2/orders/{}", order.id),
            desk.setup.app.change_order(&desk.store, change(&order, first)),
            colleague
                .setup
                .app
                .change_order(&colleague.store, change(&order, second)),
        )
        .await;

        assert!(is_done_once(&acted), "{first:?}, {second:?}: {acted:?}");
        let now = desk.setup.app.store_order(&desk.store, &order.id).await.unwrap();
        let state = (now.order.row.status.as_str(), now.order.row.shipping.as_str());
        let done = if acted[0].as_ref().is_ok_and(|acted| is_done(acted, false)) {
            first
        } else {
            second
        };
        let expected = match done {
            OrderChangeKind::Fulfill => ("complete", "fulfilled"),
            OrderChangeKind::Cancel => ("cancelled", "unfulfilled"),
        };
        assert_eq!(state, expected, "{first:?}, {second:?}");
    }
}
