//! `POST /oauth/access_token`: both grants (see `docs/api.md`, "Authentication").

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::bearers::{Grant, LASTS};
use crate::query;
use crate::refusal::Refusal;
use crate::{Credentials, Store};

/// A client id with this at its end is that of a key for basic users, with the same secret.
const BASIC_USER: &str = "-basic";

/// Gives a bearer. The body is a form, even where its header says JSON (see `docs/api.md`,
/// "Quirks": token request type).
pub(crate) async fn access_token(State(store): State<Store>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let body = std::str::from_utf8(&body).map_err(|_| bad_request())?;
    let fields = query::pairs(body);
    let field = |name: &str| {
        let found = fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str());
        found.filter(|value| !value.is_empty()).ok_or_else(bad_request)
    };
    let grant = match field("grant_type")? {
        "client_credentials" => Grant::ClientCredentials,
        "implicit" => Grant::Implicit,
        _ => return Err(bad_request()),
    };
    let client_id = field("client_id")?;
    let is_basic = client_id
        .strip_suffix(BASIC_USER)
        .is_some_and(|id| same(id, &store.credentials.client_id));
    let mut is_right = is_basic || same(client_id, &store.credentials.client_id);
    if grant == Grant::ClientCredentials {
        is_right &= same(
            field("client_secret")?,
            store.credentials.client_secret.expose_secret(),
        );
    }
    let faults = store.faults.get();
    if !is_right && faults.oauth_2017 {
        return Err(Refusal::Of2017);
    }
    if !is_right {
        return Err(Refusal::oauth(StatusCode::UNAUTHORIZED, "Unauthorized"));
    }
    let grant = if is_basic && grant == Grant::ClientCredentials {
        Grant::BasicUser
    } else {
        grant
    };
    let lasts = faults
        .bearer_seconds
        .map_or(LASTS, |seconds| Duration::from_secs(seconds.into()));
    let expires_in = i64::try_from(lasts.as_secs()).unwrap_or(i64::MAX);
    Ok(Json(json!({
        "expires": Timestamp::now().as_second() + expires_in,
        "identifier": grant.as_str(),
        "expires_in": expires_in,
        "access_token": store.bearers.give(grant, lasts),
        "token_type": "Bearer",
    })))
}

/// Refuses whoever does not send the client's credentials by HTTP's basic scheme: the store's own switches are for its owner.
pub(crate) fn holds_the_secret(store: &Store, headers: &HeaderMap) -> Result<(), Refusal> {
    let sent = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Basic "))
        .and_then(|encoded| String::from_utf8(STANDARD.decode(encoded).ok()?).ok())
        .unwrap_or_default();
    let Credentials {
        client_id,
        client_secret,
    } = &*store.credentials;
    if same(&sent, &format!("{client_id}:{}", client_secret.expose_secret())) {
        Ok(())
    } else {
        Err(Refusal::oauth(StatusCode::UNAUTHORIZED, "Unauthorized"))
    }
}

fn bad_request() -> Refusal {
    Refusal::oauth(StatusCode::BAD_REQUEST, "Bad Request")
}

/// Compares digests, so that the time it takes says nothing about either text.
fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one).ct_eq(&Sha256::digest(other)).into()
}
