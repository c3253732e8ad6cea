//! A session as a customer.

use jiff::Timestamp;
use journal::Action;
use moltin::AsCustomer;

use crate::record::About;
use crate::view::ImpersonationView;

/// A session as a customer. The customer token lives in `customer` and nowhere else; it goes when the session
/// goes and the last request under way has come back.
pub(crate) struct Session {
    pub(super) view: ImpersonationView,
    pub(super) ends_at: Timestamp,
    pub(super) customer: AsCustomer,
    /// The store, as the journal names it.
    pub(super) store: String,
}

impl Session {
    pub(super) fn about(&self, action: Action, detail: Option<String>) -> About {
        About {
            customer_id: Some(self.view.customer.clone()),
            customer_email: Some(self.view.email.clone()),
            session: Some(self.view.session.clone()),
            detail,
            ..About::new(action, self.store.clone())
        }
    }
}
