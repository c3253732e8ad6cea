//! User authentication infos: who can sign in to a realm. Those of the realm of accounts are its
//! members (see `docs/api.md`, "User authentication infos").

mod input;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::account_authentication::Settings;
use crate::account_scope::AccountScope;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::personal_data::log::{self, Change};
use crate::query::list::{Kind, List, attribute};
use crate::query::{ListQuery, body};
use crate::store::Store;
use crate::timestamp::timestamps;
use crate::{accounts, memberships, realms};
use input::UserChanges;
pub(crate) use input::{NewUser, is_email};

/// The fields that the personal data log has.
const PERSONAL_FIELDS: &[&str] = &["name", "email", "given_name", "middle_name", "family_name"];

/// The attributes of user authentication infos. In the order of `account_members::LIST`.
#[rustfmt::skip] // A table is read by its columns.
pub(crate) const LIST: List = List {
    table: "member",
    attributes: &[
        attribute("email", "email", Kind::FoldedTextOrEqual),
        attribute("name", "name", Kind::FoldedTextOrEqual),
        attribute("given_name", "given_name", Kind::OptionalFoldedText),
        attribute("middle_name", "middle_name", Kind::OptionalFoldedText),
        attribute("family_name", "family_name", Kind::OptionalFoldedText),
        attribute("id", "id", Kind::Id).sort_key(),
        attribute("created_at", "created_at", Kind::Timestamp).sort_key(),
        attribute("updated_at", "updated_at", Kind::Timestamp).sort_key(),
    ],
    default_sort: "created_at",
};

/// `GET …/user-authentication-info`: all users; with an account token the signed-in member.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(realm): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_scope(Area::Realms)?;
    let mut query = ListQuery::read(&uri, &LIST)?;
    if let AccountScope::Own(session) = scope {
        query.filter.and_equals(&LIST, "id", session.member);
    }
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            let matches = store.members.find(db, &query.filter, query.sort)?;
            let select = "SELECT * FROM member WHERE number = ?1";
            store.page_of_rows(db, &query, &matches, select, |row| resource(row, &store.base_url))
        })
        .await
}

/// `POST …/user-authentication-info`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(realm): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller.require_key(Area::Realms)?;
    let initiator = caller.initiator(&store);
    let fields = body::fields(&body)?;
    let new = NewUser::read(&fields)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            let id = insert(db, &store, &realm, &new, &initiator)?;
            Ok((StatusCode::CREATED, single(db, &store, &realm, &id)?))
        })
        .await
}

/// Creates a user, and their account if the store is set so.
pub(crate) fn insert(
    db: &Transaction<'_>,
    store: &Store,
    realm: &str,
    new: &NewUser,
    initiator: &Value,
) -> Result<String, ApiError> {
    let id = Uuid::new_v4().to_string();
    let now = store.now().as_millisecond();
    db.execute(
        "INSERT INTO member (id, realm_id, name, email, given_name, middle_name, family_name, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
        params![
            id,
            realm,
            new.name,
            new.email,
            new.given_name,
            new.middle_name,
            new.family_name,
            now
        ],
    )?;
    let delta = log::delta(&new.fields(), PERSONAL_FIELDS);
    log::record(db, store.now(), initiator, logged(realm, &id, "created", delta))?;
    if Settings::read(db)?.auto_create_account {
        let account = accounts::create_for_member(db, &new.name, now)?;
        memberships::insert(db, &account, &id, now)?;
    }
    Ok(id)
}

/// `GET …/user-authentication-info/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    require_own(&caller.account_scope(Area::Realms)?, &id)?;
    let database = store.database.clone();
    database.run(move |db| single(db, &store, &realm, &id)).await
}

/// `PUT …/user-authentication-info/:id`: merges. Members change their own if the settings allow it.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_write_scope(Area::Realms)?;
    require_own(&scope, &id)?;
    let initiator = caller.initiator(&store);
    let fields = body::fields(&body)?;
    let changes = UserChanges::read(&fields)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            require_self_management(db, &scope)?;
            require(db, &store, &realm, &id)?;
            let name_part = |value: &Option<Option<String>>| (value.is_some(), value.clone().flatten());
            let (sets_given, given) = name_part(&changes.given_name);
            let (sets_middle, middle) = name_part(&changes.middle_name);
            let (sets_family, family) = name_part(&changes.family_name);
            db.execute(
                "UPDATE member SET name = coalesce(?2, name), email = coalesce(?3, email),
                     given_name = CASE WHEN ?4 THEN ?5 ELSE given_name END,
                     middle_name = CASE WHEN ?6 THEN ?7 ELSE middle_name END,
                     family_name = CASE WHEN ?8 THEN ?9 ELSE family_name END
                 WHERE id = ?1",
                params![
                    id,
                    changes.name,
                    changes.email,
                    sets_given,
                    given,
                    sets_middle,
                    middle,
                    sets_family,
                    family
                ],
            )?;
            touch(db, &id, store.now().as_millisecond())?;
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            log::record(db, store.now(), &initiator, logged(&realm, &id, "updated", delta))?;
            single(db, &store, &realm, &id)
        })
        .await
}

/// `DELETE …/user-authentication-info/:id`: deletes the credentials and memberships as well.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    caller.require_key(Area::Realms)?;
    let initiator = caller.initiator(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            require(db, &store, &realm, &id)?;
            db.execute("DELETE FROM member WHERE id = ?1", [&id])?;
            let change = logged(&realm, &id, "deleted", Map::new());
            log::record(db, store.now(), &initiator, change)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// Checks that there is a user with this ID in the realm.
pub(crate) fn require(db: &Transaction<'_>, store: &Store, realm: &str, id: &str) -> Result<(), ApiError> {
    realms::require(db, store, realm)?;
    let statement = "SELECT 1 FROM member WHERE realm_id = ?1 AND id = ?2";
    let found = db.query_row(statement, [realm, id], |_| Ok(()));
    found.optional()?.ok_or_else(not_found)
}

/// Checks that the scope includes this user.
pub(crate) fn require_own(scope: &AccountScope, id: &str) -> Result<(), ApiError> {
    match scope {
        AccountScope::Own(session) if session.member != id => Err(not_found()),
        _ => Ok(()),
    }
}

/// Checks that members may change their own details.
pub(crate) fn require_self_management(db: &Transaction<'_>, scope: &AccountScope) -> Result<(), ApiError> {
    match scope {
        AccountScope::Own(_) if !Settings::read(db)?.is_self_managed => Err(ApiError::forbidden()),
        _ => Ok(()),
    }
}

/// Moves `updated_at`, which also follows from a change of a credential.
pub(crate) fn touch(db: &Transaction<'_>, id: &str, now: i64) -> rusqlite::Result<()> {
    db.execute(
        "UPDATE member SET updated_at = max(?2, updated_at) WHERE id = ?1",
        params![id, now],
    )?;
    Ok(())
}

/// A change of a user.
pub(crate) fn logged(realm: &str, id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "user-authentication-info",
        resource_id: id.to_owned(),
        path: format!("/v2/authentication-realms/{realm}/user-authentication-info/{id}"),
        event,
        delta,
    }
}

fn single(db: &Transaction<'_>, store: &Store, realm: &str, id: &str) -> Result<Json<Value>, ApiError> {
    require(db, store, realm, id)?;
    let user = db.query_row("SELECT * FROM member WHERE id = ?1", [id], |row| {
        resource(row, &store.base_url)
    })?;
    let links = user["links"].clone();
    Ok(Json(json!({ "data": user, "links": links })))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let (id, realm): (String, String) = (row.get("id")?, row.get("realm_id")?);
    let mut meta = timestamps(row)?;
    meta["creation_status"] = "COMPLETE".into();
    let link = format!("{base_url}/v2/authentication-realms/{realm}/user-authentication-info/{id}");
    Ok(json!({
        "type": "user_authentication_info",
        "id": id,
        "name": row.get::<_, String>("name")?,
        "given_name": row.get::<_, Option<String>>("given_name")?,
        "middle_name": row.get::<_, Option<String>>("middle_name")?,
        "family_name": row.get::<_, Option<String>>("family_name")?,
        "email": row.get::<_, String>("email")?,
        "meta": meta,
        "links": { "self": link },
    }))
}

fn not_found() -> ApiError {
    ApiError::realm_part_not_found("User authentication info not found")
}
