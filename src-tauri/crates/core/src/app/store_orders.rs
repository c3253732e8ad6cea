//! A store's orders, for the shell.

use super::App;
use crate::error::Error;
use crate::view::{
    AmountReading, EnteredAmount, OwnDecimalsView, PaymentsView, SavedFilterView, ScanNews, ScanOrders,
    StoreOrderView,
};

impl App {
    /// One order with its items.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the request fails.
    pub async fn store_order(&self, connection: &str, order: &str) -> Result<StoreOrderView, Error> {
        self.areas.store_orders.get(connection, order).await
    }

    /// The transactions of an order, and their sums.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the request fails.
    pub async fn store_order_payments(&self, connection: &str, order: &str) -> Result<PaymentsView, Error> {
        self.areas.store_orders.payments(connection, order).await
    }

    /// One order as the JSON that the store sent.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the request fails.
    pub async fn raw_store_order(&self, connection: &str, order: &str) -> Result<String, Error> {
        self.areas.store_orders.raw(connection, order).await
    }

    /// Reads the store's orders and reports each batch and then the end to
    /// `tell`. There is one scan at a time: another one stops it, as [`App::stop_scan`] does. An
    /// error is reported last; the batches before it stay valid.
    pub async fn scan_orders(&self, connection: &str, scan: ScanOrders, tell: impl FnMut(ScanNews) + Send) {
        self.areas.store_orders.scan(connection, scan, tell).await;
    }

    /// The filters of orders that staff have saved for a store.
    pub fn saved_filters(&self, connection: &str) -> Vec<SavedFilterView> {
        self.areas.store_orders.saved_filters(connection)
    }

    /// Replaces the filters of orders that staff have saved for a store.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open, [`Error::Input`] for a name that
    /// can't be used, [`Error::Preferences`] if they can't be saved: nothing has changed then.
    pub async fn save_filters(&self, connection: &str, filters: Vec<SavedFilterView>) -> Result<(), Error> {
        self.areas.store_orders.save_filters(connection, filters).await
    }

    /// Stops a scan, even one that has not begun yet.
    pub fn stop_scan(&self, scan: &str) {
        self.areas.store_orders.stop_scan(scan);
    }

    /// Reads an amount as it was entered. What may be meant in two ways is not guessed.
    ///
    /// # Errors
    /// [`Error::Input`] if it can't be read, with the reason, [`Error::UnknownConnection`] if the
    /// store is not open.
    pub async fn read_amount(
        &self,
        connection: &str,
        entered: &EnteredAmount,
    ) -> Result<AmountReading, Error> {
        self.areas.store_orders.read_amount(connection, entered).await
    }

    /// The currencies for which a store has other decimals than ISO 4217. The store's count.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open.
    pub async fn own_decimals(&self, connection: &str) -> Result<Vec<OwnDecimalsView>, Error> {
        self.areas.store_orders.own_decimals(connection).await
    }

    /// Has a store's currencies read again when they are needed next.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open.
    pub fn forget_currencies(&self, connection: &str) -> Result<(), Error> {
        self.areas.store_orders.forget_currencies(connection)
    }
}
