//! How a member proves who they are: with a password or a one-time password.

use rusqlite::{Transaction, params};
use serde_json::Value;

use crate::api_error::ApiError;
use crate::member_session::Origin;
use crate::passwords;
use crate::query::body::Fields;
use crate::store::Store;

/// A member who proved who they are.
pub(super) struct Member {
    pub(super) id: String,
    pub(super) origin: Origin,
}

/// A username of a profile with what proves that the caller is its member.
pub(super) struct Proof {
    profile: String,
    username: String,
    secret: Secret,
}

enum Secret {
    Password(String),
    OneTimePassword(String),
}

/// A credential with the username.
struct Candidate {
    id: String,
    member: String,
    hash: String,
}

impl Proof {
    pub(super) fn password(fields: &Fields) -> Result<Self, ApiError> {
        let password = required(fields, "password", "Password")?;
        Self::read(fields, Secret::Password(password))
    }

    pub(super) fn one_time_password(fields: &Fields) -> Result<Self, ApiError> {
        let code = required(fields, "one_time_password_token", "OneTimePasswordToken")?;
        Self::read(fields, Secret::OneTimePassword(code))
    }

    fn read(fields: &Fields, secret: Secret) -> Result<Self, ApiError> {
        Ok(Self {
            profile: required(fields, "password_profile_id", "PasswordProfileID")?,
            username: required(fields, "username", "Username")?,
            secret,
        })
    }
}

/// The member with this proof.
///
/// # Errors
/// A wrong profile, username, password or one-time password gets the same response.
pub(super) async fn member(store: &Store, proof: Proof) -> Result<Member, ApiError> {
    let Proof {
        profile,
        username,
        secret,
    } = proof;
    let switches = store.switches.get();
    let of_profile = profile.clone();
    let candidates = store
        .database
        .run(move |db| {
            Ok(candidates(
                db,
                &of_profile,
                &username,
                switches.usernames_ignore_case,
            )?)
        })
        .await?;
    let found = match secret {
        Secret::Password(password) => {
            let verify = move || with_password(candidates, &password);
            tokio::task::spawn_blocking(verify).await.unwrap_or(None)
        }
        Secret::OneTimePassword(code) => {
            let now = store.now().as_second();
            candidates.into_iter().find(|candidate| {
                let codes = &store.one_time_passwords;
                codes.redeem(&profile, &candidate.id, &code, now, switches)
            })
        }
    };
    let candidate = found.ok_or_else(|| ApiError::sign_in_refused(switches.refused_sign_in_title))?;
    Ok(Member {
        id: candidate.member,
        origin: Origin {
            credential_id: candidate.id,
            profile_id: profile,
        },
    })
}

fn with_password(candidates: Vec<Candidate>, password: &str) -> Option<Candidate> {
    if candidates.is_empty() {
        // Takes as long as with a credential.
        passwords::verify(password, None);
    }
    candidates
        .into_iter()
        .find(|candidate| passwords::verify(password, Some(&candidate.hash)))
}

fn candidates(
    db: &Transaction<'_>,
    profile: &str,
    username: &str,
    ignores_case: bool,
) -> rusqlite::Result<Vec<Candidate>> {
    let collation = if ignores_case { "COLLATE NOCASE" } else { "" };
    let statement = format!(
        "SELECT id, member_id, password_hash FROM credential
         WHERE profile_id = ?1 AND username = ?2 {collation} ORDER BY number"
    );
    db.prepare_cached(&statement)?
        .query_map(params![profile, username], |row| {
            Ok(Candidate {
                id: row.get(0)?,
                member: row.get(1)?,
                hash: row.get(2)?,
            })
        })?
        .collect()
}

fn required(fields: &Fields, name: &str, label: &str) -> Result<String, ApiError> {
    let text = fields
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty());
    text.map(str::to_owned)
        .ok_or_else(|| ApiError::account_field(label, "required"))
}
