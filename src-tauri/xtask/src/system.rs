//! What the system must have: found out by looking for the thing itself, installed through apt where there is apt,
//! and named exactly where there is not.

mod needs;
mod version;

use std::env;

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use needs::{Family, Need};
pub(crate) use needs::{Purpose, has_program};

/// The oldest Node.js that builds the page.
const NODE: (u32, u32) = (20, 19);
/// What runs the tests.
const NEXTEST: (&str, &str) = ("cargo-nextest", "0.9.143");

/// Whether a window can be opened.
pub(crate) fn has_display() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

/// Sees to it that the system has what is needed for `purpose`.
///
/// # Errors
///
/// When something is missing that can't be installed from here: the message names it.
pub(crate) fn setup(shell: &Shell, purpose: Purpose) -> Result<()> {
    if cfg!(target_os = "linux") {
        let missing = needs::missing(shell, purpose);
        if !missing.is_empty() {
            install(shell, &missing)?;
            let still = needs::missing(shell, purpose);
            ensure!(
                still.is_empty(),
                "still missing after the installation: {}",
                needs::packages(&still, Family::Debian).join(" ")
            );
        }
    }
    node(shell)?;
    if purpose == Purpose::Test {
        let (name, version) = NEXTEST;
        cargo_tool(shell, name, version)?;
    }
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
    if !is_there {
        cmd!(shell, "cargo install --locked {name}@{version}")
            .run()
            .with_context(|| format!("{name} {version} can't be installed; it comes from crates.io"))?;
    }
    Ok(())
}

fn install(shell: &Shell, missing: &[&Need]) -> Result<()> {
    let family = Family::of_this_system(shell);
    let packages = needs::packages(missing, family);
    let command = family.install_command();
    let list = packages.join(" ");
    if family != Family::Debian {
        bail!("the system lacks some packages; install them and start again:\n\n    {command} {list}\n");
    }
    let is_root = cmd!(shell, "id -u").quiet().read()? == "0";
    if !is_root && !needs::has_program(shell, "sudo") {
        bail!(
            "the system lacks some packages; install them as root and start again:\n\n    {command} {list}\n"
        );
    }
    println!("Installing {list}");
    // Both set the variable for the command after it.
    let with = if is_root { "env" } else { "sudo" };
    let apt = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
    cmd!(shell, "{with} {apt...} update").run()?;
    cmd!(
        shell,
        "{with} {apt...} install -y --no-install-recommends {packages...}"
    )
    .run()?;
    Ok(())
}

fn node(shell: &Shell) -> Result<()> {
    let (major, minor) = NODE;
    let wanted = format!("Node.js {major}.{minor} or newer is needed to build the page (https://nodejs.org)");
    let found = cmd!(shell, "node --version").quiet().read();
    let found = found.with_context(|| format!("{wanted}, and there is none"))?;
    ensure!(
        version::first_in(&found) >= Some((major, minor, 0)),
        "{wanted}; this is {found}"
    );
    Ok(())
}
