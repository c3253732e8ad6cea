//! Impersonation: seeing the shop as a customer, by a preview or a sign-in.
//!
//! There is at most one session, it is in memory only, and it has a deadline.
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

mod access_modes;
mod enter;
mod new_password;
mod request_audit;
mod session;
mod session_read;
mod viewpoint;

use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use journal::{Action, Outcome};

use crate::audit::AuditEvent;
use crate::lifecycle::{Event, Task, Work, concerns};
use crate::view::{AccessMode, EndReason, ImpersonationEnded, ImpersonationView};
use crate::{App, Error};
use request_audit::RequestAudit;
pub(crate) use session::Session;
pub(crate) use session_read::SessionRead;
pub(crate) use viewpoint::Viewpoint;

/// How often a deadline is checked: timers stand still while the machine sleeps.
const TICK: Duration = Duration::from_secs(5);

/// How much of a session is left when staff are told that it is nearly over.
const NEARLY_OVER: Duration = Duration::from_mins(2);

/// Where impersonation stands. An attempt that is cancelled counts as none.
#[derive(Default)]
pub(crate) enum Impersonation {
    #[default]
    Idle,
    Entering(Task),
    Inside {
        session: Box<Session>,
        /// The attempt to enter another session.
        next: Option<Task>,
    },
}

/// A session that is over and not in the audit log yet.
#[must_use]
struct Ending {
    session: String,
    about: AuditEvent,
    reason: EndReason,
}

/// An attempt to begin a session. Dropping it gives the attempt up.
struct Attempt(Task);

impl Drop for Attempt {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

impl Impersonation {
    fn session(&self) -> Option<&Session> {
        match self {
            Self::Inside { session, .. } => Some(session),
            Self::Idle | Self::Entering(_) => None,
        }
    }

    fn attempt(&self) -> Option<&Task> {
        match self {
            Self::Entering(attempt) => Some(attempt),
            Self::Inside { next, .. } => next.as_ref(),
            Self::Idle => None,
        }
    }

    /// Begins an attempt in place of the one before, which sends nothing more.
    fn enter(&mut self, attempt: Task) {
        if let Some(before) = self.attempt() {
            before.cancel();
        }
        match self {
            Self::Inside { next, .. } => *next = Some(attempt),
            Self::Idle | Self::Entering(_) => *self = Self::Entering(attempt),
        }
    }

    /// Ends the session if it is one of these. Its token is gone from here on.
    fn end(&mut self, reason: EndReason, which: impl FnOnce(&Session) -> bool) -> Option<Ending> {
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

impl App {
    fn impersonation_state(&self) -> MutexGuard<'_, Impersonation> {
        self.shared
            .impersonation
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The current session.
    pub async fn impersonation(&self) -> Option<ImpersonationView> {
        self.end_if_due().await;
        let state = self.impersonation_state();
        state.session().map(|session| session.view.clone())
    }

    /// Ends the current session, or the attempt to begin one.
    pub async fn stop(&self) {
        let ending = {
            let mut state = self.impersonation_state();
            if let Some(attempt) = state.attempt() {
                attempt.cancel();
            }
            state.end(EndReason::Stopped, |_| true)
        };
        self.conclude_end(ending).await;
    }

    /// Begins an attempt to begin a session. That comes before all checks, so that what forbids a
    /// session meanwhile ends the attempt.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked.
    fn begin_attempt(&self, connection: &str, way: AccessMode) -> Result<Attempt, Error> {
        let work = match way {
            AccessMode::Preview => Work::EnterPreview,
            AccessMode::SignIn => Work::EnterSignIn,
        };
        let attempt = self.shared.lifecycle.begin(work, Some(connection))?;
        self.impersonation_state().enter(attempt.clone());
        self.cancel_update();
        Ok(Attempt(attempt))
    }

    /// Whether there is a session, or one is about to begin.
    pub(crate) fn is_inside(&self) -> bool {
        let state = self.impersonation_state();
        let is_entering = state.attempt().is_some_and(|attempt| !attempt.is_cancelled());
        is_entering || state.session().is_some()
    }

    /// Ends the current session before another begins.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the attempt to begin the other was cancelled.
    async fn make_room(&self, attempt: &Attempt) -> Result<(), Error> {
        let ending = {
            let mut state = self.impersonation_state();
            if attempt.0.is_cancelled() {
                return Err(Error::SessionEnded);
            }
            state.end(EndReason::Replaced, |_| true)
        };
        self.conclude_end(ending).await;
        Ok(())
    }

    /// The session as this customer of this store, if there is one.
    pub(crate) fn session_of(&self, connection: &str, customer: &str) -> Option<String> {
        let state = self.impersonation_state();
        let ImpersonationView {
            session,
            connection: store,
            customer: who,
            ..
        } = &state.session()?.view;
        (store == connection && who == customer).then(|| session.clone())
    }

    fn is_current(&self, session: &str) -> bool {
        let state = self.impersonation_state();
        state
            .session()
            .is_some_and(|current| current.view.session == session)
    }

    /// Ends the session of this ID, if it is the current one.
    pub(crate) async fn end(&self, session: &str, reason: EndReason) {
        let ending = self
            .impersonation_state()
            .end(reason, |current| current.view.session == session);
        self.conclude_end(ending).await;
    }

    /// Ends the session if it is work of this kind that an event concerns.
    pub(crate) async fn end_session_for(&self, event: Event, at: Option<&str>, work: Work) {
        let is_meant =
            |current: &Session| current.work() == work && concerns(event, at, Some(&current.view.connection));
        let ending = self.impersonation_state().end(reason_of(event), is_meant);
        self.conclude_end(ending).await;
    }

    async fn end_if_due(&self) {
        let now = self.now();
        let ending = self
            .impersonation_state()
            .end(EndReason::Expired, |current| current.left(now).is_none());
        self.conclude_end(ending).await;
    }

    /// Tells the page of the end and writes it to the audit log. A session stays ended even if that
    /// fails: the other way round the token would stay alive.
    async fn conclude_end(&self, ending: Option<Ending>) {
        let Some(Ending {
            session,
            about,
            reason,
        }) = ending
        else {
            return;
        };
        tracing::info!(?reason, "session ended");
        // Without a window, there is no receiver.
        self.shared
            .ended
            .send(ImpersonationEnded { session, reason })
            .ok();
        if let Err(error) = self.shared.audit.write(&about, Outcome::Done).await {
            error.warn("the end of a session is not in the audit log");
        }
    }

    /// Ends the session at its deadline, and announces the deadline two minutes before.
    fn watch_deadline(&self, session: String) {
        let app = self.clone();
        tokio::spawn(async move {
            let mut is_announced = false;
            while let Some(left) = app.time_left(&session) {
                if !is_announced && left <= NEARLY_OVER {
                    is_announced = true;
                    // Without a window, there is no receiver.
                    app.shared.nearly_over.send(()).ok();
                }
                tokio::time::sleep(left.min(TICK)).await;
                app.end_if_due().await;
            }
        });
    }

    /// How much longer this session lasts, if it is the current one.
    fn time_left(&self, session: &str) -> Option<Duration> {
        let now = self.now();
        let state = self.impersonation_state();
        let current = state.session()?;
        (current.view.session == session).then(|| current.left(now).unwrap_or_default())
    }
}

/// Why an event ends a session.
fn reason_of(event: Event) -> EndReason {
    match event {
        Event::Lock => EndReason::Locked,
        Event::SwitchStore | Event::CloseStore | Event::RemoveStore => EndReason::StoreClosed,
        Event::PolicyPreviewOnly | Event::PolicyOff => EndReason::Forbidden,
        Event::PageReload => EndReason::Stopped,
        Event::Quit => EndReason::Quit,
    }
}

impl EndReason {
    /// The word in the audit log.
    fn word(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Rejected => "rejected",
            Self::StoreClosed => "store_closed",
            Self::Forbidden => "forbidden",
            Self::Locked => "locked",
            Self::CustomerDeleted => "customer_deleted",
            Self::Quit => "quit",
        }
    }
}

impl Session {
    /// Ends the session: its reads are cancelled, and its token is dropped with them.
    fn end(self, reason: EndReason) -> Ending {
        self.task.cancel();
        Ending {
            about: self.about(Action::SessionEnd, Some(reason.word().into())),
            session: self.view.session,
            reason,
        }
    }
}
