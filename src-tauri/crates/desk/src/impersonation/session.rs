//! A session as a customer.

use super::Eyes;
use crate::connections::OpenStore;
use crate::record::About;
use crate::view::ImpersonationView;
use jiff::Timestamp;
use journal::Action;

/// A session as a customer. The customer token, where there is one, lives in `eyes` and nowhere else; it goes when the session
/// goes and the last request under way has come back.
pub(crate) struct Session {
    pub(super) view: ImpersonationView,
    pub(super) ends_at: Timestamp,
    pub(super) eyes: Eyes,
    pub(super) store: OpenStore,
}

impl Session {
    pub(super) fn about(&self, action: Action, detail: Option<String>) -> About {
        About {
            customer_id: Some(self.view.customer.clone()),
            customer_email: Some(self.view.email.clone()),
            session: Some(self.view.session.clone()),
            way: Some(self.eyes.way().into()),
            detail,
            ..About::new(action, self.store.for_the_record())
        }
    }
}
