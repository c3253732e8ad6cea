//! Refunds: an amount that the payment service pays back, or only a mark.

use futures_util::FutureExt;
use journal::Action;
use moltin::{OrderId, Transaction, TransactionId};

use super::{OrderActions, words};
use crate::Error;
use crate::currencies::Currencies;
use crate::view::{
    Done, InvalidInput, MoneyView, OrderActionView, PaymentVersion, RefundKind, RefundPayment,
};
use crate::view_of;

/// In characters. The API names no limit.
const MAX_NOTE_LENGTH: usize = 500;

impl OrderActions {
    /// Refunds a payment.
    pub(crate) async fn refund(
        &self,
        connection: &str,
        refund: RefundPayment,
    ) -> Result<OrderActionView, Error> {
        self.act(connection, async |store| {
            let note = refund.note.trim();
            if note.chars().count() > MAX_NOTE_LENGTH {
                return Err(Error::input(
                    "note",
                    InvalidInput::NoteTooLong {
                        limit: MAX_NOTE_LENGTH,
                    },
                ));
            }
            let (id, payment) = (OrderId::new(&refund.order), TransactionId::new(&refund.payment));
            let currencies = store.currencies().await;
            let (action, what) = match &refund.refund {
                RefundKind::Pay { amount, .. } => {
                    (Action::Refund, format!("{} of", words(amount, &currencies)))
                }
                RefundKind::Mark => (Action::RefundMark, "without a move of money:".to_owned()),
            };
            let what = format!("{what} payment {payment}");
            let (_, mut event) = self.order(&store, &id, action, what).await?;
            event.reason = Some(note.to_owned()).filter(|note| !note.is_empty());
            let orders = store.admin()?.orders();
            let before = orders.transaction(&id, &payment).await?;
            if version(&before) != refund.was {
                return Ok(OrderActionView::Conflict);
            }
            let refunded = before.refunded().unwrap_or_default();
            match &refund.refund {
                RefundKind::Pay { amount, repeated } => {
                    check_left(amount, &before, &currencies)?;
                    self.check_repeated(&store, &currencies, amount, repeated.as_ref())?;
                    let note = Some(note).filter(|note| !note.is_empty());
                    let after = refunded.saturating_add(amount.amount);
                    let request = orders.refund(&id, &payment, amount.amount, note);
                    let look = || {
                        async {
                            let now = orders.transaction(&id, &payment).await?;
                            Ok(now.refunded() == Some(after))
                        }
                        .boxed()
                    };
                    let done = Done::Refunded {
                        amount: amount.clone(),
                        words: words(amount, &currencies),
                    };
                    self.settle(event, request, look, done).await
                }
                RefundKind::Mark => {
                    let request = orders.mark_refunded(&id, &payment);
                    let look = || {
                        async {
                            let now = orders.transaction(&id, &payment).await?;
                            // An amount that a colleague refunded meanwhile is no mark.
                            let is_all_or_none = now.refundable().is_none_or(|left| left == 0);
                            Ok(now.kind == "refund" && version(&now) != refund.was && is_all_or_none)
                        }
                        .boxed()
                    };
                    let done = Done::MarkedAsRefunded;
                    self.settle(event, request, look, done).await
                }
            }
        })
        .await
    }
}

/// What the screen shows of a payment.
pub(super) fn version(payment: &Transaction) -> PaymentVersion {
    PaymentVersion {
        kind: payment.kind.to_string(),
        status: payment.status.to_string(),
        refunded: payment.refunded().unwrap_or_default(),
    }
}

/// Refuses an amount that is not in the payment. The store does so too; this says it at the field.
fn check_left(amount: &MoneyView, payment: &Transaction, currencies: &Currencies) -> Result<(), Error> {
    let refuse = |why| Err(Error::input("value", why));
    if amount.amount <= 0 {
        return refuse(InvalidInput::AmountNotPositive);
    }
    let Some(paid) = payment
        .amount
        .as_ref()
        .filter(|_| !payment.has_unreadable_refund())
    else {
        return refuse(InvalidInput::PaidAmountUnknown);
    };
    if paid.currency != amount.currency.as_str() {
        return refuse(InvalidInput::PaymentInOtherCurrency {
            currency: paid.currency.to_string(),
        });
    }
    let left = payment.refundable().unwrap_or_else(|| {
        paid.amount
            .saturating_sub(payment.refunded().unwrap_or_default().max(0))
    });
    if amount.amount > left {
        let left = view_of::money(moltin::Money::new(left, paid.currency.clone()), currencies);
        let words = words(&left, currencies);
        return refuse(InvalidInput::MoreThanRefundable { left, words });
    }
    Ok(())
}
