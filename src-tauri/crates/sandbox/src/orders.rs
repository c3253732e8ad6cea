//! Orders (see `docs/api.md`, "Orders").

pub(crate) mod anonymize;
pub(crate) mod changes;
mod include;
mod json;
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
use crate::query::list::{Kind, List, attribute};
use crate::query::{self, ListQuery};
use crate::store::Store;
use include::{Included, Wanted};
use json::{Item, Resource};
use read::{by_id, by_number, check_missing, items_of, number_of};

/// The attributes of orders (see `docs/api.md`, "Order lists").
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
        attribute("contact.name", "contact_name", Kind::OptionalText),
        attribute("contact.email", "contact_email", Kind::OptionalText),
        attribute("account_id", "account_id", Kind::OptionalText),
        attribute("account_member_id", "account_member_id", Kind::OptionalText),
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
    match scope {
        Scope::Everything => {}
        Scope::Own(customer) => {
            query.filter.and_equals(&LIST, "customer_id", customer);
            missing = faults.missing_order;
        }
        Scope::Account(account) => query.filter.and_equals(&LIST, "account_id", account),
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
            let wanted = Wanted::read(&store, |name| query.includes(name));
            let mut items = Vec::new();
            let mut orders = Vec::new();
            let mut owners = Vec::new();
            for number in query.page.slice(&matches) {
                let order = by_number(db, *number)?;
                let order_items = items_of(db, &order)?;
                owners.push(order.owner());
                orders.push(order.into_resource(&order_items));
                items.extend(order_items);
            }
            let total = u32::try_from(matches.len()).unwrap_or(u32::MAX);
            let (meta, links) = query.meta_and_links(&store.base_url, total, faults.odd_links);
            let envelope = Envelope {
                meta: Some(meta),
                links: Some(links),
                included: wanted.included(db, &store.base_url, &owners, items)?,
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
    let scope = caller.single_order_scope()?;
    check_missing(&store, &scope, &id)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = by_id(db, &id, &scope)?;
            let items = items_of(db, &order)?;
            let owners = [order.owner()];
            let data = order.into_resource(&items);
            let wanted = Wanted::read(&store, |name| query::includes(&uri, name));
            let included = wanted.included(db, &store.base_url, &owners, items)?;
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
    let scope = caller.single_order_scope()?;
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
