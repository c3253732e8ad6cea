//! What a session shows: profile, addresses, orders. The same in both ways. The store's own orders are in `store_orders`.

use moltin::{OrderId, OrderQuery, OrderSort};

use crate::impersonation::SessionRead;
use crate::view::{AddressBookView, CustomerView, OrderPageView, OrderView, SeenView, TransactionView};
use crate::{App, Error, view_of};

/// How many orders a page of the list holds.
const PAGE: u32 = 50;

impl App {
    /// The customer's profile.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn profile(&self, session: &str) -> Result<SeenView<CustomerView>, Error> {
        self.read_in_session(
            session,
            "profile".into(),
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                Ok(view_of::customer(viewpoint.profile().await?))
            },
        )
        .await
    }

    /// The customer's addresses.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn addresses(&self, session: &str) -> Result<SeenView<Vec<AddressBookView>>, Error> {
        self.read_in_session(
            session,
            "addresses".into(),
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                let addresses = viewpoint.addresses().await?;
                Ok(addresses.into_iter().map(view_of::book_entry).collect())
            },
        )
        .await
    }

    /// One page of the customer's orders, newest first.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn orders(&self, session: &str, offset: u64) -> Result<SeenView<OrderPageView>, Error> {
        let query = OrderQuery {
            sort: Some(OrderSort::NewestFirst),
            limit: PAGE,
            offset,
            ..OrderQuery::default()
        };
        let looked_at = format!("orders from {offset}");
        self.read_in_session(
            session,
            looked_at,
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                let page = viewpoint.orders(query).await?;
                Ok(OrderPageView {
                    total: page.total,
                    offset: page.offset,
                    limit: page.limit,
                    orders: page.items.into_iter().map(view_of::order_row).collect(),
                })
            },
        )
        .await
    }

    /// One of the customer's orders with its lines.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn order(&self, session: &str, order: &str) -> Result<SeenView<OrderView>, Error> {
        let id = OrderId::new(order);
        let looked_at = format!("order {order}");
        self.read_in_session(
            session,
            looked_at,
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                Ok(view_of::order(viewpoint.order(&id).await?))
            },
        )
        .await
    }

    /// The payments of one of the customer's orders.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] where the session is over, [`Error::Store`] as the store has it.
    pub async fn transactions(
        &self,
        session: &str,
        order: &str,
    ) -> Result<SeenView<Vec<TransactionView>>, Error> {
        let id = OrderId::new(order);
        let looked_at = format!("payments of order {order}");
        self.read_in_session(
            session,
            looked_at,
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                let transactions = viewpoint.transactions(&viewpoint.order(&id).await?).await?;
                Ok(transactions.into_iter().map(view_of::transaction).collect())
            },
        )
        .await
    }
}
