//! Account tokens: issued to a member for one account, and verified (see `docs/api.md`, "Account
//! tokens"). They are signed, and in no table.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::api_error::ApiError;
use crate::store::Store;
use crate::switches::{AfterDeletion, Switches};
use crate::token_signature::sign;

/// A member who is signed in for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MemberSession {
    pub(crate) account: String,
    pub(crate) member: String,
    /// What the member signed in with.
    pub(crate) origin: Origin,
    /// Whether the token can be exchanged for new ones.
    pub(crate) can_renew: bool,
}

/// What a member signed in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Origin {
    pub(crate) credential_id: String,
    pub(crate) profile_id: String,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    account_id: String,
    account_member_id: String,
    #[serde(flatten)]
    origin: Origin,
    iat: i64,
    exp: i64,
    jti: String,
}

/// A new account token. Times are in seconds.
pub(crate) fn issue(
    key: &[u8],
    account: &str,
    member: &str,
    origin: &Origin,
    now: i64,
    expires: i64,
) -> String {
    let claims = Claims {
        account_id: account.to_owned(),
        account_member_id: member.to_owned(),
        origin: origin.clone(),
        iat: now,
        exp: expires,
        jti: Uuid::new_v4().to_string(),
    };
    let claims = serde_json::to_vec(&claims).expect("claims are plain values");
    let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
    let signature = sign(key, &signed);
    format!("{signed}.{signature}")
}

/// The claims of a token that this key signed and that has not expired.
fn read(key: &[u8], token: &str, now: i64) -> Option<Claims> {
    let (signed, signature) = token.rsplit_once('.')?;
    if !bool::from(sign(key, signed).as_bytes().ct_eq(signature.as_bytes())) {
        return None;
    }
    let (_, claims) = signed.split_once('.')?;
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    (claims.exp > now).then_some(claims)
}

/// The session of an account token.
///
/// # Errors
/// Refuses a malformed or expired token, and one that ended because of what was deleted since.
pub(crate) async fn verify(store: &Store, token: &str) -> Result<MemberSession, ApiError> {
    let switches = store.switches.get();
    let refused = move || ApiError::account_token(switches.bad_account_token);
    let now = store.now().as_second();
    let claims = read(&store.token_key, token, now).ok_or_else(refused)?;
    store
        .database
        .run(move |db| match fate(db, &claims, switches)? {
            AfterDeletion::Ended => Err(refused()),
            fate => Ok(MemberSession {
                can_renew: fate == AfterDeletion::Valid,
                account: claims.account_id,
                member: claims.account_member_id,
                origin: claims.origin,
            }),
        })
        .await
}

/// The worst that follows from what was deleted since the token was issued.
fn fate(db: &Transaction<'_>, claims: &Claims, switches: Switches) -> rusqlite::Result<AfterDeletion> {
    let Origin {
        credential_id,
        profile_id,
    } = &claims.origin;
    let (account, member) = (&claims.account_id, &claims.account_member_id);
    let exists = |statement: &str, parameters: &[&str]| -> rusqlite::Result<bool> {
        let mut statement = db.prepare_cached(statement)?;
        let found = statement.query_row(rusqlite::params_from_iter(parameters), |_| Ok(()));
        Ok(found.optional()?.is_some())
    };
    if !exists("SELECT 1 FROM account WHERE id = ?1", &[account])? {
        return Ok(AfterDeletion::Ended);
    }
    // The deletion of a member or of a profile deletes what belongs to it: only the switch of what
    // was deleted counts.
    if !exists("SELECT 1 FROM member WHERE id = ?1", &[member])? {
        return Ok(switches.member_deleted.into());
    }
    let membership = "SELECT 1 FROM membership WHERE account_id = ?1 AND member_id = ?2";
    if !exists(membership, &[account, member])? {
        return Ok(switches.membership_deleted.into());
    }
    if !exists("SELECT 1 FROM password_profile WHERE id = ?1", &[profile_id])? {
        return Ok(switches.profile_deleted);
    }
    if !exists("SELECT 1 FROM credential WHERE id = ?1", &[credential_id])? {
        return Ok(switches.credential_deleted);
    }
    Ok(AfterDeletion::Valid)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &[u8] = b"a key";

    fn token() -> String {
        let origin = Origin {
            credential_id: "c-1".into(),
            profile_id: "p-1".into(),
        };
        issue(KEY, "a-1", "m-1", &origin, 1000, 2000)
    }

    #[test]
    fn account_token_is_read_until_it_expires() {
        let claims = read(KEY, &token(), 1999).unwrap();

        assert_eq!(
            (claims.account_id, claims.account_member_id),
            ("a-1".into(), "m-1".into())
        );
        assert_eq!(claims.origin.credential_id, "c-1");
        assert!(read(KEY, &token(), 2000).is_none());
    }

    #[test]
    fn changed_or_foreign_token_is_rejected() {
        let token = token();

        assert!(token.starts_with("ey"));
        assert!(read(b"another store's key", &token, 1000).is_none());
        assert!(read(KEY, &token.replacen("ey", "ez", 1), 1000).is_none());
        for malformed in ["", ".", "..", "a.b.c", &token[..token.len() - 1]] {
            assert!(read(KEY, malformed, 1000).is_none(), "{malformed}");
        }
        assert!(crate::token_signature::verify(KEY, &token, 1000).is_none());
    }
}
