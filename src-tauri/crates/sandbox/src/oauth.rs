//! The access token endpoint, and the check of the client's credentials (see `docs/api.md`,
//! "Authentication").

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::access_tokens::{Grant, LIFETIME};
use crate::api_error::ApiError;
use crate::config::Credentials;
use crate::query;
use crate::store::Store;

/// The client ID with this suffix is a key for basic users. The secret is the same.
pub(crate) const BASIC_USER_SUFFIX: &str = "-basic";

/// `POST /oauth/access_token`: issues an access token of either grant.
///
/// The body is read as a form even if its content type is JSON (see `docs/api.md`, "Quirks": token
/// request type).
pub(crate) async fn access_token(State(store): State<Store>, body: Bytes) -> Result<Json<Value>, ApiError> {
    let body = std::str::from_utf8(&body).map_err(|_| bad_request())?;
    let fields = query::pairs(body);
    let field = |name: &str| {
        let value = fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str());
        value.filter(|value| !value.is_empty()).ok_or_else(bad_request)
    };
    let grant = match field("grant_type")? {
        "client_credentials" => Grant::ClientCredentials,
        "implicit" => Grant::Implicit,
        _ => return Err(bad_request()),
    };
    let client_id = field("client_id")?;
    let is_basic_user = client_id
        .strip_suffix(BASIC_USER_SUFFIX)
        .is_some_and(|id| constant_time_eq(id, &store.credentials.client_id));
    let mut is_correct = is_basic_user || constant_time_eq(client_id, &store.credentials.client_id);
    if grant == Grant::ClientCredentials {
        is_correct &= constant_time_eq(
            field("client_secret")?,
            store.credentials.client_secret.expose_secret(),
        );
    }
    let faults = store.faults.get();
    if !is_correct && faults.oauth_2017 {
        return Err(ApiError::Oauth2017);
    }
    if !is_correct {
        return Err(unauthorized());
    }
    let grant = if is_basic_user && grant == Grant::ClientCredentials {
        Grant::BasicUser
    } else {
        grant
    };
    let lifetime = faults
        .bearer_seconds
        .map_or(LIFETIME, |seconds| Duration::from_secs(seconds.into()));
    let expires_in = i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX);
    Ok(Json(json!({
        "expires": store.now().as_second() + expires_in,
        "identifier": grant.as_str(),
        "expires_in": expires_in,
        "access_token": store.access_tokens.issue(grant, lifetime),
        "token_type": "Bearer",
    })))
}

/// Requires the client's credentials by HTTP basic authentication, as the sandbox's own routes do.
pub(crate) fn require_credentials(store: &Store, headers: &HeaderMap) -> Result<(), ApiError> {
    let sent = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Basic "))
        .and_then(|encoded| String::from_utf8(STANDARD.decode(encoded).ok()?).ok())
        .unwrap_or_default();
    let Credentials {
        client_id,
        client_secret,
    } = &*store.credentials;
    if constant_time_eq(&sent, &format!("{client_id}:{}", client_secret.expose_secret())) {
        Ok(())
    } else {
        Err(unauthorized())
    }
}

fn bad_request() -> ApiError {
    ApiError::oauth(StatusCode::BAD_REQUEST, "Bad Request")
}

fn unauthorized() -> ApiError {
    ApiError::oauth(StatusCode::UNAUTHORIZED, "Unauthorized")
}

/// Compares digests, so that neither content nor length shows in the time.
fn constant_time_eq(one: &str, other: &str) -> bool {
    Sha256::digest(one).ct_eq(&Sha256::digest(other)).into()
}
