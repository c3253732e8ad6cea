//! Keeps a second instance away from the files of the first.
//!
//! With a session bus, the single-instance plugin has brought the first instance to the front and
//! ended this one. Without a bus, that plugin lets both run, and each would overwrite the other's
//! preferences.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Manager, Runtime};

use crate::private_folder::create_private_folder;

/// The lock file. The system releases the lock when the process ends, even if it is killed.
const FILE: &str = "instance.lock";

const NO_HOME: &str =
    "your user has no home folder. Set the variable HOME to a folder of yours, then start Shopside again";

/// The lock of the running instance.
pub(crate) struct InstanceLock(File);

impl InstanceLock {
    /// Locks the app's folder; `None` if another instance has locked it.
    fn acquire(folder: &Path) -> io::Result<Option<Self>> {
        let file = File::options()
            // Opening a named pipe only for writing waits for a reader.
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(folder.join(FILE))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Lets the next instance start, such as the one after an update.
    pub(crate) fn release(&self) -> io::Result<()> {
        self.0.unlock()
    }
}

/// Locks the app's folder before anything reads it. Ends this instance if another has the lock.
pub(crate) fn plugin<R: Runtime>() -> TauriPlugin<R> {
    let plugin = Builder::new("instance-lock").setup(|app, _| {
        let folder = app.path().app_data_dir().map_err(|_| NO_HOME)?;
        if create_private_folder(&folder).is_err() {
            // Nothing can be overwritten there. The window says why the folder can't be used.
            return Ok(());
        }
        match InstanceLock::acquire(&folder) {
            Ok(Some(lock)) => {
                app.manage(lock);
            }
            Ok(None) => {
                // Without a session bus there is no notification, so the terminal has to do.
                eprintln!(
                    "Shopside is already running, with its data in {}. Use its window, or quit it first.",
                    folder.display()
                );
                app.cleanup_before_exit();
                std::process::exit(1);
            }
            // A read-only folder, which the app opens without saving, or a file system without
            // locks.
            Err(error) => eprintln!("can't lock {}: {error}", folder.display()),
        }
        Ok(())
    });
    plugin.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_is_locked_until_release_or_exit() {
        let folder = tempfile::tempdir().unwrap();
        let acquire = || InstanceLock::acquire(folder.path()).unwrap();
        let first = acquire().unwrap();
        assert!(acquire().is_none());

        first.release().unwrap();
        let second = acquire().unwrap();
        assert!(acquire().is_none());

        drop(second);
        assert!(acquire().is_some(), "the file alone locks nothing");
    }

    /// It would hang otherwise.
    #[cfg(target_os = "linux")]
    #[test]
    fn named_pipe_in_its_place_is_locked() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        mknodat(CWD, &path, FileType::Fifo, Mode::from(0o600), 0).unwrap();
        let _first = InstanceLock::acquire(folder.path()).unwrap().unwrap();
        assert!(InstanceLock::acquire(folder.path()).unwrap().is_none());
    }
}
