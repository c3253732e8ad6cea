//! Compare: a customer's orders as the admin and the customer see them.

use std::collections::HashMap;

use moltin::{Identity, Order, OrderFilter, OrderId, OrderScan, Orders, Page};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::currencies::Currencies;
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
                let viewpoint = &session_read.viewpoint;
                let (merchants, own) = (viewpoint.shown(merchants)?, viewpoint.shown(own)?);
                let currencies = session_read.currencies().await;
                Ok(join(merchants, own, &currencies))
            },
        )
        .await
    }
}

async fn all<I: Identity>(orders: Orders<I>, filter: OrderFilter) -> Result<Page<Order>, Error> {
    let scan = OrderScan::new().filter(filter);
    Ok(orders.scan(scan).all().await?)
}

/// Joins both sides by order ID, the newest order first and those that can't be read last. An order
/// that can't be read on one side is not compared.
fn join(merchants: Page<Order>, own: Page<Order>, currencies: &Currencies) -> CompareView {
    let mut unreadable: Vec<String> = [&merchants, &own]
        .into_iter()
        .flat_map(|side| &side.unreadable)
        .map(|record| record.id.clone().unwrap_or_default())
        .collect();
    unreadable.sort_unstable();
    unreadable.dedup_by(|one, other| one == other && !one.is_empty());
    // A record without an ID may be any order.
    let hides_any = |side: &Page<Order>| side.unreadable.iter().any(|record| record.id.is_none());
    let only = |seen_by, other_hides_any| if other_hides_any { SeenBy::Unknown } else { seen_by };
    let merchant_only = only(SeenBy::MerchantOnly, hides_any(&own));
    let customer_only = only(SeenBy::CustomerOnly, hides_any(&merchants));
    let is_compared = |order: &Order| {
        unreadable
            .binary_search_by(|id| id.as_str().cmp(order.id.as_str()))
            .is_err()
    };
    let own = own.items.into_iter().filter(is_compared);
    let mut own: HashMap<OrderId, Order> = own.map(|order| (order.id.clone(), order)).collect();
    let mut rows = Vec::with_capacity(merchants.items.len());
    for order in merchants.items.into_iter().filter(is_compared) {
        let row = match own.remove(&order.id) {
            None => (merchant_only, order, None),
            Some(theirs) => (SeenBy::Both, order, Some(theirs)),
        };
        rows.push(row);
    }
    rows.extend(own.into_values().map(|order| (customer_only, order, None)));
    rows.sort_by(|(_, one, _), (_, other, _)| (other.created_at, &other.id).cmp(&(one.created_at, &one.id)));
    let mut rows: Vec<_> = rows
        .into_iter()
        .map(|(seen_by, order, theirs)| {
            let order = view_of::order_row(order, currencies);
            CompareRowView {
                seen_by,
                differs: theirs.is_some_and(|theirs| view_of::order_row(theirs, currencies) != order),
                order,
            }
        })
        .collect();
    let count = |seen_by| rows.iter().filter(|row| row.seen_by == seen_by).count() as u64;
    let mut view = CompareView {
        both: count(SeenBy::Both),
        merchant_only: count(SeenBy::MerchantOnly),
        customer_only: count(SeenBy::CustomerOnly),
        unreadable: unreadable.len() as u64,
        rows: Vec::new(),
    };
    rows.extend(unreadable.into_iter().map(|id| CompareRowView {
        seen_by: SeenBy::Unknown,
        differs: false,
        order: view_of::unreadable_order(id),
    }));
    view.rows = rows;
    view
}
