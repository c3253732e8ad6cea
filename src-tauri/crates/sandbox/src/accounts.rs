//! Accounts (see `docs/api.md`, "Accounts").

pub(crate) mod addresses;
mod input;
pub(crate) mod tags;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{ErrorCode, OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::account_scope::AccountScope;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::custom_fields;
use crate::permissions::Area;
use crate::personal_data::log::{self, Change};
use crate::query::list::{Kind, List, attribute};
use crate::query::{ListQuery, body};
use crate::store::Store;
use crate::timestamp::timestamps;
use input::{AccountChanges, NewAccount};

/// The fields that the personal data log has.
const PERSONAL_FIELDS: &[&str] = &["name", "legal_name", "registration_id", "external_ref"];

/// The attributes of accounts (see `docs/api.md`, "Lists of accounts").
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "account",
    attributes: &[
        attribute("id", "id", Kind::Id).sort_key(),
        attribute("name", "name", Kind::Text).sort_key(),
        attribute("legal_name", "legal_name", Kind::OptionalText),
        attribute("registration_id", "registration_id", Kind::OptionalText),
        attribute("external_ref", "external_ref", Kind::OptionalText),
        attribute("account_tags", "tag_ids", Kind::Tags),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "created_at",
};

/// `GET /v2/accounts`: all accounts; with an account token that account.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_scope(Area::Accounts)?;
    let lists_all = caller.switches().members_list_all_accounts;
    let query = ListQuery::read(&uri, &LIST)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let mut matches = store.accounts.find(db, &query.filter, query.sort)?.to_vec();
            if let AccountScope::Own(session) = &scope {
                let own: Vec<u32> = if lists_all {
                    db.prepare_cached(
                        "SELECT account.number FROM account JOIN membership ON account_id = account.id
                         WHERE member_id = ?1",
                    )?
                    .query_map([&session.member], |row| row.get(0))?
                    .collect::<Result<_, _>>()?
                } else {
                    db.prepare_cached("SELECT number FROM account WHERE id = ?1")?
                        .query_map([&session.account], |row| row.get(0))?
                        .collect::<Result<_, _>>()?
                };
                matches.retain(|number| own.contains(number));
            }
            let select = "SELECT * FROM account WHERE number = ?1";
            store.page_of_rows(db, &query, &matches, select, |row| {
                resource(db, row, &store.base_url)
            })
        })
        .await
}

/// `POST /v2/accounts`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller.require_key(Area::Accounts)?;
    let initiator = caller.initiator(&store);
    let fields = body::fields(&body)?;
    let new = NewAccount::read(&fields)?;
    let custom = custom_fields::patch(&fields, custom_fields::OF_ACCOUNTS);
    let database = store.database.clone();
    database
        .run(move |db| {
            if let Some(parent) = &new.parent_id
                && !exists(db, parent)?
            {
                return Err(ApiError::not_found_text("parent account not found"));
            }
            let id = Uuid::new_v4().to_string();
            insert(db, &id, &new, &custom, store.now().as_millisecond())?;
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            log::record(db, store.now(), &initiator, logged(&id, "created", delta))?;
            Ok((StatusCode::CREATED, single(db, &store.base_url, &id)?))
        })
        .await
}

/// Creates the account of a member who signs up, with the member's name.
pub(crate) fn create_for_member(db: &Transaction<'_>, name: &str, now: i64) -> Result<String, ApiError> {
    let id = Uuid::new_v4().to_string();
    insert(db, &id, &NewAccount::named(name), "{}", now)?;
    Ok(id)
}

/// `GET /v2/accounts/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_account(&id)?;
    let database = store.database.clone();
    database.run(move |db| single(db, &store.base_url, &id)).await
}

/// `PUT /v2/accounts/:id`: merges; fields that are not sent stay as they are. The parent stays.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_write_scope(Area::Accounts)?;
    scope.require_account(&id)?;
    scope.require_write(caller.switches())?;
    let initiator = caller.initiator(&store);
    let fields = body::fields(&body)?;
    let changes = AccountChanges::read(&fields)?;
    let custom = custom_fields::patch(&fields, custom_fields::OF_ACCOUNTS);
    let database = store.database.clone();
    database
        .run(move |db| {
            let set = |value: &Option<Option<String>>| (value.is_some(), value.clone().flatten());
            let (sets_legal_name, legal_name) = set(&changes.legal_name);
            let (sets_registration, registration) = set(&changes.registration_id);
            let (sets_reference, reference) = set(&changes.external_ref);
            let result = db.execute(
                "UPDATE account SET
                     name = coalesce(?2, name),
                     legal_name = CASE WHEN ?3 THEN ?4 ELSE legal_name END,
                     registration_id = CASE WHEN ?5 THEN ?6 ELSE registration_id END,
                     external_ref = CASE WHEN ?7 THEN ?8 ELSE external_ref END,
                     updated_at = max(?9, updated_at),
                     custom = json_patch(custom, ?10)
                 WHERE id = ?1",
                params![
                    id,
                    changes.name,
                    sets_legal_name,
                    legal_name,
                    sets_registration,
                    registration,
                    sets_reference,
                    reference,
                    store.now().as_millisecond(),
                    custom
                ],
            );
            if result.map_err(constraint_error)? == 0 {
                return Err(ApiError::account_not_found());
            }
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            log::record(db, store.now(), &initiator, logged(&id, "updated", delta))?;
            single(db, &store.base_url, &id)
        })
        .await
}

/// `DELETE /v2/accounts/:id`: deletes its memberships and addresses as well. An account with child
/// accounts is refused (assumed).
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    let scope = caller.account_write_scope(Area::Accounts)?;
    scope.require_account(&id)?;
    scope.require_write(caller.switches())?;
    let initiator = caller.initiator(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            let parents = "SELECT 1 FROM account WHERE parent_id = ?1 LIMIT 1";
            if db.query_row(parents, [&id], |_| Ok(())).optional()?.is_some() {
                return Err(ApiError::text(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "Unprocessable Entity",
                    "account has child accounts",
                ));
            }
            if db.execute("DELETE FROM account WHERE id = ?1", [&id])? == 0 {
                return Err(ApiError::account_not_found());
            }
            log::record(db, store.now(), &initiator, logged(&id, "deleted", Map::new()))?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

fn insert(db: &Transaction<'_>, id: &str, new: &NewAccount, custom: &str, now: i64) -> Result<(), ApiError> {
    db.execute(
        "INSERT INTO account (id, name, legal_name, registration_id, external_ref, parent_id, created_at, updated_at, custom)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
        params![
            id,
            new.name,
            new.legal_name,
            new.registration_id,
            new.external_ref,
            new.parent_id,
            now,
            custom
        ],
    )
    .map_err(constraint_error)?;
    Ok(())
}

/// Whether there is an account with this ID.
pub(crate) fn exists(db: &Transaction<'_>, id: &str) -> rusqlite::Result<bool> {
    let found = db.query_row("SELECT 1 FROM account WHERE id = ?1", [id], |_| Ok(()));
    Ok(found.optional()?.is_some())
}

/// Checks that there is an account with this ID.
pub(crate) fn require(db: &Transaction<'_>, id: &str) -> Result<(), ApiError> {
    exists(db, id)?
        .then_some(())
        .ok_or_else(ApiError::account_not_found)
}

/// An account as JSON, if it exists.
pub(crate) fn find(db: &Transaction<'_>, base_url: &str, id: &str) -> rusqlite::Result<Option<Value>> {
    db.prepare_cached("SELECT * FROM account WHERE id = ?1")?
        .query_row([id], |row| resource(db, row, base_url))
        .optional()
}

/// A change of an account.
fn logged(id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "account",
        resource_id: id.to_owned(),
        path: format!("/v2/accounts/{id}"),
        event,
        delta,
    }
}

fn single(db: &Transaction<'_>, base_url: &str, id: &str) -> Result<Json<Value>, ApiError> {
    let account = find(db, base_url, id)?.ok_or_else(ApiError::account_not_found)?;
    let links = account["links"].clone();
    Ok(Json(json!({ "data": account, "links": links })))
}

fn resource(db: &Transaction<'_>, row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let id: String = row.get("id")?;
    let parent: Option<String> = row.get("parent_id")?;
    let tags: String = row.get("tag_ids")?;
    let reference = |id: &str| json!({ "type": "account", "id": id });
    let mut relationships = Map::new();
    if let Some(parent) = &parent {
        let ancestors = ancestors(db, parent)?;
        let ancestors: Vec<_> = ancestors
            .iter()
            .map(|id| json!({ "data": reference(id) }))
            .collect();
        relationships.insert("parent".into(), json!({ "data": reference(parent) }));
        relationships.insert("ancestors".into(), ancestors.into());
    }
    if !tags.is_empty() {
        let tags: Vec<_> = tags.split(' ').map(tags::reference).collect();
        relationships.insert("account_tags".into(), json!({ "data": tags }));
    }
    let mut account = json!({
        "type": "account",
        "id": id,
        "name": row.get::<_, String>("name")?,
        "legal_name": row.get::<_, Option<String>>("legal_name")?,
        "registration_id": row.get::<_, Option<String>>("registration_id")?,
        "external_ref": row.get::<_, Option<String>>("external_ref")?,
        "meta": { "timestamps": timestamps(row)? },
        "relationships": relationships,
        "links": { "self": format!("{base_url}/v2/accounts/{id}") },
    });
    custom_fields::extend(&mut account, row)?;
    Ok(account)
}

/// The IDs of this account and all accounts above it, the root first.
fn ancestors(db: &Transaction<'_>, parent: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached(
        "WITH RECURSIVE above (id, parent_id, level) AS (
             SELECT id, parent_id, 0 FROM account WHERE id = ?1
             UNION ALL SELECT account.id, account.parent_id, level + 1 FROM account JOIN above ON account.id = above.parent_id)
         SELECT id FROM above ORDER BY level DESC",
    )?
    .query_map([parent], |row| row.get(0))?
    .collect()
}

/// The only unique column that a request sets is the registration ID.
fn constraint_error(error: rusqlite::Error) -> ApiError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => {
            ApiError::conflict_text("account with the given registration id already exists")
        }
        _ => error.into(),
    }
}
