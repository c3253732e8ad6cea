//! Requests to erase everything about a person. The service carries them out later; the sandbox
//! does when the request is read the next time.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{About, RESOURCE_TYPES, json_column, personal_data_set, timestamp};
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::faults::ErasureFault;
use crate::orders::anonymize;
use crate::query::body;
use crate::store::Store;

/// `POST /v2/personal-data/erasure-requests`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let initiator = caller.initiator(&store);
    caller.require_personal_data(true)?;
    let fields = body::fields(&body)?;
    let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
    let resource_type = text("resource_type").filter(|kind| RESOURCE_TYPES.contains(&kind.as_str()));
    let (Some("erasure_request"), Some(resource_type), Some(resource_id)) =
        (text("type").as_deref(), resource_type, text("resource_id"))
    else {
        return Err(ApiError::bad_request_text(
            "Validation failed: field 'Type' on the 'ttl-type' tag.",
        ));
    };
    let (base_url, now) = (store.base_url.clone(), store.now().as_millisecond());
    store
        .database
        .run(move |db| {
            if personal_data_set(db, &resource_type, &resource_id)?.is_empty() {
                return Err(ApiError::not_found_text("not found"));
            }
            let id = Uuid::new_v4().to_string();
            db.execute(
                "INSERT INTO erasure_request (id, resource_type, resource_id, initiator, status, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, 'CREATED', ?5, ?5)",
                params![id, resource_type, resource_id, initiator.to_string(), now],
            )?;
            Ok((StatusCode::CREATED, single(db, &id, &base_url)?))
        })
        .await
}

/// `GET /v2/personal-data/erasure-requests/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.require_personal_data(false)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            carry_out(db, &store)?;
            single(db, &id, &store.base_url)
        })
        .await
}

/// `GET /v2/personal-data/erasure-requests`: those for one resource, newest first.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_personal_data(false)?;
    let about = About::read(&uri)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            carry_out(db, &store)?;
            let requests: Vec<Value> = db
                .prepare_cached(
                    "SELECT * FROM erasure_request WHERE resource_type = ?1 AND resource_id = ?2 ORDER BY number DESC",
                )?
                .query_map([&about.resource_type, &about.resource_id], resource)?
                .collect::<Result<_, _>>()?;
            Ok(about.page(&requests, &store.base_url))
        })
        .await
}

/// Carries out the requests that wait, unless the faults hold them back or let them fail.
fn carry_out(db: &Transaction<'_>, store: &Store) -> Result<(), ApiError> {
    let fault = store.faults.get().erasure;
    if fault == Some(ErasureFault::Pending) {
        return Ok(());
    }
    let waiting: Vec<(i64, String, String)> = db
        .prepare_cached(
            "SELECT number, resource_type, resource_id FROM erasure_request WHERE status = 'CREATED' ORDER BY number",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (number, kind, id) in waiting {
        let is_erased = fault != Some(ErasureFault::Failure) && erase(db, &kind, &id)?;
        let status = if is_erased { "SUCCESS" } else { "FAILURE" };
        db.execute(
            "UPDATE erasure_request SET status = ?2, updated_at = ?3 WHERE number = ?1",
            params![number, status, store.now().as_millisecond()],
        )?;
    }
    Ok(())
}

/// Erases a person's data and its log. `false` if an order is in a state that forbids it.
fn erase(db: &Transaction<'_>, kind: &str, id: &str) -> Result<bool, ApiError> {
    for (kind, id) in personal_data_set(db, kind, id)? {
        match kind {
            "customer" => _ = db.execute("DELETE FROM customer WHERE id = ?1", [&id])?,
            "address" => _ = db.execute("DELETE FROM address WHERE id = ?1", [&id])?,
            _ => match anonymize::by_id(db, &id) {
                Ok(_) => {}
                Err(ApiError::Entries { .. }) => return Ok(false),
                Err(error) => return Err(error),
            },
        }
        db.execute(
            "DELETE FROM personal_data_log WHERE resource_type = ?1 AND resource_id = ?2",
            [kind, &id],
        )?;
    }
    Ok(true)
}

fn single(db: &Transaction<'_>, id: &str, base_url: &str) -> Result<Json<Value>, ApiError> {
    let request = db
        .query_row("SELECT * FROM erasure_request WHERE id = ?1", [id], resource)
        .optional()?;
    let url = format!("{base_url}/v2/personal-data/erasure-requests/{id}");
    request
        .map(|request| Json(json!({ "data": request, "links": { "self": url } })))
        .ok_or_else(|| ApiError::not_found_text("not found"))
}

fn resource(row: &Row<'_>) -> rusqlite::Result<Value> {
    let status: String = row.get("status")?;
    let description = match status.as_str() {
        "CREATED" => "The request waits to be carried out",
        "SUCCESS" => "The data was erased",
        _ => "The data could not be erased. Make a new request",
    };
    Ok(json!({
        "type": "erasure_request",
        "id": row.get::<_, String>("id")?,
        "resource_type": row.get::<_, String>("resource_type")?,
        "resource_id": row.get::<_, String>("resource_id")?,
        "initiator": json_column(row, "initiator")?,
        "status": status,
        "status_description": description,
        "created_at": timestamp(row.get("created_at")?),
        "updated_at": timestamp(row.get("updated_at")?),
    }))
}
