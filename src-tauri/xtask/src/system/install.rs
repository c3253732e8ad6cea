//! Installs system packages with apt. On other systems, prints the command that installs them.

use std::io::{IsTerminal, stdin, stdout};

use anyhow::{Result, anyhow, bail};
use xshell::{Shell, cmd};

use super::needs::{self, Family};

/// Installs these packages. On a terminal it asks before it uses sudo.
///
/// # Errors
///
/// If they can't be installed, or the user says no. The message has the command that installs them.
pub(super) fn packages(shell: &Shell, family: Family, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let command = format!("{} {list}", family.install_command());
    if family != Family::Debian {
        bail!("This machine lacks some packages. Install them, then start again:\n\n    {command}\n");
    }
    let is_root = cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0");
    if !is_root {
        if !needs::has_program(shell, "sudo") {
            bail!(
                "This machine lacks some packages, and there is no sudo to install them with. Run as root, then start again:\n\n    {}\n",
                command.trim_start_matches("sudo ")
            );
        }
        confirm_sudo(shell, &command)?;
    }
    println!("Installing {list}");
    // Both accept `NAME=value` before the command.
    let prefix = if is_root { "env" } else { "sudo" };
    let apt = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
    let install = ["install", "-y", "--no-install-recommends"];
    let updated = cmd!(shell, "{prefix} {apt...} update").run();
    let installed = updated.and_then(|()| cmd!(shell, "{prefix} {apt...} {install...} {packages...}").run());
    installed.map_err(|_| {
        let command = if is_root {
            command.trim_start_matches("sudo ")
        } else {
            &command
        };
        anyhow!("apt-get can't install the missing packages. Check the network, then run:\n\n    {command}\n")
    })
}

/// Asks the user on a terminal. Without one, sudo must work without a password.
fn confirm_sudo(shell: &Shell, command: &str) -> Result<()> {
    if stdin().is_terminal() && stdout().is_terminal() {
        println!("This machine lacks some packages. This installs them:\n\n    {command}\n");
        println!("Run it now? [Y/n]");
        let mut answer = String::new();
        stdin().read_line(&mut answer)?;
        // End of input counts as no.
        let is_yes = matches!(
            answer.to_lowercase().trim_end_matches(['\r', '\n']),
            "" | "y" | "yes"
        );
        if is_yes && !answer.is_empty() {
            return Ok(());
        }
        bail!("Nothing was installed. Run the command above, then start again.");
    }
    let needs_no_password = cmd!(shell, "sudo -n true").quiet().ignore_stderr().run().is_ok();
    if needs_no_password {
        return Ok(());
    }
    bail!(
        "This machine lacks some packages, and sudo asks for a password. Run this, then start again:\n\n    {command}\n"
    );
}
