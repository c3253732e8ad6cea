//! What proves who a member is.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use crate::id::PasswordProfileId;

/// A user name in a password profile, with what proves that it is the member's.
pub struct MemberSignIn {
    profile: PasswordProfileId,
    username: String,
    proof: Proof,
}

enum Proof {
    Password(SecretString),
    Code(SecretString),
}

impl MemberSignIn {
    /// With the password of the user name.
    pub fn password(
        profile: &PasswordProfileId,
        username: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Self {
        Self {
            profile: profile.clone(),
            username: username.into(),
            proof: Proof::Password(password.into()),
        }
    }

    /// With a one-time code that the member received: see
    /// [`Realm::request_one_time_code`](crate::Realm::request_one_time_code).
    pub fn passwordless(
        profile: &PasswordProfileId,
        username: impl Into<String>,
        code: impl Into<SecretString>,
    ) -> Self {
        Self {
            profile: profile.clone(),
            username: username.into(),
            proof: Proof::Code(code.into()),
        }
    }

    pub(super) fn body(&self) -> Body<'_> {
        let (authentication_mechanism, password, one_time_password_token) = match &self.proof {
            Proof::Password(password) => ("password", Some(password.expose_secret()), None),
            Proof::Code(code) => ("passwordless", None, Some(code.expose_secret())),
        };
        Body {
            r#type: "account_management_authentication_token",
            authentication_mechanism,
            password_profile_id: &self.profile,
            username: &self.username,
            password,
            one_time_password_token,
        }
    }
}

/// The JSON of a token request.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    r#type: &'static str,
    authentication_mechanism: &'static str,
    password_profile_id: &'a PasswordProfileId,
    username: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_time_password_token: Option<&'a str>,
}

impl fmt::Debug for MemberSignIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MemberSignIn")
            .field("profile", &self.profile)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn token_requests_have_the_documented_fields() {
        let profile = PasswordProfileId::from("p1");
        let password = MemberSignIn::password(&profile, "shopside-4k9z", "a-password");
        let code = MemberSignIn::passwordless(&profile, "dana@harbor.test", "123456");

        assert_eq!(
            serde_json::to_value(password.body()).unwrap(),
            json!({
                "type": "account_management_authentication_token", "authentication_mechanism": "password",
                "password_profile_id": "p1", "username": "shopside-4k9z", "password": "a-password",
            })
        );
        assert_eq!(
            serde_json::to_value(code.body()).unwrap(),
            json!({
                "type": "account_management_authentication_token", "authentication_mechanism": "passwordless",
                "password_profile_id": "p1", "username": "dana@harbor.test", "one_time_password_token": "123456",
            })
        );
        for sign_in in [password, code] {
            let printed = format!("{sign_in:?}");
            for private in ["a-password", "123456", "shopside-4k9z", "dana"] {
                assert!(!printed.contains(private), "{printed}");
            }
        }
    }
}
