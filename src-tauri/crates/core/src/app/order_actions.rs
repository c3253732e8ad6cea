//! Changes of orders, moves of money and parcels, for the shell.

use super::App;
use crate::error::Error;
use crate::view::{
    CancelPayment, CapturePayment, ChangeOrder, CreateOrder, CreatedOrderView, CurrencyView, LookForOrder,
    MoveOrder, MovedOrderView, OpenTracking, OrderActionView, ParcelView, RefundPayment, SaveParcel,
    TakePayment,
};

/// Their errors:
///
/// - [`Error::NeedsSecret`] for a sign-in-only connection.
/// - [`Error::DuringCustomerView`] while staff view the shop as a customer.
/// - [`Error::Input`] for something that can't be sent.
/// - [`Error::AuditLog`] if the audit log can't be written: nothing was sent.
/// - [`Error::OutcomeNotRecorded`] if it was done, and the audit log could not record that.
/// - [`Error::Store`] if the store refuses it or can't be reached.
impl App {
    /// Pays an amount of a payment back, or marks it as refunded.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn refund_payment(
        &self,
        connection: &str,
        refund: RefundPayment,
    ) -> Result<OrderActionView, Error> {
        self.areas.order_actions.refund(connection, refund).await
    }

    /// Collects an authorized payment.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn capture_payment(
        &self,
        connection: &str,
        capture: CapturePayment,
    ) -> Result<OrderActionView, Error> {
        self.areas.order_actions.capture(connection, capture).await
    }

    /// Gives an authorized payment up.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn cancel_payment(
        &self,
        connection: &str,
        cancel: CancelPayment,
    ) -> Result<OrderActionView, Error> {
        self.areas.order_actions.cancel(connection, cancel).await
    }

    /// Records a payment that was made outside of the store.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn take_payment(
        &self,
        connection: &str,
        payment: TakePayment,
    ) -> Result<OrderActionView, Error> {
        self.areas.order_actions.take_payment(connection, payment).await
    }

    /// Fulfills or cancels an order.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn change_order(
        &self,
        connection: &str,
        change: ChangeOrder,
    ) -> Result<OrderActionView, Error> {
        self.areas.order_actions.change(connection, change).await
    }

    /// Corrects the shipping address of an order.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn move_order(&self, connection: &str, change: MoveOrder) -> Result<MovedOrderView, Error> {
        self.areas.order_actions.move_order(connection, change).await
    }

    /// The currencies that a new order can be in, the store's own first. Empty if the store does
    /// not list them.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection.
    pub async fn order_currencies(&self, connection: &str) -> Result<Vec<CurrencyView>, Error> {
        self.areas.order_actions.currencies(connection).await
    }

    /// Checks what was entered of a new order. Nothing is sent.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn check_order(&self, connection: &str, order: CreateOrder) -> Result<(), Error> {
        self.areas.order_actions.check(connection, order).await
    }

    /// Creates a manual order. After a lost response, the store is asked whether it has it.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn create_order(
        &self,
        connection: &str,
        order: CreateOrder,
    ) -> Result<CreatedOrderView, Error> {
        self.areas.order_actions.create(connection, order).await
    }

    /// Looks for an order whose response was lost; `None` if the store has none.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn look_for_order(
        &self,
        connection: &str,
        wanted: LookForOrder,
    ) -> Result<Option<CreatedOrderView>, Error> {
        self.areas.order_actions.look_for(connection, wanted).await
    }

    /// The parcels of an order.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the request fails.
    pub async fn parcels(&self, connection: &str, order: &str) -> Result<Vec<ParcelView>, Error> {
        self.areas.order_actions.parcels(connection, order).await
    }

    /// Records that the page of a parcel is opened in the browser, and returns its address. It is
    /// an address of a known carrier.
    ///
    /// # Errors
    /// As all changes of orders; [`Error::Input`] for an unknown carrier.
    pub async fn tracking_page(&self, connection: &str, parcel: OpenTracking) -> Result<String, Error> {
        self.areas.order_actions.tracking_page(connection, parcel).await
    }

    /// Adds or changes a parcel of an order.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn save_parcel(&self, connection: &str, save: SaveParcel) -> Result<OrderActionView, Error> {
        self.areas.order_actions.save_parcel(connection, save).await
    }
}
