//! The page of an export: everything in tables, for people. `maud` escapes every text. Texts of a
//! store also have their hidden characters visible.

use std::sync::Arc;

use jiff::{Timestamp, Zoned};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use moltin::{Money, PostalAddress, ShippingGroup, Transaction};
use serde_json::Value;
use sheet::visible_text;

use super::order_part::{OfOrder, OrderPart};
use super::person::Person;
use crate::audit::opened;
use crate::currencies::Currencies;
use crate::export::decimal;
use crate::privacy::letter::POLICY;
use crate::texts::Texts;
use crate::view::EntryView;

const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}\
    table{border-collapse:collapse;width:100%;margin:0 0 2rem}\
    th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}";

/// When and where the file was made.
pub(super) struct Made {
    pub(super) at: Zoned,
    /// The name and the base URL of the store.
    pub(super) store: String,
    pub(super) currencies: Arc<Currencies>,
}

/// Writes the page.
pub(super) fn write(person: &Person, made: &Made, texts: &Texts) -> String {
    let name = visible_text(&person.customer.name);
    let title = texts.with("export-title", &[("name", name.into())]);
    let at = made.at.strftime("%Y-%m-%d %H:%M:%S %:z").to_string();
    let store = visible_text(&made.store);
    let about = texts.with("export-made", &[("time", at.into()), ("store", store.into())]);
    let page = html! {
        (DOCTYPE)
        html lang=(texts.language()) dir="ltr" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { bdi { (title) } }
                p { bdi { (about) } }
                (customer(person, texts))
                (addresses(person, texts))
                (orders(person, made, texts))
                (payments(person, made, texts))
                (parcels(person, made, texts))
                (changes(person, made, texts))
                (entries(person, made, texts))
                h2 { (texts.get("export-limits-title")) }
                p { (texts.get("export-limits")) }
            }
        }
    };
    page.into_string()
}

/// A text of a store or a person.
fn isolate(text: &str) -> Markup {
    html! { bdi { (visible_text(text)) } }
}

fn table(heads: &[&str], rows: &[Vec<Markup>], texts: &Texts) -> Markup {
    html! {
        table {
            thead { tr { @for head in heads { th scope="col" { (texts.get(head)) } } } }
            tbody {
                @for row in rows {
                    tr { @for cell in row { td { (cell) } } }
                }
            }
        }
    }
}

/// A table, or a text if it has no rows.
fn list(title: &str, none: &str, heads: &[&str], rows: &[Vec<Markup>], texts: &Texts) -> Markup {
    html! {
        h2 { (texts.get(title)) }
        @if rows.is_empty() {
            p { (texts.get(none)) }
        } @else {
            (table(heads, rows, texts))
        }
    }
}

/// The fields of a record as rows: the API's names, and values as text.
fn fields(record: &impl serde::Serialize) -> Vec<Vec<Markup>> {
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
        .map(|(name, value)| vec![html! { (visible_text(name)) }, isolate(&text(value))])
        .collect()
}

fn text(value: &Value) -> String {
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

fn customer(person: &Person, texts: &Texts) -> Markup {
    html! {
        h2 { (texts.get("export-customer")) }
        (table(&["export-field", "export-value"], &fields(&person.customer), texts))
    }
}

fn postal(address: &PostalAddress) -> Markup {
    let fields = fields(address);
    html! {
        @for field in fields { (field[0]) ": " (field[1]) br; }
    }
}

fn addresses(person: &Person, texts: &Texts) -> Markup {
    let rows: Vec<_> = person
        .addresses
        .iter()
        .map(|address| vec![isolate(&address.name), postal(&address.postal)])
        .collect();
    let heads = ["export-name", "export-address"];
    html! {
        (list("export-addresses", "export-addresses-none", &heads, &rows, texts))
        (unreadable(person.unreadable_addresses, "export-addresses-unreadable", texts))
    }
}

fn orders(person: &Person, made: &Made, texts: &Texts) -> Markup {
    let rows: Vec<_> = person
        .orders
        .iter()
        .map(|order| {
            let number = order.order_number.as_deref().filter(|number| !number.is_empty());
            let items = order.items.iter().flatten();
            let total = order
                .with_tax
                .as_ref()
                .map(|total| amount(total, &made.currencies));
            let states = format!("{}, {}, {}", order.status, order.payment, order.shipping);
            vec![
                isolate(number.unwrap_or(order.id.as_str())),
                time(order.created_at, made),
                html! {
                    (isolate(&states)) br;
                    @for item in items { (item.quantity.unwrap_or_default()) " × " (isolate(&item.name)) br; }
                },
                html! { (total.unwrap_or_default()) },
                html! {
                    (isolate(&order.customer_name)) br; (isolate(&order.customer_email)) br;
                    @if let Some(address) = &order.shipping_address { (postal(address)) }
                    @if let Some(address) = &order.billing_address { (postal(address)) }
                },
            ]
        })
        .collect();
    let heads = [
        "export-order",
        "export-time",
        "export-status",
        "export-total",
        "export-address",
    ];
    html! {
        (list("export-orders", "export-orders-none", &heads, &rows, texts))
        (unreadable(person.unreadable, "export-unreadable", texts))
    }
}

/// What is said if records of a list are missing.
fn unreadable(count: u64, what: &str, texts: &Texts) -> Markup {
    html! {
        @if count > 0 { p { (texts.with(what, &[("count", count.into())])) } }
    }
}

/// Why the payments or parcels of orders are missing: `all` if the store lists none, `some` if it
/// refused to list those of some orders.
fn refused<T>(part: &OrderPart<T>, all: &str, some: &str, texts: &Texts) -> Markup {
    let reason = part.problem.as_ref();
    let reason = reason.map(|problem| visible_text(&problem.message_in(texts.language())).into_owned());
    let args = [
        ("reason", reason.clone().unwrap_or_default().into()),
        ("count", part.refused.into()),
    ];
    html! {
        @if reason.is_some() { p { (texts.with(if part.is_missing() { all } else { some }, &args)) } }
    }
}

fn payments(person: &Person, made: &Made, texts: &Texts) -> Markup {
    let part = &person.payments;
    let row = |order: &str, payment: &Transaction| {
        let total = payment.amount.as_ref();
        let refunded = payment.refunded().filter(|refunded| *refunded != 0);
        let refunded = refunded
            .zip(total)
            .map(|(refunded, total)| amount(&Money::new(refunded, total.currency.clone()), &made.currencies));
        vec![
            isolate(order),
            time(payment.created_at, made),
            isolate(&format!("{}, {}", payment.kind, payment.status)),
            html! { (total.map(|total| amount(total, &made.currencies)).unwrap_or_default()) },
            html! { (refunded.unwrap_or_default()) },
            html! { (isolate(&payment.gateway)) br; (isolate(&payment.reference)) },
        ]
    };
    let rows: Vec<_> = rows_of(part, row);
    let heads = [
        "export-order",
        "export-time",
        "export-status",
        "export-amount",
        "export-refunded",
        "export-through",
    ];
    html! {
        @if part.is_missing() {
            h2 { (texts.get("export-payments")) }
        } @else {
            (list("export-payments", "export-payments-none", &heads, &rows, texts))
        }
        (refused(part, "export-payments-absent", "export-payments-refused", texts))
        (unreadable(part.unreadable, "export-payments-unreadable", texts))
    }
}

fn parcels(person: &Person, made: &Made, texts: &Texts) -> Markup {
    let part = &person.parcels;
    let row = |order: &str, parcel: &ShippingGroup| {
        vec![
            isolate(order),
            time(parcel.created_at, made),
            html! {
                (isolate(&parcel.shipping_type)) br;
                (isolate(&parcel.tracking_reference)) br;
                (isolate(&parcel.external_ref))
            },
            html! { (time(parcel.estimate_start, made)) br; (time(parcel.estimate_end, made)) },
            html! { @if let Some(address) = &parcel.address { (postal(address)) } },
        ]
    };
    let rows: Vec<_> = rows_of(part, row);
    let heads = [
        "export-order",
        "export-time",
        "export-parcel",
        "export-expected",
        "export-address",
    ];
    html! {
        @if part.is_missing() {
            h2 { (texts.get("export-parcels")) }
        } @else {
            (list("export-parcels", "export-parcels-none", &heads, &rows, texts))
        }
        (refused(part, "export-parcels-absent", "export-parcels-refused", texts))
        (unreadable(part.unreadable, "export-parcels-unreadable", texts))
    }
}

/// The rows of all orders' records.
fn rows_of<T>(part: &OrderPart<T>, row: impl Fn(&str, &T) -> Vec<Markup>) -> Vec<Vec<Markup>> {
    let of_order = |order: &OfOrder<T>| {
        let rows = order.records.iter().map(|record| row(&order.order, record));
        rows.collect::<Vec<_>>()
    };
    part.orders.iter().flat_map(of_order).collect()
}

fn changes(person: &Person, made: &Made, texts: &Texts) -> Markup {
    if let Some(problem) = &person.log.problem {
        let reason = problem.message_in(texts.language());
        let reason = visible_text(&reason);
        return html! {
            h2 { (texts.get("export-changes")) }
            p { (texts.with("export-changes-unread", &[("reason", reason.into())])) }
        };
    }
    let rows: Vec<_> = person
        .log
        .changes
        .iter()
        .map(|change| {
            vec![
                time(change.at, made),
                isolate(&change.event_type),
                isolate(&text(&Value::Object(change.delta.clone()))),
                isolate(&change.initiator.name),
            ]
        })
        .collect();
    let heads = ["export-time", "export-what", "export-detail", "export-operator"];
    list("export-changes", "export-changes-none", &heads, &rows, texts)
}

fn entries(person: &Person, made: &Made, texts: &Texts) -> Markup {
    let rows: Vec<_> = person
        .entries
        .iter()
        .map(|entry| {
            vec![
                time(entry.at.parse().ok(), made),
                isolate(&event(&entry.action, texts)),
                isolate(&outcome(&entry.outcome, texts)),
                isolate(&detail(entry, texts)),
                isolate(&entry.operator),
            ]
        })
        .collect();
    let heads = [
        "export-time",
        "export-what",
        "export-outcome",
        "export-detail",
        "export-operator",
    ];
    list("export-audit-log", "export-audit-log-none", &heads, &rows, texts)
}

fn time(at: Option<Timestamp>, made: &Made) -> Markup {
    let zone = made.at.time_zone();
    let text = at.map(|at| {
        at.to_zoned(zone.clone())
            .strftime("%Y-%m-%d %H:%M:%S %:z")
            .to_string()
    });
    html! { (text.unwrap_or_default()) }
}

/// An amount with the decimals of its currency; in minor units if they are not known.
fn amount(money: &Money, currencies: &Currencies) -> String {
    let decimals = currencies.decimals(&money.currency).unwrap_or_default();
    format!(
        "{} {}",
        decimal(money.amount, decimals),
        visible_text(&money.currency)
    )
}

/// The name of an event of the audit log, or its word if there is none.
fn event(action: &str, texts: &Texts) -> String {
    let id = format!("audit-event-{}", action.replace('_', "-"));
    texts.find(&id).unwrap_or_else(|| action.to_owned())
}

fn outcome(word: &str, texts: &Texts) -> String {
    let id = format!("audit-{word}");
    texts.find(&id).unwrap_or_else(|| word.to_owned())
}

/// What the details of an entry say, or the details as they were written.
fn detail(entry: &EntryView, texts: &Texts) -> String {
    let known = entry.known_detail.as_ref();
    if let Some(text) = known.and_then(|known| known.in_language(texts.language())) {
        return text;
    }
    match &entry.activity {
        Some(activity) if known.is_none() => opened(texts, activity, str::to_owned),
        _ => entry.detail.clone().unwrap_or_default(),
    }
}
