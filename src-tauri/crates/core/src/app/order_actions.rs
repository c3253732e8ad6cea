//! Changes of orders, moves of money and parcels, for the shell.

use super::App;
use crate::error::Error;
use crate::view::{
    CancelPayment, CapturePayment, ChangeOrder, MoveOrder, MovedOrderView, OrderActionView, ParcelView,
    RefundPayment, SaveParcel, TakePayment,
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

    /// The parcels of an order.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the request fails.
    pub async fn parcels(&self, connection: &str, order: &str) -> Result<Vec<ParcelView>, Error> {
        self.areas.order_actions.parcels(connection, order).await
    }

    /// Adds or changes a parcel of an order.
    ///
    /// # Errors
    /// As all changes of orders.
    pub async fn save_parcel(&self, connection: &str, save: SaveParcel) -> Result<OrderActionView, Error> {
        self.areas.order_actions.save_parcel(connection, save).await
    }
}
