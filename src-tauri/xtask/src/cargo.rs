//! What cargo knows of this workspace, and the builds that more than one command needs.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use xshell::{Shell, cmd};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
}

/// A package of the workspace.
#[derive(Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) targets: Vec<Target>,
}

/// Something that cargo can build from a package.
#[derive(Deserialize)]
pub(crate) struct Target {
    pub(crate) name: String,
    pub(crate) kind: Vec<String>,
    pub(crate) test: bool,
    pub(crate) doctest: bool,
}

fn metadata(shell: &Shell) -> Result<Metadata> {
    let metadata = cmd!(shell, "cargo metadata --locked --no-deps --format-version 1")
        .quiet()
        .read()?;
    Ok(serde_json::from_str(&metadata)?)
}

/// The packages of the workspace.
///
/// # Errors
///
/// When cargo can't read the manifests.
pub(crate) fn packages(shell: &Shell) -> Result<Vec<Package>> {
    Ok(metadata(shell)?.packages)
}

/// Builds the app as the bundler does, without test hooks. The page must be built before.
///
/// `removeUnusedCommands` of `tauri.conf.json` takes effect through the environment variable only.
///
/// # Errors
///
/// When the build fails.
pub(crate) fn build_as_shipped(shell: &Shell) -> Result<PathBuf> {
    cmd!(
        shell,
        "cargo build --locked --release --package shopside --features tauri/custom-protocol"
    )
    .env("REMOVE_UNUSED_COMMANDS", shell.current_dir())
    .run()?;
    let app = format!("release/shopside{}", std::env::consts::EXE_SUFFIX);
    Ok(metadata(shell)?.target_directory.join(app))
}

/// Builds the short tour with the app that it opens, and tells where it is. The page must be built before.
///
/// # Errors
///
/// When the build fails.
pub(crate) fn build_tour(shell: &Shell) -> Result<PathBuf> {
    let messages = cmd!(
        shell,
        "cargo test --locked --package shopside --test tour --no-run --message-format json-render-diagnostics"
    )
    .read()?;
    executable(&messages, "tour").context("cargo does not say where the tour is")
}

/// Where the executable of a target is, from what cargo prints in JSON.
pub(crate) fn executable(messages: &str, target: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == target)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
}
