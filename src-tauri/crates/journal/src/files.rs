//! The files of an open audit log: the database, and its write-ahead log (`-wal`) and the index of
//! that (`-shm`) if it has them.
//!
//! An open file can be removed or replaced, and what is then written by its handle is lost. So the
//! paths are compared with what was opened, by device and inode. On Windows `SQLite` opens its
//! files so that they can be neither removed nor replaced.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::connection::JournalMode;

/// Creates the file readable by its owner only. `SQLite` would create it with the umask's mode.
///
/// An existing file is not opened: closing it would release the locks that this process has on it.
pub(crate) fn create_private(path: &Path) -> Result<(), Error> {
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}

/// Returns the path of another file of a database, which has this ending.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

/// Device and inode.
pub(crate) type Identity = (u64, u64);

/// Returns the identity of the file at `path`, without opening it.
#[cfg(unix)]
pub(crate) fn identity(path: &Path) -> Result<Identity, Error> {
    use std::os::unix::fs::MetadataExt;

    let metadata = path.metadata().map_err(|_| Error::Replaced)?;
    Ok((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
pub(crate) fn identity(_path: &Path) -> Result<Identity, Error> {
    Ok((0, 0))
}

/// The files of an audit log, as they were when it was opened.
#[derive(Debug)]
pub(crate) struct OpenFiles {
    /// The database.
    pub(crate) path: PathBuf,
    mode: JournalMode,
    files: Vec<(PathBuf, Identity)>,
}

impl OpenFiles {
    /// Notes the files of a database that `SQLite` has opened at `path` and written to.
    ///
    /// # Errors
    /// [`Error::Replaced`] if a file is missing.
    pub(crate) fn of(path: &Path, mode: JournalMode) -> Result<Self, Error> {
        // SQLite keeps the other two files beside the target of a symbolic link.
        let target = path.canonicalize().map_err(|_| Error::Replaced)?;
        let mut files = vec![path.to_owned()];
        match mode {
            JournalMode::WriteAheadLog => files.extend([beside(&target, "-wal"), beside(&target, "-shm")]),
            // A rollback journal exists during a transaction only.
            JournalMode::Rollback => {}
        }
        let files = files
            .into_iter()
            .map(|path| Ok((path.clone(), identity(&path)?)))
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            path: path.to_owned(),
            mode,
            files,
        })
    }

    /// Checks that each path still leads to the file that was opened.
    ///
    /// # Errors
    /// [`Error::Replaced`] if a file was removed or replaced.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (path, opened) in &self.files {
            if identity(path)? != *opened {
                return Err(Error::Replaced);
            }
        }
        Ok(())
    }

    /// Whether a read makes the connection for writing wait.
    pub(crate) fn blocks_writers_on_read(&self) -> bool {
        self.mode == JournalMode::Rollback
    }

    /// The identity of the database.
    pub(crate) fn database(&self) -> Identity {
        self.files[0].1
    }
}
