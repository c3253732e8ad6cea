//! The store's own orders, as the merchant: outside any session, and all of them.

pub(crate) mod filter;
mod scan;
mod sums;

use moltin::{OrderFilter, OrderId, OrderQuery};

use crate::view::{PaymentsView, StoreOrderRowView, StoreOrderView};
use crate::{App, Error, view_of};

pub(crate) use scan::Scans;

/// The most orders that are found by a number.
const MOST_FOUND: u32 = 6;

impl App {
    /// One of the store's orders with its lines.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::Store`] as the store has it.
    pub async fn store_order(&self, connection: &str, order: &str) -> Result<StoreOrderView, Error> {
        let store = self.store(connection)?;
        let order = store.admin()?.orders().get(&OrderId::new(order)).await?;
        Ok(view_of::store_order(order))
    }

    /// The first few orders of this number. Numbers are the merchant's own, and may be given twice.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in only connection, [`Error::Store`] as the store has it.
    pub async fn find_orders(&self, connection: &str, number: &str) -> Result<Vec<StoreOrderRowView>, Error> {
        let store = self.store(connection)?;
        let query = OrderQuery::new()
            .filter(OrderFilter::order_number(number))
            .limit(MOST_FOUND);
        let found = store.admin()?.orders().list(&query).await?;
        Ok(found.items.into_iter().map(view_of::store_order_row).collect())
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
