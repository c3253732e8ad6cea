//! Checks that no request of the tests mixes two identities (see `docs/api.md`, "What a customer
//! token limits").
//!
//! The tests' sandbox stores append every request to files in one folder, which this reads.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use serde::Deserialize;
use xshell::Shell;

const FOLDER: &str = "target/requests";
/// User agents of our programs. The tests also send requests by hand, which may mix identities.
const USER_AGENTS: [&str; 2] = ["moltin/", "shopside/"];
const TOKENS: &str = "/v2/customers/tokens";

/// A recorded request.
#[derive(Debug, Deserialize)]
struct Request {
    method: String,
    path: String,
    user_agent: String,
    grant: Option<String>,
    has_customer_token: bool,
}

/// What a request was sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Identity {
    /// No token: a request for an access token.
    Anonymous,
    /// A client credentials token without a customer token.
    Admin,
    /// An implicit token without a customer token: a request for a customer token.
    SignIn,
    /// An implicit token with a customer token, and a `GET`.
    Customer,
    /// An access token that the store does not know, such as after a restart.
    Unknown,
}

impl Request {
    /// The identity; `None` for a forbidden mix.
    fn identity(&self) -> Option<Identity> {
        match (self.grant.as_deref(), self.has_customer_token) {
            (None, false) if self.path == "/oauth/access_token" => Some(Identity::Anonymous),
            (Some("client_credentials"), false) if self.path != TOKENS => Some(Identity::Admin),
            (Some("implicit"), false) if self.path == TOKENS => Some(Identity::SignIn),
            (Some("implicit"), true) if self.method == "GET" => Some(Identity::Customer),
            (Some("unknown"), _) => Some(Identity::Unknown),
            _ => None,
        }
    }
}

/// The folder for the variable `SANDBOX_RECORD` of the tests.
pub(crate) fn folder(shell: &Shell) -> PathBuf {
    shell.current_dir().join(FOLDER)
}

/// Empties the folder.
///
/// # Errors
///
/// Fails if the folder cannot be written.
pub(crate) fn prepare(shell: &Shell) -> Result<()> {
    shell.remove_path(FOLDER)?;
    shell.create_dir(FOLDER)?;
    Ok(())
}

/// Checks every recorded request. `is_complete` says that all tests ran.
///
/// # Errors
///
/// Fails if a request mixes identities. After a complete run, also if no request had one of the
/// identities, because then nothing was checked.
pub(crate) fn check(shell: &Shell, is_complete: bool) -> Result<()> {
    let mut identities = Vec::new();
    for file in shell.read_dir(FOLDER)? {
        let text = shell.read_file(&file)?;
        for line in text.lines() {
            // A killed store may leave a truncated line.
            let Ok(request) = serde_json::from_str::<Request>(line) else {
                continue;
            };
            let is_ours = |agent: &&str| request.user_agent.starts_with(*agent);
            if USER_AGENTS.iter().any(is_ours) {
                let identity = request.identity();
                ensure!(identity.is_some(), "a request mixes identities: {request:?}");
                identities.extend(identity);
            }
        }
    }
    for identity in [
        Identity::Anonymous,
        Identity::Admin,
        Identity::SignIn,
        Identity::Customer,
    ] {
        let count = identities.iter().filter(|found| **found == identity).count();
        println!("{count} requests of the tests were sent as {identity:?}");
        ensure!(
            count > 0 || !is_complete,
            "no test sent a request as {identity:?}"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(method: &str, path: &str, grant: Option<&str>, has_customer_token: bool) -> Option<Identity> {
        let request = Request {
            method: method.into(),
            path: path.into(),
            user_agent: "moltin/0.1.0".into(),
            grant: grant.map(str::to_owned),
            has_customer_token,
        };
        request.identity()
    }

    #[test]
    fn each_identity_is_recognized() {
        let (admin, implicit) = (Some("client_credentials"), Some("implicit"));
        for (found, expected) in [
            (
                identity("POST", "/oauth/access_token", None, false),
                Identity::Anonymous,
            ),
            (identity("PUT", "/v2/customers/x", admin, false), Identity::Admin),
            (identity("POST", TOKENS, implicit, false), Identity::SignIn),
            (identity("GET", "/v2/orders", implicit, true), Identity::Customer),
            (
                identity("GET", "/v2/orders", Some("unknown"), true),
                Identity::Unknown,
            ),
        ] {
            assert_eq!(found, Some(expected));
        }
    }

    #[test]
    fn mixed_identities_are_rejected() {
        let (admin, implicit) = (Some("client_credentials"), Some("implicit"));
        for (mixed, reason) in [
            (
                identity("GET", "/v2/orders", admin, true),
                "an admin with a customer token",
            ),
            (
                identity("GET", "/v2/orders", None, true),
                "a customer token without an access token",
            ),
            (
                identity("GET", "/v2/orders", implicit, false),
                "an implicit token without a customer token",
            ),
            (
                identity("PUT", "/v2/customers/x", implicit, true),
                "a write with a customer token",
            ),
            (
                identity("POST", TOKENS, admin, false),
                "a sign-in with an admin's access token",
            ),
            (
                identity("POST", TOKENS, implicit, true),
                "a sign-in with a customer token",
            ),
        ] {
            assert_eq!(mixed, None, "{reason}");
        }
    }
}
