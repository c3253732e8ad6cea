//! Account members, which are the user authentication infos of the realm of accounts (see
//! `docs/api.md`, "Account members").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::Uri;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Value, json};

use crate::account_scope::AccountScope;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::custom_fields;
use crate::permissions::Area;
use crate::query::list::{Kind, List, attribute};
use crate::query::{ListQuery, body};
use crate::store::Store;
use crate::timestamp::timestamps;

/// The attributes of account members (see `docs/api.md`, "Lists of accounts").
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "member",
    attributes: &[
        attribute("email", "email", Kind::FoldedText).sort_key(),
        attribute("name", "name", Kind::FoldedText).sort_key(),
        attribute("given_name", "given_name", Kind::OptionalFoldedText),
        attribute("middle_name", "middle_name", Kind::OptionalFoldedText),
        attribute("family_name", "family_name", Kind::OptionalFoldedText),
        attribute("id", "id", Kind::Id).sort_key(),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "created_at",
};

/// `GET /v2/account-members`: all members; with an account token the signed-in one.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_scope(Area::Accounts)?;
    let mut query = ListQuery::read(&uri, &LIST)?;
    if let AccountScope::Own(session) = scope {
        query.filter.and_equals(&LIST, "id", session.member);
    }
    let database = store.database.clone();
    database
        .run(move |db| {
            let matches = store.members.find(db, &query.filter, query.sort)?;
            page(db, &store, &query, &matches)
        })
        .await
}

/// `GET /v2/account-members/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_member(&id)?;
    let database = store.database.clone();
    database.run(move |db| single(db, &store.base_url, &id)).await
}

/// `PUT /v2/account-members/:id`: changes custom fields only.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_write_scope(Area::Accounts)?;
    scope.require_member(&id)?;
    scope.require_write(caller.switches())?;
    let fields = body::fields(&body)?;
    if fields.get("type").is_none_or(|kind| kind != "account_member") {
        return Err(ApiError::account_field("Type", "eq"));
    }
    let custom = custom_fields::patch(&fields, custom_fields::OF_MEMBERS);
    let database = store.database.clone();
    database
        .run(move |db| {
            db.execute(
                "UPDATE member SET custom = json_patch(custom, ?2), updated_at = max(?3, updated_at)
                 WHERE id = ?1 AND ?2 <> '{}'",
                params![id, custom, store.now().as_millisecond()],
            )?;
            single(db, &store.base_url, &id)
        })
        .await
}

/// A page of members as a response.
pub(crate) fn page(
    db: &Transaction<'_>,
    store: &Store,
    query: &ListQuery,
    found: &[u32],
) -> Result<Json<Value>, ApiError> {
    let select = "SELECT * FROM member WHERE number = ?1";
    store.page_of_rows(db, query, found, select, |row| resource(row, &store.base_url))
}

/// A member as JSON, if they exist.
pub(crate) fn find(db: &Transaction<'_>, base_url: &str, id: &str) -> rusqlite::Result<Option<Value>> {
    db.prepare_cached("SELECT * FROM member WHERE id = ?1")?
        .query_row([id], |row| resource(row, base_url))
        .optional()
}

fn single(db: &Transaction<'_>, base_url: &str, id: &str) -> Result<Json<Value>, ApiError> {
    let member = find(db, base_url, id)?.ok_or_else(ApiError::account_member_not_found)?;
    let links = member["links"].clone();
    Ok(Json(json!({ "data": member, "links": links })))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let id: String = row.get("id")?;
    let mut member = json!({
        "type": "account_member",
        "id": id,
        "name": row.get::<_, String>("name")?,
        "given_name": row.get::<_, Option<String>>("given_name")?,
        "middle_name": row.get::<_, Option<String>>("middle_name")?,
        "family_name": row.get::<_, Option<String>>("family_name")?,
        "email": row.get::<_, String>("email")?,
        "meta": { "timestamps": timestamps(row)? },
        "links": { "self": format!("{base_url}/v2/account-members/{id}") },
    });
    custom_fields::extend(&mut member, row)?;
    Ok(member)
}
