//! Checks that the repository's folder is writable and has enough free disk space.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, ensure};
use xshell::{Shell, cmd};

use super::Purpose;

/// A disk with less free space, in MB, counts as full.
const FULL: u64 = 100;

impl Purpose {
    /// The disk space that its builds need, in MB: a little more than measured.
    fn disk_space(self) -> u64 {
        match self {
            Self::Build | Self::Lint | Self::Bundle => 2_000,
            Self::Tour => 4_000,
            Self::Test => 10_000,
        }
    }
}

/// Checks the folder and its disk.
///
/// # Errors
///
/// If a folder is not writable, or the disk space is too small.
pub(super) fn check(shell: &Shell, purpose: Purpose) -> Result<()> {
    let repository = shell.current_dir();
    let target = target_folder(shell);
    for folder in [&repository, &repository.join("ui"), &target] {
        check_writable(folder)?;
    }
    let Some(free) = free_space(shell, &target) else {
        return Ok(());
    };
    let required = purpose.disk_space();
    if free < required {
        let needed = required.saturating_sub(size(shell, &target));
        ensure!(
            free >= needed,
            "{needed} MB of disk space are needed, and {} has {free} MB. Free some, or name a folder on another disk:\n\n    \
             export CARGO_TARGET_DIR=/path/to/folder\n",
            target.display()
        );
    }
    Ok(())
}

/// The error message for a full disk, if it is full.
pub(crate) fn disk_is_full(shell: &Shell) -> Option<String> {
    let target = target_folder(shell);
    let free = free_space(shell, &target).filter(|free| *free < FULL)?;
    Some(format!(
        "The disk is full: {} has {free} MB left. Free some, or remove what was built:\n\n    cargo clean\n",
        target.display()
    ))
}

fn target_folder(shell: &Shell) -> PathBuf {
    let folder = shell
        .var_os("CARGO_TARGET_DIR")
        .unwrap_or_else(|| "target".into());
    shell.current_dir().join(folder)
}

fn check_writable(folder: &Path) -> Result<()> {
    let probe = folder.join(".writable");
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&probe, ""))
        .and_then(|()| fs::remove_file(&probe));
    written.map_err(|error| {
        let folder = folder.display();
        match error.kind() {
            ErrorKind::ReadOnlyFilesystem => anyhow!(
                "{folder} is on a read-only file system. Clone the repository to a folder of your own:\n\n    \
                 git clone . ~/shopside\n"
            ),
            ErrorKind::PermissionDenied => anyhow!(
                "{folder} can't be written to. Make it yours, or clone the repository to a folder of your own:\n\n    \
                 chmod -R u+w {folder}\n"
            ),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => anyhow!(
                "The disk is full: {folder} takes no more files. Free some space, or remove what was built:\n\n    cargo clean\n"
            ),
            _ => anyhow!("{folder} can't be written to: {error}"),
        }
    })
}

/// The free space on this folder's disk in MB, if `df` works.
fn free_space(shell: &Shell, folder: &Path) -> Option<u64> {
    let printed = cmd!(shell, "df -Pk {folder}")
        .quiet()
        .ignore_stderr()
        .read()
        .ok()?;
    // The columns are device, size, used, available.
    let available = printed.lines().last()?.split_whitespace().nth(3)?;
    Some(available.parse::<u64>().ok()? / 1024)
}

/// The size of a folder in MB.
fn size(shell: &Shell, folder: &Path) -> u64 {
    let printed = cmd!(shell, "du -sk {folder}").quiet().ignore_stderr().read();
    let size = printed
        .ok()
        .and_then(|printed| printed.split_whitespace().next()?.parse::<u64>().ok());
    size.unwrap_or(0) / 1024
}
