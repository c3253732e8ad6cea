//! Where impersonation stands: there is at most one session, and it is in memory only.
//!
//! ```text
//!          asked for              customer confirmed
//!   Idle ────────────▶ Entering ──────────────────────▶ Inside
//!    ▲                    │                               │ stopped, expired, rejected, replaced,
//!    │ refused, failed,   │                               │ customer deleted, or an event of the
//!    ├────────────────────┘                               │ lifecycle
//!    │                                                    ▼
//!    └──────────────────────────────────────────────── Ending
//!           the end is in the audit log
//! ```
//!
//! Another session can be asked for from Inside. The current one ends once it is certain that the
//! other may be entered, before anything is sent for it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::session::{Ending, Session};
use crate::lifecycle::Task;
use crate::view::EndReason;

/// The current session, and the attempt to begin one.
#[derive(Default)]
pub(crate) struct CurrentSession(Mutex<State>);

impl CurrentSession {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether there is a session, or one is about to begin.
    pub(crate) fn is_inside(&self) -> bool {
        let state = self.state();
        let is_entering = state.attempt().is_some_and(|attempt| !attempt.is_cancelled());
        is_entering || state.session().is_some()
    }
}

/// Where impersonation stands. An attempt that is cancelled counts as none.
#[derive(Default)]
pub(super) enum State {
    #[default]
    Idle,
    Entering(Task),
    Inside {
        session: Box<Session>,
        /// The attempt to enter another session.
        next: Option<Task>,
    },
}

/// An attempt to begin a session. Dropping it gives the attempt up.
pub(crate) struct Attempt(pub(super) Task);

impl Drop for Attempt {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl State {
    pub(super) fn session(&self) -> Option<&Session> {
        match self {
            Self::Inside { session, .. } => Some(session),
            Self::Idle | Self::Entering(_) => None,
        }
    }

    pub(super) fn session_mut(&mut self) -> Option<&mut Session> {
        match self {
            Self::Inside { session, .. } => Some(session),
            Self::Idle | Self::Entering(_) => None,
        }
    }

    pub(super) fn attempt(&self) -> Option<&Task> {
        match self {
            Self::Entering(attempt) => Some(attempt),
            Self::Inside { next, .. } => next.as_ref(),
            Self::Idle => None,
        }
    }

    /// Begins an attempt in place of the one before, which sends nothing more.
    pub(super) fn enter(&mut self, attempt: Task) {
        if let Some(before) = self.attempt() {
            before.cancel();
        }
        match self {
            Self::Inside { next, .. } => *next = Some(attempt),
            Self::Idle | Self::Entering(_) => *self = Self::Entering(attempt),
        }
    }

    /// Ends the session if it is one of these. Its token is gone from here on.
    pub(super) fn end(&mut self, reason: EndReason, which: impl FnOnce(&Session) -> bool) -> Option<Ending> {
        match std::mem::take(self) {
            Self::Inside { session, next } if which(&session) => {
                *self = next.map_or(Self::Idle, Self::Entering);
                Some(session.end(reason))
            }
            other => {
                *self = other;
                None
            }
        }
    }
}
