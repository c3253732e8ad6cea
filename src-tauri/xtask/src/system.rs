//! What the machine must have. It is found out by looking for the thing itself, before anything is built.

mod install;
mod needs;
mod place;
mod version;

use std::env;

use anyhow::{Context, Result, anyhow, ensure};
use xshell::{Shell, cmd};

use crate::npm;
use needs::Family;
pub(crate) use needs::{Purpose, has_program};
pub(crate) use place::disk_is_full;

/// The oldest Node.js that builds the page.
const NODE: version::Version = (20, 19, 0);
/// What runs the tests.
const NEXTEST: (&str, &str) = ("cargo-nextest", "0.9.143");

/// Whether a window can be opened.
pub(crate) fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Checks the machine, and installs what it lacks for `purpose` and can be installed from here.
///
/// # Errors
///
/// When something is missing: the message says what, and the command that installs it.
pub(crate) fn setup(shell: &Shell, purpose: Purpose) -> Result<()> {
    place::check(shell, purpose)?;
    let host = rust(shell)?;
    if cfg!(target_os = "linux") {
        packages(shell, purpose)?;
    }
    node(shell)?;
    if purpose == Purpose::Test {
        let (name, version) = NEXTEST;
        cargo_tool(shell, name, version)?;
    }
    // Builds need no network from here on.
    cmd!(shell, "cargo fetch --quiet --locked --target {host}")
        .quiet()
        .run()
        .map_err(|_| {
            anyhow!(
                "The crates can't be downloaded. Check the network, then run:\n\n    cargo fetch --locked\n"
            )
        })
}

fn packages(shell: &Shell, purpose: Purpose) -> Result<()> {
    let missing = needs::missing(shell, purpose);
    if missing.is_empty() {
        return Ok(());
    }
    let family = Family::of_this_system(shell);
    install::packages(shell, family, &needs::packages(&missing, family))?;
    let still = needs::packages(&needs::missing(shell, purpose), family);
    ensure!(
        still.is_empty(),
        "These packages were installed, and what they should bring is not there: {}",
        still.join(" ")
    );
    Ok(())
}

/// Installs a subcommand of cargo, such as `cargo-nextest`, unless this version or a newer one is there.
///
/// # Errors
///
/// When it can't be installed.
pub(crate) fn cargo_tool(shell: &Shell, name: &str, version: &str) -> Result<()> {
    let subcommand = name.trim_start_matches("cargo-");
    let found = cmd!(shell, "cargo {subcommand} --version")
        .quiet()
        .ignore_stderr()
        .read();
    let is_there = found.is_ok_and(|found| version::first_in(&found) >= version::first_in(version));
    if is_there {
        return Ok(());
    }
    println!("Installing {name} {version} from crates.io");
    cmd!(shell, "cargo install --quiet --locked {name}@{version}")
        .quiet()
        .run()
        .map_err(|_| {
            anyhow!(
                "{name} can't be installed. Check the network, then run:\n\n    cargo install --locked {name}@{version}\n"
            )
        })
}

/// Checks the compiler, and tells what it builds for.
fn rust(shell: &Shell) -> Result<String> {
    let wanted = env!("CARGO_PKG_RUST_VERSION");
    let fix =
        format!("Install it from https://rustup.rs, or run:\n\n    rustup toolchain install {wanted}\n");
    let found = cmd!(shell, "rustc --version --verbose")
        .quiet()
        .ignore_stderr()
        .read();
    let found =
        found.map_err(|_| anyhow!("Rust {wanted} or newer is needed, and `rustc` does not start. {fix}"))?;
    let first = found.lines().next().unwrap_or_default();
    ensure!(
        version::first_in(first) >= version::first_in(wanted),
        "Rust {wanted} or newer is needed; this is {first}. {fix}"
    );
    let host = found.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say what it builds for")?.to_owned())
}

fn node(shell: &Shell) -> Result<()> {
    let (major, minor, _) = NODE;
    let wanted = format!("Node.js {major}.{minor} or newer is needed to build the page");
    let fix = "Install it from https://nodejs.org, or run:\n\n    nvm install 22\n";
    let found = cmd!(shell, "node --version").quiet().ignore_stderr().read();
    let found = found.map_err(|_| anyhow!("{wanted}, and there is none. {fix}"))?;
    ensure!(
        version::first_in(&found) >= Some(NODE),
        "{wanted}; this is {found}. {fix}"
    );
    let npm = npm::NPM;
    let npm = cmd!(shell, "{npm} --version").quiet().ignore_stderr().read();
    npm.map_err(|_| anyhow!("npm is needed to build the page, and there is none. {fix}"))?;
    Ok(())
}
