//! Tools written in Python, each in its own virtual environment under `target/tools`.

use anyhow::{Result, anyhow};
use xshell::{Shell, cmd};

/// Installs a tool, such as `name==1.2.3`, and returns the path of its program.
///
/// # Errors
///
/// When Python or pip can't install it.
pub(crate) fn tool(shell: &Shell, package: &str) -> Result<String> {
    let (name, _) = package.split_once("==").unwrap_or((package, ""));
    let folder = format!("target/tools/{name}");
    // The package that was installed, written down when it was complete.
    let installed = format!("{folder}/.installed");
    if !shell.read_file(&installed).is_ok_and(|found| found == package) {
        cmd!(shell, "python3 -m venv {folder}").run()?;
        cmd!(
            shell,
            "{folder}/bin/python -m pip install --quiet --disable-pip-version-check {package}"
        )
        .run()
        .map_err(|_| anyhow!("pip can't install {package}. Check the network, and start again."))?;
        shell.write_file(installed, package)?;
    }
    Ok(format!("{folder}/bin/{name}"))
}
