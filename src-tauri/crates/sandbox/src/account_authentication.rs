//! The settings for account authentication and for memberships (see `docs/api.md`, "Settings for
//! accounts").

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use rusqlite::{Row, Transaction, params};
use serde_json::{Value, json};

use crate::access_tokens::Grant;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;
use crate::query::body::{self, Fields};
use crate::store::Store;

/// The ID that the settings have.
const SETTINGS_ID: &str = "acc0a000-0000-4000-8000-000000000002";
/// The most accounts that a member can have.
const MAX_MEMBERSHIPS: i64 = 10_000;

/// What the other modules need of the settings.
pub(crate) struct Settings {
    pub(crate) realm: String,
    pub(crate) enable_self_signup: bool,
    pub(crate) auto_create_account: bool,
    /// Whether members change their own details.
    pub(crate) is_self_managed: bool,
    /// The lifetime of account tokens, in seconds.
    pub(crate) token_lifetime: i64,
    pub(crate) memberships_of_a_member: i64,
}

impl Settings {
    pub(crate) fn read(db: &Transaction<'_>) -> rusqlite::Result<Self> {
        db.query_row("SELECT * FROM account_authentication", [], |row| {
            Ok(Self {
                realm: row.get("realm_id")?,
                enable_self_signup: row.get("enable_self_signup")?,
                auto_create_account: row.get("auto_create_account")?,
                is_self_managed: row.get_ref("self_management")?.as_str()? == "update_only",
                token_lifetime: row.get("token_lifetime")?,
                memberships_of_a_member: row.get("memberships_of_a_member")?,
            })
        })
    }
}

/// `GET /v2/settings/account-authentication`.
pub(crate) async fn get(State(store): State<Store>, caller: Caller) -> Result<Json<Value>, ApiError> {
    let is_open = caller.switches().implicit_reads_settings && caller.grant() == Grant::Implicit;
    if !is_open {
        caller.require_settings()?;
    }
    let database = store.database.clone();
    database.run(move |db| document(db, &store)).await
}

/// `PUT /v2/settings/account-authentication`: merges.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Settings)?;
    let fields = body::fields(&body)?;
    let kind = fields.get("type").and_then(Value::as_str);
    if kind != Some("account_authentication_settings") {
        return Err(ApiError::account_field("Type", "eq"));
    }
    let signup = flag(&fields, "enable_self_signup", "EnableSelfSignup")?;
    let creates = flag(
        &fields,
        "auto_create_account_for_account_members",
        "AutoCreateAccountForAccountMembers",
    )?;
    let management = match fields.get("account_member_self_management").map(Value::as_str) {
        None => None,
        Some(Some(text @ ("disabled" | "update_only"))) => Some(text.to_owned()),
        Some(_) => return Err(ApiError::account_field("AccountMemberSelfManagement", "oneof")),
    };
    let lifetime = match fields.get("account_management_authentication_token_timeout_secs") {
        None => None,
        Some(seconds) => Some(seconds.as_i64().filter(|seconds| *seconds > 0).ok_or_else(|| {
            ApiError::account_field("AccountManagementAuthenticationTokenTimeoutSecs", "min")
        })?),
    };
    let database = store.database.clone();
    database
        .run(move |db| {
            db.execute(
                "UPDATE account_authentication SET
                     enable_self_signup = coalesce(?1, enable_self_signup),
                     auto_create_account = coalesce(?2, auto_create_account),
                     self_management = coalesce(?3, self_management),
                     token_lifetime = coalesce(?4, token_lifetime)",
                params![signup, creates, management, lifetime],
            )?;
            document(db, &store)
        })
        .await
}

/// `GET /v2/settings/account-membership`.
pub(crate) async fn get_membership(
    State(store): State<Store>,
    caller: Caller,
) -> Result<Json<Value>, ApiError> {
    caller.require_settings()?;
    store.database.run(membership_document).await
}

/// `PUT /v2/settings/account-membership`: concerns new memberships only.
pub(crate) async fn update_membership(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_key(Area::Settings)?;
    let fields = body::fields(&body)?;
    if fields.get("type").and_then(Value::as_str) != Some("account_membership_setting") {
        return Err(ApiError::account_field("Type", "eq"));
    }
    let limit = fields.get("membership_limit").and_then(Value::as_i64);
    let limit = limit
        .filter(|limit| (0..=MAX_MEMBERSHIPS).contains(limit))
        .ok_or_else(|| ApiError::account_field("MembershipLimit", "max"))?;
    store
        .database
        .run(move |db| {
            db.execute(
                "UPDATE account_authentication SET memberships_of_a_member = ?1",
                [limit],
            )?;
            membership_document(db)
        })
        .await
}

fn flag(fields: &Fields, name: &str, label: &str) -> Result<Option<bool>, ApiError> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::Bool(flag)) => Ok(Some(*flag)),
        Some(_) => Err(ApiError::account_field(label, "boolean")),
    }
}

fn membership_document(db: &Transaction<'_>) -> Result<Json<Value>, ApiError> {
    let limit = Settings::read(db)?.memberships_of_a_member;
    let data = json!({ "type": "account_membership_setting", "membership_limit": limit });
    Ok(Json(json!({ "data": data })))
}

fn document(db: &Transaction<'_>, store: &Store) -> Result<Json<Value>, ApiError> {
    let mut data = db.query_row("SELECT * FROM account_authentication", [], resource)?;
    if !store.switches.get().no_realm {
        let realm = Settings::read(db)?.realm;
        let link = format!("{}/v2/authentication-realms/{realm}", store.base_url);
        data["relationships"] = json!({ "authentication_realm": { "data": {
            "type": "authentication_realm",
            "id": realm,
            "links": { "self": link },
        } } });
    }
    let link = format!("{}/v2/settings/account-authentication", store.base_url);
    Ok(Json(json!({ "data": data, "links": { "self": link } })))
}

fn resource(row: &Row<'_>) -> rusqlite::Result<Value> {
    Ok(json!({
        "type": "account_authentication_settings",
        "id": SETTINGS_ID,
        "enable_self_signup": row.get::<_, bool>("enable_self_signup")?,
        "auto_create_account_for_account_members": row.get::<_, bool>("auto_create_account")?,
        "account_member_self_management": row.get::<_, String>("self_management")?,
        "account_management_authentication_token_timeout_secs": row.get::<_, i64>("token_lifetime")?,
        "relationships": {},
        "meta": { "client_id": "account-management" },
    }))
}
