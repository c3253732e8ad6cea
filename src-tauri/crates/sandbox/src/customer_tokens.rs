//! Customer tokens, in the shape of the real ones: nearly JWTs (see `docs/api.md`,
//! "Customer tokens").

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use rusqlite::OptionalExtension;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::caller::Caller;
use crate::faults::{self, Fault};
use crate::query::body::{self, Fields};
use crate::refusal::Refusal;
use crate::{Store, passwords};

/// How long a customer token lasts, in seconds.
const LASTS: i64 = 86_400;

/// `POST /v2/customers/tokens`: an e-mail address and a password for a token. Any bearer may ask.
pub(crate) async fn create(State(store): State<Store>, _: Caller, body: Bytes) -> Result<Response, Refusal> {
    let fields = body::fields(&body)?;
    let (email, password) = read(&fields)?;
    let fault = faults::sentinel(&email)?;
    let key = email.to_lowercase();
    if !store.guesses.allows(&key) {
        return Err(Refusal::Fault(Fault::RateLimited));
    }
    let address = key.clone();
    let found = store
        .database
        .run(move |data| {
            let row = data.query_row(
                "SELECT id, name, password_hash FROM customer WHERE email_key = ?1",
                [key],
                |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, String>(1)?,
                        row.get::<_, Option<String>>(2)?,
                    ))
                },
            );
            Ok(row.optional()?)
        })
        .await?;
    let hash = found.as_ref().and_then(|(_, _, hash)| hash.clone());
    let is_right = tokio::task::spawn_blocking(move || passwords::matches(&password, hash.as_deref()))
        .await
        .unwrap_or(false);
    store.guesses.note(&address, is_right);
    match found {
        Some((id, name, _)) if is_right => {
            let faults = store.faults.get();
            let lasts = faults.customer_token_seconds.map_or(LASTS, i64::from);
            let token = token(&store.token_key, &id, &name, Timestamp::now().as_second(), lasts);
            // The older documents have 201, the latest observation 200 (see `docs/api.md`,
            // "Customer token response").
            let status = if faults.token_created {
                StatusCode::CREATED
            } else {
                StatusCode::OK
            };
            Ok(faults::spoilt((status, Json(token)), fault))
        }
        _ => Err(Refusal::new(
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The email or password supplied is incorrect",
        )),
    }
}

fn read(fields: &Fields) -> Result<(String, String), Refusal> {
    let mut problems = Vec::new();
    if fields.get("type").and_then(Value::as_str) != Some("token") {
        problems.push("The data.type field must be token.".to_owned());
    }
    match fields.get("authentication_mechanism").map(Value::as_str) {
        None | Some(Some("password")) => {}
        Some(Some("oidc")) => {
            let problem = "OpenID Connect is not configured for this store.";
            return Err(Refusal::validation(&[problem.to_owned()]));
        }
        Some(_) => problems.push("The data.authentication_mechanism is invalid.".to_owned()),
    }
    let text = |name: &str| {
        fields
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    let (email, password) = (text("email"), text("password"));
    for (name, value) in [("email", email), ("password", password)] {
        if value.is_none() {
            problems.push(format!("The data.{name} field is required."));
        }
    }
    match (email, password) {
        (Some(email), Some(password)) if problems.is_empty() => Ok((email.to_owned(), password.to_owned())),
        _ => Err(Refusal::validation(&problems)),
    }
}

/// What the API answers to a right password.
fn token(key: &[u8], customer: &str, name: &str, now: i64, lasts: i64) -> Value {
    let id = Uuid::new_v4().to_string();
    let expires = now + lasts;
    let claims = json!({ "sub": customer, "name": name, "exp": expires, "iat": now, "jti": id });
    let head = STANDARD.encode(r#"{"alg": "HS256", "typ": "JWT"}"#);
    let signed = format!("{head}.{}", STANDARD.encode(claims.to_string()));
    let signature = signature(key, &signed);
    json!({ "data": {
        "type": "token",
        "id": id,
        "customer_id": customer,
        "token": format!("{signed}.{signature}"),
        "expires": expires,
    } })
}

/// Sixty-four hexadecimal digits that only somebody with the key can make of a text.
pub(crate) fn signature(key: &[u8], text: &str) -> String {
    hex::encode(mac(key, text).finalize().into_bytes())
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
}

/// The customer whom a token is for, if it is one of this store's, has not ended, and the customer still exists.
pub(crate) async fn check(store: &Store, token: &str) -> Result<String, Refusal> {
    let customer = verify(&store.token_key, token, Timestamp::now().as_second());
    let customer = customer.ok_or_else(Refusal::customer_token)?;
    store
        .database
        .run(move |data| {
            let exists = data
                .query_row("SELECT 1 FROM customer WHERE id = ?1", [&customer], |_| Ok(()))
                .optional()?;
            exists.map(|()| customer).ok_or_else(Refusal::customer_token)
        })
        .await
}

fn verify(key: &[u8], token: &str, now: i64) -> Option<String> {
    let (signed, signature) = token.rsplit_once('.')?;
    let expected = self::signature(key, signed);
    if !bool::from(expected.as_bytes().ct_eq(signature.as_bytes())) {
        return None;
    }
    let (_, claims) = signed.split_once('.')?;
    let claims: Claims = serde_json::from_slice(&STANDARD.decode(claims).ok()?).ok()?;
    (claims.exp > now).then_some(claims.sub)
}

fn mac(key: &[u8], text: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length is taken");
    mac.update(text.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"a key";

    #[test]
    fn customer_token_has_the_documented_shape() {
        let reply = token(KEY, "c-1", "Ron Swanson", 1_510_597_800, LASTS);
        let text = reply["data"]["token"].as_str().unwrap();
        let parts: Vec<_> = text.split('.').collect();

        assert_eq!(reply["data"]["expires"], 1_510_684_200);
        assert_eq!(
            STANDARD.decode(parts[0]).unwrap(),
            br#"{"alg": "HS256", "typ": "JWT"}"#
        );
        let claims: Value = serde_json::from_slice(&STANDARD.decode(parts[1]).unwrap()).unwrap();
        assert_eq!(
            (&claims["sub"], &claims["name"]),
            (&json!("c-1"), &json!("Ron Swanson"))
        );
        assert_eq!(
            (&claims["exp"], &claims["iat"]),
            (&json!(1_510_684_200), &json!(1_510_597_800))
        );
        assert_eq!(claims["jti"], reply["data"]["id"]);
        assert_eq!(parts[2].len(), 64);
    }

    #[test]
    fn signature_without_its_last_digit_is_refused() {
        // The last byte of one signature in 256 is zero, and a lone digit of it reads as the same number.
        let tokens = (0..).map(|number| {
            let signed = format!("{number}.{}", STANDARD.encode(r#"{"sub":"c-1","exp":2000}"#));
            format!("{signed}.{}", signature(KEY, &signed))
        });
        let token = tokens.into_iter().find(|token| token.ends_with("00")).unwrap();

        assert_eq!(verify(KEY, &token, 1000).as_deref(), Some("c-1"));
        assert_eq!(verify(KEY, &token[..token.len() - 1], 1000), None);
    }

    #[test]
    fn a_token_is_good_for_a_day_and_only_unchanged_and_only_here() {
        let reply = token(KEY, "c-1", "Ron Swanson", 1000, LASTS);
        let text = reply["data"]["token"].as_str().unwrap();

        assert_eq!(verify(KEY, text, 1000 + LASTS - 1).as_deref(), Some("c-1"));
        assert_eq!(verify(KEY, text, 1000 + LASTS), None);
        assert_eq!(verify(b"another store's key", text, 1000), None);
        assert_eq!(verify(KEY, &text.replacen("eyJ", "eyK", 1), 1000), None);
        for nonsense in ["", ".", "..", "a.b.c", "eyJ", &text[..text.len() - 1]] {
            assert_eq!(verify(KEY, nonsense, 1000), None, "{nonsense}");
        }
    }
}
