//! Opens regular files. What blocks or never ends, such as a named pipe or a device, is refused
//! before anything is read from it.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// Opens a regular file for reading.
///
/// # Errors
/// Fails if the file can't be opened, or with [`io::ErrorKind::IsADirectory`] or
/// [`io::ErrorKind::InvalidInput`] if it is no regular file.
pub fn open(path: &Path) -> io::Result<File> {
    let file = open_any(path)?;
    // Of the open file, because the path may lead elsewhere by now.
    check(&file.metadata()?)?;
    Ok(file)
}

/// Checks that something is a regular file.
///
/// # Errors
/// [`io::ErrorKind::IsADirectory`] or [`io::ErrorKind::InvalidInput`].
pub(crate) fn check(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    Ok(())
}

/// Reads a regular file of at most `max_bytes`, and its metadata.
///
/// # Errors
/// Fails as [`open`] does, if the file can't be read, or with [`io::ErrorKind::FileTooLarge`].
pub fn read(path: &Path, max_bytes: u64) -> io::Result<(Vec<u8>, Metadata)> {
    let file = open(path)?;
    let metadata = file.metadata()?;
    let mut bytes = Vec::new();
    // The size in the metadata is not used: a file can grow, and some have a size of 0.
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max_bytes {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok((bytes, metadata))
}

#[cfg(unix)]
fn open_any(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    // Without this flag, opening a named pipe waits for a program that writes to it.
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    let flags = i32::try_from(flags.bits()).expect("open flags fit into 32 bits");
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open_any(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
