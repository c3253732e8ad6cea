//! The credentials of users: usernames with passwords. The API calls them user authentication
//! password profile infos (see `docs/api.md`, "Credentials of members").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::passwords;
use crate::permissions::Area;
use crate::personal_data::log::{self, Change};
use crate::query::body::Fields;
use crate::query::list::PAGES_ONLY;
use crate::query::{ListQuery, body};
use crate::realms::{password_profiles, users};
use crate::store::Store;
use crate::timestamp::timestamps;

const TYPE: &str = "user_authentication_password_profile_info";
/// The fields that the personal data log has.
const PERSONAL_FIELDS: &[&str] = &["username", "password", "password_profile_id"];
const MIN_PASSWORD: usize = 8;

/// A credential to create.
pub(crate) struct NewCredential {
    pub(crate) profile: String,
    pub(crate) username: String,
    pub(crate) hash: String,
}

/// `GET …/user-authentication-password-profile-info`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, user)): Path<(String, String)>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    users::require_own(&caller.account_scope(Area::Realms)?, &user)?;
    let query = ListQuery::read(&uri, &PAGES_ONLY)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            users::require(db, &store, &realm, &user)?;
            let credentials: Vec<Value> = db
                .prepare_cached("SELECT * FROM credential WHERE member_id = ?1 ORDER BY number")?
                .query_map([&user], |row| resource(row, &store.base_url, &realm))?
                .collect::<Result<_, _>>()?;
            Ok(store.page(&query, &credentials))
        })
        .await
}

/// `POST …/user-authentication-password-profile-info`.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, user)): Path<(String, String)>,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    caller.require_key(Area::Realms)?;
    let initiator = caller.initiator(&store);
    let fields = read(&body)?;
    let new = NewCredential::read(&fields).await?;
    let database = store.database.clone();
    database
        .run(move |db| {
            users::require(db, &store, &realm, &user)?;
            let id = insert(db, &store, &realm, &user, &new, &initiator)?;
            Ok((StatusCode::CREATED, single(db, &store, &realm, &user, &id)?))
        })
        .await
}

impl NewCredential {
    /// Reads the fields, and hashes the password.
    pub(crate) async fn read(fields: &Fields) -> Result<Self, ApiError> {
        let required = |name: &str| {
            let text = fields.get(name).and_then(Value::as_str);
            let text = text.filter(|text| !text.is_empty());
            text.map(str::to_owned)
                .ok_or_else(|| ApiError::realm_part_invalid(&format!("{name} must not be blank")))
        };
        Ok(Self {
            profile: required("password_profile_id")?,
            username: required("username")?,
            hash: hash(required("password")?).await?,
        })
    }
}

/// Creates a credential.
///
/// # Errors
/// Refuses an unknown profile, a username that the profile does not allow or that is taken, and, if
/// the store is switched so, a second one of the user in the profile.
pub(crate) fn insert(
    db: &Transaction<'_>,
    store: &Store,
    realm: &str,
    user: &str,
    new: &NewCredential,
    initiator: &Value,
) -> Result<String, ApiError> {
    let switches = store.switches.get();
    check_username(db, store, realm, (&new.profile, &new.username), None)?;
    if switches.one_credential_per_profile {
        let statement = "SELECT 1 FROM credential WHERE profile_id = ?1 AND member_id = ?2";
        let found = db.query_row(statement, [new.profile.as_str(), user], |_| Ok(()));
        if found.optional()?.is_some() {
            return Err(ApiError::conflict_text(
                "the user already has a password profile info in this password profile",
            ));
        }
    }
    let id = Uuid::new_v4().to_string();
    let now = store.now().as_millisecond();
    db.execute(
        "INSERT INTO credential (id, member_id, profile_id, username, password_hash, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        params![id, user, new.profile, new.username, new.hash, now],
    )?;
    let sent = [
        ("username", Value::from(new.username.as_str())),
        ("password", true.into()),
        ("password_profile_id", new.profile.as_str().into()),
    ];
    let delta = sent.into_iter().map(|(name, value)| (name.to_owned(), value));
    changed(
        db,
        store,
        initiator,
        logged(realm, user, &id, "created", delta.collect()),
        user,
    )?;
    Ok(id)
}

/// `GET …/user-authentication-password-profile-info/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, user, id)): Path<(String, String, String)>,
) -> Result<Json<Value>, ApiError> {
    users::require_own(&caller.account_scope(Area::Realms)?, &user)?;
    let database = store.database.clone();
    database
        .run(move |db| single(db, &store, &realm, &user, &id))
        .await
}

/// `PUT …/user-authentication-password-profile-info/:id`: changes the username and the password.
/// The body has the ID; its profile is not read.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, user, id)): Path<(String, String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.account_write_scope(Area::Realms)?;
    users::require_own(&scope, &user)?;
    let initiator = caller.initiator(&store);
    let fields = read(&body)?;
    if fields.get("id").and_then(Value::as_str) != Some(id.as_str()) {
        return Err(ApiError::realm_part_invalid("id must match the path"));
    }
    let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
    let username = text("username").filter(|text| !text.is_empty());
    let hash = match text("password") {
        None => None,
        Some(password) => Some(hash(password).await?),
    };
    let database = store.database.clone();
    database
        .run(move |db| {
            users::require_self_management(db, &scope)?;
            let current = single(db, &store, &realm, &user, &id)?;
            let profile = current.0["data"]["password_profile_id"].as_str().unwrap_or_default();
            if let Some(username) = &username {
                check_username(db, &store, &realm, (profile, username), Some(&id))?;
            }
            db.execute(
                "UPDATE credential SET username = coalesce(?2, username), password_hash = coalesce(?3, password_hash),
                     updated_at = max(?4, updated_at)
                 WHERE id = ?1",
                params![id, username, hash, store.now().as_millisecond()],
            )?;
            let mut delta = log::delta(&fields, PERSONAL_FIELDS);
            delta.remove("password_profile_id");
            changed(db, &store, &initiator, logged(&realm, &user, &id, "updated", delta), &user)?;
            single(db, &store, &realm, &user, &id)
        })
        .await
}

/// `DELETE …/user-authentication-password-profile-info/:id`.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, user, id)): Path<(String, String, String)>,
) -> Result<StatusCode, ApiError> {
    caller.require_key(Area::Realms)?;
    let initiator = caller.initiator(&store);
    let database = store.database.clone();
    database
        .run(move |db| {
            users::require(db, &store, &realm, &user)?;
            let statement = "DELETE FROM credential WHERE member_id = ?1 AND id = ?2";
            if db.execute(statement, [&user, &id])? == 0 {
                return Err(not_found());
            }
            let change = logged(&realm, &user, &id, "deleted", Map::new());
            changed(db, &store, &initiator, change, &user)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// What follows from a change of a credential: the date of its user, and the log.
fn changed(
    db: &Transaction<'_>,
    store: &Store,
    initiator: &Value,
    change: Change,
    user: &str,
) -> Result<(), ApiError> {
    let switches = store.switches.get();
    let path = change.path.clone();
    users::touch(db, user, store.now().as_millisecond())?;
    if !switches.credentials_are_not_logged {
        log::record(db, store.now(), initiator, change)?;
    }
    if switches.credential_updates_member {
        let realm = path.split('/').nth(3).unwrap_or_default();
        let delta = Map::from_iter([(
            "user_authentication_password_profile_info".to_owned(),
            true.into(),
        )]);
        log::record(
            db,
            store.now(),
            initiator,
            users::logged(realm, user, "updated", delta),
        )?;
    }
    Ok(())
}

/// Checks that a profile allows a username, and that no other credential in it has the same.
fn check_username(
    db: &Transaction<'_>,
    store: &Store,
    realm: &str,
    (profile, username): (&str, &str),
    own: Option<&str>,
) -> Result<(), ApiError> {
    let found = password_profiles::find(db, realm, profile)?;
    if found.has_email_usernames && !users::is_email(username) {
        return Err(ApiError::realm_part_invalid("username must be an email address"));
    }
    let switches = store.switches.get();
    let collation = if switches.usernames_ignore_case {
        "COLLATE NOCASE"
    } else {
        ""
    };
    let statement = format!(
        "SELECT 1 FROM credential WHERE profile_id = ?1 AND username = ?2 {collation} AND id IS NOT ?3"
    );
    let is_taken = db.query_row(&statement, params![profile, username, own], |_| Ok(()));
    if is_taken.optional()?.is_some() && !switches.usernames_repeat {
        return Err(ApiError::conflict_text(
            "the username already exists in this password profile",
        ));
    }
    Ok(())
}

async fn hash(password: String) -> Result<String, ApiError> {
    if password.chars().count() < MIN_PASSWORD {
        return Err(ApiError::bad_request_text(
            "password must have at least 8 characters",
        ));
    }
    let hashing = tokio::task::spawn_blocking(move || passwords::hash(&password));
    hashing.await.map_err(|_| ApiError::malformed_json())
}

fn read(body: &[u8]) -> Result<Fields, ApiError> {
    let fields = body::fields(body)?;
    match fields.get("type") {
        Some(kind) if kind == TYPE => Ok(fields),
        _ => Err(ApiError::realm_part_invalid(&format!("type must be {TYPE}"))),
    }
}

/// A change of a credential.
fn logged(realm: &str, user: &str, id: &str, event: &'static str, delta: Map<String, Value>) -> Change {
    Change {
        resource_type: "user-authentication-password-profile-info",
        resource_id: id.to_owned(),
        path: path(realm, user, id),
        event,
        delta,
    }
}

fn path(realm: &str, user: &str, id: &str) -> String {
    let user = format!("/v2/authentication-realms/{realm}/user-authentication-info/{user}");
    format!("{user}/user-authentication-password-profile-info/{id}")
}

fn single(
    db: &Transaction<'_>,
    store: &Store,
    realm: &str,
    user: &str,
    id: &str,
) -> Result<Json<Value>, ApiError> {
    users::require(db, store, realm, user)?;
    let credential = db
        .query_row(
            "SELECT * FROM credential WHERE member_id = ?1 AND id = ?2",
            [user, id],
            |row| resource(row, &store.base_url, realm),
        )
        .optional()?
        .ok_or_else(not_found)?;
    let links = credential["links"].clone();
    Ok(Json(json!({ "data": credential, "links": links })))
}

fn resource(row: &Row<'_>, base_url: &str, realm: &str) -> rusqlite::Result<Value> {
    let (id, user): (String, String) = (row.get("id")?, row.get("member_id")?);
    let link = format!("{base_url}{}", path(realm, &user, &id));
    Ok(json!({
        "type": TYPE,
        "id": id,
        "username": row.get::<_, String>("username")?,
        "password_profile_id": row.get::<_, String>("profile_id")?,
        "meta": timestamps(row)?,
        "links": { "self": link },
    }))
}

fn not_found() -> ApiError {
    ApiError::realm_part_not_found("User authentication password profile info not found")
}
