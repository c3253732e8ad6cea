//! Compare: a customer's orders as the admin and the customer see them.

use std::collections::HashMap;

use moltin::{Identity, Order, OrderFilter, OrderId, OrderScan, Orders};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::view::{CompareRowView, CompareView, SeenBy, SeenView};
use crate::{Error, view_of};

impl Impersonation {
    /// Compares the orders that the admin sees with those that the customer sees, to answer "why
    /// can't they see it?"
    pub(crate) async fn compare(&self, session: &str) -> Result<SeenView<CompareView>, Error> {
        self.read(
            session,
            "orders compared".into(),
            async |session_read: &SessionRead| {
                let Viewpoint::Customer(customer) = &session_read.viewpoint else {
                    return Err(Error::NeedsSignIn);
                };
                let admin = session_read.store.admin()?.recorded(&session_read.recorder);
                let (merchants, own) = tokio::try_join!(
                    all(admin.orders(), OrderFilter::customer(customer.customer_id())),
                    all(customer.orders(), OrderFilter::default()),
                )?;
                if own
                    .iter()
                    .chain(&merchants)
                    .any(|order| session_read.viewpoint.must_hide(order))
                {
                    return Err(Error::WrongCustomer);
                }
                Ok(join(merchants, own))
            },
        )
        .await
    }
}

async fn all<I: Identity>(orders: Orders<I>, filter: OrderFilter) -> Result<Vec<Order>, Error> {
    let scan = OrderScan::new().filter(filter);
    Ok(orders.scan(scan).all().await?)
}

/// Joins both sides by order ID, the newest order first.
fn join(merchants: Vec<Order>, own: Vec<Order>) -> CompareView {
    let mut own: HashMap<OrderId, Order> = own.into_iter().map(|order| (order.id.clone(), order)).collect();
    let mut rows = Vec::with_capacity(merchants.len());
    for order in merchants {
        let row = match own.remove(&order.id) {
            None => (SeenBy::MerchantOnly, order, None),
            Some(theirs) => (SeenBy::Both, order, Some(theirs)),
        };
        rows.push(row);
    }
    rows.extend(own.into_values().map(|order| (SeenBy::CustomerOnly, order, None)));
    rows.sort_by(|(_, one, _), (_, other, _)| (other.created_at, &other.id).cmp(&(one.created_at, &one.id)));
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(seen_by, order, theirs)| {
            let order = view_of::order_row(order);
            CompareRowView {
                seen_by,
                differs: theirs.is_some_and(|theirs| view_of::order_row(theirs) != order),
                order,
            }
        })
        .collect();
    let count = |seen_by| rows.iter().filter(|row| row.seen_by == seen_by).count() as u64;
    CompareView {
        both: count(SeenBy::Both),
        merchant_only: count(SeenBy::MerchantOnly),
        customer_only: count(SeenBy::CustomerOnly),
        rows,
    }
}
