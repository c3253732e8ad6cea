//! The store's currencies (see `docs/api.md`, "Currencies").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::query::page::PageRequest;
use crate::query::{body, pairs};
use crate::store::Store;

/// The name of the setting that has all currencies.
const SETTING: &str = "currencies";

/// The currencies of a new store: code, format, decimals.
const DEFAULTS: [(&str, &str, u8); 5] = [
    ("GBP", "£{price}", 2),
    ("USD", "${price}", 2),
    ("EUR", "€{price}", 2),
    ("JPY", "¥{price}", 0),
    ("KWD", "KD {price}", 3),
];

/// When the currencies of a new store were created, in milliseconds since the epoch.
const CREATED_AT: i64 = 1_500_000_000_000;

/// A field of a currency: its name, and whether a value is valid.
type Field = (&'static str, fn(&Value) -> bool);

const FIELDS: [Field; 8] = [
    ("code", |value| {
        value.as_str().is_some_and(|code| !code.trim().is_empty())
    }),
    ("exchange_rate", Value::is_number),
    ("format", Value::is_string),
    ("decimal_point", Value::is_string),
    ("thousand_separator", Value::is_string),
    ("decimal_places", |value| {
        value.as_u64().is_some_and(|places| places <= 20)
    }),
    ("default", Value::is_boolean),
    ("enabled", Value::is_boolean),
];

/// `GET /v2/currencies`, for every access token.
pub(crate) async fn list(State(store): State<Store>, _: Caller, uri: Uri) -> Result<Json<Value>, ApiError> {
    let pairs = pairs(uri.query().unwrap_or_default());
    let value_of = |name: &str| {
        let pair = pairs.iter().rev().find(|(key, _)| key == name);
        pair.map(|(_, value)| value.as_str())
    };
    let page = PageRequest::read(value_of("page[limit]"), value_of("page[offset]"))?;
    let base_url = store.base_url.clone();
    let currencies = store.database.run(move |db| read(db, &base_url)).await?;
    let total = i64::try_from(currencies.len()).unwrap_or(i64::MAX);
    let link = |offset: i64| {
        let limit = page.limit;
        format!(
            "{}/v2/currencies?page[limit]={limit}&page[offset]={offset}",
            store.base_url
        )
    };
    Ok(Json(json!({
        "data": page.slice(&currencies),
        "meta": page.meta(total),
        "links": page.links(total, link),
    })))
}

/// `GET /v2/currencies/:id`, for every access token.
pub(crate) async fn get(
    State(store): State<Store>,
    _: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let base_url = store.base_url.clone();
    let currencies = store.database.run(move |db| read(db, &base_url)).await?;
    let found = currencies.into_iter().find(|currency| currency["id"] == *id);
    found
        .map(|currency| Json(json!({ "data": currency })))
        .ok_or_else(not_found)
}

/// `POST /v2/currencies`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    require_admin(caller)?;
    let fields = fields(&body, true)?;
    let now = store.now().as_millisecond();
    let base_url = store.base_url.clone();
    store
        .database
        .run(move |db| {
            let mut currencies = read(db, &base_url)?;
            let currency = resource(&base_url, &Uuid::new_v4().to_string(), now, fields);
            currencies.push(currency.clone());
            write(db, &currencies)?;
            Ok((StatusCode::CREATED, Json(json!({ "data": currency }))))
        })
        .await
}

/// `PUT /v2/currencies/:id`: merges; fields that are not sent stay as they are.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    require_admin(caller)?;
    let fields = fields(&body, false)?;
    let now = store.now().as_millisecond();
    let base_url = store.base_url.clone();
    store
        .database
        .run(move |db| {
            let mut currencies = read(db, &base_url)?;
            let currency = currencies
                .iter_mut()
                .find(|currency| currency["id"] == *id)
                .ok_or_else(not_found)?;
            for (name, value) in fields {
                currency[name] = value;
            }
            currency["meta"]["timestamps"]["updated_at"] = timestamp(now);
            let changed = Json(json!({ "data": currency }));
            write(db, &currencies)?;
            Ok(changed)
        })
        .await
}

fn require_admin(caller: Caller) -> Result<(), ApiError> {
    match caller.scope()? {
        Scope::Everything => Ok(()),
        Scope::Own(_) | Scope::Account(_) => Err(ApiError::forbidden()),
    }
}

/// The known fields of a body.
fn fields(body: &[u8], is_new: bool) -> Result<Map<String, Value>, ApiError> {
    let mut sent = body::fields(body)?;
    let mut known = Map::new();
    let mut problems = Vec::new();
    for (name, is_valid) in FIELDS {
        match sent.remove(name) {
            Some(value) if is_valid(&value) => {
                known.insert(name.to_owned(), value);
            }
            Some(_) => problems.push(format!("The data.{name} field is invalid.")),
            None if is_new => problems.push(format!("The data.{name} field is required.")),
            None => {}
        }
    }
    if problems.is_empty() {
        Ok(known)
    } else {
        Err(ApiError::validation(&problems))
    }
}

fn read(db: &Transaction<'_>, base_url: &str) -> Result<Vec<Value>, ApiError> {
    let stored: Option<Vec<u8>> = db
        .query_row("SELECT value FROM setting WHERE name = ?1", [SETTING], |row| {
            row.get(0)
        })
        .optional()?;
    let stored = stored.and_then(|json| serde_json::from_slice(&json).ok());
    Ok(stored.unwrap_or_else(|| {
        let defaults = DEFAULTS.iter().enumerate();
        defaults
            .map(|(index, default)| new_store(base_url, index, *default))
            .collect()
    }))
}

fn write(db: &Transaction<'_>, currencies: &[Value]) -> Result<(), ApiError> {
    let json = json!(currencies).to_string().into_bytes();
    db.execute(
        "INSERT INTO setting (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        params![SETTING, json],
    )?;
    Ok(())
}

/// A currency of a new store.
fn new_store(base_url: &str, index: usize, (code, format, decimals): (&str, &str, u8)) -> Value {
    let fields = json!({
        "code": code,
        "exchange_rate": 1,
        "format": format,
        "decimal_point": ".",
        "thousand_separator": ",",
        "decimal_places": decimals,
        "default": index == 0,
        "enabled": true,
    });
    let Value::Object(fields) = fields else {
        unreachable!("the fields are an object");
    };
    let id = format!("c0ffee00-0000-4000-8000-{:012}", index + 1);
    resource(base_url, &id, CREATED_AT, fields)
}

fn resource(base_url: &str, id: &str, created_at: i64, fields: Map<String, Value>) -> Value {
    let mut currency = json!({
        "id": id,
        "type": "currency",
        "links": { "self": format!("{base_url}/v2/currencies/{id}") },
        "meta": { "timestamps": { "created_at": timestamp(created_at), "updated_at": timestamp(created_at) } },
    });
    for (name, value) in fields {
        currency[name] = value;
    }
    currency
}

fn timestamp(milliseconds: i64) -> Value {
    Timestamp::from_millisecond(milliseconds)
        .map(|time| time.to_string())
        .ok()
        .into()
}

fn not_found() -> ApiError {
    ApiError::not_found("Currency not found")
}
