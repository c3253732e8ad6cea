//! The files of a release: `latest.json` for the updater, and `SHA256SUMS`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use xshell::Shell;

use crate::bundle::{file_name, sums};
use crate::changelog;

/// The file that the updater downloads first.
const MANIFEST: &str = "latest.json";
const SUMS: &str = "SHA256SUMS";

/// File name endings of packages that update themselves, and the updater's names of their systems.
const SYSTEMS: [(&str, &str); 2] = [
    (".app.tar.gz", "darwin-aarch64"),
    ("-setup.exe", "windows-x86_64"),
];

/// Writes `SHA256SUMS` and, if there are signed updates, `latest.json`.
///
/// # Errors
///
/// If a file can't be read or written, or a variable of the release workflow is not set.
pub(crate) fn release_assets(shell: &Shell, folder: &Path) -> Result<()> {
    shell.remove_path(folder.join(SUMS))?;
    let files = shell.read_dir(folder)?;
    let signed = signed(shell, &files)?;
    if signed.is_empty() {
        println!("There are no signed updates, so no {MANIFEST} was written.");
    } else {
        let tag = variable("GITHUB_REF_NAME")?;
        let notes = changelog::release_notes(shell, &tag)?;
        let (server, repository) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
        let base_url = format!("{server}/{repository}/releases/download/{tag}");
        let manifest = manifest(&signed, &base_url, &notes);
        shell.write_file(folder.join(MANIFEST), format!("{manifest:#}\n"))?;
    }
    let sums = sums(shell, &shell.read_dir(folder)?)?;
    shell.write_file(folder.join(SUMS), sums)?;
    Ok(())
}

fn variable(name: &str) -> Result<String> {
    env::var(name).with_context(|| format!("{name} is not set; the release workflow sets it"))
}

/// The names and signatures of the packages that have a `.sig` file.
fn signed(shell: &Shell, files: &[PathBuf]) -> Result<Vec<(String, String)>> {
    let signatures = files
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "sig"));
    signatures
        .map(|file| {
            let package = file_name(file)?.trim_end_matches(".sig").to_owned();
            Ok((package, shell.read_file(file)?.trim().to_owned()))
        })
        .collect()
}

fn manifest(signed: &[(String, String)], base_url: &str, notes: &str) -> Value {
    let mut platforms = Map::new();
    for (package, signature) in signed {
        let system = SYSTEMS.iter().find(|(ending, _)| package.ends_with(ending));
        if let Some((_, system)) = system {
            let update = json!({ "signature": signature, "url": format!("{base_url}/{package}") });
            platforms.insert((*system).to_owned(), update);
        }
    }
    json!({ "version": env!("CARGO_PKG_VERSION"), "notes": notes, "platforms": platforms })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifest_has_signed_packages_by_system() {
        let signed = [
            ("Shopside.app.tar.gz".to_owned(), "c2ln".to_owned()),
            ("Shopside_1.0.0_x64-setup.exe".to_owned(), "bmF0dXI=".to_owned()),
        ];
        let manifest = manifest(&signed, "https://example.test/v1.0.0", "- A thing.");
        assert_eq!(
            manifest["platforms"],
            json!({
                "darwin-aarch64": {
                    "signature": "c2ln",
                    "url": "https://example.test/v1.0.0/Shopside.app.tar.gz",
                },
                "windows-x86_64": {
                    "signature": "bmF0dXI=",
                    "url": "https://example.test/v1.0.0/Shopside_1.0.0_x64-setup.exe",
                },
            })
        );
        assert_eq!(manifest["notes"], "- A thing.");
    }

    #[test]
    fn sums_cover_every_file_but_their_own() {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        shell.write_file(folder.path().join("a.deb"), "a").unwrap();
        shell.write_file(folder.path().join(SUMS), "old").unwrap();

        release_assets(&shell, folder.path()).unwrap();

        assert_eq!(
            shell.read_file(folder.path().join(SUMS)).unwrap(),
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.deb\n"
        );
        assert!(!shell.path_exists(folder.path().join(MANIFEST)));
    }
}
