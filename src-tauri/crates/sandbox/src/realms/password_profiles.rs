//! Password profiles: ways to sign in with a username and a password (see `docs/api.md`, "Password
//! profiles").

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
use crate::query::list::PAGES_ONLY;
use crate::query::{ListQuery, body};
use crate::realms;
use crate::store::Store;
use crate::timestamp::timestamps;

/// A password profile.
pub(crate) struct Profile {
    pub(crate) has_email_usernames: bool,
    pub(crate) has_one_time_passwords: bool,
}

/// The profile with this ID in a realm.
pub(crate) fn find(db: &Transaction<'_>, realm: &str, id: &str) -> Result<Profile, ApiError> {
    let statement = "SELECT * FROM password_profile WHERE realm_id = ?1 AND id = ?2";
    let profile = db.query_row(statement, [realm, id], |row| {
        Ok(Profile {
            has_email_usernames: row.get_ref("username_format")?.as_str()? == "email",
            has_one_time_passwords: row.get("has_one_time_passwords")?,
        })
    });
    profile.optional()?.ok_or_else(not_found)
}

/// `GET …/password-profiles`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(realm): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    caller.require_realms()?;
    let query = ListQuery::read(&uri, &PAGES_ONLY)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            let profiles: Vec<Value> = db
                .prepare_cached("SELECT * FROM password_profile WHERE realm_id = ?1 ORDER BY number")?
                .query_map([&realm], |row| resource(row, &store.base_url))?
                .collect::<Result<_, _>>()?;
            Ok(store.page(&query, &profiles))
        })
        .await
}

/// `POST …/password-profiles`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(realm): Path<String>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller.require_key(Area::Realms)?;
    let sent = Sent::read(&body)?;
    let name = sent
        .name
        .ok_or_else(|| ApiError::realm_part_invalid("name must not be blank"))?;
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            let id = Uuid::new_v4().to_string();
            db.execute(
                "INSERT INTO password_profile (id, realm_id, name, username_format, has_one_time_passwords, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
                params![
                    id,
                    realm,
                    name,
                    sent.username_format.as_deref().unwrap_or("any"),
                    sent.has_one_time_passwords.unwrap_or_default(),
                    store.now().as_millisecond()
                ],
            )?;
            Ok((StatusCode::CREATED, single(db, &store, &realm, &id)?))
        })
        .await
}

/// `GET …/password-profiles/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    caller.require_realms()?;
    let database = store.database.clone();
    database.run(move |db| single(db, &store, &realm, &id)).await
}

/// `PUT …/password-profiles/:id`: merges.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Realms)?;
    let sent = Sent::read(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            db.execute(
                "UPDATE password_profile SET name = coalesce(?3, name), username_format = coalesce(?4, username_format),
                     has_one_time_passwords = coalesce(?5, has_one_time_passwords), updated_at = max(?6, updated_at)
                 WHERE realm_id = ?1 AND id = ?2",
                params![
                    realm,
                    id,
                    sent.name,
                    sent.username_format,
                    sent.has_one_time_passwords,
                    store.now().as_millisecond()
                ],
            )?;
            single(db, &store, &realm, &id)
        })
        .await
}

/// `DELETE …/password-profiles/:id`: deletes the credentials in it as well (assumed).
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, id)): Path<(String, String)>,
) -> Result<StatusCode, ApiError> {
    caller.require_key(Area::Realms)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            let statement = "DELETE FROM password_profile WHERE realm_id = ?1 AND id = ?2";
            match db.execute(statement, [&realm, &id])? {
                0 => Err(not_found()),
                _ => Ok(StatusCode::NO_CONTENT),
            }
        })
        .await
}

/// The fields of a body.
struct Sent {
    name: Option<String>,
    username_format: Option<String>,
    has_one_time_passwords: Option<bool>,
}

impl Sent {
    fn read(body: &[u8]) -> Result<Self, ApiError> {
        let fields = body::fields(body)?;
        if fields.get("type").is_none_or(|kind| kind != "password_profile") {
            return Err(ApiError::realm_part_invalid("type must be password_profile"));
        }
        let name = match fields.get("name").map(Value::as_str) {
            None => None,
            Some(Some(name)) if !name.trim().is_empty() => Some(name.to_owned()),
            Some(_) => return Err(ApiError::realm_part_invalid("name must not be blank")),
        };
        let username_format = match fields.get("username_format").map(Value::as_str) {
            None => None,
            Some(Some(format @ ("email" | "any"))) => Some(format.to_owned()),
            Some(_) => {
                return Err(ApiError::realm_part_invalid(
                    "username_format must be email or any",
                ));
            }
        };
        let has_one_time_passwords = match fields.get("enable_one_time_password_token") {
            None => None,
            Some(Value::Bool(flag)) => Some(*flag),
            Some(_) => {
                return Err(ApiError::realm_part_invalid(
                    "enable_one_time_password_token must be true or false",
                ));
            }
        };
        Ok(Self {
            name,
            username_format,
            has_one_time_passwords,
        })
    }
}

fn single(db: &Transaction<'_>, store: &Store, realm: &str, id: &str) -> Result<Json<Value>, ApiError> {
    realms::require(db, store, realm)?;
    let profile = db
        .query_row(
            "SELECT * FROM password_profile WHERE realm_id = ?1 AND id = ?2",
            [realm, id],
            |row| resource(row, &store.base_url),
        )
        .optional()?
        .ok_or_else(not_found)?;
    let links = profile["links"].clone();
    Ok(Json(json!({ "data": profile, "links": links })))
}

fn resource(row: &Row<'_>, base_url: &str) -> rusqlite::Result<Value> {
    let (id, realm): (String, String) = (row.get("id")?, row.get("realm_id")?);
    let link = format!("{base_url}/v2/authentication-realms/{realm}/password-profiles/{id}");
    Ok(json!({
        "type": "password_profile",
        "id": id,
        "name": row.get::<_, String>("name")?,
        "username_format": row.get::<_, String>("username_format")?,
        "enable_one_time_password_token": row.get::<_, bool>("has_one_time_passwords")?,
        "meta": timestamps(row)?,
        "links": { "self": link },
    }))
}

fn not_found() -> ApiError {
    ApiError::realm_part_not_found("Password profile not found")
}
