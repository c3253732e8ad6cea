//! Cargo metadata of this workspace, and builds that several commands need.

use std::io;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

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

/// A build target of a package.
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
/// If cargo can't read the manifests.
pub(crate) fn packages(shell: &Shell) -> Result<Vec<Package>> {
    Ok(metadata(shell)?.packages)
}

/// The command that verifies an audit log. It is beside the app.
pub(crate) const VERIFY: &str = "shopside-verify";

/// Builds the app as Tauri's bundler does, without test hooks, and [`VERIFY`]. The page must be
/// built before. Returns the path of the app.
///
/// The environment variable puts `removeUnusedCommands` of `tauri.conf.json` into effect.
///
/// # Errors
///
/// If the build fails.
pub(crate) fn build_as_shipped(shell: &Shell) -> Result<PathBuf> {
    as_shipped(shell, cmd!(shell, "cargo")).run()?;
    cmd!(
        shell,
        "cargo build --locked --release --package journal --bin {VERIFY}"
    )
    .run()?;
    let app = format!("release/shopside{}", std::env::consts::EXE_SUFFIX);
    Ok(metadata(shell)?.target_directory.join(app))
}

/// Begins to build the app as [`build_as_shipped`] does, with what other work leaves of the
/// processor.
///
/// # Errors
///
/// If there is no `nice`.
pub(crate) fn begin_as_shipped(shell: &Shell) -> io::Result<Child> {
    // The build that needs the app says what failed.
    Command::from(as_shipped(shell, cmd!(shell, "nice -n 19 cargo")))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
}

/// The build of the app without test hooks, as a command that begins with `cargo`.
fn as_shipped<'a>(shell: &Shell, cargo: Cmd<'a>) -> Cmd<'a> {
    cargo
        .args("build --locked --release --package shopside --features tauri/custom-protocol".split(' '))
        .env("REMOVE_UNUSED_COMMANDS", shell.current_dir())
}

/// Builds the tour and the app that it opens, and returns its path. The page must be built before.
///
/// # Errors
///
/// If the build fails.
pub(crate) fn build_tour(shell: &Shell) -> Result<PathBuf> {
    let messages = cmd!(
        shell,
        "cargo test --locked --package shopside --test tour --no-run --message-format json-render-diagnostics"
    )
    .read()?;
    executable(&messages, "tour").context("cargo printed no path of the tour")
}

/// The path of a target's executable, from cargo's JSON messages.
pub(crate) fn executable(messages: &str, target: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == target)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
}
