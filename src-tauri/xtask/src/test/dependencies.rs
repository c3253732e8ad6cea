//! Checks dependencies: licenses, sources and advisories with cargo-deny, and npm's registry
//! signatures.
//!
//! Lookups are skipped if their database is unreachable.

use anyhow::{Result, bail};
use serde::Deserialize;
use xshell::{Shell, cmd};

use super::steps::Steps;
use crate::npm;
use crate::system;

const CARGO_DENY: (&str, &str) = ("cargo-deny", "0.20.2");

pub(super) fn dependencies(shell: &Shell, steps: &mut Steps) {
    let (name, version) = CARGO_DENY;
    let mut is_installed = false;
    steps.run("cargo-deny", || {
        system::cargo_tool(shell, name, version)?;
        is_installed = true;
        // It reads the crates of all systems, and a build downloads only those of this one.
        cmd!(shell, "cargo fetch --locked --quiet").run()?;
        Ok(cmd!(
            shell,
            "cargo deny --locked --offline check licenses bans sources --hide-inclusion-graph"
        )
        .run()?)
    });
    if is_installed {
        advisories(shell, steps);
    }
    for folder in [npm::PAGE, npm::SDK] {
        signatures(shell, folder, steps);
    }
}

/// Checks advisories in the `RustSec` database.
fn advisories(shell: &Shell, steps: &mut Steps) {
    let fetched = cmd!(shell, "cargo deny --locked fetch db")
        .quiet()
        .ignore_status()
        .output();
    match fetched {
        Ok(fetched) if fetched.status.success() => steps.run("advisories", || {
            Ok(cmd!(shell, "cargo deny --locked check --disable-fetch advisories").run()?)
        }),
        _ => steps.skip("advisories", "the advisory database at github.com is unreachable"),
    }
}

/// The output of `npm audit signatures`: wrong signatures, or an error.
#[derive(Deserialize)]
struct Signatures {
    error: Option<NpmError>,
    #[serde(default)]
    invalid: Vec<Package>,
    #[serde(default)]
    missing: Vec<Package>,
}

#[derive(Deserialize)]
struct NpmError {
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
            error: Some(error), ..
        }) if !error.is_about_signatures() => {
            steps.skip(&name, &error.reason());
        }
        Ok(found) => steps.run(&name, || found.check()),
        Err(error) => steps.run(&name, || Err(error)),
    }
}

fn signatures_of(shell: &Shell, folder: &str) -> Result<Signatures> {
    npm::install(shell, folder)?;
    let _folder = shell.push_dir(folder);
    let npm = npm::NPM;
    let output = cmd!(shell, "{npm} audit signatures --json --fetch-retries=0")
        .quiet()
        .ignore_status()
        .ignore_stderr()
        .read()?;
    Ok(serde_json::from_str(&output)?)
}

impl NpmError {
    /// Whether it is about a signature or key, and not about the network.
    fn is_about_signatures(&self) -> bool {
        let code = self.code.as_deref().unwrap_or_default();
        code.contains("SIGNATURE") || code.contains("ATTESTATION")
    }

    /// The reason on one line, without the registry's address.
    fn reason(&self) -> String {
        let words = self.summary.split_whitespace();
        let words: Vec<_> = words.filter(|word| !word.contains("://")).collect();
        format!("npm can't look them up: {}", words.join(" "))
    }
}

impl Signatures {
    fn check(&self) -> Result<()> {
        if let Some(error) = &self.error {
            bail!("{}", error.summary);
        }
        let wrong: Vec<_> = self.invalid.iter().chain(&self.missing).collect();
        if wrong.is_empty() {
            return Ok(());
        }
        let wrong: Vec<_> = wrong
            .iter()
            .map(|package| format!("{} {}", package.name, package.version))
            .collect();
        bail!("missing or invalid registry signatures: {}", wrong.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signatures(output: &str) -> Signatures {
        serde_json::from_str(output).unwrap()
    }

    #[test]
    fn package_with_invalid_signature_is_named() {
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
    fn unreachable_registry_is_not_a_wrong_signature() {
        let output = r#"{ "error": { "code": "ENOTFOUND",
            "summary": "request to https://keys.test/a failed,\nreason: getaddrinfo ENOTFOUND keys.test", "detail": "" } }"#;
        let error = signatures(output).error.unwrap();
        assert!(!error.is_about_signatures());
        assert_eq!(
            error.reason(),
            "npm can't look them up: request to failed, reason: getaddrinfo ENOTFOUND keys.test"
        );
    }

    #[test]
    fn expired_signing_key_fails_the_check() {
        let output = r#"{ "error": { "code": "EEXPIREDSIGNATUREKEY", "summary": "left-pad@1.3.0 has an expired key" } }"#;
        let found = signatures(output);
        assert!(found.error.as_ref().unwrap().is_about_signatures());
        assert!(found.check().is_err());
    }
}
