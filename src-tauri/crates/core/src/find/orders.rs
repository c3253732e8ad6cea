//! The orders that a query may mean.

use futures_util::future::join_all;
use moltin::{Order, OrderFilter, OrderId, OrderQuery, OrderSort};

use super::customers::Failures;
use super::found::Found;
use super::query::FindQuery;
use crate::admin_views::AdminViews;
use crate::connections::OpenStore;
use crate::error::Error;
use crate::view::StoreOrderRowView;
use crate::{email, view_of};

/// How many orders a search returns.
const MOST_FOUND: usize = 8;
/// The shortest part of an order number that is searched for.
const SHORTEST_PART: usize = 3;

/// Sends all requests for orders at once.
///
/// # Errors
/// Fails if the audit log does. An error of the store is a part of the result.
pub(super) async fn search(
    store: &OpenStore,
    views: &AdminViews,
    query: &FindQuery,
) -> Result<Found<StoreOrderRowView>, Error> {
    let by_ids = join_all(query.ids.iter().map(|id| read(store, views, id)));
    let by_filters = join_all(filters(query).into_iter().map(|filter| list(store, filter)));
    let (by_ids, by_filters, currencies) = tokio::join!(by_ids, by_filters, store.currencies());

    let mut failures = Failures::default();
    let mut orders: Vec<Order> = Vec::new();
    let mut more = false;
    for result in by_ids {
        match result {
            Ok(found) => {
                orders.extend(found);
                failures.succeeded();
            }
            Err(Error::Store(error)) => failures.add(error),
            Err(error) => return Err(error),
        }
    }
    for (filter, result) in filters(query).iter().zip(by_filters) {
        match result {
            Ok((found, has_more)) => {
                more |= has_more;
                orders.extend(found.into_iter().filter(|found| filter.accepts(found)));
                failures.succeeded();
            }
            Err(Error::Store(error)) => failures.add(error),
            Err(error) => return Err(error),
        }
    }
    // The sort is stable, and the newest of each rank come first.
    orders.sort_by_key(|order| std::cmp::Reverse(order.created_at));
    orders.sort_by_key(|order| !is_exact(order, query));
    let is_exact = orders.first().is_some_and(|order| is_exact(order, query));
    let mut found: Vec<StoreOrderRowView> = Vec::new();
    for order in orders {
        if !found.iter().any(|known| *known.id == *order.id.as_str()) {
            found.push(view_of::store_order_row(order, &currencies));
        }
    }
    more |= found.len() > MOST_FOUND;
    found.truncate(MOST_FOUND);
    Ok(Found {
        found,
        more,
        is_exact,
        problem: failures.problem(),
    })
}

async fn read(store: &OpenStore, views: &AdminViews, id: &str) -> Result<Option<Order>, Error> {
    let id = OrderId::new(id);
    let query = OrderQuery::new().filter(OrderFilter::id(&id)).limit(1);
    let page = match store.admin()?.orders().list(&query).await {
        Ok(page) if page.items.is_empty() && page.unreadable.is_empty() => return Ok(None),
        Ok(page) => page.items,
        Err(error) if error.status() == Some(400) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    if let Some(found) = page.into_iter().find(|order| order.id == id) {
        return Ok(Some(found));
    }
    // The store can't select orders by their ID in a list.
    match views.order(store, &id).await {
        Ok(order) => Ok(Some(order)),
        Err(Error::Store(error)) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}

async fn list(store: &OpenStore, filter: Filter) -> Result<(Vec<Order>, bool), Error> {
    let limit = u32::try_from(MOST_FOUND).unwrap_or(u32::MAX);
    let query = OrderQuery::new()
        .filter(filter.to_orders())
        .sort(OrderSort::NewestFirst)
        .limit(limit);
    let page = store.admin()?.orders().list(&query).await?;
    let more = page.total > page.items.len() as u64;
    Ok((page.items, more))
}

/// A filter of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Filter {
    Number(String),
    NumberLike(String),
    ExternalRef(String),
    Email(String),
    EmailLike(String),
    NameLike(String),
}

impl Filter {
    fn to_orders(&self) -> OrderFilter {
        match self {
            Self::Number(number) => OrderFilter::order_number(number),
            Self::NumberLike(part) => OrderFilter::order_number_like(&format!("*{part}*")),
            Self::ExternalRef(reference) => OrderFilter::external_ref(reference),
            Self::Email(email) => OrderFilter::email(email),
            Self::EmailLike(part) => OrderFilter::email_like(&format!("*{part}*")),
            Self::NameLike(part) => OrderFilter::name_like(&format!("*{part}*")),
        }
    }

    /// Whether an order is one that the filter asks for: stores ignore a filter that they don't
    /// know.
    fn accepts(&self, order: &Order) -> bool {
        match self {
            Self::Number(number) => has_text(order.order_number.as_deref(), number),
            Self::NumberLike(part) => {
                let number = order.order_number.as_deref().unwrap_or_default();
                number.to_lowercase().contains(&part.to_lowercase())
            }
            Self::ExternalRef(reference) => has_text(order.external_ref.as_deref(), reference),
            Self::Email(email) => email::is_same(&order.customer_email, email),
            Self::EmailLike(_) | Self::NameLike(_) => true,
        }
    }
}

fn filters(query: &FindQuery) -> Vec<Filter> {
    let mut filters = Vec::new();
    let has_digit = |reference: &&String| reference.chars().any(char::is_numeric);
    for reference in query.references.iter().filter(has_digit) {
        filters.push(Filter::Number(reference.clone()));
        filters.push(Filter::ExternalRef(reference.clone()));
        let is_part = query.ids.is_empty() && !query.is_excerpt;
        if is_part && reference.chars().count() >= SHORTEST_PART {
            filters.push(Filter::NumberLike(reference.clone()));
        }
    }
    for address in &query.emails {
        filters.extend(email::spellings(address).into_iter().map(Filter::Email));
    }
    for part in &query.parts {
        if !part.contains('@') {
            filters.push(Filter::NameLike(part.clone()));
        }
        if !part.contains(char::is_whitespace) {
            filters.push(Filter::EmailLike(part.clone()));
        }
    }
    filters
}

/// Whether the text names this order.
fn is_exact(order: &Order, query: &FindQuery) -> bool {
    let is_reference = |reference: &String| {
        has_text(order.order_number.as_deref(), reference)
            || has_text(order.external_ref.as_deref(), reference)
    };
    query.ids.iter().any(|id| *id == *order.id.as_str()) || query.references.iter().any(is_reference)
}

fn has_text(own: Option<&str>, text: &str) -> bool {
    own.is_some_and(|own| own.trim().to_lowercase() == text.to_lowercase())
}
