//! A store's orders as the admin, outside any session.

pub(crate) mod filter;
mod scan;
mod sums;

use moltin::{OrderFilter, OrderId, OrderQuery};

use crate::lifecycle::Work;
use crate::view::{PaymentsView, StoreOrderRowView, StoreOrderView};
use crate::{App, Error, view_of};

pub(crate) use scan::Scans;

/// How many orders a search by number returns at most.
const MOST_FOUND: u32 = 6;

impl App {
    /// One order with its items.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub async fn store_order(&self, connection: &str, order: &str) -> Result<StoreOrderView, Error> {
        self.in_store(Work::ListRead, connection, async |store| {
            let order = store.admin()?.orders().get(&OrderId::new(order)).await?;
            Ok(view_of::store_order(order))
        })
        .await
    }

    /// The first few orders with this order number. Merchants choose the numbers, which may not be
    /// unique.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub async fn find_orders(&self, connection: &str, number: &str) -> Result<Vec<StoreOrderRowView>, Error> {
        let query = OrderQuery::new()
            .filter(OrderFilter::order_number(number))
            .limit(MOST_FOUND);
        self.in_store(Work::ListRead, connection, async |store| {
            let found = store.admin()?.orders().list(&query).await?;
            Ok(found.items.into_iter().map(view_of::store_order_row).collect())
        })
        .await
    }

    /// The transactions of an order, and their sums.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub async fn store_order_payments(&self, connection: &str, order: &str) -> Result<PaymentsView, Error> {
        self.in_store(Work::ListRead, connection, async |store| {
            let payments = store.admin()?.orders().transactions(&OrderId::new(order)).await?;
            let (paid, refunded) = sums::of_payments(&payments);
            Ok(PaymentsView {
                paid,
                refunded,
                payments: payments.into_iter().map(view_of::transaction).collect(),
            })
        })
        .await
    }

    /// One order as the JSON that the store sent.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub async fn raw_store_order(&self, connection: &str, order: &str) -> Result<String, Error> {
        self.in_store(Work::ListRead, connection, async |store| {
            Ok(store.admin()?.orders().raw(&OrderId::new(order)).await?)
        })
        .await
    }
}
