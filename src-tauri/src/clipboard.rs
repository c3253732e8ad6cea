//! The clipboard of the operating system. Only this module uses `arboard`.
//!
//! The app opens the clipboard at the first copy. On Linux the copied text is gone when its owner
//! closes the connection, so the connection stays open until the app quits.

use std::sync::{Mutex, PoisonError};

use arboard::{Error, Set};
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use shopside_core::ports::{Clipboard, ClipboardError};

/// The clipboard of the operating system.
#[derive(Default)]
pub struct OsClipboard(Mutex<Option<arboard::Clipboard>>);

impl OsClipboard {
    fn with_clipboard<T>(
        &self,
        work: impl FnOnce(&mut arboard::Clipboard) -> Result<T, Error>,
    ) -> Result<T, ClipboardError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let run = || {
            let clipboard = match &mut *held {
                Some(clipboard) => clipboard,
                none => none.insert(arboard::Clipboard::new()?),
            };
            work(clipboard)
        };
        // arboard's messages name what failed, and never contain the text.
        run().map_err(|error| ClipboardError::Failed(error.to_string()))
    }
}

impl Clipboard for OsClipboard {
    fn put(&self, secret: &SecretString) -> Result<(), ClipboardError> {
        self.with_clipboard(|clipboard| exclude_from_history(clipboard.set()).text(secret.expose_secret()))?;
        // Some desktops accept the text and don't keep it.
        if self.with_clipboard(|clipboard| holds(clipboard, &|text| text == secret.expose_secret()))? {
            Ok(())
        } else {
            Err(ClipboardError::NotKept)
        }
    }

    fn remove(&self, is_secret: &dyn Fn(&str) -> bool) -> Result<(), ClipboardError> {
        self.with_clipboard(|clipboard| {
            if holds(clipboard, is_secret)? {
                clipboard.clear()?;
            }
            Ok(())
        })
    }
}

fn holds(clipboard: &mut arboard::Clipboard, is_secret: &dyn Fn(&str) -> bool) -> Result<bool, Error> {
    match clipboard.get_text().map(Zeroizing::new) {
        Ok(text) => Ok(is_secret(&text)),
        // An image, files, or an empty clipboard.
        Err(Error::ContentNotAvailable) => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn exclude_from_history(set: Set<'_>) -> Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

#[cfg(target_os = "macos")]
fn exclude_from_history(set: Set<'_>) -> Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

#[cfg(windows)]
fn exclude_from_history(set: Set<'_>) -> Set<'_> {
    arboard::SetExtWindows::exclude_from_monitoring(set)
}
