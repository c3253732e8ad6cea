//! The store's own orders, as the merchant: outside any session, and all of them.

mod filter;
mod scan;
mod sums;

use moltin::OrderId;

use crate::view::{PaymentsView, StoreOrderView};
use crate::{Desk, Error, view_of};

pub(crate) use scan::Scans;

impl Desk {
    /// One of the store's orders with its lines.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::Store`] as the store has it.
    pub async fn store_order(&self, connection: &str, order: &str) -> Result<StoreOrderView, Error> {
        let store = self.store(connection)?;
        let order = store.admin()?.orders().get(&OrderId::new(order)).await?;
        Ok(view_of::store_order(order))
    }

    /// The payments of one of the store's orders, and what they come to.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::Store`] as the store has it.
    pub async fn store_order_payments(&self, connection: &str, order: &str) -> Result<PaymentsView, Error> {
        let store = self.store(connection)?;
        let payments = store.admin()?.orders().transactions(&OrderId::new(order)).await?;
        let (paid, refunded) = sums::of_payments(&payments);
        Ok(PaymentsView {
            paid,
            refunded,
            payments: payments.into_iter().map(view_of::transaction).collect(),
        })
    }

    /// One of the store's orders as the text that the store sent.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::Store`] as the store has it.
    pub async fn raw_store_order(&self, connection: &str, order: &str) -> Result<String, Error> {
        let store = self.store(connection)?;
        Ok(store.admin()?.orders().raw(&OrderId::new(order)).await?)
    }
}
