//! The page: its packages and its build.

use anyhow::Result;
use sha2::{Digest, Sha256};
use xshell::{Shell, cmd};

const LOCK: &str = "ui/package-lock.json";
/// The lock file's hash when its packages were last installed.
const INSTALLED: &str = "ui/node_modules/.installed";

/// Installs the page's packages, unless those of the lock file are there.
///
/// # Errors
///
/// When npm fails.
pub(crate) fn install(shell: &Shell) -> Result<()> {
    let wanted = format!("{:x?}", Sha256::digest(shell.read_binary_file(LOCK)?));
    if shell
        .read_file(INSTALLED)
        .is_ok_and(|installed| installed == wanted)
    {
        return Ok(());
    }
    {
        let _ui = shell.push_dir("ui");
        cmd!(shell, "npm ci --no-audit --no-fund").run()?;
    }
    shell.write_file(INSTALLED, wanted)?;
    Ok(())
}

/// Builds the page into `ui/dist`, from which the application embeds it.
///
/// # Errors
///
/// When npm or the build fails.
pub(crate) fn build(shell: &Shell) -> Result<()> {
    install(shell)?;
    let _ui = shell.push_dir("ui");
    cmd!(shell, "npm run build").run()?;
    Ok(())
}
