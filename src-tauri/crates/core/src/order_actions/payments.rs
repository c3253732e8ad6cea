//! Captures and cancellations of authorized payments, and payments outside of the store.

use std::collections::BTreeSet;

use futures_util::FutureExt;
use journal::Action;
use moltin::{CancelReason, ManualPayment, OrderId, PaymentMethod, Transaction, TransactionId};

use super::refund::version;
use super::{OrderActions, words};
use crate::Error;
use crate::view::{
    CancelPayment, CancelReasonView, CapturePayment, Done, InvalidInput, MoneyView, OrderActionView,
    PaymentMethodView, TakePayment,
};
use crate::view_of;

/// In characters. The API names no limit.
const MAX_TEXT_LENGTH: usize = 128;

impl OrderActions {
    /// Collects an authorized payment.
    pub(crate) async fn capture(
        &self,
        connection: &str,
        capture: CapturePayment,
    ) -> Result<OrderActionView, Error> {
        self.act(connection, async |store| {
            let (id, payment) = (OrderId::new(&capture.order), TransactionId::new(&capture.payment));
            let what = format!("payment {payment}");
            let (_, mut event) = self.order(&store, &id, Action::Capture, what).await?;
            let orders = store.admin()?.orders();
            let before = orders.transaction(&id, &payment).await?;
            if version(&before) != capture.was {
                return Ok(OrderActionView::Conflict);
            }
            // An amount that can't be read may be above the limit.
            let amount = before
                .amount
                .ok_or_else(|| Error::input("amount", InvalidInput::HeldAmountUnknown))?;
            let currencies = store.currencies().await;
            let amount = view_of::money(amount, &currencies);
            self.check_repeated(&store, &currencies, &amount, capture.repeated.as_ref())?;
            let detail = event.detail.take().unwrap_or_default();
            event.detail = Some(format!("{} of {detail}", words(&amount, &currencies)));
            let request = orders.capture(&id, &payment);
            let look = || {
                async {
                    let now = orders.transaction(&id, &payment).await?;
                    Ok(now.kind == "capture" && now.status == "complete")
                }
                .boxed()
            };
            self.settle(event, request, look, Done::PaymentCaptured).await
        })
        .await
    }

    /// Gives an authorized payment up.
    pub(crate) async fn cancel(
        &self,
        connection: &str,
        cancel: CancelPayment,
    ) -> Result<OrderActionView, Error> {
        self.act(connection, async |store| {
            let (id, payment) = (OrderId::new(&cancel.order), TransactionId::new(&cancel.payment));
            let what = format!("payment {payment}");
            let (_, mut event) = self.order(&store, &id, Action::PaymentCancel, what).await?;
            let (reason, words) = match cancel.reason {
                CancelReasonView::Duplicate => (CancelReason::Duplicate, "duplicate"),
                CancelReasonView::Fraudulent => (CancelReason::Fraudulent, "fraudulent"),
                CancelReasonView::RequestedByCustomer => {
                    (CancelReason::RequestedByCustomer, "requested by customer")
                }
                CancelReasonView::Abandoned => (CancelReason::Abandoned, "abandoned"),
            };
            event.reason = Some(words.to_owned());
            let orders = store.admin()?.orders();
            let before = orders.transaction(&id, &payment).await?;
            if version(&before) != cancel.was {
                return Ok(OrderActionView::Conflict);
            }
            let request = orders.cancel_transaction(&id, &payment, Some(reason));
            let look = || {
                async {
                    let now = orders.transaction(&id, &payment).await?;
                    Ok(now.status == "cancelled")
                }
                .boxed()
            };
            self.settle(event, request, look, Done::AuthorizationCanceled)
                .await
        })
        .await
    }

    /// Records a payment outside of the store.
    pub(crate) async fn take_payment(
        &self,
        connection: &str,
        payment: TakePayment,
    ) -> Result<OrderActionView, Error> {
        self.act(connection, async |store| {
            let id = OrderId::new(&payment.order);
            let currencies = store.currencies().await;
            let amount = &payment.amount;
            let new = new_payment(&payment)?;
            let method = match payment.method {
                PaymentMethodView::Purchase => "paid",
                PaymentMethodView::Authorize => "authorized",
            };
            let what = format!("{} {method} by hand", words(amount, &currencies));
            let (order, event) = self.order(&store, &id, Action::PaymentTake, what).await?;
            let owing = view_of::owing(&order).map(|owing| view_of::money(owing, &currencies));
            let amounts = |money: &Option<MoneyView>| money.as_ref().map(|money| money.amount);
            if amounts(&owing) != amounts(&payment.was_owing) {
                return Ok(OrderActionView::Conflict);
            }
            match (&owing, &order.with_tax) {
                (Some(owing), _) => check_owing(amount, owing, &words(owing, &currencies))?,
                // The payment has no currency of its own in a request.
                (None, Some(total)) => check_currency(amount, &total.currency)?,
                (None, None) => {}
            }
            self.check_repeated(&store, &currencies, amount, payment.repeated.as_ref())?;
            let orders = store.admin()?.orders();
            let all = orders.transactions(&id).await?.items;
            let before: BTreeSet<_> = all.into_iter().map(|one| one.id).collect();
            let request = orders.pay_manually(&id, &new);
            let look = || {
                async {
                    let all = orders.transactions(&id).await?.items;
                    let is_new = |one: &Transaction| {
                        let is_same = one
                            .amount
                            .as_ref()
                            .is_some_and(|paid| paid.amount == amount.amount);
                        let kind = match payment.method {
                            PaymentMethodView::Purchase => "purchase",
                            PaymentMethodView::Authorize => "authorize",
                        };
                        is_same && one.kind == kind && one.gateway == "manual" && !before.contains(&one.id)
                    };
                    Ok(all.iter().any(is_new))
                }
                .boxed()
            };
            self.settle(event, request, look, Done::PaymentRecorded).await
        })
        .await
    }
}

fn check_currency(amount: &MoneyView, currency: &str) -> Result<(), Error> {
    if amount.currency == currency {
        return Ok(());
    }
    let currency = currency.to_owned();
    Err(Error::input(
        "value",
        InvalidInput::OrderInOtherCurrency { currency },
    ))
}

fn check_owing(amount: &MoneyView, owing: &MoneyView, words: &str) -> Result<(), Error> {
    check_currency(amount, &owing.currency)?;
    if amount.amount > owing.amount {
        let (left, words) = (owing.clone(), words.to_owned());
        return Err(Error::input("value", InvalidInput::MoreThanOwed { left, words }));
    }
    Ok(())
}

fn new_payment(payment: &TakePayment) -> Result<ManualPayment, Error> {
    if payment.amount.amount <= 0 {
        return Err(Error::input("value", InvalidInput::AmountNotPositive));
    }
    let text = |field: &'static str, text: &str| {
        let text = text.trim();
        if text.chars().count() > MAX_TEXT_LENGTH {
            return Err(Error::input(
                field,
                InvalidInput::TooLong {
                    limit: MAX_TEXT_LENGTH,
                },
            ));
        }
        Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
    };
    let method = match payment.method {
        PaymentMethodView::Purchase => PaymentMethod::Purchase,
        PaymentMethodView::Authorize => PaymentMethod::Authorize,
    };
    let mut new = ManualPayment::new(method).amount(payment.amount.amount);
    new.name = text("name", &payment.name)?;
    new.reference = text("reference", &payment.reference)?;
    Ok(new)
}
