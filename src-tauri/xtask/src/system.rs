//! Checks what the machine needs before anything is built, and installs missing tools.

mod install;
mod log_servers;
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

/// The minimum version of Node.js.
const NODE: version::Version = (20, 19, 0);
/// The test runner.
const NEXTEST: (&str, &str) = ("cargo-nextest", "0.9.143");

/// Whether a window can be opened.
pub(crate) fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Checks the machine, and installs what is missing for `purpose`.
///
/// # Errors
///
/// If something is missing that can't be installed. The message has the command that installs it.
pub(crate) fn setup(shell: &Shell, purpose: Purpose) -> Result<()> {
    place::check(shell, purpose)?;
    let host = check_rust(shell)?;
    if cfg!(target_os = "linux") {
        packages(shell, purpose)?;
    }
    node(shell)?;
    if purpose == Purpose::Test {
        let (name, version) = NEXTEST;
        cargo_tool(shell, name, version)?;
        if cfg!(target_os = "linux") {
            log_servers::install(shell)?;
        }
    }
    // After this, builds need no network.
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
        "Installed these packages, but what they should contain is still missing: {}",
        still.join(" ")
    );
    Ok(())
}

/// Installs a cargo subcommand such as `cargo-nextest`, unless this version or a newer one is
/// installed.
///
/// # Errors
///
/// If it can't be installed.
pub(crate) fn cargo_tool(shell: &Shell, name: &str, version: &str) -> Result<()> {
    let subcommand = name.trim_start_matches("cargo-");
    let found = cmd!(shell, "cargo {subcommand} --version")
        .quiet()
        .ignore_stderr()
        .read();
    let is_installed = found.is_ok_and(|found| version::first_in(&found) >= version::first_in(version));
    if is_installed {
        return Ok(());
    }
    println!("Installing {name} {version} from crates.io");
    // Quick to build rather than fast: a tool runs for seconds, and its own profile takes minutes.
    cmd!(shell, "cargo install --quiet --locked {name}@{version}")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .quiet()
        .run()
        .map_err(|_| {
            anyhow!(
                "{name} can't be installed. Check the network, then run:\n\n    cargo install --locked {name}@{version}\n"
            )
        })
}

/// Checks the version of Rust, and returns the host target.
///
/// # Errors
///
/// If `rustc` is missing or too old.
pub(crate) fn check_rust(shell: &Shell) -> Result<String> {
    let required = env!("CARGO_PKG_RUST_VERSION");
    let fix =
        format!("Install it from https://rustup.rs, or run:\n\n    rustup toolchain install {required}\n");
    let found = cmd!(shell, "rustc --version --verbose")
        .quiet()
        .ignore_stderr()
        .read();
    let found = found
        .map_err(|_| anyhow!("Rust {required} or newer is needed, but `rustc` does not start. {fix}"))?;
    let first = found.lines().next().unwrap_or_default();
    ensure!(
        version::first_in(first) >= version::first_in(required),
        "Rust {required} or newer is needed, but this is {first}. {fix}"
    );
    let host = found.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host
        .context("`rustc --version --verbose` printed no host")?
        .to_owned())
}

fn node(shell: &Shell) -> Result<()> {
    let (major, minor, _) = NODE;
    let required = format!("Node.js {major}.{minor} or newer is needed to build the page");
    let fix = "Install it from https://nodejs.org, or run:\n\n    nvm install 22\n";
    let found = cmd!(shell, "node --version").quiet().ignore_stderr().read();
    let found = found.map_err(|_| anyhow!("{required}, and there is none. {fix}"))?;
    ensure!(
        version::first_in(&found) >= Some(NODE),
        "{required}, but this is {found}. {fix}"
    );
    let npm = npm::NPM;
    let npm = cmd!(shell, "{npm} --version").quiet().ignore_stderr().read();
    npm.map_err(|_| anyhow!("npm is needed to build the page, and there is none. {fix}"))?;
    Ok(())
}
