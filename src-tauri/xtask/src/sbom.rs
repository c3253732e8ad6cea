//! Bills of materials (SBOM) of the crates and the page, in the `CycloneDX` format.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::npm;
use crate::system;

const FOLDER: &str = "target/sbom";
const FOR_CRATES: (&str, &str) = ("cargo-cyclonedx", "0.5.9");
const FOR_PACKAGES: &str = "@cyclonedx/cyclonedx-npm@6.0.1";
/// The name of the files that cargo-cyclonedx writes beside each manifest of the workspace.
const FILE_NAME: &str = "shopside-sbom";

/// Writes one for the crates of all systems, and one for the page.
///
/// # Errors
///
/// If a tool can't be installed or fails.
pub(crate) fn sbom(shell: &Shell) -> Result<()> {
    shell.remove_path(FOLDER)?;
    shell.create_dir(FOLDER)?;
    crates(shell)?;
    page(shell)?;
    println!("Wrote the bills of materials to {FOLDER}.");
    Ok(())
}

fn crates(shell: &Shell) -> Result<()> {
    let (name, version) = FOR_CRATES;
    system::cargo_tool(shell, name, version)?;
    cmd!(
        shell,
        "cargo cyclonedx --format json --spec-version 1.5 --target all --override-filename {FILE_NAME}"
    )
    .run()?;
    let metadata = cmd!(shell, "cargo metadata --locked --no-deps --format-version 1")
        .quiet()
        .read()?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    for package in metadata["packages"]
        .as_array()
        .context("cargo metadata has no packages")?
    {
        let manifest = package["manifest_path"]
            .as_str()
            .context("cargo metadata has no manifest path")?;
        let written = Path::new(manifest).with_file_name(format!("{FILE_NAME}.json"));
        if package["name"] == "shopside" {
            shell.copy_file(&written, Path::new(FOLDER).join("shopside-crates.cdx.json"))?;
        }
        shell.remove_path(written)?;
    }
    Ok(())
}

fn page(shell: &Shell) -> Result<()> {
    npm::install(shell, npm::PAGE)?;
    let tool = npm::tool(shell, FOR_PACKAGES)?.join("cyclonedx-npm");
    let file = shell.current_dir().join(FOLDER).join("shopside-page.cdx.json");
    let _folder = shell.push_dir(npm::PAGE);
    cmd!(
        shell,
        "node {tool} --omit dev --output-reproducible --output-file {file}"
    )
    .run()?;
    Ok(())
}
