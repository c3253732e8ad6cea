//! The customer view of a session: profile, addresses, orders. The orders of the whole store are in
//! `store_orders`.

use moltin::{OrderId, OrderQuery, OrderSort};

use super::Impersonation;
use super::session_read::SessionRead;
use crate::store_orders::sums;
use crate::view::{AddressBookView, CustomerView, OrderPageView, OrderView, PaymentsView, SeenView};
use crate::{Error, view_of};

/// How many orders a page of the list has.
const PAGE: u32 = 50;

impl Impersonation {
    /// Returns the customer's profile.
    pub(crate) async fn profile(&self, session: &str) -> Result<SeenView<CustomerView>, Error> {
        self.read(
            session,
            "profile".into(),
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                Ok(view_of::customer(viewpoint.profile().await?))
            },
        )
        .await
    }

    /// Returns the customer's addresses.
    pub(crate) async fn addresses(&self, session: &str) -> Result<SeenView<Vec<AddressBookView>>, Error> {
        self.read(
            session,
            "addresses".into(),
            async |SessionRead { viewpoint, .. }: &SessionRead| {
                let addresses = viewpoint.addresses().await?;
                Ok(view_of::address_book(addresses))
            },
        )
        .await
    }

    /// Returns one page of the customer's orders, newest first. `offset` is how many to skip.
    pub(crate) async fn orders(&self, session: &str, offset: u64) -> Result<SeenView<OrderPageView>, Error> {
        let query = OrderQuery::new()
            .sort(OrderSort::NewestFirst)
            .limit(PAGE)
            .offset(offset);
        let detail = format!("orders from {offset}");
        self.read(session, detail, async |session_read: &SessionRead| {
            let page = session_read.viewpoint.orders(query).await?;
            let currencies = session_read.currencies().await;
            Ok(view_of::order_page(page, &currencies))
        })
        .await
    }

    /// Returns one of the customer's orders with its items.
    pub(crate) async fn order(&self, session: &str, order: &str) -> Result<SeenView<OrderView>, Error> {
        let id = OrderId::new(order);
        let detail = format!("order {order}");
        self.read(session, detail, async |session_read: &SessionRead| {
            let order = session_read.viewpoint.order(&id).await?;
            let currencies = session_read.currencies().await;
            Ok(view_of::order(order, &currencies))
        })
        .await
    }

    /// Returns the transactions of one of the customer's orders, and their sums.
    pub(crate) async fn transactions(
        &self,
        session: &str,
        order: &str,
    ) -> Result<SeenView<PaymentsView>, Error> {
        let id = OrderId::new(order);
        let detail = format!("payments of order {order}");
        self.read(session, detail, async |session_read: &SessionRead| {
            let viewpoint = &session_read.viewpoint;
            let transactions = viewpoint.transactions(&viewpoint.order(&id).await?).await?;
            let currencies = session_read.currencies().await;
            Ok(sums::payments(transactions, &currencies))
        })
        .await
    }
}
