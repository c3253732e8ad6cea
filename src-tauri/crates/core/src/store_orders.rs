//! The area of a store's orders, read as the admin, outside any session.

mod amounts;
pub(crate) mod filter;
mod scan;
mod scans;
pub(crate) mod sums;

use std::sync::Arc;

use moltin::OrderId;

use crate::admin_views::AdminViews;
use crate::calendar::Calendar;
use crate::connections::Stores;
use crate::error::Error;
use crate::lifecycle::Work;
use crate::view::{PaymentsView, StoreOrderView};
use crate::view_of;
use scans::Scans;

/// The orders of all stores, and the current scan.
pub(crate) struct StoreOrders {
    stores: Arc<Stores>,
    views: Arc<AdminViews>,
    calendar: Arc<Calendar>,
    scans: Scans,
}

impl StoreOrders {
    pub(crate) fn new(stores: Arc<Stores>, views: Arc<AdminViews>, calendar: Arc<Calendar>) -> Self {
        Self {
            stores,
            views,
            calendar,
            scans: Scans::default(),
        }
    }

    /// One order with its items.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub(crate) async fn get(&self, connection: &str, order: &str) -> Result<StoreOrderView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                let order = self.views.order(&store, &OrderId::new(order)).await?;
                let currencies = store.currencies().await;
                Ok(view_of::store_order(order, &currencies))
            })
            .await
    }

    /// The transactions of an order, and their sums.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub(crate) async fn payments(&self, connection: &str, order: &str) -> Result<PaymentsView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let (orders, id) = (store.admin()?.orders(), OrderId::new(order));
                self.views.record_order(&store, &id, "payments of order").await?;
                let payments = orders.transactions(&id).await?;
                let currencies = store.currencies().await;
                Ok(sums::payments(payments, &currencies))
            })
            .await
    }

    /// One order as the JSON that the store sent.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the request fails.
    pub(crate) async fn raw(&self, connection: &str, order: &str) -> Result<String, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let (orders, id) = (store.admin()?.orders(), OrderId::new(order));
                self.views.record_order(&store, &id, "JSON of order").await?;
                Ok(orders.raw(&id).await?)
            })
            .await
    }
}
