//! The unlinked orders of a customer, outside of a session.

use moltin::CustomerId;

use super::Customers;
use crate::lifecycle::Work;
use crate::view::UnlinkedOrdersView;
use crate::{Error, unlinked_orders};

impl Customers {
    /// Returns the orders with a customer's email address that are not linked to the customer, and
    /// the accounts with a similar address. More than 1,000 orders are read only if `all` is set.
    pub(crate) async fn unlinked_orders(
        &self,
        connection: &str,
        customer: &str,
        all: bool,
    ) -> Result<UnlinkedOrdersView, Error> {
        let id = CustomerId::new(customer);
        self.stores
            .run(Work::OrderScan, connection, async |store| {
                store.admin()?;
                let customer = self.views.customer(&store, &id, "unlinked orders").await?;
                unlinked_orders::read(&self.views, &store, &customer, all).await
            })
            .await
    }
}
