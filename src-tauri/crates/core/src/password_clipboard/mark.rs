//! The mark of a copied password in the preferences. After the app was killed, the next start
//! recognizes the password by it and clears the clipboard.
//!
//! A whole hash would let a thief of the file try passwords until one fits. The mark has 16 bits:
//! enough to tell the password from other text in the clipboard, and one in 65,536 guesses fits it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::ports::Preferences;

const KEY: &str = "copied_password";

/// What the preferences keep of a copied password.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Mark {
    salt: [u8; 16],
    hash: [u8; 2],
}

impl Mark {
    pub(super) fn of(password: &str) -> Self {
        let salt = rand::random();
        Self {
            salt,
            hash: hash(salt, password),
        }
    }

    /// Whether a text in the clipboard is the copied password.
    pub(super) fn fits(&self, text: &str) -> bool {
        hash(self.salt, text) == self.hash
    }

    /// The mark that an earlier run has left.
    pub(super) fn read(preferences: &dyn Preferences) -> Option<Self> {
        serde_json::from_value(preferences.get(KEY)?).ok()
    }

    /// Saves it. Without it, a password is still cleared unless the app is killed.
    pub(super) fn save(&self, preferences: &dyn Preferences) {
        let mark = serde_json::to_value(self).unwrap_or_default();
        set(preferences, mark);
    }

    pub(super) fn delete(preferences: &dyn Preferences) {
        set(preferences, Value::Null);
    }
}

fn set(preferences: &dyn Preferences, mark: Value) {
    if let Err(error) = preferences.set(KEY, mark) {
        tracing::warn!(%error, "can't save the mark of a copied password");
    }
}

fn hash(salt: [u8; 16], text: &str) -> [u8; 2] {
    let hash = Sha256::new().chain_update(salt).chain_update(text).finalize();
    [hash[0], hash[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mark_fits_its_password_and_no_other_text() {
        let salt = [7; 16];
        let mark = Mark {
            salt,
            hash: hash(salt, "correct horse"),
        };

        assert!(mark.fits("correct horse"));
        assert!(!mark.fits("battery staple"));
        assert_ne!(Mark::of("correct horse").salt, Mark::of("correct horse").salt);
    }
}
