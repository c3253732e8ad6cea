//! Account tags, which group accounts (see `docs/api.md`, "Account tags").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::query::body::Fields;
use crate::query::list::{Kind, List, attribute};
use crate::query::{ListQuery, body};
use crate::store::Store;
use crate::timestamp::timestamps;

/// The attributes of account tags (see `docs/api.md`, "Lists of accounts").
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "account_tag",
    attributes: &[
        attribute("id", "id", Kind::Id),
        attribute("name", "name", Kind::Text),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp),
    ],
    default_sort: "-created_at",
};

/// `GET /v2/account-tags`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?;
    let query = ListQuery::read(&uri, &LIST)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let matches = store.account_tags.find(db, &query.filter, query.sort)?;
            let select = "SELECT * FROM account_tag WHERE number = ?1";
            store.page_of_rows(db, &query, &matches, select, |row| resource(row, &store.base_url))
        })
        .await
}

/// `POST /v2/account-tags`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller.require_key(Area::Accounts)?;
    let fields = read(&body)?;
    let name = text(&fields, "name").ok_or_else(|| ApiError::account_field("Name", "required"))?;
    let description = text(&fields, "description");
    let database = store.database.clone();
    database
        .run(move |db| {
            let id = Uuid::new_v4().to_string();
            db.execute(
                "INSERT INTO account_tag (id, name, description, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
                params![id, name, description, store.now().as_millisecond()],
            )?;
            Ok((StatusCode::CREATED, single(db, &store.base_url, &id)?))
        })
        .await
}

/// `GET /v2/account-tags/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?;
    let database = store.database.clone();
    database.run(move |db| single(db, &store.base_url, &id)).await
}

/// `PUT /v2/account-tags/:id`.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Accounts)?;
    let fields = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            db.execute(
                "UPDATE account_tag SET name = coalesce(?2, name), description = coalesce(?3, description),
                     updated_at = max(?4, updated_at)
                 WHERE id = ?1",
                params![
                    id,
                    text(&fields, "name"),
                    text(&fields, "description"),
                    store.now().as_millisecond()
                ],
            )?;
            single(db, &store.base_url, &id)
        })
        .await
}

/// `DELETE /v2/account-tags/:id`: also removes it from accounts.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    caller.require_key(Area::Accounts)?;
    store
        .database
        .run(move |db| {
            if db.execute("DELETE FROM account_tag WHERE id = ?1", [&id])? == 0 {
                return Err(not_found());
            }
            db.execute(
                "UPDATE account SET tag_ids = trim(replace(' ' || tag_ids || ' ', ' ' || ?1 || ' ', ' '))
                 WHERE instr(tag_ids, ?1)",
                [&id],
            )?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

fn read(body: &[u8]) -> Result<Fields, ApiError> {
    let fields = body::fields(body)?;
    match fields.get("type") {
        Some(kind) if kind == "account_tag" => Ok(fields),
        _ => Err(ApiError::account_field("Type", "eq")),
    }
}

fn text(fields: &Fields, name: &str) -> Option<String> {
    let text = fields.get(name)?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn single(db: &Transaction<'_>, base_url: &str, id: &str) -> Result<Json<Value>, ApiError> {
    let tag = db
        .query_row("SELECT * FROM account_tag WHERE id = ?1", [id], |row| {
            resource(row, base_url)
        })
        .optional()?;
    tag.map(|tag| Json(json!({ "data": tag }))).ok_or_else(not_found)
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let id: String = row.get("id")?;
    Ok(json!({
        "type": "account_tag",
        "id": id,
        "name": row.get::<_, String>("name")?,
        "description": row.get::<_, Option<String>>("description")?.unwrap_or_default(),
        "meta": { "timestamps": timestamps(row)? },
        "links": { "self": format!("{base_url}/v2/account-tags/{id}") },
    }))
}

fn not_found() -> ApiError {
    ApiError::not_found_text("account tag not found")
}
