//! Bytes that are kept until the file is written: a few in memory, more in a temporary file without
//! a name. So an export of thousands of orders needs little memory, and if the app is killed, it
//! leaves nothing behind.

use std::fs::File;
use std::io::{Result as IoResult, Seek, Write, copy};
use std::mem::take;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::blocking;

/// How many bytes are kept in memory.
const IN_MEMORY: usize = 128 * 1024;

pub(super) struct Spool {
    folder: PathBuf,
    file: Option<Arc<File>>,
    pending: Vec<u8>,
}

impl Spool {
    /// An empty spool, whose temporary file will be in `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            file: None,
            pending: Vec::new(),
        }
    }

    /// What is kept in memory, to add to it.
    pub(super) fn pending(&mut self) -> &mut Vec<u8> {
        &mut self.pending
    }

    /// Moves what is in memory to the temporary file, if it is much.
    ///
    /// # Errors
    /// Fails if the folder can't be written.
    pub(super) async fn spill(&mut self) -> IoResult<()> {
        if self.pending.len() < IN_MEMORY {
            return Ok(());
        }
        let bytes = take(&mut self.pending);
        let (known, folder) = (self.file.clone(), self.folder.clone());
        let file = blocking::run(move || {
            let file = match known {
                Some(file) => file,
                None => Arc::new(tempfile::tempfile_in(folder)?),
            };
            (&*file).write_all(&bytes)?;
            IoResult::Ok(file)
        });
        self.file = Some(file.await?);
        Ok(())
    }

    /// Writes everything.
    ///
    /// # Errors
    /// Fails if either file does.
    pub(super) fn copy_to(&self, to: &mut impl Write) -> IoResult<()> {
        if let Some(mut file) = self.file.as_deref() {
            file.rewind()?;
            copy(&mut file, to)?;
        }
        to.write_all(&self.pending)
    }
}
