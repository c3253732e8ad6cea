//! An impersonation session.

use std::time::Duration;

use jiff::SignedDuration;
use journal::Action;

use super::Viewpoint;
use crate::audit::AuditEvent;
use crate::clock::ClockReading;
use crate::connections::OpenStore;
use crate::lifecycle::{Task, Work};
use crate::view::{AccessMode, ImpersonationView};

/// An impersonation session. Its customer token, if it has one, is in `viewpoint` and nowhere else.
/// The token is dropped with the session and with the last read that still uses it.
pub(crate) struct Session {
    pub(super) view: ImpersonationView,
    pub(super) began: ClockReading,
    pub(super) lasts: SignedDuration,
    pub(super) viewpoint: Viewpoint,
    pub(super) store: OpenStore,
    /// Cancelled with the session, and its reads with it.
    pub(super) task: Task,
}

impl Session {
    /// How much longer it lasts; `None` after its deadline.
    pub(super) fn left(&self, now: ClockReading) -> Option<Duration> {
        let left = Duration::try_from(self.lasts.saturating_sub(now.since(self.began))).ok();
        left.filter(|left| !left.is_zero())
    }

    pub(super) fn work(&self) -> Work {
        session_work(self.view.way)
    }

    pub(super) fn about(&self, action: Action, detail: Option<String>) -> AuditEvent {
        AuditEvent {
            customer_id: Some(self.view.customer.clone()),
            customer_email: Some(self.view.email.clone()),
            session_id: Some(self.view.session.clone()),
            way: Some(self.viewpoint.way().into()),
            detail,
            ..AuditEvent::new(action, self.store.audit_store())
        }
    }
}

/// The kind of work that a session of this access mode is.
pub(super) fn session_work(way: AccessMode) -> Work {
    match way {
        AccessMode::Preview => Work::PreviewSession,
        AccessMode::SignIn => Work::SignInSession,
    }
}
