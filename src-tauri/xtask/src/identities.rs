//! Who asked, in every request that the tests have sent: two identities never mix (see
//! `docs/api.md`, "What a customer token limits").

use std::path::PathBuf;

use anyhow::{Result, ensure};
use serde::Deserialize;
use xshell::Shell;

/// Where the stores of the tests record their requests.
const FOLDER: &str = "target/requests";
/// The programs whose requests are ours; the tests send others by hand.
const OURS: [&str; 2] = ["moltin/", "shopside/"];
const TOKENS: &str = "/v2/customers/tokens";

/// A request, as a store noted it.
#[derive(Debug, Deserialize)]
struct Seen {
    method: String,
    path: String,
    user_agent: String,
    bearer: Option<String>,
    has_customer_token: bool,
}

/// The ways in which a request may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// With nothing, for a bearer.
    Anonymous,
    /// With the admin bearer alone.
    Admin,
    /// With the implicit bearer alone, for a customer token.
    SignIn,
    /// With the implicit bearer and a customer token, to look.
    Customer,
    /// With a bearer that the store does not know, as after a restart: it is refused.
    Unknown,
}

impl Seen {
    fn way(&self) -> Option<Way> {
        match (self.bearer.as_deref(), self.has_customer_token) {
            (None, false) if self.path == "/oauth/access_token" => Some(Way::Anonymous),
            (Some("client_credentials"), false) if self.path != TOKENS => Some(Way::Admin),
            (Some("implicit"), false) if self.path == TOKENS => Some(Way::SignIn),
            (Some("implicit"), true) if self.method == "GET" => Some(Way::Customer),
            (Some("unknown"), _) => Some(Way::Unknown),
            _ => None,
        }
    }
}

/// Where the stores of the tests record their requests.
pub(crate) fn folder(shell: &Shell) -> PathBuf {
    shell.current_dir().join(FOLDER)
}

/// Makes an empty folder for the stores to note in.
///
/// # Errors
///
/// When it can't be made.
pub(crate) fn prepare(shell: &Shell) -> Result<()> {
    shell.remove_path(FOLDER)?;
    shell.create_dir(FOLDER)?;
    Ok(())
}

/// Reads every request that was recorded. A run that is not whole need not have sent requests of every way.
///
/// # Errors
///
/// When one mixes two identities; in a whole run, when there are none of some way: then nothing was checked.
pub(crate) fn check(shell: &Shell, is_whole: bool) -> Result<()> {
    let mut found = Vec::new();
    for file in shell.read_dir(FOLDER)? {
        let noted = shell.read_file(&file)?;
        for line in noted.lines() {
            // A store that was killed may have left half a line.
            let Ok(seen) = serde_json::from_str::<Seen>(line) else {
                continue;
            };
            if OURS.iter().any(|ours| seen.user_agent.starts_with(ours)) {
                let way = seen.way();
                ensure!(way.is_some(), "a request mixes identities: {seen:?}");
                found.extend(way);
            }
        }
    }
    for way in [Way::Anonymous, Way::Admin, Way::SignIn, Way::Customer] {
        let count = found.iter().filter(|found| **found == way).count();
        println!("{count} requests of the tests were sent as {way:?}");
        ensure!(count > 0 || !is_whole, "no test has sent a request as {way:?}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(method: &str, path: &str, bearer: Option<&str>, has_customer_token: bool) -> Option<Way> {
        let seen = Seen {
            method: method.into(),
            path: path.into(),
            user_agent: "moltin/0.1.0".into(),
            bearer: bearer.map(str::to_owned),
            has_customer_token,
        };
        seen.way()
    }

    #[test]
    fn two_identities_never_mix() {
        let (admin, implicit) = (Some("client_credentials"), Some("implicit"));
        assert_eq!(
            way("POST", "/oauth/access_token", None, false),
            Some(Way::Anonymous)
        );
        assert_eq!(way("PUT", "/v2/customers/x", admin, false), Some(Way::Admin));
        assert_eq!(way("POST", TOKENS, implicit, false), Some(Way::SignIn));
        assert_eq!(way("GET", "/v2/orders", implicit, true), Some(Way::Customer));

        assert_eq!(
            way("GET", "/v2/orders", admin, true),
            None,
            "the merchant with a token"
        );
        assert_eq!(way("GET", "/v2/orders", None, true), None, "a token alone");
        assert_eq!(
            way("GET", "/v2/orders", implicit, false),
            None,
            "a customer without their token"
        );
        assert_eq!(
            way("PUT", "/v2/customers/x", implicit, true),
            None,
            "a customer who writes"
        );
        assert_eq!(
            way("POST", TOKENS, admin, false),
            None,
            "a sign-in by the merchant"
        );
        assert_eq!(way("POST", TOKENS, implicit, true), None, "a sign-in as somebody");
    }
}
