//! Checks that no request of the tests mixes two identities (see `docs/api.md`, "What a customer
//! token limits" and "Account tokens").
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
const ACCOUNT_TOKENS: &str = "/v2/account-members/tokens";
const ACCOUNT_SETTINGS: &str = "/v2/settings/account-authentication";
const REALMS: &str = "/v2/authentication-realms/";
const CODE_REQUEST: &str = "/one-time-password-token-request";

/// A recorded request.
#[derive(Debug, Deserialize)]
struct Request {
    method: String,
    path: String,
    user_agent: String,
    grant: Option<String>,
    has_customer_token: bool,
    #[serde(default)]
    has_account_token: bool,
}

/// What a request was sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Identity {
    /// No token: a request for an access token.
    Anonymous,
    /// A client credentials token alone.
    Admin,
    /// An implicit token alone: a request for a customer token.
    SignIn,
    /// An implicit token alone: a request for account tokens.
    MemberSignIn,
    /// An implicit token alone: a request for a one-time code, or a read of how members sign in.
    Visitor,
    /// An implicit token with a customer token, and a `GET`.
    Customer,
    /// An implicit token with an account token, and a `GET`.
    Member,
    /// An access token that the store does not know, such as after a restart.
    Unknown,
}

impl Request {
    /// The identity; `None` for a forbidden mix.
    fn identity(&self) -> Option<Identity> {
        let is_read = self.method == "GET";
        let path = self.path.as_str();
        match (
            self.grant.as_deref(),
            self.has_customer_token,
            self.has_account_token,
        ) {
            (_, true, true) => None,
            (None, false, false) if path == "/oauth/access_token" => Some(Identity::Anonymous),
            (Some("client_credentials"), false, false) if path != TOKENS && path != ACCOUNT_TOKENS => {
                Some(Identity::Admin)
            }
            (Some("implicit"), false, false) if path == TOKENS => Some(Identity::SignIn),
            (Some("implicit"), false, false) if path == ACCOUNT_TOKENS => Some(Identity::MemberSignIn),
            (Some("implicit"), false, false) if self.is_of_visitors() => Some(Identity::Visitor),
            (Some("implicit"), true, false) if is_read => Some(Identity::Customer),
            (Some("implicit"), false, true) if is_read => Some(Identity::Member),
            (Some("unknown"), _, _) => Some(Identity::Unknown),
            _ => None,
        }
    }

    /// Whether a visitor of the shop sends this to sign in as a member.
    fn is_of_visitors(&self) -> bool {
        match self.method.as_str() {
            "GET" => self.path == ACCOUNT_SETTINGS || self.path.starts_with(REALMS),
            "POST" => self.path.starts_with(REALMS) && self.path.ends_with(CODE_REQUEST),
            _ => false,
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
        Identity::MemberSignIn,
        Identity::Visitor,
        Identity::Customer,
        Identity::Member,
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

    /// Which tokens of a person a request has.
    #[derive(Clone, Copy, PartialEq)]
    enum Tokens {
        None,
        Customer,
        Account,
        Both,
    }
    use Tokens::{Account, Both, Customer};

    const CODE: &str = "/v2/authentication-realms/r/password-profiles/p/one-time-password-token-request";

    fn identity(method: &str, path: &str, grant: Option<&str>, tokens: Tokens) -> Option<Identity> {
        let request = Request {
            method: method.into(),
            path: path.into(),
            user_agent: "moltin/0.1.0".into(),
            grant: grant.map(str::to_owned),
            has_customer_token: matches!(tokens, Customer | Both),
            has_account_token: matches!(tokens, Account | Both),
        };
        request.identity()
    }

    #[test]
    fn each_identity_is_recognized() {
        let (admin, implicit) = (Some("client_credentials"), Some("implicit"));
        let none = Tokens::None;
        for (method, path, grant, tokens, expected) in [
            ("POST", "/oauth/access_token", None, none, Identity::Anonymous),
            ("PUT", "/v2/customers/x", admin, none, Identity::Admin),
            ("POST", CODE, admin, none, Identity::Admin),
            ("POST", TOKENS, implicit, none, Identity::SignIn),
            ("POST", ACCOUNT_TOKENS, implicit, none, Identity::MemberSignIn),
            ("POST", CODE, implicit, none, Identity::Visitor),
            ("GET", ACCOUNT_SETTINGS, implicit, none, Identity::Visitor),
            (
                "GET",
                "/v2/authentication-realms/r/password-profiles",
                implicit,
                none,
                Identity::Visitor,
            ),
            ("GET", "/v2/orders", implicit, Customer, Identity::Customer),
            ("GET", "/v2/orders", implicit, Account, Identity::Member),
            ("GET", "/v2/orders", Some("unknown"), Customer, Identity::Unknown),
            ("GET", "/v2/orders", Some("unknown"), Account, Identity::Unknown),
        ] {
            assert_eq!(
                identity(method, path, grant, tokens),
                Some(expected),
                "{method} {path}"
            );
        }
    }

    #[test]
    fn mixed_identities_are_rejected() {
        let (admin, implicit) = (Some("client_credentials"), Some("implicit"));
        let none = Tokens::None;
        for (method, path, grant, tokens, reason) in [
            (
                "GET",
                "/v2/orders",
                admin,
                Customer,
                "an admin with a customer token",
            ),
            (
                "GET",
                "/v2/orders",
                admin,
                Account,
                "an admin with an account token",
            ),
            (
                "GET",
                "/v2/orders",
                implicit,
                Both,
                "a customer token and an account token",
            ),
            (
                "GET",
                "/v2/orders",
                Some("unknown"),
                Both,
                "both tokens with an unknown one",
            ),
            ("GET", "/v2/orders", None, Customer, "a customer token alone"),
            ("GET", "/v2/orders", None, Account, "an account token alone"),
            ("GET", "/v2/orders", implicit, none, "an implicit token alone"),
            (
                "PUT",
                "/v2/customers/x",
                implicit,
                Customer,
                "a write with a customer token",
            ),
            (
                "PUT",
                "/v2/carts/x",
                implicit,
                Account,
                "a write with an account token",
            ),
            (
                "POST",
                CODE,
                implicit,
                Account,
                "a code request with an account token",
            ),
            ("POST", TOKENS, admin, none, "a sign-in of an admin"),
            (
                "POST",
                ACCOUNT_TOKENS,
                admin,
                none,
                "a member's sign-in of an admin",
            ),
            (
                "POST",
                TOKENS,
                implicit,
                Customer,
                "a sign-in with a customer token",
            ),
            (
                "POST",
                ACCOUNT_TOKENS,
                implicit,
                Account,
                "a sign-in with an account token",
            ),
            ("PUT", ACCOUNT_SETTINGS, implicit, none, "a write of a visitor"),
        ] {
            assert_eq!(identity(method, path, grant, tokens), None, "{reason}");
        }
    }
}
