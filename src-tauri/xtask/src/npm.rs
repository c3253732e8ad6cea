//! The folders with JavaScript in them, and their packages.

use anyhow::{Result, anyhow};
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

/// The program, which is a script on Windows.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// The page.
pub(crate) const PAGE: &str = "ui";
/// The official SDK, which judges the sandbox store.
pub(crate) const SDK: &str = "tests/sdk";

/// Installs the packages of a folder, unless those of its lock file are there.
///
/// # Errors
///
/// When npm fails.
pub(crate) fn install(shell: &Shell, folder: &str) -> Result<()> {
    let _folder = shell.push_dir(folder);
    // The lock file's hash when its packages were last installed.
    let installed = "node_modules/.installed";
    let wanted = format!(
        "{:x?}",
        Sha256::digest(shell.read_binary_file("package-lock.json")?)
    );
    if shell.read_file(installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    cmd!(shell, "{NPM} ci --no-audit --no-fund").run().map_err(|_| {
        anyhow!("npm can't install the packages of `{folder}`. Check the network, then run:\n\n    npm ci --prefix {folder}\n")
    })?;
    shell.write_file(installed, wanted)?;
    Ok(())
}

/// Installs the packages of a folder and runs one of its scripts.
///
/// # Errors
///
/// When npm or the script fails.
pub(crate) fn run(shell: &Shell, folder: &str, script: &str) -> Result<()> {
    install(shell, folder)?;
    let _folder = shell.push_dir(folder);
    cmd!(shell, "{NPM} run {script}").run()?;
    Ok(())
}
