//! The rows of the page of an export, one for each record.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};
use maud::{Markup, html};
use moltin::{
    Address, CartDetails, Money, Order, PostalAddress, ShippingGroup, Subscription, SubscriptionInvoice,
    SubscriptionPayment, Transaction,
};
use serde_json::Value;
use sheet::visible_text;

use crate::currencies::Currencies;
use crate::export::decimal;
use crate::texts::Texts;

/// When and where the file was made, and the words of its rows.
pub(super) struct Made {
    pub(super) at: Zoned,
    /// The name and the base URL of the store.
    pub(super) store: String,
    pub(super) currencies: Arc<Currencies>,
    pub(super) words: Words,
}

/// What a row says of an invoice and its payments.
pub(super) struct Words {
    due: String,
    settled: String,
    succeeded: String,
    pending: String,
    failed: String,
}

impl Words {
    pub(super) fn of(texts: &Texts) -> Self {
        Self {
            due: texts.get("subscription-invoice-due"),
            settled: texts.get("subscription-invoice-paid"),
            succeeded: texts.get("export-payment-succeeded"),
            pending: texts.get("export-payment-pending"),
            failed: texts.get("export-payment-failed"),
        }
    }
}

/// A row of a table.
pub(super) fn row(cells: &[Markup]) -> Markup {
    html! { tr { @for cell in cells { td { (cell) } } } }
}

/// A text of a store or a person.
pub(super) fn isolate(text: &str) -> Markup {
    html! { bdi { (visible_text(text)) } }
}

/// The fields of a record as cells: the API's names, and values as text.
pub(super) fn fields(record: &impl serde::Serialize) -> Vec<[Markup; 2]> {
    let Ok(Value::Object(fields)) = serde_json::to_value(record) else {
        return Vec::new();
    };
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => value == "",
    };
    let shown = fields.iter().filter(|(_, value)| !is_empty(value));
    shown
        .map(|(name, value)| [html! { (visible_text(name)) }, isolate(&text(value))])
        .collect()
}

pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(fields) => {
            let part = |(name, value): (&String, &Value)| format!("{name}: {}", text(value));
            fields.iter().map(part).collect::<Vec<_>>().join(", ")
        }
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

pub(super) fn time(at: Option<Timestamp>, made: &Made) -> Markup {
    let zone = made.at.time_zone();
    let text = at.map(|at| {
        at.to_zoned(zone.clone())
            .strftime("%Y-%m-%d %H:%M:%S %:z")
            .to_string()
    });
    html! { (text.unwrap_or_default()) }
}

/// An amount with the decimals of its currency; in minor units if they are not known.
fn amount(money: Option<&Money>, made: &Made) -> Markup {
    let text = money.map(|money| {
        let decimals = made.currencies.decimals(&money.currency).unwrap_or_default();
        format!(
            "{} {}",
            decimal(money.amount, decimals),
            visible_text(&money.currency)
        )
    });
    html! { (text.unwrap_or_default()) }
}

fn postal(address: &PostalAddress) -> Markup {
    html! {
        @for [name, value] in fields(address) { (name) ": " (value) br; }
    }
}

pub(super) fn address(address: &Address) -> Markup {
    row(&[isolate(&address.name), postal(&address.postal)])
}

pub(super) fn order(order: &Order, made: &Made) -> Markup {
    let number = order.order_number.as_deref().filter(|number| !number.is_empty());
    let items = order.items.iter().flatten();
    let states = format!("{}, {}, {}", order.status, order.payment, order.shipping);
    row(&[
        isolate(number.unwrap_or(order.id.as_str())),
        time(order.created_at, made),
        html! {
            (isolate(&states)) br;
            @for item in items { (item.quantity.unwrap_or_default()) " × " (isolate(&item.name)) br; }
        },
        amount(order.with_tax.as_ref(), made),
        html! {
            (isolate(&order.customer_name)) br; (isolate(&order.customer_email)) br;
            @if let Some(address) = &order.shipping_address { (postal(address)) }
            @if let Some(address) = &order.billing_address { (postal(address)) }
        },
    ])
}

pub(super) fn payment(order: &str, payment: &Transaction, made: &Made) -> Markup {
    let total = payment.amount.as_ref();
    let refunded = payment.refunded().filter(|refunded| *refunded != 0);
    let refunded = refunded
        .zip(total)
        .map(|(refunded, total)| Money::new(refunded, total.currency.clone()));
    row(&[
        isolate(order),
        time(payment.created_at, made),
        isolate(&format!("{}, {}", payment.kind, payment.status)),
        amount(total, made),
        amount(refunded.as_ref(), made),
        html! { (isolate(&payment.gateway)) br; (isolate(&payment.reference)) },
    ])
}

pub(super) fn parcel(order: &str, parcel: &ShippingGroup, made: &Made) -> Markup {
    row(&[
        isolate(order),
        time(parcel.created_at, made),
        html! {
            (isolate(&parcel.shipping_type)) br;
            (isolate(&parcel.tracking_reference)) br;
            (isolate(&parcel.external_ref))
        },
        html! { (time(parcel.estimate_start, made)) br; (time(parcel.estimate_end, made)) },
        html! { @if let Some(address) = &parcel.address { (postal(address)) } },
    ])
}

pub(super) fn cart(details: &CartDetails, made: &Made) -> Markup {
    let cart = &details.cart;
    row(&[
        html! { (isolate(&cart.name)) br; (isolate(cart.id.as_str())) },
        time(cart.updated_at, made),
        html! {
            @for item in &details.items {
                (item.quantity.unwrap_or_default()) " × " (isolate(&item.name)) br;
            }
            @for promotion in &details.promotions {
                (isolate(promotion.code.as_ref().unwrap_or(&promotion.name))) br;
            }
        },
        amount(cart.with_tax.as_ref(), made),
    ])
}

pub(super) fn subscription(subscription: &Subscription, made: &Made) -> Markup {
    let option = subscription.pricing_option.as_ref();
    let price = option.and_then(|option| option.price(&subscription.currency));
    let flags = [
        ("canceled", subscription.canceled),
        ("paused", subscription.paused),
        ("suspended", subscription.suspended),
        ("closed", subscription.closed),
    ];
    let flags = flags.into_iter().filter(|(_, is_set)| *is_set == Some(true));
    let states = std::iter::once(subscription.status.as_str()).chain(flags.map(|(word, _)| word));
    row(&[
        isolate(&name(subscription)),
        time(subscription.created_at, made),
        isolate(&states.collect::<Vec<_>>().join(", ")),
        time(subscription.invoice_after, made),
        amount(price.as_ref(), made),
    ])
}

/// What a subscription is called: what was subscribed to and the plan, or its ID.
pub(super) fn name(subscription: &Subscription) -> String {
    let plan = subscription.plan.as_ref().map(|plan| &plan.name);
    let parts = subscription.offering_name.iter().chain(plan);
    let parts: Vec<_> = parts
        .filter(|part| !part.is_empty())
        .map(moltin::Text::as_str)
        .collect();
    if parts.is_empty() {
        subscription.id.to_string()
    } else {
        parts.join(", ")
    }
}

/// `payments` is `None` if the store refused them.
pub(super) fn invoice(
    subscription: &str,
    invoice: &SubscriptionInvoice,
    payments: Option<&[SubscriptionPayment]>,
    made: &Made,
) -> Markup {
    let words = &made.words;
    let due = match invoice.outstanding {
        Some(true) => &words.due,
        Some(false) => &words.settled,
        None => "",
    };
    let outcome = |payment: &SubscriptionPayment| match (payment.success, payment.pending) {
        (_, Some(true)) => words.pending.clone(),
        (Some(true), _) => words.succeeded.clone(),
        (Some(false), _) => words.failed.clone(),
        (None, _) => String::new(),
    };
    row(&[
        isolate(subscription),
        html! {
            (isolate(invoice.number.as_deref().unwrap_or(invoice.id.as_str()))) br; (due) br;
            @for item in &invoice.items { (isolate(&item.description)) br; }
        },
        html! { (time(invoice.period_start, made)) br; (time(invoice.period_end, made)) },
        amount(invoice.price.as_ref(), made),
        html! {
            @for payment in payments.unwrap_or_default() {
                (time(payment.created_at, made)) " " (outcome(payment)) " "
                (amount(payment.amount.as_ref(), made)) " "
                (isolate(payment.gateway.as_deref().unwrap_or_default())) " "
                (isolate(payment.failure_reason.as_deref().unwrap_or_default())) br;
            }
        },
    ])
}
