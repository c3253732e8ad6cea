//! Log servers for the tests of the audit export, under `target/tools`. They are unpacked and not
//! installed: the Debian packages exclude each other, and would start a service.

use anyhow::{Context, Result, anyhow};
use xshell::{Shell, cmd};

use super::needs::Family;
use crate::pip;

/// An OpenTelemetry collector. The package contains its program.
const ROTEL: &str = "rotel==0.0.1a15";
/// The folders, and the Debian packages that are unpacked there with what they need.
const PACKAGES: [(&str, &[&str]); 2] = [
    ("rsyslog", &["rsyslog", "rsyslog-gnutls"]),
    ("syslog-ng", &["syslog-ng-core"]),
];

/// Installs the log servers that are missing.
///
/// # Errors
///
/// If one can't be downloaded.
pub(super) fn install(shell: &Shell) -> Result<()> {
    collector(shell)?;
    if Family::of_this_system(shell) != Family::Debian {
        println!("rsyslog and syslog-ng skipped: they are unpacked from Debian's packages");
        return Ok(());
    }
    for (folder, packages) in PACKAGES {
        unpack(shell, folder, packages)?;
    }
    Ok(())
}

fn collector(shell: &Shell) -> Result<()> {
    const LINK: &str = "target/tools/rotel/rotel-agent";
    pip::tool(shell, ROTEL)?;
    if shell.path_exists(LINK) {
        return Ok(());
    }
    let find = "import os, rotel; print(os.path.join(os.path.dirname(rotel.__file__), 'rotel-agent'))";
    let program = cmd!(shell, "target/tools/rotel/bin/python -c {find}").read()?;
    cmd!(shell, "ln -sfn {program} {LINK}").run()?;
    Ok(())
}

fn unpack(shell: &Shell, folder: &str, packages: &[&str]) -> Result<()> {
    let folder = shell.current_dir().join(format!("target/tools/{folder}"));
    // The packages that were unpacked, written down when all were.
    let (installed, list) = (folder.join(".installed"), packages.join(" "));
    if shell.read_file(&installed).is_ok_and(|found| found == list) {
        return Ok(());
    }
    println!("Unpacking {list}");
    let downloads = folder.join("deb");
    shell.remove_path(&folder)?;
    shell.create_dir(downloads.join("partial"))?;
    // Finds out what is needed as an installation does, and needs no rights to download it.
    let archives = format!("Dir::Cache::archives={}/", downloads.display());
    let download = ["--download-only", "--reinstall", "--no-install-recommends"];
    cmd!(
        shell,
        "apt-get -y -q {download...} -o Debug::NoLocking=1 -o {archives} install {packages...}"
    )
    .ignore_stdout()
    .run()
    .map_err(|_| anyhow!("apt-get can't download {list}. Run `sudo apt-get update`, and start again."))?;
    shell.remove_path(downloads.join("partial"))?;
    for package in shell.read_dir(&downloads)? {
        cmd!(shell, "dpkg-deb --extract {package} {folder}")
            .run()
            .with_context(|| format!("{} can't be unpacked", package.display()))?;
    }
    shell.write_file(installed, list)?;
    Ok(())
}
