//! Compare: a customer's orders as the admin and the customer see them.

use std::cmp::Ordering;
use std::collections::HashMap;

use moltin::{Identity, LoggedRequest, Order, OrderFilter, OrderId, OrderScan, Orders, Outcome, Page};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::currencies::Currencies;
use crate::requests::sent_as;
use crate::view::{
    CompareRequestView, CompareRowView, CompareView, ComparedOrderView, DifferenceCause, SeenBy, SeenView,
};
use crate::{Error, view_of};

/// How many hidden orders are also requested by their IDs. Each takes one or two requests.
const MOST_CHECKED: usize = 5;

impl Impersonation {
    /// Compares the orders that the admin sees with those that the customer sees, to answer "why
    /// can't they see it?"
    pub(crate) async fn compare(&self, session: &str) -> Result<SeenView<CompareView>, Error> {
        self.read(
            session,
            "orders compared".into(),
            async |session_read: &SessionRead| {
                let admin = session_read
                    .store
                    .admin()
                    .map(|admin| admin.recorded(&session_read.recorder));
                let (merchants, own) = match &session_read.viewpoint {
                    Viewpoint::Customer(customer) => {
                        let filter = OrderFilter::customer(customer.customer_id());
                        tokio::try_join!(
                            all(admin?.orders(), filter),
                            all(customer.orders(), OrderFilter::default()),
                        )?
                    }
                    Viewpoint::Member(tokens) => {
                        let member = tokens.opened()?;
                        let filter = OrderFilter::account(member.account_id().as_str());
                        tokio::try_join!(
                            all(admin?.orders(), filter),
                            all(member.orders(), OrderFilter::default()),
                        )?
                    }
                    Viewpoint::Admin(..) | Viewpoint::AccountAdmin(_) => return Err(Error::NeedsSignIn),
                };
                let viewpoint = &session_read.viewpoint;
                let (merchants, own) = (viewpoint.shown(merchants)?, viewpoint.shown(own)?);
                let currencies = session_read.currencies().await;
                let mut compared = join(merchants, own, &currencies);
                check_hidden(&mut compared.rows, viewpoint).await?;
                compared.requests = session_read.recorder.requests().iter().map(request).collect();
                Ok(compared)
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
        .map(|(seen_by, order, theirs)| row(seen_by, order, theirs, currencies))
        .collect();
    let count = |seen_by| rows.iter().filter(|row| row.seen_by == seen_by).count() as u64;
    let (both, merchant_only, customer_only) = (
        count(SeenBy::Both),
        count(SeenBy::MerchantOnly),
        count(SeenBy::CustomerOnly),
    );
    let unreadable_count = unreadable.len() as u64;
    rows.extend(unreadable.into_iter().map(|id| CompareRowView {
        order: ComparedOrderView {
            row: view_of::unreadable_order(id),
            updated_at: None,
        },
        seen_by: SeenBy::Unknown,
        theirs: None,
        cause: None,
        refused: None,
    }));
    CompareView {
        both,
        merchant_only,
        customer_only,
        unreadable: unreadable_count,
        rows,
        requests: Vec::new(),
    }
}

fn row(seen_by: SeenBy, order: Order, theirs: Option<Order>, currencies: &Currencies) -> CompareRowView {
    let is_unlinked =
        seen_by == SeenBy::CustomerOnly && order.customer_id.is_none() && order.account_id.is_none();
    let updates = theirs
        .as_ref()
        .and_then(|theirs| theirs.updated_at)
        .zip(order.updated_at);
    let order = view_of::compared_order(order, currencies);
    let theirs = theirs
        .map(|theirs| view_of::compared_order(theirs, currencies))
        .filter(|theirs| theirs.row != order.row);
    let cause = match updates.map(|(theirs, ours)| theirs.cmp(&ours)) {
        _ if is_unlinked => Some(DifferenceCause::NotLinked),
        Some(Ordering::Less) if theirs.is_some() => Some(DifferenceCause::OlderForCustomer),
        Some(Ordering::Greater) if theirs.is_some() => Some(DifferenceCause::OlderForAdmin),
        _ => None,
    };
    CompareRowView {
        order,
        seen_by,
        theirs,
        cause,
        refused: None,
    }
}

/// Requests the first hidden orders by their IDs as the customer: the store may refuse them, or
/// only leave them out of its list.
async fn check_hidden(rows: &mut [CompareRowView], viewpoint: &Viewpoint) -> Result<(), Error> {
    let hidden = rows.iter_mut().filter(|row| row.seen_by == SeenBy::MerchantOnly);
    for row in hidden.take(MOST_CHECKED) {
        match viewpoint.order(&OrderId::new(row.order.row.id.as_str())).await {
            Ok(_) => row.cause = Some(DifferenceCause::LeftOutOfList),
            Err(Error::Store(moltin::Error::Api(refusal))) if matches!(refusal.status, 403 | 404) => {
                row.refused = Some(refusal.status);
            }
            // The comparison is complete without the check.
            Err(Error::UnclearCustomer) => {}
            Err(Error::Store(error)) if !is_rejected(&error) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whether the store rejected the session's token.
fn is_rejected(error: &moltin::Error) -> bool {
    matches!(
        error,
        moltin::Error::CustomerTokenRejected(_) | moltin::Error::AccountTokenRejected(_)
    )
}

fn request(logged: &LoggedRequest) -> CompareRequestView {
    CompareRequestView {
        at: logged.at.to_string(),
        path: logged.request.path.clone(),
        sent_as: sent_as(&logged.sent_as),
        status: match logged.outcome {
            Outcome::Status(status) => Some(status),
            _ => None,
        },
        request_id: logged.request_id.clone(),
    }
}
