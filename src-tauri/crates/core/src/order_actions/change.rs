//! Fulfilling and canceling an order, and correcting its shipping address.

use futures_util::FutureExt;
use journal::{Action, Outcome};
use moltin::{Order, OrderChange, OrderId};

use super::OrderActions;
use crate::Error;
use crate::address_book::postal_address;
use crate::view::{
    AddressView, ChangeOrder, Done, MoveOrder, MovedOrderView, OrderActionView, OrderChangeKind, OrderVersion,
};
use crate::view_of;

impl OrderActions {
    /// Fulfills or cancels an order.
    pub(crate) async fn change(
        &self,
        connection: &str,
        change: ChangeOrder,
    ) -> Result<OrderActionView, Error> {
        self.act(connection, async |store| {
            let id = OrderId::new(&change.order);
            let (sent, what, done) = match change.change {
                OrderChangeKind::Fulfill => (OrderChange::Fulfill, "fulfilled", Done::OrderFulfilled),
                OrderChangeKind::Cancel => (OrderChange::Cancel, "canceled", Done::OrderCanceled),
            };
            let (order, event) = self
                .order(&store, &id, Action::OrderChange, what.to_owned())
                .await?;
            if version(&order) != change.was {
                return Ok(OrderActionView::Conflict);
            }
            let orders = store.admin()?.orders();
            let request = orders.update(&id, &sent);
            let look = || {
                async {
                    let now = orders.get(&id).await?;
                    Ok(match change.change {
                        OrderChangeKind::Fulfill => now.shipping == "fulfilled",
                        OrderChangeKind::Cancel => now.status == "cancelled",
                    })
                }
                .boxed()
            };
            self.settle(event, request, look, done).await
        })
        .await
    }

    /// Corrects the shipping address of an order. Sending it twice changes nothing, so a lost
    /// response is an error like any other.
    pub(crate) async fn move_order(
        &self,
        connection: &str,
        change: MoveOrder,
    ) -> Result<MovedOrderView, Error> {
        self.act(connection, async |store| {
            let postal = postal_address(&change.address)?;
            let id = OrderId::new(&change.order);
            let what = "shipping address".to_owned();
            let (order, event) = self.order(&store, &id, Action::OrderChange, what).await?;
            let current = shipping_address(&order);
            if postal_address(&current).is_ok_and(|current| current == postal) {
                return Ok(MovedOrderView::Saved { address: current });
            }
            if current != change.was {
                return Ok(MovedOrderView::Conflict { theirs: current });
            }
            self.audit.write(&event, Outcome::Begun).await?;
            let sent = OrderChange::ShippingAddress(Box::new(postal));
            let moved = store.admin()?.orders().update(&id, &sent).await;
            let moved = self
                .audit
                .conclude(&event, moved.map_err(Error::from), Done::AddressChanged)
                .await?;
            Ok(MovedOrderView::Saved {
                address: shipping_address(&moved),
            })
        })
        .await
    }
}

fn version(order: &Order) -> OrderVersion {
    OrderVersion {
        status: order.status.to_string(),
        payment: order.payment.to_string(),
        shipping: order.shipping.to_string(),
    }
}

fn shipping_address(order: &Order) -> AddressView {
    let address = order.shipping_address.clone();
    address.map(view_of::address).unwrap_or_default()
}
