//! The app's folder.

use std::fs;
use std::path::Path;

/// Creates a folder that only its owner can read.
pub(crate) fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}
