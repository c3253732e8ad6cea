//! The tags of an account (see `docs/api.md`, "Account tags").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::store::Store;

/// A reference to a tag.
pub(crate) fn reference(id: &str) -> Value {
    json!({ "type": "account_tag", "id": id })
}

/// `GET /v2/accounts/:id/relationships/account-tags`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_account(&account)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let tags = tags_of(db, &account)?;
            Ok(document(&store.base_url, &account, &tags))
        })
        .await
}

/// `POST /v2/accounts/:id/relationships/account-tags`: adds tags.
pub(crate) async fn add(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    change(store, caller, account, &body, |tags, tag| {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    })
    .await
}

/// `DELETE /v2/accounts/:id/relationships/account-tags`: removes tags.
pub(crate) async fn remove(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    change(store, caller, account, &body, |tags, tag| {
        tags.retain(|own| own != tag);
    })
    .await
}

async fn change(
    store: Store,
    caller: Caller,
    account: String,
    body: &[u8],
    apply: impl Fn(&mut Vec<String>, &String) + Send + 'static,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Accounts)?;
    let sent = read(body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let mut tags = tags_of(db, &account)?;
            for tag in &sent {
                let found = db.query_row("SELECT 1 FROM account_tag WHERE id = ?1", [tag], |_| Ok(()));
                found
                    .optional()?
                    .ok_or_else(|| ApiError::not_found_text("account tag not found"))?;
                apply(&mut tags, tag);
            }
            db.execute(
                "UPDATE account SET tag_ids = ?2, updated_at = max(?3, updated_at) WHERE id = ?1",
                params![account, tags.join(" "), store.now().as_millisecond()],
            )?;
            Ok(document(&store.base_url, &account, &tags))
        })
        .await
}

/// The IDs of the tags in a body `{"data": [{"type": "account_tag", "id": "…"}]}`.
fn read(body: &[u8]) -> Result<Vec<String>, ApiError> {
    let body: Value = serde_json::from_slice(body).map_err(|_| ApiError::malformed_json())?;
    let tags = body.get("data").and_then(Value::as_array);
    tags.ok_or_else(|| ApiError::account_field("Data", "required"))?
        .iter()
        .map(|tag| match (tag["type"].as_str(), tag["id"].as_str()) {
            (Some("account_tag"), Some(id)) => Ok(id.to_owned()),
            (Some("account_tag"), None) => Err(ApiError::account_field("ID", "required")),
            _ => Err(ApiError::account_field("Type", "eq")),
        })
        .collect()
}

fn tags_of(db: &Transaction<'_>, account: &str) -> Result<Vec<String>, ApiError> {
    let tags: Option<String> = db
        .query_row("SELECT tag_ids FROM account WHERE id = ?1", [account], |row| {
            row.get(0)
        })
        .optional()?;
    let tags = tags.ok_or_else(ApiError::account_not_found)?;
    Ok(tags.split_whitespace().map(str::to_owned).collect())
}

fn document(base_url: &str, account: &str, tags: &[String]) -> Json<Value> {
    let data: Vec<_> = tags.iter().map(|tag| reference(tag)).collect();
    let link = format!("{base_url}/v2/accounts/{account}/relationships/account-tags");
    Json(json!({ "data": data, "links": { "self": link } }))
}
