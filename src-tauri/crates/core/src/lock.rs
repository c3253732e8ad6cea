//! The lock: nothing is sent to a store while staff are away. What it stops is in `lifecycle`.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use crate::app::Shared;
use crate::clock::ClockReading;
use crate::lifecycle::Event;
use crate::view::LockReason;
use crate::{App, Error};

/// How often the idle time is checked.
const TICK: Duration = Duration::from_secs(5);

/// When staff last used the keyboard or the pointer.
pub(crate) struct LastActive(Mutex<ClockReading>);

impl LastActive {
    pub(crate) fn new(now: ClockReading) -> Self {
        Self(Mutex::new(now))
    }

    fn get(&self) -> ClockReading {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, now: ClockReading) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl App {
    /// Why the app is locked, if it is.
    pub fn locked(&self) -> Option<LockReason> {
        self.shared.lifecycle.locked()
    }

    /// Records that staff are active. Does not unlock.
    pub async fn active(&self) {
        self.lock_if_idle().await;
        self.shared.last_active.set(self.now());
    }

    /// Locks the app until [`App::unlock`].
    pub async fn lock(&self, reason: LockReason) {
        if self.shared.lifecycle.lock(reason) {
            tracing::info!(?reason, "app locked");
            // Without a window, there is no receiver.
            self.shared.locks.send(reason).ok();
        }
        self.on(Event::Lock, None).await;
    }

    /// Unlocks the app. The operating system decides who may sit here. No session comes back, and a
    /// paused import waits to be resumed.
    pub fn unlock(&self) {
        self.shared.last_active.set(self.now());
        self.shared.lifecycle.unlock();
        tracing::info!("app unlocked");
    }

    pub(crate) fn refuse_while_locked(&self) -> Result<(), Error> {
        match self.locked() {
            Some(_) => Err(Error::Locked),
            None => Ok(()),
        }
    }

    /// Locks the app if staff have been idle for too long.
    pub async fn lock_if_idle(&self) {
        let idle = self.now().since(self.shared.last_active.get());
        let is_due = self.locked().is_none() && idle >= self.shared.settings.read().idle();
        if is_due {
            self.lock(LockReason::Idle).await;
        }
    }
}

/// Checks the idle time until the app is dropped.
pub(crate) async fn watch_idle_time(app: Weak<Shared>) {
    loop {
        tokio::time::sleep(TICK).await;
        let Some(shared) = Weak::upgrade(&app) else { break };
        App {
            shared: Arc::clone(&shared),
        }
        .lock_if_idle()
        .await;
    }
}
