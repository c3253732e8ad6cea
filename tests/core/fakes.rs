//! In-memory twins of what app asks of the machine, with the troubles that the real ones have.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use shopside_core::ports::{
    Clipboard, ClipboardError, Clock, Preferences, PreferencesError, SecretKey, Secrets, SecretsError,
};

/// A keyring in memory.
#[derive(Default)]
pub(crate) struct Keyring {
    kept: Mutex<HashMap<SecretKey, String>>,
    trouble: Mutex<Option<SecretsError>>,
    forgetful: AtomicBool,
    asking: AtomicBool,
}

impl Keyring {
    /// From now on every call fails like this.
    pub(crate) fn breaks(&self, trouble: SecretsError) {
        *self.trouble.lock().unwrap() = Some(trouble);
    }

    pub(crate) fn works_again(&self) {
        *self.trouble.lock().unwrap() = None;
        self.asking.store(false, Ordering::SeqCst);
    }

    /// From now on it takes secrets and does not keep them.
    pub(crate) fn forgets(&self) {
        self.forgetful.store(true, Ordering::SeqCst);
    }

    /// From now on it asks its owner for a password, and nobody answers.
    pub(crate) fn asks_and_nobody_answers(&self) {
        self.asking.store(true, Ordering::SeqCst);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.lock().unwrap().is_empty()
    }

    /// Somebody clears it with another program.
    pub(crate) fn is_cleared_from_outside(&self) {
        self.kept.lock().unwrap().clear();
    }

    fn answer(&self) -> Result<(), SecretsError> {
        let asked_at = Instant::now();
        while self.asking.load(Ordering::SeqCst) {
            // The test's runtime waits for this thread, also when the test has failed.
            assert!(
                asked_at.elapsed() < Duration::from_mins(1),
                "nobody stops the keyring's question"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        self.trouble.lock().unwrap().clone().map_or(Ok(()), Err)
    }
}

impl Secrets for Keyring {
    fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretsError> {
        self.answer()?;
        Ok(self
            .kept
            .lock()
            .unwrap()
            .get(key)
            .cloned()
            .map(SecretString::from))
    }

    fn put(&self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretsError> {
        self.answer()?;
        if !self.forgetful.load(Ordering::SeqCst) {
            self.kept
                .lock()
                .unwrap()
                .insert(key.clone(), secret.expose_secret().to_owned());
        }
        Ok(())
    }

    fn delete(&self, key: &SecretKey) -> Result<(), SecretsError> {
        self.answer()?;
        self.kept.lock().unwrap().remove(key);
        Ok(())
    }
}

/// A clipboard in memory.
#[derive(Default)]
pub(crate) struct ClipboardInMemory {
    text: Mutex<Option<String>>,
    is_broken: AtomicBool,
}

impl ClipboardInMemory {
    /// What somebody would paste.
    pub(crate) fn text(&self) -> Option<String> {
        self.text.lock().unwrap().clone()
    }

    /// Somebody copies something else.
    pub(crate) fn is_given(&self, text: &str) {
        *self.text.lock().unwrap() = Some(text.into());
    }

    /// From now on it takes nothing.
    pub(crate) fn breaks(&self) {
        self.is_broken.store(true, Ordering::SeqCst);
    }
}

impl Clipboard for ClipboardInMemory {
    fn put(&self, secret: &SecretString) -> Result<(), ClipboardError> {
        if self.is_broken.load(Ordering::SeqCst) {
            return Err(ClipboardError("there is none".into()));
        }
        self.is_given(secret.expose_secret());
        Ok(())
    }

    fn remove(&self, secret: &SecretString) -> Result<(), ClipboardError> {
        self.text
            .lock()
            .unwrap()
            .take_if(|text| text == secret.expose_secret());
        Ok(())
    }
}

/// A preferences file in memory.
#[derive(Default)]
pub(crate) struct PreferencesInMemory {
    values: Mutex<HashMap<String, Value>>,
    full: AtomicBool,
    when_written: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl PreferencesInMemory {
    /// From now on nothing can be written.
    pub(crate) fn disk_is_full(&self) {
        self.full.store(true, Ordering::SeqCst);
    }

    /// Somebody edits the file by hand.
    pub(crate) fn are_edited(&self, from: &str, to: &str) {
        let text = self.text().replace(from, to);
        *self.values.lock().unwrap() = serde_json::from_str(&text).unwrap();
    }

    /// Does something the next time that something is written.
    pub(crate) fn when_written(&self, something: impl FnOnce() + Send + 'static) {
        *self.when_written.lock().unwrap() = Some(Box::new(something));
    }

    /// All that is written, as text.
    pub(crate) fn text(&self) -> String {
        serde_json::to_string(&*self.values.lock().unwrap()).unwrap()
    }
}

impl Preferences for PreferencesInMemory {
    fn get(&self, key: &str) -> Option<Value> {
        self.values.lock().unwrap().get(key).cloned()
    }

    fn set(&self, key: &str, value: Value) -> Result<(), PreferencesError> {
        if self.full.load(Ordering::SeqCst) {
            return Err(PreferencesError("the disk is full".into()));
        }
        self.values.lock().unwrap().insert(key.into(), value);
        if let Some(something) = self.when_written.lock().unwrap().take() {
            something();
        }
        Ok(())
    }
}

/// A clock that stands still until it is moved.
pub(crate) struct FixedClock(Mutex<(Timestamp, Instant)>);

impl FixedClock {
    /// A clock that shows the real time of now, so that the store's token times fit, and then stands.
    pub(crate) fn at_now() -> Self {
        Self(Mutex::new((Timestamp::now(), Instant::now())))
    }

    /// Time passes.
    pub(crate) fn moves_on(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap();
        now.0 += by;
        now.1 += by.unsigned_abs();
    }

    /// Somebody sets the clock, or the machine has slept: the clock that nobody sets stays where it is.
    pub(crate) fn is_set(&self, by: SignedDuration) {
        self.0.lock().unwrap().0 += by;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0.lock().unwrap().0
    }

    fn steady(&self) -> Instant {
        self.0.lock().unwrap().1
    }
}
