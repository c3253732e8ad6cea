//! A search for orders, and orders in another order than the newest first. The API compares one
//! attribute at a time, so a search is several lists, which are merged page by page.

use std::cmp::Ordering;

use futures_util::future::try_join_all;
use moltin::{Admin, OFFSET_LIMIT, Order, OrderFilter, OrderId, OrderQuery, OrderSort, Orders, Page};

use crate::pasted_text;
use crate::view::{OrderKey, OrderSortView};

/// How many orders of each list a page has.
const PAGE: u64 = 100;

/// Returns the filters for a search text within `terms`. An order that matches one of them is
/// found.
pub(crate) fn filters(search: &str, terms: &OrderFilter) -> Vec<OrderFilter> {
    let text = &*pasted_text::searched(search);
    let number = pasted_text::order_number(text);
    let part = |text: &str| format!("*{text}*");
    let found = if text.is_empty() || number.is_empty() {
        vec![OrderFilter::default()]
    } else if text.contains('@') {
        vec![OrderFilter::email_like(&part(text))]
    } else if pasted_text::is_id(text) {
        vec![OrderFilter::id(&OrderId::new(text))]
    } else if number.chars().all(|character| character.is_ascii_digit()) {
        vec![OrderFilter::order_number_like(&part(&number))]
    } else {
        vec![
            OrderFilter::order_number_like(&part(&number)),
            OrderFilter::name_like(&part(text)),
            OrderFilter::email_like(&part(text)),
        ]
    };
    let within = |filter: OrderFilter| terms.clone().and(filter);
    found.into_iter().map(within).collect()
}

/// Several lists that are read together.
pub(super) struct Lists {
    orders: Orders<Admin>,
    filters: Vec<OrderFilter>,
    sort: OrderSortView,
    /// How many orders of each list were read.
    pub(super) offset: u64,
}

/// What [`Lists`] has after a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    Nothing,
    More,
    /// More that no page of the store has.
    OutOfReach,
}

impl Lists {
    pub(super) fn new(
        orders: Orders<Admin>,
        filters: Vec<OrderFilter>,
        sort: OrderSortView,
        offset: u64,
    ) -> Self {
        Self {
            orders,
            filters,
            sort,
            offset,
        }
    }

    /// Reads the next page of each list, sorted. It may have an order more than once.
    pub(super) async fn next(&mut self) -> Result<(Page<Order>, Rest), moltin::Error> {
        let queries = self.filters.iter().map(|filter| {
            OrderQuery::new()
                .filter(filter.clone())
                .sort(sort_key(self.sort))
                .offset(self.offset)
        });
        let queries: Vec<_> = queries.collect();
        let pages = try_join_all(queries.iter().map(|query| self.orders.list(query))).await?;
        self.offset = self.offset.saturating_add(PAGE);
        let has_more = pages.iter().any(|page| page.total > self.offset);
        let rest = match has_more {
            false => Rest::Nothing,
            true if self.offset.saturating_add(PAGE) > OFFSET_LIMIT => Rest::OutOfReach,
            true => Rest::More,
        };
        Ok((self.merged(pages), rest))
    }

    fn merged(&self, mut pages: Vec<Page<Order>>) -> Page<Order> {
        let Some(mut all) = pages.pop() else {
            unreachable!("a search has a filter");
        };
        if pages.is_empty() {
            return all;
        }
        for page in pages {
            all.total = all.total.saturating_add(page.total);
            all.items.extend(page.items);
            all.unreadable.extend(page.unreadable);
        }
        all.items.sort_by(|one, other| {
            let order = compare(one, other, self.sort.by);
            if self.sort.descending {
                order.reverse()
            } else {
                order
            }
        });
        all
    }
}

fn compare(one: &Order, other: &Order, by: OrderKey) -> Ordering {
    let total = |order: &Order| order.with_tax.as_ref().map(|total| total.amount);
    match by {
        OrderKey::CreatedAt => one.created_at.cmp(&other.created_at),
        OrderKey::WithTax => total(one).cmp(&total(other)),
        OrderKey::Payment => one.payment.as_str().cmp(other.payment.as_str()),
        OrderKey::Shipping => one.shipping.as_str().cmp(other.shipping.as_str()),
        OrderKey::Status => one.status.as_str().cmp(other.status.as_str()),
    }
}

fn sort_key(sort: OrderSortView) -> OrderSort {
    let (ascending, descending) = match sort.by {
        OrderKey::CreatedAt => (OrderSort::OldestFirst, OrderSort::NewestFirst),
        OrderKey::WithTax => (OrderSort::SmallestFirst, OrderSort::LargestFirst),
        OrderKey::Payment => (OrderSort::Payment, OrderSort::PaymentDescending),
        OrderKey::Shipping => (OrderSort::Shipping, OrderSort::ShippingDescending),
        OrderKey::Status => (OrderSort::Status, OrderSort::StatusDescending),
    };
    if sort.descending { descending } else { ascending }
}
