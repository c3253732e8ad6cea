//! What signs the packages of macOS and Windows, and their updates: keys in the environment, from the secrets of the release workflow.
//! Without a key nothing is signed with it.

use std::env;

use anyhow::Result;
use serde_json::{Value, json};
use xshell::{Cmd, Shell, cmd};

/// What Tauri's bundler reads.
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
/// A `.pfx` file in Base64.
const WINDOWS: &str = "WINDOWS_CERTIFICATE";

/// Keeps the certificate as Windows wants it, and says what it is called there.
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

/// Takes the empty ones away: the bundler would take them for keys.
pub(super) fn without_empty_keys(command: Cmd) -> Cmd {
    let empty = KEYS.into_iter().filter(|name| !is_set(name));
    empty.fold(command, Cmd::env_remove)
}

/// What the keys add to the configuration.
///
/// # Errors
///
/// When Windows does not take the certificate.
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
