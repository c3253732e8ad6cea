//! The customer view of a session: profile, addresses, orders. The orders of the whole store are in
//! `store_orders`.

use std::mem;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use moltin::{OrderId, OrderQuery, OrderSort};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::Impersonation;
use super::session_read::{SessionRead, seen};
use super::viewpoint::Viewpoint;
use crate::audit::{AuditEvent, RequestAudit};
use crate::clock::ClockReading;
use crate::connections::OpenStore;
use crate::store_orders::sums;
use crate::view::{AddressBookView, CustomerView, OrderPageView, OrderView, PaymentsView, SeenView};
use crate::{Error, view_of};

/// How many orders a page of the list has.
const PAGE: u32 = 50;

/// How long a session waits for its first orders before it begins without them.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long after the session began they are shown. Later they are read again.
const FRESH: SignedDuration = SignedDuration::from_secs(10);

/// The first page of orders, which is read while a session begins. If that fails, the session reads
/// them again, and says why.
#[derive(Default)]
pub(super) struct FirstOrders {
    /// Dropping it stops the read.
    reading: JoinSet<(Result<OrderPageView, Error>, RequestAudit)>,
    read: Option<SeenView<OrderPageView>>,
}

impl FirstOrders {
    /// Waits for the orders and records their requests, unless the store is slow.
    pub(super) async fn wait(&mut self) {
        let _ = timeout(PATIENCE, self.finish()).await;
    }

    async fn finish(&mut self) {
        if let Some(Ok((page, request_audit))) = self.reading.join_next().await
            && let (Ok(page), Ok(sent)) = (page, request_audit.record().await)
        {
            self.read = Some(seen(page, &sent));
        }
    }
}

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
        let mut first = match offset {
            0 => self.first_orders(session),
            _ => FirstOrders::default(),
        };
        let detail = format!("orders from {offset}");
        let mut read_as = None;
        let page = self
            .read(session, detail, async |session_read: &SessionRead| {
                first.finish().await;
                if let Some(first) = first.read {
                    read_as = Some((first.seen_as, first.refused_once));
                    return Ok(first.value);
                }
                order_page(session_read, offset).await
            })
            .await?;
        Ok(match read_as {
            Some((seen_as, refused_once)) => SeenView {
                seen_as,
                refused_once,
                ..page
            },
            None => page,
        })
    }

    /// Begins to read the first orders of a session that is about to begin, for staff who look at
    /// them first. `about` is the audit event for the session: the requests are a part of that.
    pub(super) fn read_first_orders(
        &self,
        about: &AuditEvent,
        store: &OpenStore,
        viewpoint: &Viewpoint,
    ) -> FirstOrders {
        let request_audit = RequestAudit::new(&self.audit, about);
        let session_read = SessionRead {
            viewpoint: viewpoint.recorded(request_audit.recorder()),
            store: store.clone(),
            recorder: request_audit.recorder().clone(),
            listed_carts: Arc::default(),
        };
        let mut first = FirstOrders::default();
        first.reading.spawn(async move {
            let page = order_page(&session_read, 0).await;
            (page, request_audit)
        });
        first
    }

    /// The orders that were read while the session began, once and soon after that.
    fn first_orders(&self, session: &str) -> FirstOrders {
        let now = ClockReading::now(self.clock.as_ref());
        let mut state = self.state();
        let current = state.session_mut();
        let current = current.filter(|current| current.view.session == session);
        let first = current.filter(|current| now.since(current.began) <= FRESH);
        first.map_or_else(FirstOrders::default, |current| {
            mem::take(&mut current.first_orders)
        })
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

async fn order_page(session_read: &SessionRead, offset: u64) -> Result<OrderPageView, Error> {
    let query = OrderQuery::new()
        .sort(OrderSort::NewestFirst)
        .limit(PAGE)
        .offset(offset);
    let page = session_read.viewpoint.orders(query).await?;
    let currencies = session_read.currencies().await;
    Ok(view_of::order_page(page, &currencies))
}
