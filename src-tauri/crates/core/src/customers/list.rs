//! The list of customers, searched and sorted by the store.

use moltin::{CustomerFilter, CustomerQuery, CustomerSort};

use super::Customers;
use crate::lifecycle::Work;
use crate::view::{CustomerKey, CustomerPageView, CustomerQueryView, CustomerSortView, Matching};
use crate::{Error, pasted_text, view_of};

/// How many customers a page of the list has.
const PAGE: u32 = 50;

impl Customers {
    /// Returns one page of a store's customers.
    pub(crate) async fn list(
        &self,
        connection: &str,
        query: &CustomerQueryView,
    ) -> Result<CustomerPageView, Error> {
        let query = CustomerQuery::new()
            .filter(filter(&query.search, query.matching))
            .sort(sort_order(query.sort))
            .limit(PAGE)
            .offset(query.offset);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let page = store.admin()?.customers().list(&query).await?;
                Ok(view_of::customer_page(page))
            })
            .await
    }
}

/// Returns the filter for a search text.
pub(crate) fn filter(search: &str, matching: Matching) -> CustomerFilter {
    let text = &*pasted_text::cleaned(search);
    let is_email = text.contains('@');
    match matching {
        _ if text.is_empty() => CustomerFilter::default(),
        Matching::Contains if is_email => CustomerFilter::email_like(&format!("*{text}*")),
        Matching::Contains => CustomerFilter::name_like(&format!("*{text}*")),
        Matching::Exactly if is_email => CustomerFilter::email(text),
        Matching::Exactly => CustomerFilter::name(text),
        Matching::ExternalRef => CustomerFilter::external_ref(text),
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
