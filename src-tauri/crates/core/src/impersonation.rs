//! The area of impersonation: seeing the shop as a customer or an account member, by a preview or
//! a sign-in.
//!
//! There is at most one session, it is in memory only, and it has a deadline. `state` has the
//! states, `enter` begins a session, `session_read` is every read in one.

mod access_modes;
mod account_reads;
mod account_viewpoint;
mod carts;
mod compare;
mod enter;
mod enter_account;
mod enter_by_code;
mod enter_member;
mod extension;
mod listed_carts;
mod looked_up;
mod member_ways;
mod new_password;
mod open_account;
mod orders;
mod session;
mod session_length;
mod session_read;
mod state;
mod subscriptions;
mod unlinked_orders;
mod viewpoint;

use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use journal::Outcome;
use tokio::sync::broadcast;

use crate::Error;
use crate::admin_views::AdminViews;
use crate::audit::AuditWriter;
use crate::audit_export::AuditExport;
use crate::clock::ClockReading;
use crate::connections::Stores;
use crate::customers::Customers;
use crate::lifecycle::{Event, Lifecycle, Work, concerns};
use crate::password_clipboard::PasswordClipboard;
use crate::ports::Clock;
use crate::settings::Settings;
use crate::sign_in_setup::SignInSetup;
use crate::support_credentials::SupportCredentials;
use crate::updates::Updates;
use crate::view::{AccessMode, EndReason, ImpersonationEnded, ImpersonationView};
pub(crate) use looked_up::LookedUp;
use session::{Ending, Session};
pub(crate) use state::CurrentSession;
use state::{Attempt, State};

/// How often a deadline is checked: timers stand still while the machine sleeps.
const TICK: Duration = Duration::from_secs(5);

/// How much of a session is left when staff are told that it is nearly over.
const NEARLY_OVER: Duration = Duration::from_mins(2);

/// Begins, reads in and ends sessions.
pub(crate) struct Impersonation {
    pub(crate) current: Arc<CurrentSession>,
    pub(crate) stores: Arc<Stores>,
    pub(crate) customers: Arc<Customers>,
    pub(crate) audit: Arc<AuditWriter>,
    pub(crate) audit_export: Arc<AuditExport>,
    pub(crate) views: Arc<AdminViews>,
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) password_clipboard: Arc<PasswordClipboard>,
    pub(crate) updates: Arc<Updates>,
    pub(crate) setup: Arc<SignInSetup>,
    pub(crate) credentials: Arc<SupportCredentials>,
    pub(crate) looked_up: LookedUp,
    pub(crate) ended: broadcast::Sender<ImpersonationEnded>,
    pub(crate) nearly_over: broadcast::Sender<()>,
}

impl Impersonation {
    fn state(&self) -> MutexGuard<'_, State> {
        self.current.state()
    }

    /// Receives every session that ends, with the reason.
    pub(crate) fn ended(&self) -> broadcast::Receiver<ImpersonationEnded> {
        self.ended.subscribe()
    }

    /// Receives a message when a session has two minutes left.
    pub(crate) fn nearly_over(&self) -> broadcast::Receiver<()> {
        self.nearly_over.subscribe()
    }

    /// The current session.
    pub(crate) async fn current(&self) -> Option<ImpersonationView> {
        self.end_if_due().await;
        let state = self.state();
        state.session().map(|session| session.view.clone())
    }

    /// Ends the current session, or the attempt to begin one.
    pub(crate) async fn stop(&self) {
        let ending = {
            let mut state = self.state();
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
            AccessMode::SignIn | AccessMode::SupportCredential | AccessMode::OneTimeCode => Work::EnterSignIn,
        };
        let attempt = self.lifecycle.begin(work, Some(connection))?;
        self.state().enter(attempt.clone());
        self.updates.cancel();
        Ok(Attempt(attempt))
    }

    /// Ends the current session before another begins.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] if the attempt to begin the other was cancelled.
    async fn make_room(&self, attempt: &Attempt) -> Result<(), Error> {
        let ending = {
            let mut state = self.state();
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
        let state = self.state();
        let ImpersonationView {
            session,
            connection: store,
            customer: who,
            ..
        } = &state.session()?.view;
        (store == connection && who == customer).then(|| session.clone())
    }

    /// How often another account was opened in this session; `None` if it is not the current one.
    fn switches(&self, session: &str) -> Option<u32> {
        let state = self.state();
        let current = state.session()?;
        (current.view.session == session).then_some(current.switches)
    }

    /// Ends the session of this ID, if it is the current one.
    pub(crate) async fn end(&self, session: &str, reason: EndReason) {
        let ending = self
            .state()
            .end(reason, |current| current.view.session == session);
        self.conclude_end(ending).await;
    }

    /// Ends the session if it is work of this kind that an event concerns.
    pub(crate) async fn end_for(&self, event: Event, at: Option<&str>, work: Work) {
        let is_meant =
            |current: &Session| current.work() == work && concerns(event, at, Some(&current.view.connection));
        let ending = self.state().end(reason_of(event), is_meant);
        self.conclude_end(ending).await;
    }

    async fn end_if_due(&self) {
        let now = ClockReading::now(self.clock.as_ref());
        let ending = self
            .state()
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
        self.ended.send(ImpersonationEnded { session, reason }).ok();
        if let Err(error) = self.audit.write(&about, Outcome::Done).await {
            error.warn("the end of a session is not in the audit log");
        }
    }

    /// Ends the session at its deadline, and announces the deadline two minutes before. After an
    /// extension it is announced again.
    fn watch_deadline(self: &Arc<Self>, session: String) {
        let this = Arc::clone(self);
        tokio::spawn(async move {
            let mut is_announced = false;
            while let Some(left) = this.time_left(&session) {
                if left > NEARLY_OVER {
                    is_announced = false;
                } else if !is_announced {
                    is_announced = true;
                    // Without a window, there is no receiver.
                    this.nearly_over.send(()).ok();
                }
                tokio::time::sleep(left.min(TICK)).await;
                this.end_if_due().await;
            }
        });
    }

    /// How much longer this session lasts, if it is the current one.
    fn time_left(&self, session: &str) -> Option<Duration> {
        let now = ClockReading::now(self.clock.as_ref());
        let state = self.state();
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
        Event::Panic => EndReason::InternalError,
    }
}
