//! A session as a customer.

use std::time::Duration;

use jiff::SignedDuration;
use journal::Action;

use super::{Life, Viewpoint};
use crate::audit::AuditEvent;
use crate::clock::TimePoint;
use crate::connections::OpenStore;
use crate::view::ImpersonationView;

/// A session as a customer. The customer token, where there is one, lives in `viewpoint` and nowhere else; it goes when the session
/// goes and the last request under way has come back.
pub(crate) struct Session {
    pub(super) view: ImpersonationView,
    pub(super) began: TimePoint,
    pub(super) lasts: SignedDuration,
    pub(super) viewpoint: Viewpoint,
    pub(super) store: OpenStore,
    pub(super) life: Life,
}

impl Session {
    /// How much longer it lasts; nothing where its time is up.
    pub(super) fn left(&self, now: TimePoint) -> Option<Duration> {
        let left = Duration::try_from(self.lasts - now.since(self.began)).ok();
        left.filter(|left| !left.is_zero())
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
