//! Addresses of customers (see `docs/api.md`, "Customer addresses"), with an error dialect of their
//! own.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::Store;
use crate::caller::Caller;
use crate::query::body;
use crate::refusal::Refusal;

/// The most that a customer can have.
const MOST: i64 = 25;
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

/// `GET /v2/customers/:id/addresses`: all of them; there are no pages.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(customer): Path<String>,
) -> Result<Json<Value>, Refusal> {
    caller.scope()?.allow(Some(&customer))?;
    let database = store.database.clone();
    database
        .run(move |data| {
            must_exist(data, &customer)?;
            let statement = format!("SELECT {COLUMNS} FROM address WHERE customer_id = ?1 ORDER BY number");
            let addresses: Vec<Value> = data
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
) -> Result<(StatusCode, Json<Value>), Refusal> {
    caller.scope()?.allow(Some(&customer))?;
    let fields = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |data| {
            must_exist(data, &customer)?;
            complete(&fields)?;
            let count: i64 =
                data.query_row("SELECT count(*) FROM address WHERE customer_id = ?1", [&customer], |row| row.get(0))?;
            if count >= MOST {
                return Err(Refusal::address(&["a customer may have at most 25 addresses".to_owned()]));
            }
            let (id, now) = (Uuid::new_v4().to_string(), Timestamp::now().as_millisecond());
            data.execute(
                "INSERT INTO address (id, customer_id, fields, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![id, customer, Value::Object(fields).to_string(), now],
            )?;
            Ok((StatusCode::CREATED, single(data, &store.base_url, &customer, &id)?))
        })
        .await
}

/// `GET /v2/customers/:id/addresses/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((customer, id)): Path<(String, String)>,
) -> Result<Json<Value>, Refusal> {
    caller.scope()?.allow(Some(&customer))?;
    let database = store.database.clone();
    database
        .run(move |data| single(data, &store.base_url, &customer, &id))
        .await
}

/// `PUT /v2/customers/:id/addresses/:id`: what is not sent stays as it is.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((customer, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    caller.scope()?.allow(Some(&customer))?;
    let changes = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |data| {
            let kept = single(data, &store.base_url, &customer, &id)?;
            let mut fields: Map<String, Value> = names()
                .filter_map(|name| Some((name.to_owned(), kept.0["data"].get(name)?.clone())))
                .collect();
            fields.extend(changes);
            complete(&fields)?;
            data.execute(
                "UPDATE address SET fields = ?2, updated_at = ?3 WHERE id = ?1",
                params![
                    id,
                    Value::Object(fields).to_string(),
                    Timestamp::now().as_millisecond()
                ],
            )?;
            single(data, &store.base_url, &customer, &id)
        })
        .await
}

/// `DELETE /v2/customers/:id/addresses/:id`.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((customer, id)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    caller.scope()?.allow(Some(&customer))?;
    let database = store.database.clone();
    database
        .run(move |data| {
            must_exist(data, &customer)?;
            match data.execute(
                "DELETE FROM address WHERE customer_id = ?1 AND id = ?2",
                [&customer, &id],
            )? {
                0 => Err(Refusal::no_address("address not found")),
                _ => Ok(StatusCode::NO_CONTENT),
            }
        })
        .await
}

fn names() -> impl Iterator<Item = &'static str> {
    REQUIRED.into_iter().chain(OPTIONAL)
}

/// The fields of an address that were sent. What else was sent is passed over, as the id in the body is.
fn read(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    let sent = body::fields(body)?;
    let mut problems = Vec::new();
    if sent.get("type").is_none_or(|kind| kind != "address") {
        problems.push("type is required".to_owned());
    }
    let mut fields = Map::new();
    for name in names() {
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
        Err(Refusal::address(&problems))
    }
}

fn complete(fields: &Map<String, Value>) -> Result<(), Refusal> {
    let problems: Vec<_> = REQUIRED
        .into_iter()
        .filter(|name| fields.get(*name).is_none_or(|value| value == ""))
        .map(|name| format!("{name} is required"))
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Refusal::address(&problems))
    }
}

fn must_exist(data: &Transaction<'_>, customer: &str) -> Result<(), Refusal> {
    let found = data
        .query_row("SELECT 1 FROM customer WHERE id = ?1", [customer], |_| Ok(()))
        .optional()?;
    found.ok_or_else(|| Refusal::no_address("customer not found"))
}

fn single(data: &Transaction<'_>, base_url: &str, customer: &str, id: &str) -> Result<Json<Value>, Refusal> {
    must_exist(data, customer)?;
    let statement = format!("SELECT {COLUMNS} FROM address WHERE customer_id = ?1 AND id = ?2");
    let found = data
        .query_row(&statement, [customer, id], |row| resource(row, base_url))
        .optional()?;
    found
        .map(|address| Json(json!({ "data": address })))
        .ok_or_else(|| Refusal::no_address("address not found"))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let (id, customer): (String, String) = (row.get("id")?, row.get("customer_id")?);
    let mut address = json!({
        "type": "address",
        "id": id,
        "links": { "self": format!("{base_url}/v2/addresses/{id}") },
        "meta": { "timestamps": {
            "created_at": moment(row.get("created_at")?),
            "updated_at": moment(row.get("updated_at")?),
        } },
        "relationships": { "customer": { "type": "customer", "id": customer } },
    });
    let fields: Value = serde_json::from_str(&row.get::<_, String>("fields")?).unwrap_or_default();
    for name in names() {
        address[name] = fields.get(name).cloned().unwrap_or_else(|| "".into());
    }
    Ok(address)
}

fn moment(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|moment| format!("{moment:.3}"))
}
