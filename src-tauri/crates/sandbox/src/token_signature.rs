//! Signs and verifies customer tokens, which look like JSON Web Tokens but are not standard ones
//! (see `docs/api.md`, "Customer token response").

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// How long a customer token is valid, in seconds.
pub(crate) const LIFETIME: i64 = 86_400;

/// A new customer token, as the response that carries it. Times are in seconds.
pub(crate) fn issue(key: &[u8], customer: &str, name: &str, now: i64, lifetime: i64) -> Value {
    let id = Uuid::new_v4().to_string();
    let expires = now + lifetime;
    let claims = json!({ "sub": customer, "name": name, "exp": expires, "iat": now, "jti": id });
    let head = STANDARD.encode(r#"{"alg": "HS256", "typ": "JWT"}"#);
    let signed = format!("{head}.{}", STANDARD.encode(claims.to_string()));
    let signature = sign(key, &signed);
    json!({ "data": {
        "type": "token",
        "id": id,
        "customer_id": customer,
        "token": format!("{signed}.{signature}"),
        "expires": expires,
    } })
}

/// The customer ID of a token that this key signed and that has not expired. `now` is in seconds.
pub(crate) fn verify(key: &[u8], token: &str, now: i64) -> Option<String> {
    let (signed, signature) = token.rsplit_once('.')?;
    let expected = sign(key, signed);
    // Compared as text: decoding would accept a signature whose last digit is cut off.
    if !bool::from(expected.as_bytes().ct_eq(signature.as_bytes())) {
        return None;
    }
    let (_, claims) = signed.split_once('.')?;
    let claims: Claims = serde_json::from_slice(&STANDARD.decode(claims).ok()?).ok()?;
    (claims.exp > now).then_some(claims.sub)
}

/// The HMAC-SHA256 of a text, in hexadecimal.
pub(crate) fn sign(key: &[u8], text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC accepts keys of any length");
    mac.update(text.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"a key";

    #[test]
    fn customer_token_has_the_documented_shape() {
        let response = issue(KEY, "c-1", "Ron Swanson", 1_510_597_800, LIFETIME);
        let text = response["data"]["token"].as_str().unwrap();
        let parts: Vec<_> = text.split('.').collect();

        assert_eq!(response["data"]["expires"], 1_510_684_200);
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
        assert_eq!(claims["jti"], response["data"]["id"]);
        assert_eq!(parts[2].len(), 64);
    }

    #[test]
    fn signature_without_its_last_digit_is_rejected() {
        // One signature in 256 ends with a zero byte. Cut to one digit, it has the same value.
        let tokens = (0..).map(|number| {
            let signed = format!("{number}.{}", STANDARD.encode(r#"{"sub":"c-1","exp":2000}"#));
            format!("{signed}.{}", sign(KEY, &signed))
        });
        let token = tokens.into_iter().find(|token| token.ends_with("00")).unwrap();

        assert_eq!(verify(KEY, &token, 1000).as_deref(), Some("c-1"));
        assert_eq!(verify(KEY, &token[..token.len() - 1], 1000), None);
    }

    #[test]
    fn expired_changed_or_foreign_token_is_rejected() {
        let response = issue(KEY, "c-1", "Ron Swanson", 1000, LIFETIME);
        let text = response["data"]["token"].as_str().unwrap();

        assert_eq!(verify(KEY, text, 1000 + LIFETIME - 1).as_deref(), Some("c-1"));
        assert_eq!(verify(KEY, text, 1000 + LIFETIME), None);
        assert_eq!(verify(b"another store's key", text, 1000), None);
        assert_eq!(verify(KEY, &text.replacen("eyJ", "eyK", 1), 1000), None);
        for malformed in ["", ".", "..", "a.b.c", "eyJ", &text[..text.len() - 1]] {
            assert_eq!(verify(KEY, malformed, 1000), None, "{malformed}");
        }
    }
}
