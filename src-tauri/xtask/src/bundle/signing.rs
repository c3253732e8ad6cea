//! Signing keys for macOS, Windows and updates, from environment variables of the release workflow.
//!
//! A key that is not set signs nothing.

use std::env;

use anyhow::Result;
use serde_json::{Value, json};
use xshell::{Cmd, Shell, cmd};

/// The variables that Tauri's bundler reads.
const KEYS: [&str; 8] = [
    "APPLE_CERTIFICATE",
    "APPLE_CERTIFICATE_PASSWORD",
    "APPLE_ID",
    "APPLE_PASSWORD",
    "APPLE_SIGNING_IDENTITY",
    "APPLE_TEAM_ID",
    UPDATES,
    "TAURI_SIGNING_PRIVATE_KEY_PASSWORD",
];
const UPDATES: &str = "TAURI_SIGNING_PRIVATE_KEY";
/// A base64-encoded `.pfx` file.
const WINDOWS: &str = "WINDOWS_CERTIFICATE";

/// Imports the certificate into the Windows certificate store and prints its thumbprint.
const IMPORT: &str = r#"
    $ErrorActionPreference = "Stop"
    $file = New-TemporaryFile
    [IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
    $password = ConvertTo-SecureString $env:WINDOWS_CERTIFICATE_PASSWORD -AsPlainText -Force
    $store = "Cert:\CurrentUser\My"
    (Import-PfxCertificate -FilePath $file -CertStoreLocation $store -Password $password).Thumbprint
    Remove-Item $file
"#;

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Removes empty variables, which the bundler would read as keys.
pub(super) fn without_empty_keys(command: Cmd) -> Cmd {
    let empty = KEYS.into_iter().filter(|name| !is_set(name));
    empty.fold(command, Cmd::env_remove)
}

/// The signing part of Tauri's configuration.
///
/// # Errors
///
/// If Windows can't import the certificate.
pub(super) fn config(shell: &Shell) -> Result<Value> {
    let thumbprint = if cfg!(windows) && is_set(WINDOWS) {
        Some(
            cmd!(shell, "powershell -NoProfile -Command {IMPORT}")
                .quiet()
                .read()?,
        )
    } else {
        None
    };
    Ok(config_of(is_set(UPDATES), thumbprint.as_deref()))
}

fn config_of(signs_updates: bool, thumbprint: Option<&str>) -> Value {
    let mut bundle = json!({ "createUpdaterArtifacts": signs_updates });
    if let Some(thumbprint) = thumbprint {
        bundle["windows"] = json!({
            "certificateThumbprint": thumbprint.trim(),
            "digestAlgorithm": "sha256",
            "timestampUrl": "http://timestamp.digicert.com",
        });
    }
    json!({ "bundle": bundle })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configuration_without_keys_signs_nothing() {
        assert_eq!(
            config_of(false, None),
            json!({ "bundle": { "createUpdaterArtifacts": false } })
        );
    }

    #[test]
    fn configuration_names_certificate_by_thumbprint() {
        let config = config_of(true, Some("AB12\r\n"));
        assert_eq!(config["bundle"]["createUpdaterArtifacts"], true);
        assert_eq!(config["bundle"]["windows"]["certificateThumbprint"], "AB12");
    }
}
