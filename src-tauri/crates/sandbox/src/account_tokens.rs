//! The account token endpoint (see `docs/api.md`, "Account tokens").

mod sign_in;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use rusqlite::Transaction;
use serde_json::{Value, json};

use crate::account_authentication::Settings;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::member_session::{self, Origin};
use crate::query::list::PAGES_ONLY;
use crate::query::{self, ListQuery, body};
use crate::realms::users::NewUser;
use crate::realms::{credentials, users};
use crate::store::Store;
use crate::timestamp::timestamp;
use credentials::NewCredential;
use sign_in::{Member, Proof};

const TYPE: &str = "account_management_authentication_token";
const MAX_LIMIT: i64 = 100;

/// `POST /v2/account-members/tokens`: a token for each account of the member. An access token of
/// either grant is enough.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let query = read_page(&uri)?;
    let fields = body::fields(&body)?;
    if fields.get("type").and_then(Value::as_str) != Some(TYPE) {
        return Err(ApiError::account_field("Type", "eq"));
    }
    let mechanism = fields.get("authentication_mechanism").and_then(Value::as_str);
    let member = match mechanism.unwrap_or_default() {
        "password" => sign_in::member(&store, Proof::password(&fields)?).await?,
        "passwordless" => sign_in::member(&store, Proof::one_time_password(&fields)?).await?,
        "self_signup" => {
            let initiator = caller.initiator(&store);
            let new = NewUser::of_signup(&fields)?;
            sign_up(&store, new, NewCredential::read(&fields).await?, initiator).await?
        }
        TYPE => renewing_member(&caller)?,
        "oidc" => {
            return Err(ApiError::text(
                StatusCode::UNPROCESSABLE_ENTITY,
                "Unprocessable Entity",
                "OpenID Connect is not configured for this store",
            ));
        }
        _ => return Err(ApiError::account_field("AuthenticationMechanism", "oneof")),
    };
    let database = store.database.clone();
    database
        .run(move |db| Ok((StatusCode::CREATED, Json(roster(db, &store, &query, &member)?))))
        .await
}

/// A limit over 100 is refused, other than in lists.
fn read_page(uri: &Uri) -> Result<ListQuery, ApiError> {
    let limit = query::pairs(uri.query().unwrap_or_default())
        .into_iter()
        .rfind(|(name, _)| name == "page[limit]")
        .and_then(|(_, limit)| limit.trim().parse::<i64>().ok());
    if limit.is_some_and(|limit| !(1..=MAX_LIMIT).contains(&limit)) {
        return Err(ApiError::account_field("Limit", "max"));
    }
    ListQuery::read(uri, &PAGES_ONLY)
}

/// The member whose account token the request has in its header.
fn renewing_member(caller: &Caller) -> Result<Member, ApiError> {
    let session = caller.session()?.ok_or_else(|| {
        ApiError::bad_request_text("the header EP-Account-Management-Authentication-Token is required")
    })?;
    if !session.can_renew {
        return Err(ApiError::account_token(caller.switches().bad_account_token));
    }
    Ok(Member {
        id: session.member.clone(),
        origin: session.origin.clone(),
    })
}

/// Registers a member, and their account if the store is set so.
async fn sign_up(
    store: &Store,
    new: NewUser,
    credential: NewCredential,
    initiator: Value,
) -> Result<Member, ApiError> {
    let (database, store) = (store.database.clone(), store.clone());
    database
        .run(move |db| {
            let settings = Settings::read(db)?;
            if !settings.enable_self_signup {
                return Err(ApiError::text(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "Unprocessable Entity",
                    "self signup is not enabled",
                ));
            }
            let realm = settings.realm;
            let id = users::insert(db, &store, &realm, &new, &initiator)?;
            let credential_id = credentials::insert(db, &store, &realm, &id, &credential, &initiator)?;
            Ok(Member {
                id,
                origin: Origin {
                    credential_id,
                    profile_id: credential.profile,
                },
            })
        })
        .await
}

/// A token for each account of the member, as a page.
fn roster(
    db: &Transaction<'_>,
    store: &Store,
    query: &ListQuery,
    member: &Member,
) -> rusqlite::Result<Value> {
    let accounts: Vec<(String, String)> = db
        .prepare_cached(
            "SELECT account.id, name FROM account JOIN membership ON account_id = account.id
             WHERE member_id = ?1 ORDER BY membership.number",
        )?
        .query_map([&member.id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let lifetime = match store.faults.get().account_token_seconds {
        Some(seconds) => seconds.into(),
        None => Settings::read(db)?.token_lifetime,
    };
    let now = store.now().as_second();
    let expires = now.saturating_add(lifetime);
    let issue = |(account, name): &(String, String)| {
        json!({
            "type": TYPE,
            "account_id": account,
            "account_name": name,
            "token": member_session::issue(&store.token_key, account, &member.id, &member.origin, now, expires),
            "expires": timestamp(expires.saturating_mul(1000)),
        })
    };
    let tokens: Vec<Value> = query.page.slice(&accounts).iter().map(issue).collect();
    let total = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
    let (mut meta, links) = query.meta_and_links(&store.base_url, total, false);
    meta["account_member_id"] = member.id.as_str().into();
    Ok(json!({ "data": tokens, "meta": meta, "links": links }))
}
