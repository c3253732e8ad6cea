//! Reading the file of the managed policy. A file that someone other than the system's
//! administrator could have written is not used, because it decides what staff may do.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::{ManagedPolicy, ManagedSettings};
use crate::view::PolicyFault;
use crate::{disk, regular_file};

/// Where the policy is on this system.
pub const MANAGED_POLICY_FILE: &str = if cfg!(target_os = "macos") {
    "/Library/Application Support/Shopside/policy.json"
} else if cfg!(windows) {
    r"C:\ProgramData\Shopside\policy.json"
} else {
    "/etc/shopside/policy.json"
};

/// The largest policy, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

impl ManagedPolicy {
    /// Reads the policy. On Unix the file and its folder must belong to `owner`, which is root
    /// except in tests, and no one else may write them.
    pub fn read(path: &Path, owner: u32) -> Self {
        // Not `exists`: a link that leads nowhere is an error of the administrator.
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::None,
            _ => {}
        }
        match read(path, owner) {
            Ok(settings) => Self::Fixed(settings),
            Err(fault) => Self::Unusable(PolicyFault::File {
                path: path.display().to_string(),
                fault: Box::new(fault),
            }),
        }
    }
}

fn read(path: &Path, owner: u32) -> Result<ManagedSettings, PolicyFault> {
    let (bytes, file) = regular_file::read(path, MAX_BYTES).map_err(|error| unreadable(&error))?;
    check_writers(false, &file, owner)?;
    let folder = path.parent().ok_or(PolicyFault::InNoFolder)?;
    let folder = fs::metadata(folder).map_err(|error| unreadable(&error))?;
    check_writers(true, &folder, owner)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| PolicyFault::NotText {
        words: error.to_string(),
    })?;
    ManagedSettings::parse(text)
}

fn unreadable(error: &io::Error) -> PolicyFault {
    match error.kind() {
        io::ErrorKind::FileTooLarge => PolicyFault::TooLarge,
        io::ErrorKind::InvalidInput => PolicyFault::NotAFile,
        _ => PolicyFault::Unreadable {
            cause: disk::cause_of_reading(error),
            words: error.to_string(),
        },
    }
}

#[cfg(unix)]
fn check_writers(is_folder: bool, metadata: &Metadata, owner: u32) -> Result<(), PolicyFault> {
    use std::os::unix::fs::MetadataExt;

    const WRITABLE_BY_OTHERS: u32 = 0o022;
    if metadata.uid() != owner {
        let (user, owner) = (metadata.uid().to_string(), owner.to_string());
        return Err(if is_folder {
            PolicyFault::FolderOwner { user, owner }
        } else {
            PolicyFault::FileOwner { user, owner }
        });
    }
    if metadata.mode() & WRITABLE_BY_OTHERS != 0 {
        let mode = format!("{:04o}", metadata.mode() & 0o7777);
        return Err(if is_folder {
            PolicyFault::FolderWritable { mode }
        } else {
            PolicyFault::FileWritable { mode }
        });
    }
    Ok(())
}

/// On Windows the administrator limits who may write, by the folder's access control list.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
fn check_writers(_is_folder: bool, _metadata: &Metadata, _owner: u32) -> Result<(), PolicyFault> {
    Ok(())
}
