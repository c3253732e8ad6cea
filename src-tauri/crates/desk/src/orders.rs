//! Orders as the customer sees them.

use moltin::{AsCustomer, OrderId, OrderQuery, OrderSort};

use crate::view::{OrderPageView, OrderView};
use crate::{Desk, Error, view_of};

/// How many orders a page of the list holds.
const PAGE: u32 = 50;

impl Desk {
    /// One page of the customer's orders, newest first, as the customer token scopes them.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn orders(&self, session: &str, offset: u64) -> Result<OrderPageView, Error> {
        let query = OrderQuery {
            sort: Some(OrderSort::NewestFirst),
            limit: PAGE,
            offset,
            ..OrderQuery::default()
        };
        let page = self
            .as_customer(
                session,
                format!("orders from {offset}"),
                async |customer: &AsCustomer| {
                    let page = customer.orders().list(&query).await?;
                    for order in &page.items {
                        belongs_to(customer, order)?;
                    }
                    Ok(page)
                },
            )
            .await?;
        Ok(OrderPageView {
            total: page.total,
            offset: page.offset,
            limit: page.limit,
            orders: page.items.into_iter().map(view_of::order_row).collect(),
        })
    }

    /// One of the customer's orders with its lines.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn order(&self, session: &str, order: &str) -> Result<OrderView, Error> {
        let id = OrderId::new(order);
        let order = self
            .as_customer(
                session,
                format!("order {order}"),
                async |customer: &AsCustomer| {
                    let order = customer.orders().get(&id).await?;
                    belongs_to(customer, &order)?;
                    Ok(order)
                },
            )
            .await?;
        Ok(view_of::order(order))
    }
}

/// An order that names another customer must not be shown, whatever the store thinks.
fn belongs_to(customer: &AsCustomer, order: &moltin::Order) -> Result<(), Error> {
    match &order.customer_id {
        Some(id) if id != customer.customer_id() => Err(Error::WrongCustomer),
        _ => Ok(()),
    }
}
