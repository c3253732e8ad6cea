//! The addresses of an account (see `docs/api.md`, "Addresses of accounts"). Their errors have the
//! status as a number.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::accounts;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::personal_data::log::{self, Change};
use crate::query::body;
use crate::query::rows::{Attribute, RowQuery, text_at};
use crate::store::Store;
use crate::timestamp::timestamps;

const MAX_ADDRESSES: i64 = 25;
const DEFAULT_LIMIT: &str = "25";
const FIELDS: [&str; 13] = [
    "name",
    "first_name",
    "last_name",
    "company_name",
    "phone_number",
    "instructions",
    "line_1",
    "line_2",
    "city",
    "county",
    "region",
    "postcode",
    "country",
];

const fn by(name: &'static str, values: fn(&Value) -> Vec<String>) -> Attribute {
    Attribute {
        name,
        operators: &["eq", "in", "like", "ilike", "text"],
        values,
    }
}

/// What addresses can be filtered by: each of their fields.
const ATTRIBUTES: &[Attribute] = &[
    by("name", |row| text_at(row, "/name")),
    by("first_name", |row| text_at(row, "/first_name")),
    by("last_name", |row| text_at(row, "/last_name")),
    by("company_name", |row| text_at(row, "/company_name")),
    by("phone_number", |row| text_at(row, "/phone_number")),
    by("instructions", |row| text_at(row, "/instructions")),
    by("line_1", |row| text_at(row, "/line_1")),
    by("line_2", |row| text_at(row, "/line_2")),
    by("city", |row| text_at(row, "/city")),
    by("county", |row| text_at(row, "/county")),
    by("region", |row| text_at(row, "/region")),
    by("postcode", |row| text_at(row, "/postcode")),
    by("country", |row| text_at(row, "/country")),
];

/// `GET /v2/accounts/:id/addresses`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_account(&account)?;
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            accounts::require(db, &account)?;
            let addresses: Vec<Value> = db
                .prepare_cached("SELECT * FROM account_address WHERE account_id = ?1 ORDER BY number")?
                .query_map([&account], |row| resource(row, &store.base_url))?
                .collect::<Result<_, _>>()?;
            let addresses = query.filter(addresses, ATTRIBUTES)?;
            Ok(Json(query.document(&addresses, &store.base_url)))
        })
        .await
}

/// `POST /v2/accounts/:id/addresses`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller
        .account_write_scope(Area::Accounts)?
        .require_account(&account)?;
    let initiator = caller.initiator(&store);
    let fields = read(&body)?;
    let status = if caller.switches().address_created_is_200 {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    let database = store.database.clone();
    database
        .run(move |db| {
            accounts::require(db, &account)?;
            let count = "SELECT count(*) FROM account_address WHERE account_id = ?1";
            let count: i64 = db.query_row(count, [&account], |row| row.get(0))?;
            if count >= MAX_ADDRESSES {
                return Err(bad_request("an account may have at most 25 addresses"));
            }
            let (id, now) = (Uuid::new_v4().to_string(), store.now().as_millisecond());
            db.execute(
                "INSERT INTO account_address (id, account_id, fields, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![id, account, Value::Object(fields.clone()).to_string(), now],
            )?;
            log::record(db, store.now(), &initiator, logged(&account, &id, "created", fields))?;
            Ok((status, single(db, &store.base_url, &account, &id)?))
        })
        .await
}

/// `GET /v2/accounts/:id/addresses/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((account, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_account(&account)?;
    let database = store.database.clone();
    database
        .run(move |db| single(db, &store.base_url, &account, &id))
        .await
}

/// `PUT /v2/accounts/:id/addresses/:id`: merges; fields that are not sent stay as they are.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((account, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller
        .account_write_scope(Area::Accounts)?
        .require_account(&account)?;
    let initiator = caller.initiator(&store);
    let changes = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let _ = single(db, &store.base_url, &account, &id)?;
            db.execute(
                "UPDATE account_address SET fields = json_patch(fields, ?2), updated_at = max(?3, updated_at) WHERE id = ?1",
                params![
                    id,
                    Value::Object(changes.clone()).to_string(),
                    store.now().as_millisecond()
                ],
            )?;
            log::record(db, store.now(), &initiator, logged(&account, &id, "updated", changes))?;
            single(db, &store.base_url, &account, &id)
        })
        .await
}

/// `DELETE /v2/accounts/:id/addresses/:id`.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((account, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    caller
        .account_write_scope(Area::Accounts)?
        .require_account(&account)?;
    let initiator = caller.initiator(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            let statement = "DELETE FROM account_address WHERE account_id = ?1 AND id = ?2";
            if db.execute(statement, [&account, &id])? == 0 {
                return Err(not_found());
            }
            log::record(
                db,
                store.now(),
                &initiator,
                logged(&account, &id, "deleted", Map::new()),
            )?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// Reads the fields of an address. No list of required ones is known.
fn read(body: &[u8]) -> Result<Map<String, Value>, ApiError> {
    let sent = body::fields(body)?;
    if sent.get("type").is_none_or(|kind| kind != "address") {
        return Err(bad_request("type must be address"));
    }
    let mut fields = Map::new();
    for name in FIELDS {
        match sent.get(name) {
            None => {}
            Some(Value::Null) => _ = fields.insert(name.into(), "".into()),
            Some(text @ Value::String(_)) => _ = fields.insert(name.into(), text.clone()),
            Some(_) => return Err(bad_request(&format!("{name} must be a string"))),
        }
    }
    Ok(fields)
}

/// A change of an address.
fn logged(account: &str, id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "address",
        resource_id: id.to_owned(),
        path: format!("/v2/accounts/{account}/addresses/{id}"),
        event,
        delta,
    }
}

fn single(db: &Transaction<'_>, base_url: &str, account: &str, id: &str) -> Result<Json<Value>, ApiError> {
    let statement = "SELECT * FROM account_address WHERE account_id = ?1 AND id = ?2";
    let address = db.query_row(statement, [account, id], |row| resource(row, base_url));
    let address = address.optional()?.ok_or_else(not_found)?;
    Ok(Json(json!({ "data": address })))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let (id, account): (String, String) = (row.get("id")?, row.get("account_id")?);
    let mut address = json!({
        "type": "address",
        "id": id,
        "relationships": { "account": { "type": "account", "id": account } },
        "meta": { "timestamps": timestamps(row)? },
        "links": { "self": format!("{base_url}/v2/accounts/{account}/addresses/{id}") },
    });
    let fields: Value = serde_json::from_str(row.get_ref("fields")?.as_str()?).unwrap_or_default();
    for name in FIELDS {
        address[name] = fields.get(name).cloned().unwrap_or_else(|| "".into());
    }
    Ok(address)
}

fn bad_request(detail: &str) -> ApiError {
    ApiError::new(StatusCode::BAD_REQUEST, "Bad Request", detail)
}

fn not_found() -> ApiError {
    ApiError::not_found("address not found")
}
