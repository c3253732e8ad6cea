//! Space on the disk for an unfinished worksheet. `rust_xlsxwriter` panics if there is none left,
//! so the space is checked before it writes.

use std::io::{Result, Write};
use std::path::PathBuf;

/// How many bytes are checked at once.
const BLOCK: usize = 1 << 20;

/// What the library keeps in memory before it writes it.
const BUFFER: usize = 1 << 16;

pub(super) struct DiskSpace {
    folder: PathBuf,
    /// How many of the checked bytes are left.
    left: usize,
}

impl DiskSpace {
    pub(super) fn of(folder: PathBuf) -> Self {
        Self { folder, left: 0 }
    }

    /// Fails if the disk has no room for so many more bytes.
    pub(super) fn reserve(&mut self, bytes: usize) -> Result<()> {
        if bytes > self.left {
            let block = bytes.max(BLOCK);
            // Only writing shows all limits: of the disk, of the user, and of the process.
            tempfile::tempfile_in(&self.folder)?.write_all(&vec![0; block + BUFFER])?;
            self.left = block;
        }
        self.left -= bytes;
        Ok(())
    }
}
