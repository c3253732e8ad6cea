//! The folder of the clone: whether it can be written to, and whether its disk has room.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, ensure};
use xshell::{Shell, cmd};

use super::Purpose;

/// With less than this, in MB, a disk is full.
const FULL: u64 = 100;

impl Purpose {
    /// What everything that is built for it takes, in MB: somewhat more than was measured.
    fn space(self) -> u64 {
        match self {
            Self::Build | Self::Lint | Self::Bundle => 2_000,
            Self::Tour => 4_000,
            Self::Test => 10_000,
        }
    }
}

/// Checks the place before anything is built there.
///
/// # Errors
///
/// When it can't be written to, or is too small.
pub(super) fn check(shell: &Shell, purpose: Purpose) -> Result<()> {
    let clone = shell.current_dir();
    let target = target(shell);
    for folder in [&clone, &clone.join("ui"), &target] {
        writable(folder)?;
    }
    let Some(free) = free(shell, &target) else {
        return Ok(());
    };
    let all = purpose.space();
    if free < all {
        let needed = all.saturating_sub(size(shell, &target));
        ensure!(
            free >= needed,
            "{needed} MB of disk space are needed, and {} has {free} MB. Free some, or name a folder on another disk:\n\n    \
             export CARGO_TARGET_DIR=/path/to/folder\n",
            target.display()
        );
    }
    Ok(())
}

/// What to say of a disk that has become full, where it has.
pub(crate) fn disk_is_full(shell: &Shell) -> Option<String> {
    let target = target(shell);
    let free = free(shell, &target).filter(|free| *free < FULL)?;
    Some(format!(
        "The disk is full: {} has {free} MB left. Free some, or remove what was built:\n\n    cargo clean\n",
        target.display()
    ))
}

fn target(shell: &Shell) -> PathBuf {
    let folder = shell
        .var_os("CARGO_TARGET_DIR")
        .unwrap_or_else(|| "target".into());
    shell.current_dir().join(folder)
}

fn writable(folder: &Path) -> Result<()> {
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

/// What is free where this folder is, in MB, where the system can tell.
fn free(shell: &Shell, folder: &Path) -> Option<u64> {
    let told = cmd!(shell, "df -Pk {folder}")
        .quiet()
        .ignore_stderr()
        .read()
        .ok()?;
    // Device, size, used, available.
    let available = told.lines().last()?.split_whitespace().nth(3)?;
    Some(available.parse::<u64>().ok()? / 1024)
}

/// What this folder holds, in MB.
fn size(shell: &Shell, folder: &Path) -> u64 {
    let told = cmd!(shell, "du -sk {folder}").quiet().ignore_stderr().read();
    let size = told
        .ok()
        .and_then(|told| told.split_whitespace().next()?.parse::<u64>().ok());
    size.unwrap_or(0) / 1024
}
