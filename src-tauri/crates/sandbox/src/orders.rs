//! Orders (see `docs/api.md`, "Orders").

pub(crate) mod change;
pub(crate) mod lists;
pub(crate) mod payments;
mod resource;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use rusqlite::{OptionalExtension, Transaction};
use serde::Serialize;
use serde_json::Value;

use crate::Store;
use crate::caller::{Caller, Scope};
use crate::query::filter::{Attribute, Kind};
use crate::query::sort::Key;
use crate::query::{self, Listing, Rules};
use crate::refusal::Refusal;
use resource::{ITEMS, Line, ORDER, Order, Resource};

const RULES: Rules = Rules {
    attributes: &[
        Attribute {
            name: "id",
            column: "id",
            kind: Kind::Word,
        },
        Attribute {
            name: "status",
            column: "status",
            kind: Kind::Word,
        },
        Attribute {
            name: "payment",
            column: "payment",
            kind: Kind::Word,
        },
        Attribute {
            name: "shipping",
            column: "shipping",
            kind: Kind::Word,
        },
        Attribute {
            name: "currency",
            column: "currency",
            kind: Kind::Word,
        },
        Attribute {
            name: "name",
            column: "name",
            kind: Kind::Text,
        },
        Attribute {
            name: "email",
            column: "email",
            kind: Kind::Text,
        },
        Attribute {
            name: "customer_id",
            column: "customer_id",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "order_number",
            column: "order_number",
            kind: Kind::Text,
        },
        Attribute {
            name: "external_ref",
            column: "external_ref",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "product_id",
            column: "product_id",
            kind: Kind::OfItem,
        },
        Attribute {
            name: "product_sku",
            column: "sku",
            kind: Kind::OfItem,
        },
        Attribute {
            name: "shipping_name",
            column: "shipping_name",
            kind: Kind::Text,
        },
        Attribute {
            name: "billing_name",
            column: "billing_name",
            kind: Kind::Text,
        },
        Attribute {
            name: "contact.name",
            column: "NULL",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "contact.email",
            column: "NULL",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "account_id",
            column: "NULL",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "account_member_id",
            column: "NULL",
            kind: Kind::OptionalText,
        },
        Attribute {
            name: "shipping_postcode",
            column: "shipping_postcode",
            kind: Kind::Text,
        },
        Attribute {
            name: "billing_postcode",
            column: "billing_postcode",
            kind: Kind::Text,
        },
        Attribute {
            name: "with_tax",
            column: "with_tax",
            kind: Kind::Number,
        },
        Attribute {
            name: "without_tax",
            column: "without_tax",
            kind: Kind::Number,
        },
        Attribute {
            name: "created_at",
            column: "created_at",
            kind: Kind::Moment,
        },
        Attribute {
            name: "updated_at",
            column: "updated_at",
            kind: Kind::Moment,
        },
    ],
    sorts: &[
        Key {
            name: "created_at",
            ascending: "created_at, number",
            descending: "created_at DESC, number DESC",
        },
        Key {
            name: "updated_at",
            ascending: "updated_at, number",
            descending: "updated_at DESC, number DESC",
        },
        Key {
            name: "payment",
            ascending: "payment, number",
            descending: "payment DESC, number DESC",
        },
        Key {
            name: "shipping",
            ascending: "shipping, number",
            descending: "shipping DESC, number DESC",
        },
        Key {
            name: "status",
            ascending: "status, number",
            descending: "status DESC, number DESC",
        },
        Key {
            name: "with_tax",
            ascending: "with_tax, number",
            descending: "with_tax DESC, number DESC",
        },
    ],
    default_order: "updated_at DESC, number DESC",
};

/// Some orders, or one, in the API's envelope.
#[derive(Serialize)]
pub(crate) struct Document<D> {
    data: D,
    #[serde(flatten)]
    around: Around,
}

/// What stands around a list, and what was asked to be included.
#[derive(Default, Serialize)]
struct Around {
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    included: Option<Included>,
}

#[derive(Serialize)]
struct Included {
    items: Vec<Line>,
}

/// `GET /v2/orders`: all of them, or those of the customer whom a token narrows it to.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Document<Vec<Resource>>>, Refusal> {
    let scope = caller.order_scope()?;
    let mut listing = Listing::read(&uri, &RULES)?;
    let faults = store.faults.get();
    let mut missing = None;
    if let Scope::Own(customer) = scope {
        listing.filter.narrow("customer_id", customer);
        missing = faults.missing_order;
    }
    let database = store.database.clone();
    database
        .run(move |data| {
            let mut matches = store.lists.find(data, &listing.filter, listing.order)?;
            if let Some(missing) = missing {
                let missing = number_of(data, &missing)?;
                matches = matches
                    .iter()
                    .copied()
                    .filter(|number| Some(*number) != missing)
                    .collect();
            }
            let mut items = Vec::new();
            let mut orders = Vec::new();
            for number in listing.page.of(&matches) {
                let order = by_number(data, *number)?;
                let lines = lines_of(data, &order)?;
                orders.push(order.into_resource(&lines));
                items.extend(lines);
            }
            let total = u32::try_from(matches.len()).unwrap_or(u32::MAX);
            let (meta, links) = listing.envelope(&store.base_url, total, faults.odd_links);
            let around = Around {
                meta: Some(meta),
                links: Some(links),
                included: listing.includes("items").then_some(Included { items }),
            };
            Ok(Json(Document { data: orders, around }))
        })
        .await
}

/// `GET /v2/orders/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Json<Document<Resource>>, Refusal> {
    let scope = caller.order_scope()?;
    refuse_if_missing(&store, &scope, &id)?;
    store
        .database
        .run(move |data| {
            let order = single(data, &id, &scope)?;
            let items = lines_of(data, &order)?;
            let data = order.into_resource(&items);
            let included = query::asks_to_include(&uri, "items").then_some(Included { items });
            let around = Around {
                included,
                ..Around::default()
            };
            Ok(Json(Document { data, around }))
        })
        .await
}

/// `GET /v2/orders/:id/items`.
pub(crate) async fn items(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Document<Vec<Line>>>, Refusal> {
    let scope = caller.order_scope()?;
    refuse_if_missing(&store, &scope, &id)?;
    store
        .database
        .run(move |data| {
            let order = single(data, &id, &scope)?;
            Ok(Json(Document {
                data: lines_of(data, &order)?,
                around: Around::default(),
            }))
        })
        .await
}

fn single(data: &Transaction<'_>, id: &str, scope: &Scope) -> Result<Order, Refusal> {
    let order = by_number(data, number_of(data, id)?.ok_or_else(Refusal::no_order)?)?;
    scope.allow(order.customer_id())?;
    Ok(order)
}

/// Refuses the order that is missing on the customers' side, where one is.
fn refuse_if_missing(store: &Store, scope: &Scope, id: &str) -> Result<(), Refusal> {
    if store.faults.get().missing_order.as_deref() == Some(id) {
        scope.allow(None)?;
    }
    Ok(())
}

fn number_of(data: &Transaction<'_>, id: &str) -> Result<Option<u32>, Refusal> {
    let found = data.query_row("SELECT number FROM shop_order WHERE id = ?1", [id], |row| {
        row.get(0)
    });
    Ok(found.optional()?)
}

fn by_number(data: &Transaction<'_>, number: u32) -> Result<Order, Refusal> {
    Ok(data.prepare_cached(ORDER)?.query_row([number], Order::read)?)
}

fn lines_of(data: &Transaction<'_>, order: &Order) -> Result<Vec<Line>, Refusal> {
    let mut statement = data.prepare_cached(ITEMS)?;
    let items = statement
        .query_map([order.number()], |row| order.line(row))?
        .collect::<Result<_, _>>()?;
    Ok(items)
}
