//! A minimal Debian 12 in a folder.
//!
//! Commands run in their own process and mount namespaces, which end with the command. So nothing
//! stays running or mounted if the test fails.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::system::has_program;

/// The Debian release.
const RELEASE: &str = "bookworm";

/// Folders that are not compared: apt's and dpkg's own, virtual file systems, and data of the user
/// and the test.
const NOT_COMPARED: [&str; 10] = [
    "proc",
    "sys",
    "run",
    "tmp",
    "srv",
    "home",
    "var/lib/apt",
    "var/lib/dpkg",
    "var/cache/apt",
    "var/log",
];

/// Why this machine can't create one, if so.
pub(super) fn obstacle(shell: &Shell) -> Option<String> {
    for program in ["mmdebstrap", "unshare"] {
        if !has_program(shell, program) {
            return Some(format!("{program} is missing"));
        }
    }
    if !cmd!(shell, "id -u").quiet().read().is_ok_and(|id| id == "0") {
        return Some("only root can install into another system".into());
    }
    let unshare = cmd!(shell, "unshare --mount --pid --fork --mount-proc true");
    unshare
        .quiet()
        .ignore_stderr()
        .run()
        .err()
        .map(|_| "this machine does not allow namespaces".into())
}

/// The system. Its folder is removed on drop.
pub(super) struct Root<'a> {
    shell: &'a Shell,
    folder: PathBuf,
}

impl Drop for Root<'_> {
    fn drop(&mut self) {
        if let Err(error) = remove(self.shell, &self.folder) {
            println!("can't remove {}: {error}", self.folder.display());
        }
    }
}

impl<'a> Root<'a> {
    /// Creates the system with the package sources and network settings of this machine.
    pub(super) fn create(shell: &'a Shell, folder: &Path) -> Result<Self> {
        remove(shell, folder)?;
        let options = folder.with_extension("apt.conf");
        let acquire = cmd!(shell, "apt-config dump Acquire --no-empty --format").arg("%F \"%v\";%n");
        shell.write_file(&options, acquire.quiet().read()?)?;
        let options = format!("--aptopt={}", options.display());
        let sources = sources(shell)?;
        // Created before the folder, so that a partial folder is removed if this fails.
        let root = Self {
            shell,
            folder: folder.to_owned(),
        };
        cmd!(
            shell,
            "unshare --mount --pid --fork --kill-child --mount-proc mmdebstrap --quiet --variant=minbase --dpkgopt=force-unsafe-io {options} {RELEASE} {folder} {sources...}"
        )
        .run()?;
        root.copy(Path::new("/etc/resolv.conf"), "etc/resolv.conf")?;
        root.apt("update", &[])?;
        Ok(root)
    }

    /// The path of a file in the system, seen from outside.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    /// Runs a command in the system.
    pub(super) fn run(&self, command: &[&str]) -> Result<()> {
        let (shell, root) = (self.shell, self.root_option());
        cmd!(
            shell,
            "unshare --mount --pid --fork --kill-child {root} --mount-proc {command...}"
        )
        .quiet()
        .run()
        .with_context(|| command.join(" "))
    }

    /// Runs a command in the system and returns its output.
    pub(super) fn read(&self, command: &[&str]) -> Result<String> {
        let (shell, root) = (self.shell, self.root_option());
        cmd!(
            shell,
            "unshare --mount --pid --fork --kill-child {root} --mount-proc {command...}"
        )
        .quiet()
        .read()
        .with_context(|| command.join(" "))
    }

    fn root_option(&self) -> String {
        format!("--root={}", self.folder.display())
    }

    /// Runs apt-get without recommended packages. An error contains the end of its output.
    pub(super) fn apt(&self, action: &str, arguments: &[&str]) -> Result<()> {
        println!("apt-get {action} {}", arguments.join(" "));
        let apt = "exec apt-get --quiet --yes --no-install-recommends --option=Dpkg::Use-Pty=0 \"$@\" >/srv/apt.log 2>&1";
        let start = [
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "sh",
            "-c",
            apt,
            "apt-get",
            action,
        ];
        self.run(&[&start[..], arguments].concat())
            .with_context(|| tail(&self.path("srv/apt.log")).unwrap_or_default())
    }

    /// Copies a file or folder into the system.
    pub(super) fn copy(&self, from: &Path, to: &str) -> Result<()> {
        let (shell, to) = (self.shell, self.path(to));
        Ok(cmd!(shell, "cp --recursive --no-target-directory {from} {to}")
            .quiet()
            .run()?)
    }

    /// Copies a folder out of the system and replaces an older copy.
    pub(super) fn copy_out(&self, from: &str, to: &Path) -> Result<()> {
        let (shell, from) = (self.shell, self.path(from));
        shell.remove_path(to)?;
        Ok(cmd!(shell, "cp --recursive --no-target-directory {from} {to}")
            .quiet()
            .run()?)
    }

    /// Writes a file in the system.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<()> {
        Ok(self.shell.write_file(self.path(file), text)?)
    }

    /// All paths except for those in `NOT_COMPARED`.
    pub(super) fn files(&self) -> Result<BTreeSet<String>> {
        let (shell, folder) = (self.shell, &self.folder);
        let found = cmd!(shell, "find {folder} -xdev -printf %P\\n").quiet().read()?;
        let is_compared = |path: &&str| {
            let inside = |folder: &&str| {
                path.strip_prefix(*folder)
                    .is_some_and(|rest| rest.starts_with('/'))
            };
            !NOT_COMPARED.iter().any(inside)
        };
        Ok(found.lines().filter(is_compared).map(str::to_owned).collect())
    }

    /// The paths of `files` that contain this text.
    pub(super) fn files_named(&self, name: &str) -> Result<Vec<String>> {
        let mut files: Vec<_> = self.files()?.into_iter().collect();
        files.retain(|path| path.to_lowercase().contains(name));
        Ok(files)
    }
}

/// Removes a folder without following mounts.
fn remove(shell: &Shell, folder: &Path) -> Result<()> {
    Ok(cmd!(shell, "rm --recursive --force --one-file-system {folder}")
        .quiet()
        .run()?)
}

/// This machine's package sources of the release. If it has none, `mmdebstrap` uses its default.
fn sources(shell: &Shell) -> Result<Vec<String>> {
    let format = "deb $(REPO_URI) $(RELEASE) $(COMPONENT)";
    let found = cmd!(shell, "apt-get indextargets --format {format}")
        .args(["Created-By: Packages", "Origin: Debian"])
        .quiet()
        .read()?;
    let sources: BTreeSet<_> = found
        .lines()
        .filter(|line| line.contains(&format!(" {RELEASE}")))
        .map(str::to_owned)
        .collect();
    Ok(sources.into_iter().collect())
}

/// The last 40 lines of a file.
fn tail(file: &Path) -> Result<String> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let lines: Vec<_> = text.lines().collect();
    Ok(lines[lines.len().saturating_sub(40)..].join("\n"))
}
