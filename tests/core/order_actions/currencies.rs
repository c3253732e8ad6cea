//! Refunds in currencies without decimals and with three of them: the amounts, the limit above
//! which they are entered twice, and the words of the audit log.

use journal::Action;
use shopside_core::view::{Code, MoneyView, Rules};

use super::steps::{Desk, is_done};
use crate::setup::problem;

/// The limit of the store, in units of each currency.
const LIMIT: u32 = 5;

async fn desk() -> Desk {
    let desk = Desk::new().await;
    let rules = Rules {
        confirm_amounts_above: LIMIT,
        ..Rules::default()
    };
    desk.setup.app.change_rules(&desk.store, rules).await.unwrap();
    desk
}

#[tokio::test]
async fn limit_counts_units_of_the_currency() {
    let desk = desk().await;
    for (currency, decimals, at_limit, above, words) in [
        ("JPY", 0, 5, 6, ["5 JPY", "6 JPY"]),
        ("KWD", 3, 5_000, 5_001, ["5.000 KWD", "5.001 KWD"]),
        ("GBP", 2, 500, 501, ["5.00 GBP", "5.01 GBP"]),
    ] {
        let paid = desk.paid_in(currency).await;
        assert_eq!(paid.payment.amount.as_ref().unwrap().decimals, Some(decimals));
        let money = |amount: i64| MoneyView {
            amount,
            currency: currency.into(),
            decimals: Some(decimals),
        };

        let done = desk.refund(&paid, money(at_limit), None).await.unwrap();
        assert!(is_done(&done, false), "{currency}: {done:?}");
        let paid = desk.again(&paid).await;
        for repeated in [None, Some(money(at_limit)), Some(money(above + 1))] {
            let refused = problem(desk.refund(&paid, money(above), repeated).await);
            assert_eq!(
                (refused.code, refused.field.as_deref()),
                (Code::InvalidInput, Some("repeated")),
                "{currency}"
            );
        }
        let done = desk
            .refund(&paid, money(above), Some(money(above)))
            .await
            .unwrap();
        assert!(is_done(&done, false), "{currency}: {done:?}");

        let now = desk.again(&paid).await.payment;
        assert_eq!(now.refunded, Some(money(at_limit + above)));
        let left = now.amount.unwrap().amount - at_limit - above;
        assert_eq!(now.refundable, Some(money(left)));
        let entries = desk.setup.audit_entries();
        let details: Vec<_> = entries
            .iter()
            .filter(|entry| entry.action == Action::Refund)
            .filter_map(|entry| entry.detail.as_deref())
            .collect();
        for words in words {
            let said = format!("{words} of payment {}", now.id);
            assert!(
                details.iter().any(|detail| detail.starts_with(&said)),
                "{details:?}"
            );
        }
    }
}

#[tokio::test]
async fn refund_of_the_last_minor_unit_ends_a_payment() {
    let desk = desk().await;
    for currency in ["JPY", "KWD"] {
        let paid = desk.paid_in(currency).await;
        let whole = paid.payment.refundable.clone().unwrap();
        let money = |amount: i64| MoneyView {
            amount,
            ..whole.clone()
        };
        let most = money(whole.amount - 1);
        desk.refund(&paid, most.clone(), Some(most)).await.unwrap();
        let paid = desk.again(&paid).await;

        let refused = problem(desk.refund(&paid, money(2), None).await);
        let done = desk.refund(&paid, money(1), None).await.unwrap();

        assert_eq!(refused.field.as_deref(), Some("value"), "{currency}");
        assert!(is_done(&done, false), "{currency}: {done:?}");
        let now = desk.again(&paid).await.payment;
        assert_eq!(
            (now.refunded, now.refundable),
            (Some(whole.clone()), Some(money(0)))
        );
        let order = desk.setup.app.store_order(&desk.store, &paid.order).await;
        assert_eq!(order.unwrap().order.row.payment, "refunded", "{currency}");
    }
}
