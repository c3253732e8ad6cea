//! The lock: nothing is asked of a store, and nobody is looked at, while staff are away.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use crate::clock::TimePoint;
use crate::view::{EndReason, LockReason};
use crate::{App, Error, Shared};

/// How often the app looks whether somebody is there.
const TICK: Duration = Duration::from_secs(5);

/// Whether the program is locked, and when somebody was last there.
pub(crate) struct Lock(Mutex<State>);

struct State {
    locked: Option<LockReason>,
    active_at: TimePoint,
}

impl Lock {
    pub(crate) fn open(now: TimePoint) -> Self {
        Self(Mutex::new(State {
            locked: None,
            active_at: now,
        }))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Why the program is locked, if it is.
    pub fn locked(&self) -> Option<LockReason> {
        self.shared.lock.state().locked
    }

    /// Somebody is there: the page has seen a key or the pointer. Opens no lock.
    pub async fn active(&self) {
        self.lock_if_idle().await;
        self.shared.lock.state().active_at = self.now();
    }

    /// Locks the program: the session as a customer ends, scans, exports and updates stop, an import waits, a copied password leaves the clipboard,
    /// and nothing is asked of a store until [`App::unlock`].
    pub async fn lock(&self, reason: LockReason) {
        let is_new = {
            let mut state = self.shared.lock.state();
            let is_new = state.locked.is_none();
            state.locked.get_or_insert(reason);
            is_new
        };
        if is_new {
            // Nobody listens where there is no window.
            self.shared.locks.send(reason).ok();
        }
        self.stop_scans();
        self.pause_imports();
        self.stop_exports();
        self.cancel_update();
        self.end_any(EndReason::Locked).await;
        self.forget_password().await;
    }

    /// Opens the lock. Who may sit here is the system's to check; no session comes back.
    pub fn unlock(&self) {
        let mut state = self.shared.lock.state();
        state.locked = None;
        state.active_at = self.now();
    }

    pub(crate) fn refuse_while_locked(&self) -> Result<(), Error> {
        match self.locked() {
            Some(_) => Err(Error::Locked),
            None => Ok(()),
        }
    }

    /// Locks the program if nobody has been there for too long.
    pub async fn lock_if_idle(&self) {
        let now = self.now();
        let idle = self.shared.settings.read().idle();
        let is_due = {
            let state = self.shared.lock.state();
            state.locked.is_none() && now.since(state.active_at) >= idle
        };
        if is_due {
            self.lock(LockReason::Idle).await;
        }
    }
}

/// Looks from time to time whether somebody is there, for as long as there is a app.
pub(crate) async fn watch(app: Weak<Shared>) {
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
