//! The list of customers, searched and sorted by the store.

use std::cmp::Ordering;
use std::collections::HashSet;

use futures_util::future::try_join_all;
use moltin::{Customer, CustomerFilter, CustomerId, CustomerQuery, CustomerSort, Page};

use super::Customers;
use crate::lifecycle::Work;
use crate::view::{CustomerKey, CustomerPageView, CustomerQueryView, CustomerSortView};
use crate::{Error, pasted_text, view_of};

/// How many customers a page of the list has.
const PAGE: u32 = 50;

impl Customers {
    /// Returns one page of a store's customers. A search compares several attributes, which the API
    /// can't do at once. Each is a list of its own, and a page has the customers of one page of
    /// each, sorted and without duplicates.
    pub(crate) async fn list(
        &self,
        connection: &str,
        query: &CustomerQueryView,
    ) -> Result<CustomerPageView, Error> {
        let (text, sort) = (pasted_text::searched(&query.search), query.sort);
        let queries = filters(&query.search).into_iter().map(|filter| {
            CustomerQuery::new()
                .filter(filter)
                .sort(sort_order(sort))
                .limit(PAGE)
                .offset(query.offset)
        });
        let queries: Vec<_> = queries.collect();
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let customers = store.admin()?.customers();
                let pages = try_join_all(queries.iter().map(|query| customers.list(query))).await?;
                let mut page = merged(pages, sort);
                if pasted_text::is_id(&text) {
                    keep_only(&mut page, &text);
                }
                Ok(view_of::customer_page(page))
            })
            .await
    }
}

/// Returns the filters for a search text. A customer that matches one of them is found.
pub(crate) fn filters(search: &str) -> Vec<CustomerFilter> {
    let text = &*pasted_text::searched(search);
    let part = format!("*{text}*");
    if text.is_empty() {
        vec![CustomerFilter::default()]
    } else if text.contains('@') {
        vec![CustomerFilter::email_like(&part)]
    } else if pasted_text::is_id(text) {
        vec![
            CustomerFilter::id(&CustomerId::new(text)),
            CustomerFilter::external_ref(text),
        ]
    } else {
        vec![
            CustomerFilter::external_ref(text),
            CustomerFilter::name_like(&part),
            CustomerFilter::email_like(&part),
        ]
    }
}

/// Keeps the customer with this ID or reference: a store that does not know the filter sends all.
fn keep_only(page: &mut Page<Customer>, id: &str) {
    page.items.retain(|customer| {
        customer.id.as_str().eq_ignore_ascii_case(id) || customer.external_ref.as_deref() == Some(id)
    });
    page.unreadable.clear();
    page.total = page.items.len() as u64;
}

/// Merges pages of several lists into one page. A list that has ended has an empty page.
fn merged(mut pages: Vec<Page<Customer>>, sort: CustomerSortView) -> Page<Customer> {
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
    let mut known = HashSet::new();
    let before = all.items.len();
    all.items.retain(|customer| known.insert(customer.id.clone()));
    all.total = all.total.saturating_sub((before - all.items.len()) as u64);
    all.items.sort_by(|one, other| {
        let order = compare(one, other, sort.by);
        if sort.descending { order.reverse() } else { order }
    });
    all
}

fn compare(one: &Customer, other: &Customer, by: CustomerKey) -> Ordering {
    match by {
        CustomerKey::CreatedAt => one.created_at.cmp(&other.created_at),
        CustomerKey::UpdatedAt => one.updated_at.cmp(&other.updated_at),
        CustomerKey::Name => one.name.to_lowercase().cmp(&other.name.to_lowercase()),
        CustomerKey::Email => one.email.to_lowercase().cmp(&other.email.to_lowercase()),
        CustomerKey::Id => one.id.as_str().cmp(other.id.as_str()),
    }
}

fn sort_order(sort: CustomerSortView) -> CustomerSort {
    let (ascending, descending) = match sort.by {
        CustomerKey::CreatedAt => (CustomerSort::OldestFirst, CustomerSort::NewestFirst),
        CustomerKey::UpdatedAt => (CustomerSort::LastChangedLast, CustomerSort::LastChangedFirst),
        CustomerKey::Name => (CustomerSort::Name, CustomerSort::NameDescending),
        CustomerKey::Email => (CustomerSort::Email, CustomerSort::EmailDescending),
        CustomerKey::Id => (CustomerSort::Id, CustomerSort::IdDescending),
    };
    if sort.descending { descending } else { ascending }
}
