//! Seeing the shop as a customer, previewed or signed in: one session at a time, in memory only, ended by whatever should end it.

mod access_modes;
mod enter;
mod life;
mod new_password;
mod request_audit;
mod session;
mod session_read;
mod viewpoint;

use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use journal::{Action, Outcome};

use crate::view::{EndReason, ImpersonationEnded, ImpersonationView, Policy};
use crate::{App, Error};
use life::{Life, Living};
use request_audit::RequestAudit;
pub(crate) use session::Session;
pub(crate) use session_read::SessionRead;
pub(crate) use viewpoint::Viewpoint;

/// The longest that the page's clock and ours may disagree about a session being over.
const TICK: Duration = Duration::from_secs(5);

/// When a session is nearly over: what is left of it then.
const NEARLY_OVER: Duration = Duration::from_mins(2);

/// The session, and the latest attempt to begin one.
#[derive(Default)]
pub(crate) struct Impersonation {
    session: Option<Session>,
    /// A sign-in that was overtaken by another, or by Stop, finds that its attempt is over: it sends nothing more,
    /// and throws its token away.
    attempt: Option<Life>,
}

impl App {
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

    /// Begins an attempt to begin a session, before anything is checked: what forbids it from now on ends the attempt.
    fn begin_attempt(&self) -> Living {
        let life = Life::default();
        let attempt = life.living();
        self.impersonation_state().attempt = Some(life);
        self.cancel_update();
        attempt
    }

    /// Whether there is a session, or one is about to begin.
    pub(crate) fn is_inside(&self) -> bool {
        let state = self.impersonation_state();
        state.session.is_some() || state.attempt.as_ref().is_some_and(Life::is_lived)
    }

    /// Ends the session that is under way, unless the attempt to begin another has been overtaken.
    async fn make_room(&self, attempt: &Living) -> Result<(), Error> {
        let ended = {
            let mut state = self.impersonation_state();
            if attempt.is_over() {
                return Err(Error::SessionEnded);
            }
            state.session.take()
        };
        self.wind_up(ended, EndReason::Replaced).await;
        Ok(())
    }

    /// The session as this customer of this store, where there is one.
    pub(crate) fn session_of(&self, connection: &str, customer: &str) -> Option<String> {
        let state = self.impersonation_state();
        let ImpersonationView {
            session,
            connection: store,
            customer: who,
            ..
        } = &state.session.as_ref()?.view;
        (store == connection && who == customer).then(|| session.clone())
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
            state.attempt = None;
            state.session.take()
        };
        self.wind_up(ended, reason).await;
    }

    /// Ends the session if it belongs to this store, and any that is about to begin.
    pub(crate) async fn end_of_store(&self, connection: &str, reason: EndReason) {
        let ended = {
            let mut state = self.impersonation_state();
            state.attempt = None;
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
            if is_another {
                state.attempt = None;
            }
            state
                .session
                .take_if(|current| current.view.connection != connection)
        };
        self.wind_up(ended, EndReason::StoreClosed).await;
    }

    /// Ends the session if this store's policy no longer allows it. One that is about to begin may not be allowed either.
    pub(crate) async fn end_where_forbidden(&self, connection: &str, policy: Policy) {
        let ended = {
            let mut state = self.impersonation_state();
            if policy != Policy::PreviewAndSignIn {
                state.attempt = None;
            }
            state
                .session
                .take_if(|current| current.view.connection == connection && !policy.allows(current.view.way))
        };
        self.wind_up(ended, EndReason::Forbidden).await;
    }

    async fn end_if_due(&self) {
        let now = self.now();
        let ended = self
            .impersonation_state()
            .session
            .take_if(|current| current.left(now).is_none());
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
        // Nobody listens where there is no window.
        self.shared.ended.send(ended).ok();
        self.shared.audit.write(&about, Outcome::Done).await.ok();
    }

    /// Ends the session on time though nobody asks for anything, and tells before that it is about to.
    fn watch(&self, session: String) {
        let app = self.clone();
        tokio::spawn(async move {
            let mut is_told = false;
            while let Some(left) = app.left_of(&session) {
                if !is_told && left <= NEARLY_OVER {
                    is_told = true;
                    // Nobody listens where there is no window.
                    app.shared.nearly_over.send(()).ok();
                }
                // Short steps: the machine may have slept, and its clock may have been set.
                tokio::time::sleep(left.min(TICK)).await;
                app.end_if_due().await;
            }
        });
    }

    /// How much longer this session lasts, if it is the current one.
    fn left_of(&self, session: &str) -> Option<Duration> {
        let now = self.now();
        let state = self.impersonation_state();
        let current = state.session.as_ref()?;
        (current.view.session == session).then(|| current.left(now).unwrap_or_default())
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
            Self::CustomerDeleted => "customer_deleted",
            Self::Quit => "quit",
        }
    }
}
