//! An impersonation session.

use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use journal::Action;

use super::listed_carts::ListedCarts;
use super::session_length;
use super::viewpoint::Viewpoint;
use crate::audit::AuditEvent;
use crate::clock::ClockReading;
use crate::connections::OpenStore;
use crate::lifecycle::{Task, Work};
use crate::view::{AccessMode, EndReason, ImpersonationView};

/// An impersonation session. Its customer token, if it has one, is in `viewpoint` and nowhere else.
/// The token is dropped with the session and with the last read that still uses it.
pub(crate) struct Session {
    pub(super) view: ImpersonationView,
    pub(super) began: ClockReading,
    pub(super) lasts: SignedDuration,
    /// How long it can last with extensions.
    pub(super) longest: SignedDuration,
    pub(super) viewpoint: Viewpoint,
    pub(super) store: OpenStore,
    /// Cancelled with the session, and its reads with it.
    pub(super) task: Task,
    /// The carts that its lists had, of the open account. Others are not read: reading an ID that
    /// the store does not know creates a cart.
    pub(super) listed_carts: Arc<ListedCarts>,
    /// How often another account was opened.
    pub(super) switches: u32,
}

impl Session {
    /// How much longer it lasts; `None` after its deadline.
    pub(super) fn left(&self, now: ClockReading) -> Option<Duration> {
        let left = Duration::try_from(self.lasts.saturating_sub(now.since(self.began))).ok();
        left.filter(|left| !left.is_zero())
    }

    /// Shows the deadline in the view, after `lasts` was changed.
    pub(super) fn update_deadline(&mut self) {
        let began = self.began.at;
        self.view.ends_at = began.checked_add(self.lasts).unwrap_or(began).to_string();
        self.view.extension_minutes = session_length::minutes(self.lasts, self.longest);
    }

    pub(super) fn work(&self) -> Work {
        session_work(self.view.way)
    }

    pub(super) fn about(&self, action: Action, detail: Option<String>) -> AuditEvent {
        AuditEvent {
            customer_id: Some(self.view.customer.clone()),
            customer_email: Some(self.view.email.clone()).filter(|email| !email.is_empty()),
            session_id: Some(self.view.session.clone()),
            way: Some(self.view.way.into()),
            detail,
            ..AuditEvent::new(action, self.store.audit_store())
        }
    }

    /// Ends the session: its reads are cancelled, and its token is dropped with them.
    pub(super) fn end(self, reason: EndReason) -> Ending {
        self.task.cancel();
        Ending {
            about: self.about(Action::SessionEnd, Some(reason.word().into())),
            session: self.view.session,
            reason,
        }
    }
}

/// A session that is over and not in the audit log yet.
#[must_use]
pub(super) struct Ending {
    pub(super) session: String,
    pub(super) about: AuditEvent,
    pub(super) reason: EndReason,
}

/// The kind of work that a session of this access mode is.
pub(super) fn session_work(way: AccessMode) -> Work {
    match way {
        AccessMode::Preview => Work::PreviewSession,
        AccessMode::SignIn | AccessMode::SupportCredential | AccessMode::OneTimeCode => Work::SignInSession,
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
            Self::InternalError => "internal_error",
        }
    }
}
