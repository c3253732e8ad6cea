//! Account memberships: which members an account has (see `docs/api.md`, "Account memberships").

mod json;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{ErrorCode, Transaction, params};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::account_authentication::Settings;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::personal_data::log::{self, Change};
use crate::query::list::{Kind, List, attribute};
use crate::query::{ListQuery, body};
use crate::store::Store;
use crate::{account_members, accounts};
use json::Side;

/// The most members of an account.
const MAX_MEMBERS: i64 = 1000;

/// The attributes of account memberships (see `docs/api.md`, "Lists of accounts").
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "membership",
    attributes: &[
        attribute("account_id", "account_id", Kind::Word),
        attribute("account_member_id", "member_id", Kind::Text),
        attribute("id", "id", Kind::Id).sort_key(),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "created_at",
};

/// The attributes of the members who are not in an account. In the order of
/// [`account_members::LIST`].
#[rustfmt::skip] // A table is read by its columns.
const UNASSIGNED: List = List {
    table: "member",
    attributes: &[
        attribute("email", "email", Kind::Text).sort_key(),
        attribute("name", "name", Kind::Text).sort_key(),
        attribute("given_name", "given_name", Kind::OptionalFoldedText),
        attribute("middle_name", "middle_name", Kind::OptionalFoldedText),
        attribute("family_name", "family_name", Kind::OptionalFoldedText),
        attribute("id", "id", Kind::Id).sort_key(),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "created_at",
};

/// `GET /v2/accounts/:id/account-memberships`.
pub(crate) async fn of_account(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_account(&account)?;
    let mut query = ListQuery::read(&uri, &LIST)?;
    query.filter.and_equals(&LIST, "account_id", account.clone());
    let database = store.database.clone();
    database
        .run(move |db| {
            accounts::require(db, &account)?;
            page(db, &store, &query, Side::Account)
        })
        .await
}

/// `GET /v2/account-members/:id/account-memberships`.
pub(crate) async fn of_member(
    State(store): State<Store>,
    caller: Caller,
    Path(member): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_member(&member)?;
    let mut query = ListQuery::read(&uri, &LIST)?;
    query
        .filter
        .and_equals(&LIST, "account_member_id", member.clone());
    let database = store.database.clone();
    database
        .run(move |db| {
            require_member(db, &store, &member)?;
            page(db, &store, &query, Side::Member)
        })
        .await
}

/// `GET /v2/accounts/:id/account-memberships/unassigned-account-members`.
pub(crate) async fn unassigned(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Accounts)?;
    let query = ListQuery::read(&uri, &UNASSIGNED)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            accounts::require(db, &account)?;
            let assigned: Vec<u32> = db
                .prepare_cached(
                    "SELECT member.number FROM member JOIN membership ON member_id = member.id WHERE account_id = ?1",
                )?
                .query_map([&account], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut matches = store.members.find(db, &query.filter, query.sort)?.to_vec();
            matches.retain(|number| !assigned.contains(number));
            account_members::page(db, &store, &query, &matches)
        })
        .await
}

/// `POST /v2/accounts/:id/account-memberships`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(account): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let scope = caller.account_write_scope(Area::Accounts)?;
    scope.require_account(&account)?;
    scope.require_write(caller.switches())?;
    let initiator = caller.initiator(&store);
    let member = read(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            accounts::require(db, &account)?;
            require_member(db, &store, &member)?;
            let id = insert(db, &account, &member, store.now().as_millisecond())?;
            let delta = Map::from_iter([("account_member_id".to_owned(), member.into())]);
            log::record(
                db,
                store.now(),
                &initiator,
                logged(&account, &id, "created", delta),
            )?;
            Ok((
                StatusCode::CREATED,
                json::single(db, &store.base_url, &account, &id)?,
            ))
        })
        .await
}

/// Adds a member to an account.
///
/// # Errors
/// Refuses a second membership of the two, and more members or accounts than are allowed.
pub(crate) fn insert(
    db: &Transaction<'_>,
    account: &str,
    member: &str,
    now: i64,
) -> Result<String, ApiError> {
    let count = |column: &str, id: &str| -> rusqlite::Result<i64> {
        let statement = format!("SELECT count(*) FROM membership WHERE {column} = ?1");
        db.query_row(&statement, [id], |row| row.get(0))
    };
    if count("account_id", account)? >= MAX_MEMBERS {
        return Err(full("an account may have at most 1000 account memberships"));
    }
    if count("member_id", member)? >= Settings::read(db)?.memberships_of_a_member {
        return Err(full(
            "the account member has reached the limit of account memberships",
        ));
    }
    let id = Uuid::new_v4().to_string();
    db.execute(
        "INSERT INTO membership (id, account_id, member_id, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
        params![id, account, member, now],
    )
    .map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => ApiError::conflict_text(
            "account membership with the given account id and account member id already exists",
        ),
        _ => error.into(),
    })?;
    Ok(id)
}

/// `GET /v2/accounts/:id/account-memberships/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((account, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    caller.account_scope(Area::Accounts)?.require_account(&account)?;
    let database = store.database.clone();
    database
        .run(move |db| json::single(db, &store.base_url, &account, &id))
        .await
}

/// `PUT /v2/accounts/:id/account-memberships/:id`: changes custom fields only, of which the sandbox
/// has none.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((account, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_write_scope(Area::Accounts)?;
    scope.require_account(&account)?;
    scope.require_write(caller.switches())?;
    let fields = body::fields(&body)?;
    if fields.get("type").is_none_or(|kind| kind != "account_membership") {
        return Err(ApiError::account_field("Type", "eq"));
    }
    let database = store.database.clone();
    database
        .run(move |db| json::single(db, &store.base_url, &account, &id))
        .await
}

/// `DELETE /v2/accounts/:id/account-memberships/:id`.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((account, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    let scope = caller.account_write_scope(Area::Accounts)?;
    scope.require_account(&account)?;
    scope.require_write(caller.switches())?;
    let initiator = caller.initiator(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            let statement = "DELETE FROM membership WHERE account_id = ?1 AND id = ?2";
            if db.execute(statement, [&account, &id])? == 0 {
                return Err(json::not_found());
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

fn page(db: &Transaction<'_>, store: &Store, query: &ListQuery, side: Side) -> Result<Json<Value>, ApiError> {
    let matches = store.memberships.find(db, &query.filter, query.sort)?;
    let total = u32::try_from(matches.len()).unwrap_or(u32::MAX);
    let (meta, links) = query.meta_and_links(&store.base_url, total, store.faults.get().odd_links);
    let numbers = query.page.slice(&matches);
    let mut document = json::page(db, &store.base_url, numbers, side)?;
    if query.includes(side.other()) {
        let included = json::included(db, &store.base_url, numbers, side)?;
        document["included"] = if store.switches.get().included_is_array {
            included.into()
        } else {
            serde_json::json!({ format!("{}s", side.other()): included })
        };
    }
    document["meta"] = meta;
    document["links"] = links;
    Ok(Json(document))
}

fn read(body: &[u8]) -> Result<String, ApiError> {
    let fields = body::fields(body)?;
    if fields.get("type").is_none_or(|kind| kind != "account_membership") {
        return Err(ApiError::account_field("Type", "eq"));
    }
    let member = fields.get("account_member_id").and_then(Value::as_str);
    let member = member.filter(|id| !id.is_empty());
    let member = member.ok_or_else(|| ApiError::account_field("AccountMemberID", "required"))?;
    Ok(member.to_owned())
}

fn require_member(db: &Transaction<'_>, store: &Store, member: &str) -> Result<(), ApiError> {
    let found = account_members::find(db, &store.base_url, member)?;
    found.map(|_| ()).ok_or_else(ApiError::account_member_not_found)
}

fn full(detail: &str) -> ApiError {
    ApiError::text(StatusCode::UNPROCESSABLE_ENTITY, "Unprocessable Entity", detail)
}

/// A change of a membership.
fn logged(account: &str, id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "account-membership",
        resource_id: id.to_owned(),
        path: format!("/v2/accounts/{account}/account-memberships/{id}"),
        event,
        delta,
    }
}
