//! The new password of a customer: kept here and never in the page, copied on request, cleared soon
//! after.

mod mark;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;

use crate::lifecycle::Lifecycle;
use crate::ports::{Clipboard, ClipboardError, Preferences};
use crate::{Error, blocking};
use mark::Mark;

/// How long a password stays in the clipboard.
pub const CLIPBOARD_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a clipboard may take to be cleared. Quitting does not wait longer.
const CLEAR_TIMEOUT: Duration = Duration::from_secs(5);

/// 32 letters and digits that are not easily confused: five bits each.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 26 of them make 130 bits.
const LENGTH: usize = 26;

/// The area of a customer's new password.
pub(crate) struct PasswordClipboard {
    clipboard: Arc<dyn Clipboard>,
    preferences: Arc<dyn Preferences>,
    lifecycle: Arc<Lifecycle>,
    state: Mutex<State>,
    /// Serializes new passwords, so that the one that is kept is the one that was set last.
    changing: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    password: Option<SecretString>,
    /// What was copied, to recognize it in the clipboard.
    copied: Option<SecretString>,
    /// Counts copies, so that only the last one's timeout clears the clipboard.
    copies: u64,
}

impl PasswordClipboard {
    pub(crate) fn new(
        clipboard: Arc<dyn Clipboard>,
        preferences: Arc<dyn Preferences>,
        lifecycle: Arc<Lifecycle>,
    ) -> Self {
        Self {
            clipboard,
            preferences,
            lifecycle,
            state: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        }
    }

    /// Waits until no other password is being set. Its password is kept before the guard is
    /// dropped.
    pub(crate) async fn changing(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.changing.lock().await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Clears what an app that was killed has left in the clipboard.
    pub(crate) async fn clear_leftover(&self) {
        if let Some(mark) = Mark::read(self.preferences.as_ref()) {
            self.clear_if(move |text| mark.fits(text)).await;
        }
    }

    /// Clears a copied password from the clipboard, unless something else has been copied since.
    async fn clear(&self, copied: SecretString) {
        self.clear_if(move |text| text == copied.expose_secret()).await;
    }

    async fn clear_if(&self, is_secret: impl Fn(&str) -> bool + Send + 'static) {
        let clipboard = Arc::clone(&self.clipboard);
        let clearing = blocking::run(move || clipboard.remove(&is_secret));
        match timeout(CLEAR_TIMEOUT, clearing).await {
            Ok(Ok(())) if self.state().copied.is_none() => {
                let preferences = Arc::clone(&self.preferences);
                blocking::run(move || Mark::delete(preferences.as_ref())).await;
            }
            // Another password is in the clipboard.
            Ok(Ok(())) => {}
            Ok(Err(error)) => Error::from(error).warn("a copied secret stays in the clipboard"),
            Err(_) => Error::from(too_slow()).warn("a copied secret may stay in the clipboard"),
        }
    }

    /// Copies the new password for the customer to the clipboard, for [`CLIPBOARD_TIMEOUT`].
    pub(crate) async fn copy_password(self: &Arc<Self>) -> Result<(), Error> {
        self.lifecycle.refuse_while_locked()?;
        let password = self.state().password.clone();
        self.copy(password.ok_or(Error::NothingToCopy)?).await
    }

    /// Copies a secret to the clipboard, for [`CLIPBOARD_TIMEOUT`].
    pub(crate) async fn copy(self: &Arc<Self>, secret: SecretString) -> Result<(), Error> {
        self.lifecycle.refuse_while_locked()?;
        let copy = {
            let mut state = self.state();
            // Recorded before it is copied, so that a lock in between clears it.
            state.copied = Some(secret.clone());
            state.copies += 1;
            state.copies
        };
        // Before it is copied, because the clipboard may hang.
        self.clear_later(copy);
        // In a task of its own, so that its result is looked at even if nothing waits for it.
        let this = Arc::clone(self);
        let copying = tokio::spawn(async move { this.put(copy, secret).await });
        match timeout(CLIPBOARD_TIMEOUT, copying).await {
            Ok(Ok(result)) => result,
            Ok(Err(failure)) => std::panic::resume_unwind(failure.into_panic()),
            Err(_) => Err(too_slow().into()),
        }
    }

    async fn put(&self, copy: u64, secret: SecretString) -> Result<(), Error> {
        let (clipboard, preferences) = (Arc::clone(&self.clipboard), Arc::clone(&self.preferences));
        let copied = secret.clone();
        let put = blocking::run(move || {
            Mark::of(copied.expose_secret()).save(preferences.as_ref());
            clipboard.put(&copied)
        });
        put.await?;
        let is_current = {
            let state = self.state();
            state.copies == copy && state.copied.is_some()
        };
        if is_current {
            return Ok(());
        }
        // Its time was up, or a lock came, before it was in the clipboard.
        self.clear(secret).await;
        self.lifecycle.refuse_while_locked()?;
        Err(too_slow().into())
    }

    /// Keeps a new password for [`PasswordClipboard::copy_password`]. The one before is dropped.
    pub(crate) async fn hold(&self, password: SecretString) {
        self.state().password = Some(password);
        // A lock that came first has found nothing to drop.
        if self.lifecycle.locked().is_some() {
            self.forget().await;
        }
    }

    /// Drops the new password, which the page no longer needs. A copy stays in the clipboard until
    /// its timeout.
    pub(crate) fn drop_password(&self) {
        self.state().password = None;
    }

    /// Drops the new password, and clears it from the clipboard.
    pub(crate) async fn forget(&self) {
        let copied = {
            let mut state = self.state();
            state.password = None;
            state.copied.take()
        };
        if let Some(copied) = copied {
            self.clear(copied).await;
        }
    }

    fn clear_later(self: &Arc<Self>, copy: u64) {
        let this = Arc::downgrade(self);
        tokio::spawn(async move {
            tokio::time::sleep(CLIPBOARD_TIMEOUT).await;
            let Some(this) = this.upgrade() else { return };
            let copied = {
                let mut state = this.state();
                let is_last = state.copies == copy;
                is_last.then(|| state.copied.take()).flatten()
            };
            if let Some(copied) = copied {
                this.clear(copied).await;
            }
        });
    }
}

fn too_slow() -> ClipboardError {
    ClipboardError::TimedOut
}

/// Generates a password of 130 random bits.
pub(crate) fn generate_password() -> SecretString {
    let bits: Zeroizing<[u8; LENGTH]> = Zeroizing::new(rand::random());
    let letters = bits
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    letters.collect::<String>().into()
}
