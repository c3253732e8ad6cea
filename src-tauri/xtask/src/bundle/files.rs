//! The names and sums of the files of a release.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use xshell::Shell;

/// The content of `SHA256SUMS`. Prints each file's size and sum.
pub(crate) fn sums(shell: &Shell, packages: &[PathBuf]) -> Result<String> {
    let mut sums = String::new();
    println!();
    for package in packages {
        let bytes = shell.read_binary_file(package)?;
        let sum = hex::encode(Sha256::digest(&bytes));
        println!("{}\n  {} bytes, SHA-256 {sum}", package.display(), bytes.len());
        writeln!(sums, "{sum}  {}", file_name(package)?)?;
    }
    Ok(sums)
}

/// The last part of a path, as text.
///
/// # Errors
///
/// If the path has none.
pub(crate) fn file_name(path: &Path) -> Result<&str> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.with_context(|| format!("{} has no file name", path.display()))
}
