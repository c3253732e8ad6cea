//! The clipboard of the operating system. Only this module uses `arboard`.
//!
//! It is touched when something is copied and not before. What is copied stays this program's on Linux, where a clipboard
//! is its owner's: the connection to it is held until the program ends.

use std::sync::{Mutex, PoisonError};

use arboard::{Error, Set};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use shopside_core::ports::{Clipboard, ClipboardError};

/// The clipboard of the operating system.
#[derive(Default)]
pub struct OsClipboard(Mutex<Option<arboard::Clipboard>>);

impl OsClipboard {
    fn with<T>(
        &self,
        work: impl FnOnce(&mut arboard::Clipboard) -> Result<T, Error>,
    ) -> Result<T, ClipboardError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ask = || {
            let clipboard = match &mut *held {
                Some(clipboard) => clipboard,
                none => none.insert(arboard::Clipboard::new()?),
            };
            work(clipboard)
        };
        // Its words name what failed, and never what was to be copied.
        ask().map_err(|error| ClipboardError(error.to_string()))
    }
}

impl Clipboard for OsClipboard {
    fn put(&self, secret: &SecretString) -> Result<(), ClipboardError> {
        self.with(|clipboard| out_of_history(clipboard.set()).text(secret.expose_secret()))?;
        // Some desktops take it and give it to nobody.
        if self.with(|clipboard| holds(clipboard, secret))? {
            Ok(())
        } else {
            Err(ClipboardError("it did not keep what was copied".into()))
        }
    }

    fn remove(&self, secret: &SecretString) -> Result<(), ClipboardError> {
        self.with(|clipboard| {
            if holds(clipboard, secret)? {
                clipboard.clear()?;
            }
            Ok(())
        })
    }
}

fn holds(clipboard: &mut arboard::Clipboard, secret: &SecretString) -> Result<bool, Error> {
    match clipboard.get_text().map(Zeroizing::new) {
        Ok(text) => Ok(*text == secret.expose_secret()),
        // A picture, files, or nothing at all.
        Err(Error::ContentNotAvailable) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn out_of_history(set: Set<'_>) -> Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn out_of_history(set: Set<'_>) -> Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn out_of_history(set: Set<'_>) -> Set<'_> {
    arboard::SetExtWindows::exclude_from_monitoring(set)
}
