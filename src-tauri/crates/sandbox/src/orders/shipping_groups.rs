//! Shipping groups: the parcels of an order (see `docs/api.md`, "Shipping groups").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::changes::{MAX_EXTERNAL_REF, SHIPPING_FIELDS, bad_request};
use super::read;
use super::resource::Order;
use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::query::body::{self, Fields};
use crate::store::Store;
use crate::timestamp::timestamp;

const COLUMNS: &str = "number, id, shipping_type, tracking_reference, external_ref, address,
    estimate_start, estimate_end, created_at, updated_at";

/// `GET /v2/orders/:id/shipping-groups`, without pagination.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(order): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.single_order_scope()?;
    check_offered(&store)?;
    read::check_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |db| {
            let order = order_of(db, &order, &scope)?;
            let groups = of_order(db, &order)?;
            Ok(Json(json!({ "data": groups })))
        })
        .await
}

/// `GET /v2/orders/:id/shipping-groups/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.single_order_scope()?;
    check_offered(&store)?;
    read::check_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |db| {
            let order = order_of(db, &order, &scope)?;
            respond(db, &order, &id)
        })
        .await
}

/// `POST /v2/orders/:id/shipping-groups`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(order): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller.require_admin()?;
    check_offered(&store)?;
    let fields = body::fields(&body)?;
    let database = store.database.clone();
    let created = database
        .run(move |db| {
            let order = order_of(db, &order, &Scope::Everything)?;
            if order.is_cancelled() {
                return Err(ApiError::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "Unprocessable Entity",
                    "Cannot create shipping group for this order",
                ));
            }
            let group = Group::default().changed(&fields, None)?;
            let id = Uuid::new_v4().to_string();
            let address = match group.address {
                Some(address) => Value::Object(address),
                None => order.shipping_address(),
            };
            db.execute(
                "INSERT INTO shipping_group (id, of_order, shipping_type, tracking_reference, external_ref, address,
                     estimate_start, estimate_end, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)",
                params![
                    id,
                    order.number(),
                    group.shipping_type,
                    group.tracking_reference,
                    group.external_ref,
                    address.to_string(),
                    group.estimate_start,
                    group.estimate_end,
                    Timestamp::now().as_millisecond()
                ],
            )?;
            respond(db, &order, &id)
        })
        .await?;
    Ok((StatusCode::CREATED, created))
}

/// `PUT /v2/orders/:id/shipping-groups/:id`. What is left out stays.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_admin()?;
    check_offered(&store)?;
    let fields = body::fields(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = order_of(db, &order, &Scope::Everything)?;
            let group = find(db, &order, &id)?.changed(&fields, Some(&order))?;
            db.execute(
                "UPDATE shipping_group SET shipping_type = ?3, tracking_reference = ?4, external_ref = ?5,
                     address = coalesce(?6, address), estimate_start = ?7, estimate_end = ?8,
                     updated_at = max(?9, updated_at)
                 WHERE of_order = ?1 AND id = ?2",
                params![
                    order.number(),
                    id,
                    group.shipping_type,
                    group.tracking_reference,
                    group.external_ref,
                    group.address.map(|address| Value::Object(address).to_string()),
                    group.estimate_start,
                    group.estimate_end,
                    Timestamp::now().as_millisecond()
                ],
            )?;
            respond(db, &order, &id)
        })
        .await
}

/// Refuses what a store without shipping groups does not know.
fn check_offered(store: &Store) -> Result<(), ApiError> {
    if store.switches.get().orders_lack_shipping_groups {
        return Err(ApiError::not_found("The requested resource could not be found"));
    }
    Ok(())
}

/// What a shipping group is changed to.
#[derive(Default)]
struct Group {
    shipping_type: Option<String>,
    tracking_reference: Option<String>,
    external_ref: Option<String>,
    /// `None` keeps the address.
    address: Option<Map<String, Value>>,
    estimate_start: Option<String>,
    estimate_end: Option<String>,
}

impl Group {
    /// The group with the sent fields. `order` is that of an existing group.
    fn changed(mut self, fields: &Fields, order: Option<&Order>) -> Result<Self, ApiError> {
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("type", Value::String(kind)) if kind == "shipping_group" => {}
                ("shipping_type", value) => self.shipping_type = text(value)?,
                ("tracking_reference", value) => self.tracking_reference = text(value)?,
                ("external_ref", value) => {
                    self.external_ref = text(value)?;
                    let length = self
                        .external_ref
                        .as_deref()
                        .map_or(0, |text| text.chars().count());
                    if length > MAX_EXTERNAL_REF {
                        return Err(bad_request());
                    }
                }
                ("address", Value::Object(address)) => {
                    if order.is_some_and(Order::is_fulfilled) {
                        return Err(ApiError::new(
                            StatusCode::BAD_REQUEST,
                            "Bad Request",
                            "Cannot update order shipping address because shipping status is fulfilled",
                        ));
                    }
                    let is_known = |(name, value): (&String, &Value)| {
                        SHIPPING_FIELDS.contains(&name.as_str()) && value.is_string()
                    };
                    if !address.iter().all(is_known) {
                        return Err(bad_request());
                    }
                    self.address = Some(address.clone());
                }
                ("delivery_estimate", Value::Object(estimate)) => {
                    self.estimate_start = time(estimate.get("start"))?;
                    self.estimate_end = time(estimate.get("end"))?;
                }
                ("delivery_estimate", Value::Null) => (self.estimate_start, self.estimate_end) = (None, None),
                _ => return Err(bad_request()),
            }
        }
        if !fields.contains_key("type") {
            return Err(bad_request());
        }
        let instant = |text: &Option<String>| text.as_ref()?.parse::<Timestamp>().ok();
        if let (Some(start), Some(end)) = (instant(&self.estimate_start), instant(&self.estimate_end))
            && start > end
        {
            return Err(ApiError::new(
                StatusCode::BAD_REQUEST,
                "Date Logic Discrepancy",
                "The start date cannot occur after the end date",
            ));
        }
        Ok(self)
    }
}

/// A text. An empty one removes it.
fn text(value: &Value) -> Result<Option<String>, ApiError> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
        _ => Err(bad_request()),
    }
}

/// A time as it was sent.
fn time(value: Option<&Value>) -> Result<Option<String>, ApiError> {
    let time = value.map_or(Ok(None), text)?;
    match &time {
        Some(text) if text.parse::<Timestamp>().is_err() => Err(bad_request()),
        _ => Ok(time),
    }
}

fn order_of(db: &rusqlite::Transaction<'_>, id: &str, scope: &Scope) -> Result<Order, ApiError> {
    if read::number_of(db, id)?.is_none() {
        return Err(ApiError::new(
            StatusCode::NOT_FOUND,
            "Not Found",
            "Order not found",
        ));
    }
    read::by_id(db, id, scope)
}

fn not_found(order: &Order, id: &str) -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        "Group not found",
        &format!("Group with ID [{id}] not found for order [{}]", order.id()),
    )
}

fn find(db: &rusqlite::Transaction<'_>, order: &Order, id: &str) -> Result<Group, ApiError> {
    let statement = format!("SELECT {COLUMNS} FROM shipping_group WHERE of_order = ?1 AND id = ?2");
    let group = db.query_row(&statement, params![order.number(), id], |row| {
        Ok(Group {
            shipping_type: row.get("shipping_type")?,
            tracking_reference: row.get("tracking_reference")?,
            external_ref: row.get("external_ref")?,
            address: None,
            estimate_start: row.get("estimate_start")?,
            estimate_end: row.get("estimate_end")?,
        })
    });
    group.optional()?.ok_or_else(|| not_found(order, id))
}

fn of_order(db: &rusqlite::Transaction<'_>, order: &Order) -> Result<Vec<Value>, ApiError> {
    let items = item_references(db, order)?;
    let statement = format!("SELECT {COLUMNS} FROM shipping_group WHERE of_order = ?1 ORDER BY number");
    let groups = db
        .prepare_cached(&statement)?
        .query_map([order.number()], |row| resource(row, order, &items))?
        .collect::<Result<_, _>>()?;
    Ok(groups)
}

fn respond(db: &rusqlite::Transaction<'_>, order: &Order, id: &str) -> Result<Json<Value>, ApiError> {
    let items = item_references(db, order)?;
    let statement = format!("SELECT {COLUMNS} FROM shipping_group WHERE of_order = ?1 AND id = ?2");
    let group = db
        .query_row(&statement, params![order.number(), id], |row| {
            resource(row, order, &items)
        })
        .optional()?;
    group
        .map(|group| Json(json!({ "data": group })))
        .ok_or_else(|| not_found(order, id))
}

/// The sandbox does not split orders: each group refers to all items.
fn item_references(db: &rusqlite::Transaction<'_>, order: &Order) -> Result<Value, ApiError> {
    let items = read::items_of(db, order)?;
    let reference = |item: &super::json::Item| json!({ "type": "item", "id": item.id() });
    Ok(items.iter().map(reference).collect())
}

fn resource(row: &Row<'_>, order: &Order, items: &Value) -> rusqlite::Result<Value> {
    let address: String = row.get("address")?;
    let address: Value = serde_json::from_str(&address).unwrap_or_default();
    let mut group = json!({
        "id": row.get::<_, String>("id")?,
        "type": "shipping_group",
        "relation": "order",
        "order_id": order.id(),
        "address": address,
        "created_at": timestamp(row.get("created_at")?),
        "updated_at": timestamp(row.get("updated_at")?),
        "relationships": {
            "order": { "data": { "type": "order", "id": order.id() } },
            "items": { "data": items },
        },
        "meta": {
            "shipping_display_price": {
                "total": order.price(0),
                "base": order.price(0),
                "tax": order.price(0),
                "fees": order.price(0),
                "discount": order.price(0),
            },
        },
    });
    for name in ["shipping_type", "tracking_reference", "external_ref"] {
        if let Some(value) = row.get::<_, Option<String>>(name)? {
            group[name] = value.into();
        }
    }
    let (start, end): (Option<String>, Option<String>) =
        (row.get("estimate_start")?, row.get("estimate_end")?);
    if start.is_some() || end.is_some() {
        group["delivery_estimate"] = json!({ "start": start, "end": end });
    }
    Ok(group)
}
