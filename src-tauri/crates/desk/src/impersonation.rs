//! Seeing the shop as a customer, previewed or signed in: one session at a time, in memory only, ended by whatever should end it.

mod enter;
mod eyes;
mod look;
mod new_password;
mod session;
mod ways;

use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use journal::{Action, Outcome};

use crate::Desk;
use crate::view::{EndReason, ImpersonationEnded, ImpersonationView, WayView};
pub(crate) use eyes::Eyes;
pub(crate) use look::Looking;
pub(crate) use session::Session;

/// The longest that the page's clock and ours may disagree about a session being over.
const TICK: Duration = Duration::from_secs(5);

/// When a session is nearly over: what is left of it then.
const NEARLY_OVER: SignedDuration = SignedDuration::from_mins(2);

/// The session, and a count of the attempts to begin or end one.
#[derive(Default)]
pub(crate) struct Impersonation {
    session: Option<Session>,
    /// Rises with each attempt: a sign-in that was overtaken by another, or by Stop, finds it changed
    /// when the store's answer arrives, and throws its token away.
    attempt: u64,
}

impl Desk {
    fn impersonation_state(&self) -> MutexGuard<'_, Impersonation> {
        self.shared
            .impersonation
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The customer that staff are signed in as.
    pub async fn impersonation(&self) -> Option<ImpersonationView> {
        self.end_if_due().await;
        self.impersonation_state()
            .session
            .as_ref()
            .map(|session| session.view.clone())
    }

    /// Ends the session. Takes no identity: there is only one to end.
    pub async fn stop(&self) {
        self.end_any(EndReason::Stopped).await;
    }

    /// In which way this store is seen as a customer, where it is.
    pub(crate) fn way_of_session_in(&self, connection: &str) -> Option<WayView> {
        let state = self.impersonation_state();
        let session = state.session.as_ref()?;
        (session.view.connection == connection).then_some(session.view.way)
    }

    fn is_current(&self, session: &str) -> bool {
        self.impersonation_state()
            .session
            .as_ref()
            .is_some_and(|current| current.view.session == session)
    }

    /// Ends the session if it is this one.
    pub(crate) async fn end(&self, session: &str, reason: EndReason) {
        let ended = {
            let mut state = self.impersonation_state();
            state.session.take_if(|current| current.view.session == session)
        };
        self.wind_up(ended, reason).await;
    }

    /// Ends whatever session there is, and any that is about to begin.
    pub(crate) async fn end_any(&self, reason: EndReason) {
        let ended = {
            let mut state = self.impersonation_state();
            state.attempt += 1;
            state.session.take()
        };
        self.wind_up(ended, reason).await;
    }

    /// Ends the session if it belongs to this store, and any that is about to begin.
    pub(crate) async fn end_of_store(&self, connection: &str, reason: EndReason) {
        let ended = {
            let mut state = self.impersonation_state();
            state.attempt += 1;
            state
                .session
                .take_if(|current| current.view.connection == connection)
        };
        self.wind_up(ended, reason).await;
    }

    /// Ends the session if it belongs to another store, and any that is about to begin: one store is worked in at a time.
    pub(crate) async fn end_of_other_stores(&self, connection: &str) {
        let is_another = self.last_connection().as_deref() != Some(connection);
        let ended = {
            let mut state = self.impersonation_state();
            state.attempt += u64::from(is_another);
            state
                .session
                .take_if(|current| current.view.connection != connection)
        };
        self.wind_up(ended, EndReason::StoreClosed).await;
    }

    async fn end_if_due(&self) {
        let now = self.shared.clock.now();
        let ended = self
            .impersonation_state()
            .session
            .take_if(|current| current.ends_at <= now);
        self.wind_up(ended, EndReason::Expired).await;
    }

    /// Drops the token, tells the page, and writes it down. A session that has ended stays ended
    /// although the journal can't be written: the other way round would leave the token alive.
    async fn wind_up(&self, ended: Option<Session>, reason: EndReason) {
        let Some(session) = ended else { return };
        let about = session.about(Action::SessionEnd, Some(reason.word().into()));
        let ended = ImpersonationEnded {
            session: session.view.session.clone(),
            reason,
        };
        drop(session);
        let _ = self.shared.ended.send(ended);
        let _ = self.shared.record.write(&about, Outcome::Done).await;
    }

    /// Ends the session on time though nobody asks for anything, and tells before that it is about to.
    fn watch(&self, session: String, ends_at: Timestamp) {
        let desk = self.clone();
        tokio::spawn(async move {
            let mut is_told = false;
            while desk.is_current(&session) {
                let left = ends_at.duration_since(desk.shared.clock.now());
                if !is_told && left <= NEARLY_OVER {
                    is_told = true;
                    // Nobody listens where there is no window.
                    let _ = desk.shared.nearly_over.send(());
                }
                let left = Duration::try_from(left).unwrap_or_default();
                // Short steps: the machine may have slept, and its clock may have been set.
                tokio::time::sleep(left.min(TICK)).await;
                desk.end_if_due().await;
            }
        });
    }
}

impl EndReason {
    fn word(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Rejected => "rejected",
            Self::StoreClosed => "store_closed",
            Self::Forbidden => "forbidden",
            Self::Locked => "locked",
            Self::Quit => "quit",
        }
    }
}
