//! The dependencies: what they may be, by cargo-deny and `deny.toml`; whether they are known to be harmful or not what their authors have
//! signed, where that can be looked up.

use anyhow::{Result, bail};
use serde::Deserialize;
use xshell::{Shell, cmd};

use super::steps::Steps;
use crate::npm;
use crate::system;

const CARGO_DENY: (&str, &str) = ("cargo-deny", "0.20.2");

pub(super) fn dependencies(shell: &Shell, steps: &mut Steps) {
    let (name, version) = CARGO_DENY;
    let mut is_there = false;
    steps.run("cargo-deny", || {
        system::cargo_tool(shell, name, version)?;
        is_there = true;
        Ok(cmd!(
            shell,
            "cargo deny --locked --offline check licenses bans sources --hide-inclusion-graph"
        )
        .run()?)
    });
    if is_there {
        advisories(shell, steps);
    }
    for folder in [npm::PAGE, npm::SDK] {
        signatures(shell, folder, steps);
    }
}

/// The database is a repository of the Rust Security Advisory group.
fn advisories(shell: &Shell, steps: &mut Steps) {
    let fetched = cmd!(shell, "cargo deny --locked fetch db")
        .quiet()
        .ignore_status()
        .output();
    match fetched {
        Ok(fetched) if fetched.status.success() => steps.run("advisories", || {
            Ok(cmd!(shell, "cargo deny --locked check --disable-fetch advisories").run()?)
        }),
        _ => steps.skip("advisories", "the database at github.com can't be reached"),
    }
}

/// What npm says of the signatures: either what is wrong with them, or why it can't look.
#[derive(Deserialize)]
struct Signatures {
    error: Option<Trouble>,
    #[serde(default)]
    invalid: Vec<Package>,
    #[serde(default)]
    missing: Vec<Package>,
}

#[derive(Deserialize)]
struct Trouble {
    code: Option<String>,
    summary: String,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
}

fn signatures(shell: &Shell, folder: &str, steps: &mut Steps) {
    let name = format!("signatures of {folder}");
    match signatures_of(shell, folder) {
        Ok(Signatures {
            error: Some(trouble), ..
        }) if !trouble.is_of_signatures() => {
            steps.skip(&name, &trouble.reason());
        }
        Ok(found) => steps.run(&name, || found.check()),
        Err(error) => steps.run(&name, || Err(error)),
    }
}

fn signatures_of(shell: &Shell, folder: &str) -> Result<Signatures> {
    npm::install(shell, folder)?;
    let _folder = shell.push_dir(folder);
    let npm = npm::NPM;
    let said = cmd!(shell, "{npm} audit signatures --json --fetch-retries=0")
        .quiet()
        .ignore_status()
        .ignore_stderr()
        .read()?;
    Ok(serde_json::from_str(&said)?)
}

impl Trouble {
    /// Whether it was found in the signatures, such as a key that has expired, and not on the way to them.
    fn is_of_signatures(&self) -> bool {
        let code = self.code.as_deref().unwrap_or_default();
        code.contains("SIGNATURE") || code.contains("ATTESTATION")
    }

    /// In one line, and without the address that was asked.
    fn reason(&self) -> String {
        let words = self.summary.split_whitespace();
        let words: Vec<_> = words.filter(|word| !word.contains("://")).collect();
        format!("npm can't look them up: {}", words.join(" "))
    }
}

impl Signatures {
    fn check(&self) -> Result<()> {
        if let Some(trouble) = &self.error {
            bail!("{}", trouble.summary);
        }
        let wrong: Vec<_> = self.invalid.iter().chain(&self.missing).collect();
        if wrong.is_empty() {
            return Ok(());
        }
        let wrong: Vec<_> = wrong
            .iter()
            .map(|package| format!("{} {}", package.name, package.version))
            .collect();
        bail!("no valid signature of the registry: {}", wrong.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signatures(said: &str) -> Signatures {
        serde_json::from_str(said).unwrap()
    }

    #[test]
    fn package_without_valid_signature_is_named() {
        let found = signatures(
            r#"{ "invalid": [{ "name": "left-pad", "version": "1.3.0", "code": "EINTEGRITYSIGNATURE" }],
                 "missing": [{ "name": "right-pad", "version": "1.0.1" }] }"#,
        );
        assert!(found.error.is_none());
        let error = found.check().unwrap_err().to_string();
        assert!(error.ends_with("left-pad 1.3.0, right-pad 1.0.1"), "{error}");
        assert!(signatures(r#"{ "invalid": [], "missing": [] }"#).check().is_ok());
    }

    #[test]
    fn registry_out_of_reach_is_not_a_wrong_signature() {
        let said = r#"{ "error": { "code": "ENOTFOUND",
            "summary": "request to https://keys.test/a failed,\nreason: getaddrinfo ENOTFOUND keys.test", "detail": "" } }"#;
        let trouble = signatures(said).error.unwrap();
        assert!(!trouble.is_of_signatures());
        assert_eq!(
            trouble.reason(),
            "npm can't look them up: request to failed, reason: getaddrinfo ENOTFOUND keys.test"
        );
    }

    #[test]
    fn expired_signing_key_fails_the_check() {
        let said = r#"{ "error": { "code": "EEXPIREDSIGNATUREKEY", "summary": "left-pad@1.3.0 has an expired key" } }"#;
        let found = signatures(said);
        assert!(found.error.as_ref().unwrap().is_of_signatures());
        assert!(found.check().is_err());
    }
}
