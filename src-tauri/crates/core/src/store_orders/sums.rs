//! Sums of money by currency. An amount without a currency is in no sum.

use moltin::{Money, Page, Transaction};

use crate::currencies::Currencies;
use crate::view::{MoneyView, PaymentsView};
use crate::view_of;

/// Adds an amount to the sum of its currency.
pub(super) fn add(sums: &mut Vec<MoneyView>, currency: &str, amount: i64, currencies: &Currencies) {
    if currency.is_empty() {
        return;
    }
    match sums.binary_search_by(|sum| sum.currency.as_str().cmp(currency)) {
        Ok(place) => sums[place].amount = sums[place].amount.saturating_add(amount),
        Err(place) => sums.insert(
            place,
            MoneyView {
                amount,
                decimals: currencies.decimals(currency),
                currency: currency.into(),
            },
        ),
    }
}

/// The transactions of an order, and their sums.
pub(crate) fn payments(transactions: Page<Transaction>, currencies: &Currencies) -> PaymentsView {
    let (paid, refunded) = of_payments(&transactions.items, currencies);
    PaymentsView {
        paid,
        refunded,
        payments: view_of::transactions(transactions, currencies),
    }
}

/// What was paid and what was refunded, from complete transactions only. Some stores have a refund
/// transaction, others count the refund in the payment.
fn of_payments(payments: &[Transaction], currencies: &Currencies) -> (Vec<MoneyView>, Vec<MoneyView>) {
    let complete = || payments.iter().filter(|payment| payment.status == "complete");
    let has_refunds = complete().any(|payment| payment.kind == "refund" && !payment.is_refunded_payment());
    let (mut paid, mut refunded) = (Vec::new(), Vec::new());
    for payment in complete() {
        let Some(Money { amount, currency, .. }) = &payment.amount else {
            continue;
        };
        match payment.kind.as_str() {
            _ if payment.is_captured() => add(&mut paid, currency, *amount, currencies),
            "refund" => add(&mut refunded, currency, *amount, currencies),
            _ => {}
        }
        let is_counted_here = !has_refunds || payment.is_refunded_payment();
        let counted = payment
            .refunded()
            .filter(|amount| is_counted_here && *amount != 0);
        if let Some(amount) = counted {
            add(&mut refunded, currency, amount, currencies);
        }
    }
    (paid, refunded)
}
