//! The area of a store's orders, read as the admin, outside any session.

mod amounts;
pub(crate) mod filter;
mod saved_filters;
mod scan;
mod scans;
pub(crate) mod search;
pub(crate) mod sums;

use std::sync::Arc;

use moltin::OrderId;

use crate::admin_views::AdminViews;
use crate::calendar::Calendar;
use crate::connections::Stores;
use crate::error::Error;
use crate::lifecycle::Work;
use crate::ports::Preferences;
use crate::view::{PaymentsView, SavedFilterView, StoreOrderView};
use crate::view_of;
use saved_filters::SavedFilters;
use scans::Scans;

/// The orders of all stores, and the current scan.
pub(crate) struct StoreOrders {
    stores: Arc<Stores>,
    views: Arc<AdminViews>,
    calendar: Arc<Calendar>,
    scans: Scans,
    saved_filters: SavedFilters,
}

impl StoreOrders {
    pub(crate) fn new(
        stores: Arc<Stores>,
        views: Arc<AdminViews>,
        calendar: Arc<Calendar>,
        preferences: Arc<dyn Preferences>,
    ) -> Self {
        Self {
            stores,
            views,
            calendar,
            scans: Scans::default(),
            saved_filters: SavedFilters::read(preferences),
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

    /// The filters that staff have saved for a store.
    pub(crate) fn saved_filters(&self, connection: &str) -> Vec<SavedFilterView> {
        self.saved_filters.of(connection)
    }

    /// Replaces the filters that staff have saved for a store.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open, [`Error::Input`] for a name that
    /// can't be used, [`Error::Preferences`] if they can't be saved: nothing has changed then.
    pub(crate) async fn save_filters(
        &self,
        connection: &str,
        filters: Vec<SavedFilterView>,
    ) -> Result<(), Error> {
        self.stores.get(connection)?;
        self.saved_filters.save(connection, filters).await
    }

    /// Forgets the filters of a store that was removed.
    pub(crate) async fn store_removed(&self, connection: &str) {
        if let Err(error) = self.saved_filters.save(connection, Vec::new()).await {
            error.warn("filters of a removed store are not removed");
        }
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
