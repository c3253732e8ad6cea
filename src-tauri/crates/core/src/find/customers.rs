//! The customers that a query may mean.

use futures_util::future::join_all;
use moltin::{Customer, CustomerFilter, CustomerId, CustomerQuery};

use super::found::Found;
use super::query::FindQuery;
use crate::admin_views::AdminViews;
use crate::connections::OpenStore;
use crate::error::Error;
use crate::view::{FoundCustomerView, Problem};
use crate::{email, view_of};

/// How many customers a search returns.
const MOST_FOUND: usize = 8;

/// What a store says about a customer with an ID.
pub(super) enum ById {
    Found(Box<Customer>),
    /// There is none.
    Absent,
    /// The store can't select customers by their ID in a list.
    Unsupported,
}

/// Selects one customer in the list of customers, which opens nothing of them.
///
/// # Errors
/// As [`moltin::Customers::list`].
pub(super) async fn by_id(store: &OpenStore, id: &CustomerId) -> Result<ById, Error> {
    let query = CustomerQuery::new().filter(CustomerFilter::id(id)).limit(1);
    match store.admin()?.customers().list(&query).await {
        Ok(page) if page.items.is_empty() && page.unreadable.is_empty() => Ok(ById::Absent),
        Ok(page) => {
            let found = page.into_iter().find(|customer| customer.id == *id);
            // Stores that don't know the filter ignore it, and send any customer.
            Ok(found.map_or(ById::Unsupported, |found| ById::Found(Box::new(found))))
        }
        Err(error) if error.status() == Some(400) => Ok(ById::Unsupported),
        Err(error) => Err(error.into()),
    }
}

/// Sends all requests for customers at once.
///
/// # Errors
/// Fails if the audit log does. An error of the store is a part of the result.
pub(super) async fn search(
    store: &OpenStore,
    views: &AdminViews,
    query: &FindQuery,
) -> Result<Found<FoundCustomerView>, Error> {
    let by_ids = join_all(query.ids.iter().map(|id| read(store, views, id)));
    let by_filters = join_all(filters(query).into_iter().map(|filter| list(store, filter)));
    let (by_ids, by_filters) = tokio::join!(by_ids, by_filters);

    let mut failures = Failures::default();
    let mut customers: Vec<Customer> = Vec::new();
    let mut more = false;
    for result in by_ids {
        match result {
            Ok(found) => {
                customers.extend(found);
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
                customers.extend(found.into_iter().filter(|found| filter.accepts(found)));
                failures.succeeded();
            }
            Err(Error::Store(error)) => failures.add(error),
            Err(error) => return Err(error),
        }
    }
    customers.sort_by_key(|customer| rank(customer, query));
    let mut found: Vec<FoundCustomerView> = Vec::new();
    for customer in customers {
        if !found.iter().any(|known| *known.id == *customer.id.as_str()) {
            found.push(FoundCustomerView::from(&view_of::customer(customer)));
        }
    }
    more |= found.len() > MOST_FOUND;
    found.truncate(MOST_FOUND);
    Ok(Found {
        found,
        more,
        is_exact: false,
        problem: failures.problem(),
    })
}

async fn read(store: &OpenStore, views: &AdminViews, id: &str) -> Result<Option<Customer>, Error> {
    let id = CustomerId::new(id);
    match by_id(store, &id).await? {
        ById::Found(customer) => Ok(Some(*customer)),
        ById::Absent => Ok(None),
        ById::Unsupported => match views.customer(store, &id, "profile").await {
            Ok(customer) => Ok(Some(customer)),
            Err(Error::Store(error)) if error.is_not_found() => Ok(None),
            Err(error) => Err(error),
        },
    }
}

async fn list(store: &OpenStore, filter: Filter) -> Result<(Vec<Customer>, bool), Error> {
    let limit = u32::try_from(MOST_FOUND).unwrap_or(u32::MAX);
    let query = CustomerQuery::new().filter(filter.to_customers()).limit(limit);
    let page = store.admin()?.customers().list(&query).await?;
    let more = page.total > page.items.len() as u64;
    Ok((page.items, more))
}

/// A filter of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Filter {
    Email(String),
    EmailLike(String),
    NameLike(String),
    ExternalRef(String),
}

impl Filter {
    fn to_customers(&self) -> CustomerFilter {
        match self {
            Self::Email(email) => CustomerFilter::email(email),
            Self::EmailLike(part) => CustomerFilter::email_like(&format!("*{part}*")),
            Self::NameLike(part) => CustomerFilter::name_like(&format!("*{part}*")),
            Self::ExternalRef(reference) => CustomerFilter::external_ref(reference),
        }
    }

    /// Whether a customer is one that the filter asks for: stores ignore a filter that they don't
    /// know.
    fn accepts(&self, customer: &Customer) -> bool {
        match self {
            Self::Email(email) => email::is_same(&customer.email, email),
            Self::ExternalRef(reference) => {
                let own = customer.external_ref.as_deref().unwrap_or_default();
                own.trim().to_lowercase() == reference.to_lowercase()
            }
            Self::EmailLike(_) | Self::NameLike(_) => true,
        }
    }
}

fn filters(query: &FindQuery) -> Vec<Filter> {
    let mut filters = Vec::new();
    for address in &query.emails {
        filters.extend(email::spellings(address).into_iter().map(Filter::Email));
        // The store may have an address in another spelling, and compare letter by letter.
        filters.push(Filter::EmailLike(address.clone()));
    }
    for part in &query.parts {
        if !part.contains('@') {
            filters.push(Filter::NameLike(part.clone()));
        }
        if !part.contains(char::is_whitespace) {
            filters.push(Filter::EmailLike(part.clone()));
        }
    }
    filters.extend(query.references.iter().cloned().map(Filter::ExternalRef));
    filters
}

/// The best matches have the lowest rank.
fn rank(customer: &Customer, query: &FindQuery) -> u8 {
    let name = customer.name.to_lowercase();
    let address = customer.email.to_lowercase();
    let reference = customer
        .external_ref
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let is_named = query.ids.iter().any(|id| *id == *customer.id.as_str())
        || query.emails.iter().any(|email| email::is_same(email, &address))
        || query
            .references
            .iter()
            .any(|other| other.to_lowercase() == reference);
    if is_named {
        return 0;
    }
    let rank_of_part = |part: &String| {
        let part = part.to_lowercase();
        if name == part {
            1
        } else if name.starts_with(&part) || address.starts_with(&part) {
            2
        } else if name.split_whitespace().any(|word| word.starts_with(&part)) {
            3
        } else {
            4
        }
    };
    query.parts.iter().map(rank_of_part).min().unwrap_or(4)
}

/// The errors of the requests for one kind.
#[derive(Default)]
pub(super) struct Failures {
    has_success: bool,
    first: Option<moltin::Error>,
}

impl Failures {
    pub(super) fn succeeded(&mut self) {
        self.has_success = true;
    }

    pub(super) fn add(&mut self, error: moltin::Error) {
        // Early stores refuse the filters of later ones: they find less, and that is no failure.
        let is_unsupported = error.status() == Some(400);
        let is_first_real = self
            .first
            .as_ref()
            .is_none_or(|first| first.status() == Some(400));
        if self.first.is_none() || (is_first_real && !is_unsupported) {
            self.first = Some(error);
        }
    }

    pub(super) fn problem(self) -> Option<Problem> {
        let error = self.first?;
        let is_hidden = self.has_success && error.status() == Some(400);
        (!is_hidden).then(|| Problem::from(&Error::Store(error)))
    }
}
