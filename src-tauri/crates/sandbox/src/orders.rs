//! Orders (see `docs/api.md`, "Orders").

pub(crate) mod anonymize;
pub(crate) mod changes;
pub(crate) mod manual;
mod money;
pub(crate) mod payments;
mod read;
mod resource;
pub(crate) mod shipping_groups;
pub(crate) mod transactions;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use serde::Serialize;
use serde_json::Value;

use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::query::list::{Kind, List, absent, attribute};
use crate::query::{self, ListQuery};
use crate::store::Store;
use read::{by_id, by_number, check_missing, items_of, number_of};
use resource::{Item, Resource};

/// The attributes of orders (see `docs/api.md`, "Order lists"). Those of accounts match nothing.
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "shop_order",
    attributes: &[
        attribute("id", "id", Kind::Key),
        attribute("status", "status", Kind::Word).sort_key(),
        attribute("payment", "payment", Kind::Word).sort_key(),
        attribute("shipping", "shipping", Kind::Word).sort_key(),
        attribute("currency", "currency", Kind::Word),
        attribute("manual", "is_manual", Kind::Flag),
        attribute("name", "name", Kind::Text),
        attribute("email", "email", Kind::Text),
        attribute("customer_id", "customer_id", Kind::OptionalText),
        attribute("order_number", "order_number", Kind::Text),
        attribute("external_ref", "external_ref", Kind::OptionalText),
        attribute("product_id", "product_id", Kind::ItemWord),
        attribute("product_sku", "sku", Kind::ItemWord),
        attribute("shipping_name", "shipping_name", Kind::Text),
        attribute("shipping_postcode", "shipping_postcode", Kind::Text),
        attribute("billing_name", "billing_name", Kind::Text),
        attribute("billing_postcode", "billing_postcode", Kind::Text),
        absent("contact.name"),
        absent("contact.email"),
        absent("account_id"),
        absent("account_member_id"),
        attribute("with_tax", "with_tax", Kind::Number).sort_key(),
        attribute("without_tax", "without_tax", Kind::Number),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "-updated_at",
};

/// A response: orders or one order as `data`.
#[derive(Serialize)]
pub(crate) struct Document<D> {
    data: D,
    #[serde(flatten)]
    envelope: Envelope,
}

/// What a response has beside `data`.
#[derive(Default, Serialize)]
struct Envelope {
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    included: Option<Included>,
}

#[derive(Serialize)]
struct Included {
    items: Vec<Item>,
}

/// `GET /v2/orders`: all orders; with a customer token only that customer's.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Document<Vec<Resource>>>, ApiError> {
    let scope = caller.order_scope()?;
    let mut query = ListQuery::read(&uri, &LIST)?;
    let faults = store.faults.get();
    let mut missing = None;
    if let Scope::Own(customer) = scope {
        query.filter.and_equals(&LIST, "customer_id", customer);
        missing = faults.missing_order;
    }
    let database = store.database.clone();
    database
        .run(move |db| {
            let mut matches = store.orders.find(db, &query.filter, query.sort)?;
            if let Some(missing) = missing {
                let missing = number_of(db, &missing)?;
                matches = matches
                    .iter()
                    .copied()
                    .filter(|number| Some(*number) != missing)
                    .collect();
            }
            let mut items = Vec::new();
            let mut orders = Vec::new();
            for number in query.page.slice(&matches) {
                let order = by_number(db, *number)?;
                let order_items = items_of(db, &order)?;
                orders.push(order.into_resource(&order_items));
                items.extend(order_items);
            }
            let total = u32::try_from(matches.len()).unwrap_or(u32::MAX);
            let (meta, links) = query.meta_and_links(&store.base_url, total, faults.odd_links);
            let envelope = Envelope {
                meta: Some(meta),
                links: Some(links),
                included: query.includes("items").then_some(Included { items }),
            };
            Ok(Json(Document {
                data: orders,
                envelope,
            }))
        })
        .await
}

/// `GET /v2/orders/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    uri: Uri,
) -> Result<Json<Document<Resource>>, ApiError> {
    let scope = caller.order_scope()?;
    check_missing(&store, &scope, &id)?;
    store
        .database
        .run(move |db| {
            let order = by_id(db, &id, &scope)?;
            let items = items_of(db, &order)?;
            let data = order.into_resource(&items);
            let included = query::includes(&uri, "items").then_some(Included { items });
            let envelope = Envelope {
                included,
                ..Envelope::default()
            };
            Ok(Json(Document { data, envelope }))
        })
        .await
}

/// `GET /v2/orders/:id/items`.
pub(crate) async fn items(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Document<Vec<Item>>>, ApiError> {
    let scope = caller.order_scope()?;
    check_missing(&store, &scope, &id)?;
    store
        .database
        .run(move |db| {
            let order = by_id(db, &id, &scope)?;
            Ok(Json(Document {
                data: items_of(db, &order)?,
                envelope: Envelope::default(),
            }))
        })
        .await
}
