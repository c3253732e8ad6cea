//! Customer addresses (see `docs/api.md`, "Customer addresses"). Their errors have their own shape.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::personal_data::log::{self, Change};
use crate::query::body;
use crate::store::Store;

const MAX_ADDRESSES: i64 = 25;
const REQUIRED: [&str; 7] = [
    "name",
    "first_name",
    "last_name",
    "line_1",
    "county",
    "postcode",
    "country",
];
const OPTIONAL: [&str; 6] = [
    "company_name",
    "phone_number",
    "line_2",
    "city",
    "region",
    "instructions",
];
const COLUMNS: &str = "id, customer_id, fields, created_at, updated_at";

/// `GET /v2/customers/:id/addresses`: all addresses, without pagination.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(customer): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.scope()?.require(Some(&customer))?;
    let database = store.database.clone();
    database
        .run(move |db| {
            require_customer(db, &customer)?;
            let statement = format!("SELECT {COLUMNS} FROM address WHERE customer_id = ?1 ORDER BY number");
            let addresses: Vec<Value> = db
                .prepare_cached(&statement)?
                .query_map([&customer], |row| resource(row, &store.base_url))?
                .collect::<Result<_, _>>()?;
            Ok(Json(json!({ "data": addresses })))
        })
        .await
}

/// `POST /v2/customers/:id/addresses`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(customer): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let initiator = caller.initiator(&store);
    caller.scope()?.require(Some(&customer))?;
    let fields = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            require_customer(db, &customer)?;
            require_fields(&fields)?;
            let count: i64 =
                db.query_row("SELECT count(*) FROM address WHERE customer_id = ?1", [&customer], |row| row.get(0))?;
            if count >= MAX_ADDRESSES {
                return Err(ApiError::address(&["a customer may have at most 25 addresses".to_owned()]));
            }
            let (id, now) = (Uuid::new_v4().to_string(), Timestamp::now().as_millisecond());
            db.execute(
                "INSERT INTO address (id, customer_id, fields, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![id, customer, Value::Object(fields.clone()).to_string(), now],
            )?;
            log::record(db, store.now(), &initiator, logged(&customer, &id, "created", fields))?;
            Ok((StatusCode::CREATED, single(db, &store.base_url, &customer, &id)?))
        })
        .await
}

/// `GET /v2/customers/:id/addresses/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((customer, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    caller.scope()?.require(Some(&customer))?;
    let database = store.database.clone();
    database
        .run(move |db| single(db, &store.base_url, &customer, &id))
        .await
}

/// `PUT /v2/customers/:id/addresses/:id`: merges; fields that are not sent stay as they are.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((customer, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let initiator = caller.initiator(&store);
    caller.scope()?.require(Some(&customer))?;
    let changes = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let current = single(db, &store.base_url, &customer, &id)?;
            let mut fields: Map<String, Value> = field_names()
                .filter_map(|name| Some((name.to_owned(), current.0["data"].get(name)?.clone())))
                .collect();
            let delta = changed(&fields, &changes);
            fields.extend(changes);
            require_fields(&fields)?;
            db.execute(
                "UPDATE address SET fields = ?2, updated_at = ?3 WHERE id = ?1",
                params![
                    id,
                    Value::Object(fields).to_string(),
                    Timestamp::now().as_millisecond()
                ],
            )?;
            log::record(
                db,
                store.now(),
                &initiator,
                logged(&customer, &id, "updated", delta),
            )?;
            single(db, &store.base_url, &customer, &id)
        })
        .await
}

/// `DELETE /v2/customers/:id/addresses/:id`.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((customer, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let initiator = caller.initiator(&store);
    caller.scope()?.require(Some(&customer))?;
    let database = store.database.clone();
    database
        .run(move |db| {
            require_customer(db, &customer)?;
            let deleted = db.execute(
                "DELETE FROM address WHERE customer_id = ?1 AND id = ?2",
                [&customer, &id],
            )?;
            if deleted == 0 {
                return Err(ApiError::not_found_text("address not found"));
            }
            let change = logged(&customer, &id, "deleted", Map::new());
            log::record(db, store.now(), &initiator, change)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// A change of an address.
fn logged(customer: &str, id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "address",
        resource_id: id.to_owned(),
        path: format!("/v2/customers/{customer}/addresses/{id}"),
        event,
        delta,
    }
}

/// The fields that get another value.
fn changed(was: &Map<String, Value>, sent: &Map<String, Value>) -> Map<String, Value> {
    let changed = sent.iter().filter(|(name, value)| was.get(*name) != Some(value));
    changed
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn field_names() -> impl Iterator<Item = &'static str> {
    REQUIRED.into_iter().chain(OPTIONAL)
}

/// Reads the fields of an address. Other fields are ignored, such as `id`.
fn read(body: &[u8]) -> Result<Map<String, Value>, ApiError> {
    let sent = body::fields(body)?;
    let mut problems = Vec::new();
    if sent.get("type").is_none_or(|kind| kind != "address") {
        problems.push("type is required".to_owned());
    }
    let mut fields = Map::new();
    for name in field_names() {
        match sent.get(name) {
            None => {}
            Some(Value::Null) => _ = fields.insert(name.into(), "".into()),
            Some(text @ Value::String(_)) => _ = fields.insert(name.into(), text.clone()),
            Some(_) => problems.push(format!("{name} must be a string")),
        }
    }
    if problems.is_empty() {
        Ok(fields)
    } else {
        Err(ApiError::address(&problems))
    }
}

fn require_fields(fields: &Map<String, Value>) -> Result<(), ApiError> {
    let problems: Vec<_> = REQUIRED
        .into_iter()
        .filter(|name| fields.get(*name).is_none_or(|value| value == ""))
        .map(|name| format!("{name} is required"))
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(ApiError::address(&problems))
    }
}

fn require_customer(db: &Transaction<'_>, customer: &str) -> Result<(), ApiError> {
    let exists = db
        .query_row("SELECT 1 FROM customer WHERE id = ?1", [customer], |_| Ok(()))
        .optional()?;
    exists.ok_or_else(|| ApiError::not_found_text("customer not found"))
}

fn single(db: &Transaction<'_>, base_url: &str, customer: &str, id: &str) -> Result<Json<Value>, ApiError> {
    require_customer(db, customer)?;
    let statement = format!("SELECT {COLUMNS} FROM address WHERE customer_id = ?1 AND id = ?2");
    let address = db
        .query_row(&statement, [customer, id], |row| resource(row, base_url))
        .optional()?;
    address
        .map(|address| Json(json!({ "data": address })))
        .ok_or_else(|| ApiError::not_found_text("address not found"))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let (id, customer): (String, String) = (row.get("id")?, row.get("customer_id")?);
    let mut address = json!({
        "type": "address",
        "id": id,
        "links": { "self": format!("{base_url}/v2/addresses/{id}") },
        "meta": { "timestamps": {
            "created_at": timestamp(row.get("created_at")?),
            "updated_at": timestamp(row.get("updated_at")?),
        } },
        "relationships": { "customer": { "type": "customer", "id": customer } },
    });
    let fields: Value = serde_json::from_str(&row.get::<_, String>("fields")?).unwrap_or_default();
    for name in field_names() {
        address[name] = fields.get(name).cloned().unwrap_or_else(|| "".into());
    }
    Ok(address)
}

fn timestamp(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|time| format!("{time:.3}"))
}
