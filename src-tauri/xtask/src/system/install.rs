//! Installing packages: through apt where there is apt. Elsewhere the message names the command.

use std::io::{IsTerminal, stdin, stdout};

use anyhow::{Result, anyhow, bail};
use xshell::{Shell, cmd};

use super::needs::{self, Family};

/// Installs these packages. On a terminal it asks before it uses sudo.
///
/// # Errors
///
/// When they can't be installed from here, or must not be: the message has the command that does it.
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
        may_use_sudo(shell, &command)?;
    }
    println!("Installing {list}");
    // Both set the variable for the command after it.
    let with = if is_root { "env" } else { "sudo" };
    let apt = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
    let install = ["install", "-y", "--no-install-recommends"];
    let updated = cmd!(shell, "{with} {apt...} update").run();
    let installed = updated.and_then(|()| cmd!(shell, "{with} {apt...} {install...} {packages...}").run());
    installed.map_err(|_| {
        let command = if is_root { command.trim_start_matches("sudo ") } else { &command };
        anyhow!("apt-get can't install the packages that are missing. Check the network, then run:\n\n    {command}\n")
    })
}

/// Asks on a terminal. Elsewhere sudo may be used if it needs no password.
fn may_use_sudo(shell: &Shell, command: &str) -> Result<()> {
    if stdin().is_terminal() && stdout().is_terminal() {
        println!("This machine lacks some packages. This installs them:\n\n    {command}\n");
        println!("Run it now? [Y/n]");
        let mut answer = String::new();
        stdin().read_line(&mut answer)?;
        // The end of the input is no answer.
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
