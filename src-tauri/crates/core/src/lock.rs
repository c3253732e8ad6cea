//! The area of the lock: nothing is sent to a store while staff are away. What it stops is in
//! `lifecycle`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use journal::{Action, Outcome};
use serde_json::Value;
use tokio::sync::{OnceCell, broadcast};
use tokio::time::timeout;

use crate::audit::{AuditEvent, AuditStore, AuditWriter};
use crate::clock::ClockReading;
use crate::lifecycle::{Event, Lifecycle};
use crate::ports::{AuthenticationError, Authenticator, Clock, Preferences};
use crate::running_work::RunningWork;
use crate::settings::Settings;
use crate::view::LockReason;
use crate::{Error, blocking};

/// How often the idle time is checked at least. While the computer sleeps, no timer runs.
const TICK: Duration = Duration::from_secs(30);
/// How long the next check waits at least, also after one that failed.
const MIN_TICK: Duration = Duration::from_secs(1);

/// How long the system may take to say whether it can authenticate a person.
const AVAILABILITY_TIMEOUT: Duration = Duration::from_secs(2);

/// How long a person has to respond to the system's dialog.
const DIALOG_TIMEOUT: Duration = Duration::from_mins(2);

/// Whether the app was locked when it ended. A restart must not unlock it.
const LOCKED: &str = "locked";

/// Locks the app when staff leave.
pub(crate) struct Lock {
    lifecycle: Arc<Lifecycle>,
    running_work: Arc<RunningWork>,
    settings: Arc<Settings>,
    clock: Arc<dyn Clock>,
    audit: Arc<AuditWriter>,
    /// When staff last used the keyboard or the pointer.
    last_active: Mutex<ClockReading>,
    locks: broadcast::Sender<LockReason>,
    authenticator: Arc<dyn Authenticator>,
    preferences: Arc<dyn Preferences>,
    is_available: OnceCell<bool>,
    /// Whether the system could not show its dialog.
    has_no_dialog: AtomicBool,
    /// Held while the system's dialog is open.
    asking: tokio::sync::Mutex<()>,
}

impl Lock {
    pub(crate) fn new(
        lifecycle: Arc<Lifecycle>,
        running_work: Arc<RunningWork>,
        settings: Arc<Settings>,
        clock: Arc<dyn Clock>,
        audit: Arc<AuditWriter>,
        authenticator: Arc<dyn Authenticator>,
        preferences: Arc<dyn Preferences>,
    ) -> Self {
        if preferences.get(LOCKED) == Some(Value::Bool(true)) {
            lifecycle.lock(LockReason::Restart);
        }
        let last_active = Mutex::new(ClockReading::now(clock.as_ref()));
        Self {
            lifecycle,
            running_work,
            settings,
            clock,
            audit,
            last_active,
            locks: broadcast::Sender::new(8),
            authenticator,
            preferences,
            is_available: OnceCell::new(),
            has_no_dialog: AtomicBool::new(false),
            asking: tokio::sync::Mutex::default(),
        }
    }

    /// Receives every lock of the app, with the reason.
    pub(crate) fn locks(&self) -> broadcast::Receiver<LockReason> {
        self.locks.subscribe()
    }

    /// Records that staff are active. Does not unlock.
    pub(crate) async fn active(&self) {
        self.lock_if_idle().await;
        self.set_active();
    }

    /// Locks the app until [`Lock::unlock`], even if that can't be recorded.
    pub(crate) async fn lock(&self, reason: LockReason) {
        let is_new = self.lifecycle.lock(reason);
        if is_new {
            tracing::info!(?reason, "app locked");
            // Without a window, there is no receiver.
            self.locks.send(reason).ok();
        }
        // Saved early: a restart must not unlock an app that looks locked.
        let save = async {
            if self.can_authenticate().await {
                self.save(true).await;
            }
        };
        tokio::join!(self.running_work.on(Event::Lock, None), save);
        if is_new {
            let event = AuditEvent {
                detail: Some(reason.word().to_owned()),
                ..AuditEvent::new(Action::Lock, AuditStore::default())
            };
            if let Err(error) = self.audit.write(&event, Outcome::Done).await {
                error.warn("the lock is not in the audit log");
            }
        }
    }

    /// Unlocks the app, once the system has authenticated the person, where it can, and after
    /// that was recorded. An app that is locked again meanwhile stays locked.
    pub(crate) async fn unlock(&self) -> Result<(), Error> {
        let locks = self.lifecycle.locks();
        if self.lifecycle.locked().is_some() {
            if self.can_authenticate().await {
                self.authenticate().await?;
            }
            let event = AuditEvent::new(Action::Unlock, AuditStore::default());
            self.audit.write(&event, Outcome::Done).await?;
        }
        if self.preferences.get(LOCKED) == Some(Value::Bool(true)) {
            self.save(false).await;
        }
        self.set_active();
        if let Err(locked) = self.lifecycle.unlock(locks) {
            if self.can_authenticate().await {
                self.save(true).await;
            }
            return Err(locked);
        }
        tracing::info!("app unlocked");
        Ok(())
    }

    /// Whether unlocking asks the system who is there. If not, the app is only hidden.
    pub(crate) async fn can_authenticate(&self) -> bool {
        let authenticator = Arc::clone(&self.authenticator);
        let asked = self.is_available.get_or_init(|| async {
            let available = blocking::run(move || authenticator.is_available());
            timeout(AVAILABILITY_TIMEOUT, available).await.unwrap_or(false)
        });
        *asked.await && !self.has_no_dialog.load(Ordering::Relaxed)
    }

    async fn authenticate(&self) -> Result<(), Error> {
        let Ok(_asking) = self.asking.try_lock() else {
            return Err(AuthenticationError::Pending.into());
        };
        let authenticator = Arc::clone(&self.authenticator);
        let authenticated = blocking::run(move || authenticator.authenticate());
        let authenticated = timeout(DIALOG_TIMEOUT, authenticated).await;
        let authenticated = authenticated.unwrap_or(Err(AuthenticationError::Pending));
        if authenticated == Err(AuthenticationError::NoDialog) {
            self.has_no_dialog.store(true, Ordering::Relaxed);
        }
        tracing::info!(?authenticated, "the system was asked who is there");
        Ok(authenticated?)
    }

    async fn save(&self, is_locked: bool) {
        let preferences = Arc::clone(&self.preferences);
        let saved = blocking::run(move || preferences.set(LOCKED, is_locked.into())).await;
        if let Err(error) = saved {
            Error::from(error).warn("a restart does not keep the lock");
        }
    }

    /// Locks the app if staff have been idle for too long.
    pub(crate) async fn lock_if_idle(&self) {
        let is_due = self.lifecycle.locked().is_none() && self.until_idle().is_zero();
        if is_due {
            self.lock(LockReason::Idle).await;
        }
    }

    /// How long staff may do nothing more before the app locks.
    fn until_idle(&self) -> Duration {
        let last_active = *self.last_active.lock().unwrap_or_else(PoisonError::into_inner);
        let left = self.settings.read().idle() - self.now().since(last_active);
        // A negative time is none.
        Duration::try_from(left).unwrap_or_default()
    }

    fn until_next_check(&self) -> Duration {
        if self.lifecycle.locked().is_some() {
            TICK
        } else {
            self.until_idle().clamp(MIN_TICK, TICK)
        }
    }

    fn set_active(&self) {
        *self.last_active.lock().unwrap_or_else(PoisonError::into_inner) = self.now();
    }

    fn now(&self) -> ClockReading {
        ClockReading::now(self.clock.as_ref())
    }
}

impl LockReason {
    /// The word in the audit log.
    fn word(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Asked => "asked",
            Self::System => "system",
            Self::Restart => "restart",
        }
    }
}

/// Checks the idle time until the app is dropped, also after a panic in a check.
pub(crate) async fn watch_idle_time(lock: Weak<Lock>) {
    while tokio::spawn(check_idle_time(lock.clone())).await.is_err() {}
}

async fn check_idle_time(lock: Weak<Lock>) {
    loop {
        let next = lock.upgrade().map(|lock| lock.until_next_check());
        let Some(next) = next else { break };
        tokio::time::sleep(next).await;
        let Some(lock) = Weak::upgrade(&lock) else { break };
        lock.lock_if_idle().await;
    }
}
