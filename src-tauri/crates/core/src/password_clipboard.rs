//! A new password on its way to the customer: held here and never in the page, copied when asked, gone soon after.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use crate::ports::Clipboard;
use crate::{App, Error, blocking};

/// How long a password stays in the clipboard.
pub const CLIPBOARD_TIMEOUT: Duration = Duration::from_secs(30);

/// Letters and digits that nobody takes for one another; 32, so that each tells five bits.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 26 of them tell 130 bits.
const LENGTH: usize = 26;

pub(crate) struct PasswordClipboard {
    clipboard: Arc<dyn Clipboard>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    password: Option<SecretString>,
    /// What was copied, to know it again in the clipboard.
    copied: Option<SecretString>,
    /// Rises with each copy, so that only the last one's time counts.
    copies: u64,
}

impl PasswordClipboard {
    pub(crate) fn new(clipboard: Arc<dyn Clipboard>) -> Self {
        Self {
            clipboard,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a copied password out of the clipboard, unless something else is there by now.
    async fn take_back(&self, copied: Option<SecretString>) {
        let Some(copied) = copied else { return };
        let clipboard = Arc::clone(&self.clipboard);
        if let Err(error) = blocking::run(move || clipboard.remove(&copied)).await {
            eprintln!("A copied secret can't be removed from the clipboard: {error}");
        }
    }
}

impl App {
    /// Copies the new password for the customer to the clipboard, for [`CLIPBOARD_TIMEOUT`].
    ///
    /// # Errors
    /// [`Error::NothingToCopy`] where there is none, [`Error::Clipboard`] where the system has no clipboard to give.
    pub async fn copy_password(&self) -> Result<(), Error> {
        self.refuse_while_locked()?;
        let password = self.shared.password_clipboard.state().password.clone();
        self.copy_for_a_while(password.ok_or(Error::NothingToCopy)?).await
    }

    /// Copies a secret to the clipboard, for [`CLIPBOARD_TIMEOUT`].
    ///
    /// # Errors
    /// [`Error::Clipboard`] where the system has no clipboard to give.
    pub async fn copy_for_a_while(&self, secret: SecretString) -> Result<(), Error> {
        self.refuse_while_locked()?;
        let password_clipboard = &self.shared.password_clipboard;
        let copy = {
            let mut state = password_clipboard.state();
            // Noted before it is copied: a lock that comes in between takes it back.
            state.copied = Some(secret.clone());
            state.copies += 1;
            state.copies
        };
        let clipboard = Arc::clone(&password_clipboard.clipboard);
        blocking::run(move || clipboard.put(&secret)).await?;
        if self.locked().is_some() {
            self.forget_password().await;
            return Err(Error::Locked);
        }
        self.clear_later(copy);
        Ok(())
    }

    /// Holds a new password until it is handed over. The one before is dropped.
    pub(crate) async fn hold_password(&self, password: SecretString) {
        self.shared.password_clipboard.state().password = Some(password);
        // A lock that came before it has found nothing to drop.
        if self.locked().is_some() {
            self.forget_password().await;
        }
    }

    /// Drops the new password: the page has no more use for it. What was copied stays for its time.
    pub fn drop_password(&self) {
        self.shared.password_clipboard.state().password = None;
    }

    /// Drops the new password, and takes it out of the clipboard.
    pub(crate) async fn forget_password(&self) {
        let copied = {
            let mut state = self.shared.password_clipboard.state();
            state.password = None;
            state.copied.take()
        };
        self.shared.password_clipboard.take_back(copied).await;
    }

    fn clear_later(&self, copy: u64) {
        let shared = Arc::downgrade(&self.shared);
        tokio::spawn(async move {
            tokio::time::sleep(CLIPBOARD_TIMEOUT).await;
            let Some(shared) = shared.upgrade() else { return };
            let copied = {
                let mut state = shared.password_clipboard.state();
                let is_last = state.copies == copy;
                is_last.then(|| state.copied.take()).flatten()
            };
            shared.password_clipboard.take_back(copied).await;
        });
    }
}

/// Makes up a password of 130 bits.
pub(crate) fn made_up() -> SecretString {
    let bits: Zeroizing<[u8; LENGTH]> = Zeroizing::new(rand::random());
    let letters = bits
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    letters.collect::<String>().into()
}
