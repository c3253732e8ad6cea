//! Anonymizing orders (see `docs/api.md`, "Anonymizing orders").

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use jiff::Timestamp;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};

use super::changes::{bad_request, logged};
use super::json::Resource;
use super::read::{self, items_of};
use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::personal_data::log;
use crate::query::body;
use crate::store::Store;

/// `POST /v2/orders/anonymize`: replaces names and addresses by `*`, in all given orders or in
/// none.
pub(crate) async fn anonymize(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let initiator = caller.initiator(&store);
    caller.require_admin()?;
    let fields = body::fields(&body)?;
    let ids: Option<Vec<String>> = fields
        .get("order_ids")
        .and_then(Value::as_array)
        .and_then(|ids| ids.iter().map(|id| id.as_str().map(str::to_owned)).collect());
    let ids = ids.filter(|ids| !ids.is_empty()).ok_or_else(bad_request)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let mut orders = Vec::with_capacity(ids.len());
            for id in &ids {
                orders.push(by_id(db, id)?);
                let delta = Map::from_iter([("anonymized".to_owned(), true.into())]);
                log::record(db, store.now(), &initiator, logged(id, "updated", delta))?;
            }
            Ok(Json(json!({ "data": orders })))
        })
        .await
}

/// Anonymizes an order whose state no longer changes.
pub(crate) fn by_id(db: &Transaction<'_>, id: &str) -> Result<Resource, ApiError> {
    let order = read::by_id(db, id, &Scope::Everything)?;
    if !order.is_closed() {
        return Err(ApiError::not_anonymized(id, &order.states()));
    }
    let anonymized = |address: Value| match address {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, _)| match name.as_str() {
                "instructions" => (name, Value::from("")),
                _ => (name, Value::from("*")),
            })
            .collect::<Map<_, _>>(),
        _ => Map::new(),
    };
    db.execute(
        "UPDATE shop_order SET name = '*', email = '*', is_anonymized = 1,
             contact_name = CASE WHEN contact_name IS NOT NULL THEN '*' END,
             contact_email = CASE WHEN contact_email IS NOT NULL THEN '*' END, custom = '{}', updated_at = max(?2, updated_at),
             shipping_name = '* *', billing_name = '* *', shipping_postcode = '*', billing_postcode = '*'
         WHERE number = ?1",
        params![order.number(), Timestamp::now().as_millisecond()],
    )?;
    db.execute(
        "UPDATE order_address SET shipping = ?2, billing = ?3 WHERE of_order = ?1",
        params![
            order.number(),
            Value::Object(anonymized(order.shipping_address())).to_string(),
            Value::Object(anonymized(order.billing_address())).to_string()
        ],
    )?;
    let groups: Vec<(i64, String)> = db
        .prepare_cached("SELECT number, address FROM shipping_group WHERE of_order = ?1")?
        .query_map([order.number()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (number, address) in groups {
        let address = serde_json::from_str(&address).unwrap_or_default();
        db.execute(
            "UPDATE shipping_group SET address = ?2 WHERE number = ?1",
            params![number, Value::Object(anonymized(address)).to_string()],
        )?;
    }
    let order = read::by_id(db, id, &Scope::Everything)?;
    let items = items_of(db, &order)?;
    Ok(order.into_resource(&items))
}
