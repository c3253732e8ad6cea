//! The new password of a customer: kept here and never in the page, copied on request, cleared soon
//! after.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use crate::lifecycle::Lifecycle;
use crate::ports::Clipboard;
use crate::{Error, blocking};

/// How long a password stays in the clipboard.
pub const CLIPBOARD_TIMEOUT: Duration = Duration::from_secs(30);

/// 32 letters and digits that are not easily confused: five bits each.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 26 of them make 130 bits.
const LENGTH: usize = 26;

/// The area of a customer's new password.
pub(crate) struct PasswordClipboard {
    clipboard: Arc<dyn Clipboard>,
    lifecycle: Arc<Lifecycle>,
    state: Mutex<State>,
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
    pub(crate) fn new(clipboard: Arc<dyn Clipboard>, lifecycle: Arc<Lifecycle>) -> Self {
        Self {
            clipboard,
            lifecycle,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Clears a copied password from the clipboard, unless something else has been copied since.
    async fn clear(&self, copied: Option<SecretString>) {
        let Some(copied) = copied else { return };
        let clipboard = Arc::clone(&self.clipboard);
        if let Err(error) = blocking::run(move || clipboard.remove(&copied)).await {
            Error::from(error).warn("a copied secret stays in the clipboard");
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
        let clipboard = Arc::clone(&self.clipboard);
        blocking::run(move || clipboard.put(&secret)).await?;
        if self.lifecycle.locked().is_some() {
            self.forget().await;
            return Err(Error::Locked);
        }
        self.clear_later(copy);
        Ok(())
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
        self.clear(copied).await;
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
            this.clear(copied).await;
        });
    }
}

/// Generates a password of 130 random bits.
pub(crate) fn generate_password() -> SecretString {
    let bits: Zeroizing<[u8; LENGTH]> = Zeroizing::new(rand::random());
    let letters = bits
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    letters.collect::<String>().into()
}
