//! npm: the folders with JavaScript, their packages and scripts.

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

/// The npm command; on Windows it is a script.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// The folder of the page.
pub(crate) const PAGE: &str = "ui";
/// The folder with the acceptance tests by the official SDK.
pub(crate) const SDK: &str = "tests/sdk";

/// Installs the packages of a folder, unless those of its lock file are installed.
///
/// # Errors
///
/// If npm fails.
pub(crate) fn install(shell: &Shell, folder: &str) -> Result<()> {
    let _folder = shell.push_dir(folder);
    // Holds the hash of the lock file whose packages are installed.
    let installed = "node_modules/.installed";
    let wanted = format!(
        "{:x?}",
        Sha256::digest(shell.read_binary_file("package-lock.json")?)
    );
    if shell.read_file(installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    let retries = [
        "--prefer-offline",
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=1000",
        "--fetch-retry-maxtimeout=5000",
    ];
    cmd!(shell, "{NPM} ci --no-audit --no-fund {retries...}").run().map_err(|_| {
        anyhow!("npm can't install the packages of `{folder}`. Check the network, then run:\n\n    npm ci --prefix {folder}\n")
    })?;
    shell.write_file(installed, wanted)?;
    Ok(())
}

/// Installs the packages of a folder and runs one of its scripts.
///
/// # Errors
///
/// If npm or the script fails.
pub(crate) fn run(shell: &Shell, folder: &str, script: &str) -> Result<()> {
    install(shell, folder)?;
    let _folder = shell.push_dir(folder);
    cmd!(shell, "{NPM} run {script}").run()?;
    Ok(())
}

/// Installs a tool such as `name@1.2.3` outside the project, and returns the folder of its
/// programs.
///
/// # Errors
///
/// If npm can't install it.
pub(crate) fn tool(shell: &Shell, package: &str) -> Result<PathBuf> {
    let (name, _) = package.rsplit_once('@').unwrap_or((package, ""));
    let folder = shell
        .current_dir()
        .join("target/tools")
        .join(name.trim_start_matches('@').replace('/', "-"));
    // Holds the name and version, once the installation is complete.
    let installed = folder.join(".installed");
    if !shell.read_file(&installed).is_ok_and(|found| found == package) {
        shell.create_dir(&folder)?;
        cmd!(
            shell,
            "{NPM} install --prefix {folder} --ignore-scripts --no-audit --no-fund --no-save {package}"
        )
        .run()
        .map_err(|_| anyhow!("npm can't install {package}. Check the network and try again."))?;
        shell.write_file(installed, package)?;
    }
    Ok(folder.join("node_modules/.bin"))
}
