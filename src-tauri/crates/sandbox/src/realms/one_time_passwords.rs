//! Requests for one-time passwords (see `docs/api.md`, "One-time passwords").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rusqlite::{OptionalExtension, Transaction};
use serde_json::{Value, json};

use crate::access_tokens::Grant;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::inbox::InboxMessage;
use crate::one_time_passwords::LIFETIME;
use crate::query::body;
use crate::realms::{self, password_profiles};
use crate::store::Store;
use crate::switches::OneTimePassword;
use crate::timestamp::timestamp;

const TYPE: &str = "one_time_password_token_request";
const PURPOSES: [&str; 2] = ["passwordless_authentication", "reset_password"];

/// `POST …/password-profiles/:id/one-time-password-token-request`. The response is the same for an
/// unknown username.
pub(crate) async fn request(
    State(store): State<Store>,
    caller: Caller,
    Path((realm, profile)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response, ApiError> {
    caller.require_realms()?;
    let is_admin = caller.grant() == Grant::ClientCredentials;
    let fields = body::fields(&body)?;
    let text = |name: &str| {
        let text = fields.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    if text("type") != TYPE {
        return Err(ApiError::realm_part_invalid(&format!("type must be {TYPE}")));
    }
    let (username, purpose) = (text("username"), text("purpose"));
    if username.is_empty() {
        return Err(ApiError::realm_part_invalid("username must not be blank"));
    }
    if !PURPOSES.contains(&purpose.as_str()) {
        return Err(ApiError::realm_part_invalid(
            "purpose must be passwordless_authentication or reset_password",
        ));
    }
    let shows_code = match caller.switches().one_time_password {
        OneTimePassword::Accepted => false,
        OneTimePassword::Created => true,
        OneTimePassword::CreatedForAdmins => is_admin,
    };
    let database = store.database.clone();
    database
        .run(move |db| {
            realms::require(db, &store, &realm)?;
            if !password_profiles::find(db, &realm, &profile)?.has_one_time_passwords {
                return Err(ApiError::realm_part_invalid(
                    "one time password tokens are not enabled for this password profile",
                ));
            }
            let Some(message) = issue(db, &store, &profile, &username, &purpose)? else {
                return Ok(StatusCode::ACCEPTED.into_response());
            };
            let response = json!({ "data": {
                "type": TYPE,
                "username": username,
                "purpose": purpose,
                "token": message.one_time_password_token,
                "expires_at": message.expires_at,
            } });
            store.inbox.push(message);
            if shows_code {
                Ok((StatusCode::CREATED, Json(response)).into_response())
            } else {
                Ok(StatusCode::ACCEPTED.into_response())
            }
        })
        .await
}

/// Issues a one-time password for a username; `None` if no one has it.
fn issue(
    db: &Transaction<'_>,
    store: &Store,
    profile: &str,
    username: &str,
    purpose: &str,
) -> Result<Option<InboxMessage>, ApiError> {
    let ignores_case = store.switches.get().usernames_ignore_case;
    let collation = if ignores_case { "COLLATE NOCASE" } else { "" };
    let statement = format!(
        "SELECT credential.id, member.id, name, email FROM credential JOIN member ON member_id = member.id
         WHERE profile_id = ?1 AND username = ?2 {collation} ORDER BY credential.number LIMIT 1"
    );
    let found = db.query_row(&statement, [profile, username], |row| {
        let column = |index| row.get::<_, String>(index);
        Ok((column(0)?, column(1)?, column(2)?, column(3)?))
    });
    let Some((credential, account_member_id, name, to)) = found.optional()? else {
        return Ok(None);
    };
    let now = store.now();
    let code = store
        .one_time_passwords
        .issue(profile, &credential, now.as_second());
    let text = |milliseconds| timestamp(milliseconds).unwrap_or_default();
    Ok(Some(InboxMessage {
        to,
        name,
        account_member_id,
        username: username.to_owned(),
        purpose: purpose.to_owned(),
        one_time_password_token: code,
        created_at: text(now.as_millisecond()),
        expires_at: text(now.as_millisecond() + LIFETIME * 1000),
    }))
}
