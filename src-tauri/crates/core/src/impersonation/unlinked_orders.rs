//! The unlinked orders of a session's customer, beside the comparison. The customer does not see
//! them, so they are read as the admin.

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::view::{SeenView, UnlinkedOrdersView};
use crate::{Error, unlinked_orders};

impl Impersonation {
    /// Returns the orders with the customer's email address that are not linked to the customer,
    /// and the accounts with a similar address.
    pub(crate) async fn unlinked_orders(
        &self,
        session: &str,
        all: bool,
    ) -> Result<SeenView<UnlinkedOrdersView>, Error> {
        self.read(
            session,
            "unlinked orders".into(),
            async |session_read: &SessionRead| {
                let Viewpoint::Customer(_) = &session_read.viewpoint else {
                    return Err(Error::NeedsSignIn);
                };
                let store = session_read.store.recorded(&session_read.recorder);
                store.admin()?;
                let customer = session_read.viewpoint.profile().await?;
                unlinked_orders::read(&self.views, &store, &customer, all).await
            },
        )
        .await
    }
}
