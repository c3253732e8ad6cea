//! Authentication realms: who can sign in, and how (see `docs/api.md`, "Authentication realms").
//! The sandbox has one, for accounts.

pub(crate) mod credentials;
pub(crate) mod one_time_passwords;
pub(crate) mod password_profiles;
pub(crate) mod users;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::Uri;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::query::list::PAGES_ONLY;
use crate::query::{ListQuery, body};
use crate::store::Store;
use crate::timestamp::timestamps;

/// `GET /v2/authentication-realms`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_realms()?;
    let query = ListQuery::read(&uri, &PAGES_ONLY)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let realms: Vec<Value> = if store.switches.get().no_realm {
                Vec::new()
            } else {
                db.prepare_cached("SELECT * FROM realm ORDER BY number")?
                    .query_map([], |row| resource(row, &store.base_url))?
                    .collect::<Result<_, _>>()?
            };
            Ok(store.page(&query, &realms))
        })
        .await
}

/// `GET /v2/authentication-realms/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.require_realms()?;
    let database = store.database.clone();
    database.run(move |db| single(db, &store, &id)).await
}

/// `PUT /v2/authentication-realms/:id`: merges.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Realms)?;
    let fields = body::fields(&body)?;
    // The settings write the type with an underscore.
    let kind = fields.get("type").and_then(Value::as_str);
    if !matches!(kind, Some("authentication-realm" | "authentication_realm")) {
        return Err(ApiError::realm_part_invalid("type must be authentication-realm"));
    }
    let policy = match fields.get("duplicate_email_policy").map(Value::as_str) {
        None => None,
        Some(Some(policy @ ("allowed" | "api_only"))) => Some(policy.to_owned()),
        Some(_) => {
            return Err(ApiError::realm_part_invalid(
                "duplicate_email_policy must be allowed or api_only",
            ));
        }
    };
    let uris = match fields.get("redirect_uris") {
        None => None,
        Some(Value::Array(uris)) if uris.iter().all(Value::is_string) => Some(json!(uris).to_string()),
        Some(_) => {
            return Err(ApiError::realm_part_invalid(
                "redirect_uris must be a list of texts",
            ));
        }
    };
    let name = fields.get("name").and_then(Value::as_str).map(str::to_owned);
    let database = store.database.clone();
    database
        .run(move |db| {
            require(db, &store, &id)?;
            db.execute(
                "UPDATE realm SET name = coalesce(?2, name), duplicate_email_policy = coalesce(?3, duplicate_email_policy),
                     redirect_uris = coalesce(?4, redirect_uris), updated_at = max(?5, updated_at)
                 WHERE id = ?1",
                params![id, name, policy, uris, store.now().as_millisecond()],
            )?;
            single(db, &store, &id)
        })
        .await
}

/// `GET /v2/authentication-realms/:id/oidc-profiles`, and those of a user: none.
pub(crate) async fn no_oidc(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_realms()?;
    let query = ListQuery::read(&uri, &PAGES_ONLY)?;
    Ok(store.page(&query, &[]))
}

/// Checks that there is a realm with this ID.
pub(crate) fn require(db: &Transaction<'_>, store: &Store, id: &str) -> Result<(), ApiError> {
    let found = db.query_row("SELECT 1 FROM realm WHERE id = ?1", [id], |_| Ok(()));
    let exists = found.optional()?.is_some() && !store.switches.get().no_realm;
    exists
        .then_some(())
        .ok_or_else(|| ApiError::realm_part_not_found("Authentication realm not found"))
}

fn single(db: &Transaction<'_>, store: &Store, id: &str) -> Result<Json<Value>, ApiError> {
    require(db, store, id)?;
    let realm = db.query_row("SELECT * FROM realm WHERE id = ?1", [id], |row| {
        resource(row, &store.base_url)
    })?;
    let links = realm["links"].clone();
    Ok(Json(json!({ "data": realm, "links": links })))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let id: String = row.get("id")?;
    let uris: Value = serde_json::from_str(row.get_ref("redirect_uris")?.as_str()?).unwrap_or_default();
    Ok(json!({
        "type": "authentication-realm",
        "id": id,
        "name": row.get::<_, String>("name")?,
        "duplicate_email_policy": row.get::<_, String>("duplicate_email_policy")?,
        "redirect_uris": uris,
        "relationships": { "origin": { "data": {
            "type": "account_authentication_settings",
            "id": "account_authentication_settings",
        } } },
        "meta": timestamps(row)?,
        "links": { "self": format!("{base_url}/v2/authentication-realms/{id}") },
    }))
}
