//! The page of an export: everything in tables, for people. `maud` escapes every text. Texts of a
//! store also have their hidden characters visible.

use journal::{Action, Outcome};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;
use sheet::visible_text;

use super::part::{Part, ROWS};
use super::person::Person;
use super::rows::{self, Made, isolate, row, text, time};
use crate::audit::opened;
use crate::privacy::letter::POLICY;
use crate::texts::Texts;
use crate::view::EntryView;

const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}\
    table{border-collapse:collapse;width:100%;margin:0 0 2rem}\
    th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}";

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
                (orders(person, texts))
                (guest_orders(person, texts))
                (payments(person, texts))
                (parcels(person, texts))
                (carts(person, texts))
                (subscriptions(person, texts))
                (invoices(person, texts))
                (changes(person, made, texts))
                (entries(person, made, texts))
                h2 { (texts.get("export-limits-title")) }
                p { (texts.get("export-limits")) }
            }
        }
    };
    page.into_string()
}

fn table(heads: &[&str], rows: &Markup, texts: &Texts) -> Markup {
    html! {
        table {
            thead { tr { @for head in heads { th scope="col" { (texts.get(head)) } } } }
            tbody { (rows) }
        }
    }
}

/// A table, or a text if it has no rows.
fn list(title: &str, none: &str, heads: &[&str], rows: &[Markup], texts: &Texts) -> Markup {
    html! {
        h2 { (texts.get(title)) }
        @if rows.is_empty() {
            p { (texts.get(none)) }
        } @else {
            (table(heads, &html! { @for row in rows { (row) } }, texts))
        }
    }
}

/// The messages about a part: its name is in each of their IDs.
struct About<'a> {
    name: &'a str,
    /// The ID of its title.
    title: &'a str,
    heads: &'a [&'a str],
    /// Whether it is of several lists, so that some of them can be missing.
    is_of_lists: bool,
}

/// A part: its table, and what is missing of it.
fn part(part: &Part, about: &About<'_>, texts: &Texts) -> Markup {
    let id = |end: &str| format!("export-{}{end}", about.name);
    let reason = part.problem.as_ref();
    let reason = reason.map(|problem| visible_text(&problem.message_in(texts.language())).into_owned());
    let args = [
        ("reason", reason.clone().unwrap_or_default().into()),
        ("count", part.refused.into()),
    ];
    html! {
        h2 { (texts.get(about.title)) }
        @if !part.is_sought {
            p { (texts.get("export-no-email")) }
        } @else if part.is_missing() {
            p { (texts.with(&id("-absent"), &args)) }
        } @else {
            @if part.count == 0 {
                p { (texts.get(&id("-none"))) }
            } @else {
                (table(about.heads, &PreEscaped(ROWS.to_owned()), texts))
            }
            @if reason.is_some() && about.is_of_lists { p { (texts.with(&id("-refused"), &args)) } }
        }
        @if part.unreadable > 0 {
            p { (texts.with(&id("-unreadable"), &[("count", part.unreadable.into())])) }
        }
    }
}

fn customer(person: &Person, texts: &Texts) -> Markup {
    let fields = rows::fields(&person.customer);
    let rows: Vec<_> = fields.iter().map(|cells| row(cells)).collect();
    let heads = ["export-field", "export-value"];
    html! {
        h2 { (texts.get("export-customer")) }
        (table(&heads, &html! { @for row in rows { (row) } }, texts))
    }
}

const ORDER_HEADS: [&str; 5] = [
    "export-order",
    "export-time",
    "export-status",
    "export-total",
    "export-address",
];

fn addresses(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "addresses",
        title: "export-addresses",
        heads: &["export-name", "export-address"],
        is_of_lists: false,
    };
    part(&person.addresses, &about, texts)
}

fn orders(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "orders",
        title: "export-orders",
        heads: &ORDER_HEADS,
        is_of_lists: false,
    };
    part(&person.orders, &about, texts)
}

fn guest_orders(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "guest-orders",
        title: "export-guest-orders",
        heads: &ORDER_HEADS,
        is_of_lists: false,
    };
    let others = [("count", person.others_orders.into())];
    html! {
        (part(&person.guest_orders, &about, texts))
        @if person.others_orders > 0 { p { (texts.with("export-guest-orders-others", &others)) } }
    }
}

fn payments(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "payments",
        title: "export-payments",
        heads: &[
            "export-order",
            "export-time",
            "export-status",
            "export-amount",
            "export-refunded",
            "export-through",
        ],
        is_of_lists: true,
    };
    part(&person.payments, &about, texts)
}

fn parcels(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "parcels",
        title: "export-parcels",
        heads: &[
            "export-order",
            "export-time",
            "export-parcel",
            "export-expected",
            "export-address",
        ],
        is_of_lists: true,
    };
    part(&person.parcels, &about, texts)
}

fn carts(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "carts",
        title: "export-carts",
        heads: &["export-cart", "export-time", "export-items", "export-total"],
        is_of_lists: false,
    };
    html! {
        (part(&person.carts, &about, texts))
        @if person.has_more_carts { p { (texts.get("export-carts-more")) } }
    }
}

fn subscriptions(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "subscriptions",
        title: "subscription-title",
        heads: &[
            "subscription-name",
            "export-time",
            "export-status",
            "subscription-next",
            "export-amount",
        ],
        is_of_lists: false,
    };
    part(&person.subscriptions, &about, texts)
}

fn invoices(person: &Person, texts: &Texts) -> Markup {
    let about = About {
        name: "invoices",
        title: "subscription-invoices",
        heads: &[
            "subscription-name",
            "subscription-invoice",
            "export-time",
            "export-amount",
            "export-payments",
        ],
        is_of_lists: true,
    };
    html! {
        @if person.subscriptions.count > 0 { (part(&person.invoices, &about, texts)) }
    }
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
            row(&[
                time(change.at, made),
                isolate(&change.event_type),
                isolate(&text(&Value::Object(change.delta.clone()))),
                isolate(&change.initiator.name),
            ])
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
            row(&[
                time(entry.at.parse().ok(), made),
                isolate(&event(&entry.action, texts)),
                isolate(&outcome(&entry.outcome, texts)),
                isolate(&detail(entry, texts)),
                isolate(&entry.operator),
            ])
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

/// The name of an event of the audit log.
fn event(action: &str, texts: &Texts) -> String {
    if Action::read(action).is_later() {
        return texts.with("audit-event-later", &[("action", action.to_owned().into())]);
    }
    texts.get(&format!("audit-event-{}", action.replace('_', "-")))
}

fn outcome(word: &str, texts: &Texts) -> String {
    if Outcome::read(word).is_later() {
        return texts.with("audit-outcome-later", &[("outcome", word.to_owned().into())]);
    }
    texts.get(&format!("audit-{word}"))
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
