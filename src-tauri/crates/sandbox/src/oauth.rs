//! `POST /oauth/access_token`: both grants (contract section 2).

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::Store;
use crate::bearers::{Grant, LASTS};
use crate::query;
use crate::refusal::Refusal;

/// Gives a bearer. The body is a form, even where its header says JSON (contract section 9, row 3).
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
    let mut is_right = same(field("client_id")?, &store.credentials.client_id);
    if grant == Grant::ClientCredentials {
        is_right &= same(
            field("client_secret")?,
            store.credentials.client_secret.expose_secret(),
        );
    }
    if !is_right {
        return Err(Refusal::oauth(StatusCode::UNAUTHORIZED, "Unauthorized"));
    }
    let expires_in = i64::try_from(LASTS.as_secs()).unwrap_or(i64::MAX);
    Ok(Json(json!({
        "expires": Timestamp::now().as_second() + expires_in,
        "identifier": grant.as_str(),
        "expires_in": expires_in,
        "access_token": store.bearers.give(grant),
        "token_type": "Bearer",
    })))
}

fn bad_request() -> Refusal {
    Refusal::oauth(StatusCode::BAD_REQUEST, "Bad Request")
}

/// Compares digests, so that the time it takes says nothing about either text.
fn same(one: &str, other: &str) -> bool {
    Sha256::digest(one).ct_eq(&Sha256::digest(other)).into()
}
