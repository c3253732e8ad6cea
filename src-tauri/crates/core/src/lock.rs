//! The area of the lock: nothing is sent to a store while staff are away. What it stops is in
//! `lifecycle`.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use journal::{Action, Outcome};
use tokio::sync::broadcast;

use crate::Error;
use crate::audit::{AuditEvent, AuditStore, AuditWriter};
use crate::clock::ClockReading;
use crate::lifecycle::{Event, Lifecycle};
use crate::ports::Clock;
use crate::running_work::RunningWork;
use crate::settings::Settings;
use crate::view::LockReason;

/// How often the idle time is checked.
const TICK: Duration = Duration::from_secs(5);

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
}

impl Lock {
    pub(crate) fn new(
        lifecycle: Arc<Lifecycle>,
        running_work: Arc<RunningWork>,
        settings: Arc<Settings>,
        clock: Arc<dyn Clock>,
        audit: Arc<AuditWriter>,
    ) -> Self {
        let last_active = Mutex::new(ClockReading::now(clock.as_ref()));
        Self {
            lifecycle,
            running_work,
            settings,
            clock,
            audit,
            last_active,
            locks: broadcast::Sender::new(8),
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
        self.running_work.on(Event::Lock, None).await;
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

    /// Unlocks the app, after that was recorded.
    pub(crate) async fn unlock(&self) -> Result<(), Error> {
        if self.lifecycle.locked().is_some() {
            let event = AuditEvent::new(Action::Unlock, AuditStore::default());
            self.audit.write(&event, Outcome::Done).await?;
        }
        self.set_active();
        self.lifecycle.unlock();
        tracing::info!("app unlocked");
        Ok(())
    }

    /// Locks the app if staff have been idle for too long.
    pub(crate) async fn lock_if_idle(&self) {
        let last_active = *self.last_active.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = self.now().since(last_active);
        let is_due = self.lifecycle.locked().is_none() && idle >= self.settings.read().idle();
        if is_due {
            self.lock(LockReason::Idle).await;
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
        }
    }
}

/// Checks the idle time until the app is dropped, also after a panic in a check.
pub(crate) async fn watch_idle_time(lock: Weak<Lock>) {
    while tokio::spawn(check_idle_time(lock.clone())).await.is_err() {}
}

async fn check_idle_time(lock: Weak<Lock>) {
    loop {
        tokio::time::sleep(TICK).await;
        let Some(lock) = Weak::upgrade(&lock) else { break };
        lock.lock_if_idle().await;
    }
}
