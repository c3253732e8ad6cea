//! Reading the file of the managed policy. A file that someone other than the system's
//! administrator could have written is not used, because it decides what staff may do.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::{ManagedPolicy, ManagedSettings};
use crate::regular_file;

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
            Err(reason) => Self::Unusable(format!("{}: {reason}", path.display())),
        }
    }
}

fn read(path: &Path, owner: u32) -> Result<ManagedSettings, String> {
    let (bytes, file) = regular_file::read(path, MAX_BYTES).map_err(|error| error.to_string())?;
    check_writers("the file", &file, owner)?;
    let folder = path.parent().ok_or("it is in no folder")?;
    let folder = fs::metadata(folder).map_err(|error| error.to_string())?;
    check_writers("its folder", &folder, owner)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| format!("not UTF-8 text: {error}"))?;
    ManagedSettings::parse(text)
}

#[cfg(unix)]
fn check_writers(what: &str, metadata: &Metadata, owner: u32) -> Result<(), String> {
    use std::os::unix::fs::MetadataExt;

    const WRITABLE_BY_OTHERS: u32 = 0o022;
    if metadata.uid() != owner {
        return Err(format!(
            "{what} belongs to user {}, not to user {owner}",
            metadata.uid()
        ));
    }
    if metadata.mode() & WRITABLE_BY_OTHERS != 0 {
        let mode = metadata.mode() & 0o7777;
        return Err(format!(
            "{what} can be written by others (mode {mode:04o}; use 0644 or 0755)"
        ));
    }
    Ok(())
}

/// On Windows the administrator limits who may write, by the folder's access control list.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
fn check_writers(_what: &str, _metadata: &Metadata, _owner: u32) -> Result<(), String> {
    Ok(())
}
