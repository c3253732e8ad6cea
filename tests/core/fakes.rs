//! Fakes of the ports through which the app uses the computer, with fault injection.

use std::collections::HashMap;
use std::future::{pending, ready};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use shopside_core::ports::{
    AuthenticationError, Authenticator, Clipboard, ClipboardError, Clock, DesktopProxy, Dialogs, Preferences,
    PreferencesError, Question, SecretKey, Secrets, SecretsError,
};
use shopside_core::view::Cause;

#[derive(Default)]
pub(crate) struct FakeKeyring {
    secrets: Mutex<HashMap<SecretKey, String>>,
    error: Mutex<Option<SecretsError>>,
    loses_writes: AtomicBool,
    hangs: AtomicBool,
}

impl FakeKeyring {
    /// Makes every following call fail with this error.
    pub(crate) fn fail_with(&self, error: SecretsError) {
        *self.error.lock().unwrap() = Some(error);
    }

    /// Ends `fail_with` and `hang`.
    pub(crate) fn recover(&self) {
        *self.error.lock().unwrap() = None;
        self.hangs.store(false, Ordering::SeqCst);
    }

    /// Makes `put` succeed without storing anything.
    pub(crate) fn lose_writes(&self) {
        self.loses_writes.store(true, Ordering::SeqCst);
    }

    /// Makes every following call block, as if its password prompt had no answer, until `recover`.
    pub(crate) fn hang(&self) {
        self.hangs.store(true, Ordering::SeqCst);
    }

    /// Whether it has no secret. The last hash of the audit log is none, and is kept here, too.
    pub(crate) fn is_empty(&self) -> bool {
        let anchor = SecretKey {
            connection: "journal".into(),
            base_url: "anchor".into(),
        };
        self.secrets.lock().unwrap().keys().all(|key| *key == anchor)
    }

    /// Deletes one secret, as another program could.
    pub(crate) fn forget(&self, connection: &str, base_url: &str) {
        self.secrets
            .lock()
            .unwrap()
            .retain(|key, _| key.connection != connection || key.base_url != base_url);
    }

    /// Overwrites the secrets of a connection, as another program could.
    #[allow(dead_code, reason = "only the core tests use it")]
    pub(crate) fn overwrite(&self, connection: &str, secret: &str) {
        for (key, kept) in self.secrets.lock().unwrap().iter_mut() {
            if key.connection == connection {
                secret.clone_into(kept);
            }
        }
    }

    /// Deletes all secrets, as another program could.
    pub(crate) fn clear(&self) {
        self.secrets.lock().unwrap().clear();
    }

    fn inject_fault(&self) -> Result<(), SecretsError> {
        let start = Instant::now();
        while self.hangs.load(Ordering::SeqCst) {
            // The runtime joins this thread at the end of the test, also after a failure.
            assert!(
                start.elapsed() < Duration::from_mins(1),
                "the fake keyring hung for a minute without `recover`"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        self.error.lock().unwrap().clone().map_or(Ok(()), Err)
    }
}

impl Secrets for FakeKeyring {
    fn get(&self, key: &SecretKey) -> Result<Option<SecretString>, SecretsError> {
        self.inject_fault()?;
        let secrets = self.secrets.lock().unwrap();
        Ok(secrets.get(key).cloned().map(SecretString::from))
    }

    fn put(&self, key: &SecretKey, secret: &SecretString) -> Result<(), SecretsError> {
        self.inject_fault()?;
        if !self.loses_writes.load(Ordering::SeqCst) {
            let secret = secret.expose_secret().to_owned();
            self.secrets.lock().unwrap().insert(key.clone(), secret);
        }
        Ok(())
    }

    fn delete(&self, key: &SecretKey) -> Result<(), SecretsError> {
        self.inject_fault()?;
        self.secrets.lock().unwrap().remove(key);
        Ok(())
    }
}

#[derive(Default)]
pub(crate) struct FakeClipboard {
    text: Mutex<Option<String>>,
    fails: AtomicBool,
    hangs: Mutex<Option<(mpsc::Sender<()>, mpsc::Receiver<()>)>>,
    removals: AtomicUsize,
}

impl FakeClipboard {
    /// How often a text was to be removed.
    #[allow(dead_code, reason = "only the attack tests use it")]
    pub(crate) fn removals(&self) -> usize {
        self.removals.load(Ordering::SeqCst)
    }

    pub(crate) fn text(&self) -> Option<String> {
        self.text.lock().unwrap().clone()
    }

    /// Replaces the text, as another program could.
    pub(crate) fn copy(&self, text: &str) {
        *self.text.lock().unwrap() = Some(text.into());
    }

    /// Makes the next `put` hang until something is sent. Receives when it begins and when it ends.
    #[allow(dead_code, reason = "only the attack tests use it")]
    pub(crate) fn hang(&self) -> (mpsc::Receiver<()>, mpsc::Sender<()>) {
        let (progress, received) = mpsc::channel();
        let (release, released) = mpsc::channel();
        *self.hangs.lock().unwrap() = Some((progress, released));
        (received, release)
    }

    /// Makes every following `put` fail.
    pub(crate) fn fail(&self) {
        self.fails.store(true, Ordering::SeqCst);
    }
}

impl Clipboard for FakeClipboard {
    fn put(&self, secret: &SecretString) -> Result<(), ClipboardError> {
        if self.fails.load(Ordering::SeqCst) {
            return Err(ClipboardError::Failed("there is none".into()));
        }
        let hangs = self.hangs.lock().unwrap().take();
        if let Some((progress, released)) = hangs {
            progress.send(()).unwrap();
            released.recv().unwrap();
            self.copy(secret.expose_secret());
            progress.send(()).unwrap();
        } else {
            self.copy(secret.expose_secret());
        }
        Ok(())
    }

    fn remove(&self, is_secret: &dyn Fn(&str) -> bool) -> Result<(), ClipboardError> {
        self.text.lock().unwrap().take_if(|text| is_secret(text));
        self.removals.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

/// The system's authentication; absent unless a test sets a response.
#[derive(Default)]
pub(crate) struct FakeAuthenticator {
    response: Mutex<Option<Result<(), AuthenticationError>>>,
    asked: AtomicUsize,
    held_by: Mutex<Option<mpsc::Receiver<()>>>,
}

#[allow(dead_code, reason = "only the core tests use it")]
impl FakeAuthenticator {
    pub(crate) fn respond(&self, response: Result<(), AuthenticationError>) {
        *self.response.lock().unwrap() = Some(response);
    }

    /// Keeps the next dialog open until the returned sender is dropped.
    pub(crate) fn hold(&self) -> mpsc::Sender<()> {
        let (open, held_by) = mpsc::channel();
        *self.held_by.lock().unwrap() = Some(held_by);
        open
    }

    /// How often a person was asked.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

impl Authenticator for FakeAuthenticator {
    fn is_available(&self) -> bool {
        self.response.lock().unwrap().is_some()
    }

    fn authenticate(&self) -> Result<(), AuthenticationError> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        if let Some(held_by) = self.held_by.lock().unwrap().take() {
            held_by.recv().unwrap_err();
        }
        self.response.lock().unwrap().clone().unwrap()
    }
}

/// A key, and what happens when it is written next.
type OnWrite = (&'static str, Box<dyn FnOnce() + Send>);

#[derive(Default)]
pub(crate) struct FakePreferences {
    values: Mutex<HashMap<String, Value>>,
    fails_writes: AtomicBool,
    on_write: Mutex<Option<OnWrite>>,
}

impl FakePreferences {
    /// Makes every following write fail, as on a full disk.
    pub(crate) fn fail_writes(&self) {
        self.fails_writes.store(true, Ordering::SeqCst);
    }

    /// Replaces text in the stored values, as an edit of the file by hand would.
    pub(crate) fn edit(&self, from: &str, to: &str) {
        let text = self.text().replace(from, to);
        *self.values.lock().unwrap() = serde_json::from_str(&text).unwrap();
    }

    /// Runs a callback once, after a write of this key.
    pub(crate) fn on_write_of(&self, key: &'static str, callback: impl FnOnce() + Send + 'static) {
        *self.on_write.lock().unwrap() = Some((key, Box::new(callback)));
    }

    /// All values as JSON text.
    pub(crate) fn text(&self) -> String {
        serde_json::to_string(&*self.values.lock().unwrap()).unwrap()
    }
}

impl Preferences for FakePreferences {
    fn get(&self, key: &str) -> Option<Value> {
        self.values.lock().unwrap().get(key).cloned()
    }

    fn set(&self, key: &str, value: Value) -> Result<(), PreferencesError> {
        if self.fails_writes.load(Ordering::SeqCst) {
            return Err(PreferencesError(Cause::DiskFull));
        }
        self.values.lock().unwrap().insert(key.into(), value);
        let written = self.on_write.lock().unwrap().take_if(|(of, _)| *of == key);
        if let Some((_, callback)) = written {
            callback();
        }
        Ok(())
    }
}

/// The desktop: native dialogs, answered with yes unless a test says otherwise, and its proxy.
#[derive(Default)]
pub(crate) struct FakeDialogs {
    says_no: AtomicBool,
    stays_open: AtomicBool,
    file: Mutex<Option<PathBuf>>,
    proxy: Mutex<Option<String>>,
    questions: Mutex<Vec<Question>>,
}

impl FakeDialogs {
    /// Answers every following question with no.
    pub(crate) fn say_no(&self) {
        self.says_no.store(true, Ordering::SeqCst);
    }

    /// Leaves every following question without an answer.
    pub(crate) fn stay_open(&self) {
        self.stays_open.store(true, Ordering::SeqCst);
    }

    /// Chooses this file in every following dialog.
    pub(crate) fn choose(&self, file: &Path) {
        *self.file.lock().unwrap() = Some(file.to_owned());
    }

    /// Uses this proxy from now on.
    pub(crate) fn set_proxy(&self, address: Option<&str>) {
        *self.proxy.lock().unwrap() = address.map(str::to_owned);
    }

    /// The questions so far.
    pub(crate) fn questions(&self) -> Vec<Question> {
        self.questions.lock().unwrap().clone()
    }
}

impl Dialogs for FakeDialogs {
    fn ask(&self, question: Question) -> BoxFuture<'_, bool> {
        self.questions.lock().unwrap().push(question);
        let says_yes = !self.says_no.load(Ordering::SeqCst);
        if self.stays_open.load(Ordering::SeqCst) {
            pending().boxed()
        } else {
            ready(says_yes).boxed()
        }
    }

    fn choose_certificate_file(&self) -> BoxFuture<'_, Option<PathBuf>> {
        ready(self.file.lock().unwrap().clone()).boxed()
    }
}

impl DesktopProxy for FakeDialogs {
    fn proxy_for(&self, _: &str) -> Option<String> {
        self.proxy.lock().unwrap().clone()
    }
}

/// A clock that stands still until a test advances it: the wall clock and the monotonic clock.
pub(crate) struct FakeClock {
    time: Mutex<(Timestamp, Instant)>,
    zone: Mutex<TimeZone>,
}

impl FakeClock {
    /// Starts at the real time, so that the lifetimes of the sandbox's tokens fit.
    pub(crate) fn at_now() -> Self {
        Self {
            time: Mutex::new((Timestamp::now(), Instant::now())),
            zone: Mutex::new(TimeZone::UTC),
        }
    }

    /// Sets the time zone of the computer, which is UTC at first.
    pub(crate) fn set_time_zone(&self, name: &str) {
        *self.zone.lock().unwrap() = TimeZone::get(name).unwrap();
    }

    /// Advances both clocks.
    pub(crate) fn advance(&self, by: SignedDuration) {
        let mut now = self.time.lock().unwrap();
        now.0 += by;
        now.1 += by.unsigned_abs();
    }

    /// Moves the wall clock alone, as setting the clock or a sleep of the machine does.
    pub(crate) fn shift_wall_clock(&self, by: SignedDuration) {
        self.time.lock().unwrap().0 += by;
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        self.time.lock().unwrap().0
    }

    fn time_zone(&self) -> TimeZone {
        self.zone.lock().unwrap().clone()
    }

    fn steady(&self) -> Instant {
        self.time.lock().unwrap().1
    }
}
