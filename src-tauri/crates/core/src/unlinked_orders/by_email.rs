//! Reads the orders with a customer's email address, and leaves out the customer's own.

use std::collections::{HashMap, HashSet};
use std::pin::pin;

use futures_util::{Stream, StreamExt, TryStreamExt, future, stream};
use moltin::{Admin, Customer, CustomerId, Order, OrderFilter, OrderId, OrderScan, Page};

use crate::{Error, email};

/// How many orders are read without asking staff: ten requests.
const READ_WITHOUT_ASKING: u64 = 1000;

/// The orders with a customer's email address.
pub(super) enum Found {
    /// More than are read without asking: this many.
    TooMany(u64),
    /// All of them.
    All {
        /// How many there are, the customer's own included.
        total: u64,
        /// Those that are not the customer's own, newest first.
        unlinked: Vec<Order>,
        /// How many could not be read well enough to tell.
        unreadable: u64,
    },
}

/// What an order that was found by a customer's email address is to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It is linked to the customer.
    Own,
    /// It has the address, and is not linked to the customer.
    Unlinked,
    /// It can't be read whose it is.
    Unclear,
    /// It has another address: the store may compare less strictly, or ignore the filter.
    Other,
}

impl Relation {
    pub(crate) fn of(order: &Order, customer: &Customer) -> Self {
        let is_own = is_own(order, &customer.id);
        let is_unclear = has_unreadable_email(order) || order.has_unreadable_customer();
        if is_unclear && !is_own {
            Self::Unclear
        } else if !email::is_same(&order.customer_email, &customer.email) {
            Self::Other
        } else if is_own {
            Self::Own
        } else {
            Self::Unlinked
        }
    }
}

/// The orders with an email address, in every spelling that the store may have: as a customer's,
/// and as that of an organization's contact. One order may be on several pages.
///
/// An address without `@` finds none: anonymized orders all have the same asterisks instead.
pub(crate) fn pages<'a>(
    admin: &'a Admin,
    email: &str,
    with_items: bool,
) -> impl Stream<Item = Result<Page<Order>, moltin::Error>> + Send + use<'a> {
    let mut spellings = email::spellings(email);
    spellings.retain(|spelling| spelling.contains('@'));
    let scan = move |filter| {
        let scan = OrderScan::new().filter(filter).with_items(with_items);
        admin.orders().scan(scan)
    };
    let own: Vec<_> = spellings.iter().map(|one| OrderFilter::email(one)).collect();
    let contacts: Vec<_> = spellings
        .iter()
        .map(|one| OrderFilter::contact_email(one))
        .collect();
    // A store without organizations does not know the second filter.
    let is_known = |page: &Result<_, moltin::Error>| {
        let status = page.as_ref().err().and_then(moltin::Error::status);
        future::ready(!matches!(status, Some(400 | 422)))
    };
    let contacts = stream::iter(contacts).map(scan).flatten().take_while(is_known);
    stream::iter(own).map(scan).flatten().chain(contacts)
}

/// Reads the orders with this customer's email address completely, in every spelling that the store
/// may have.
///
/// # Errors
/// [`Error::Store`] if a request fails, or if the store lists fewer orders than it counts.
pub(super) async fn read(admin: &Admin, customer: &Customer, all: bool) -> Result<Found, Error> {
    let mut reading = Reading::new(customer);
    let mut pages = pin!(pages(admin, &customer.email, false));
    while let Some(page) = pages.try_next().await? {
        if page.total > READ_WITHOUT_ASKING && !all {
            return Ok(Found::TooMany(page.total));
        }
        reading.add(page);
    }
    Ok(reading.end())
}

struct Reading<'a> {
    customer: &'a Customer,
    /// The IDs of all orders, because two spellings may find the same one.
    known: HashSet<OrderId>,
    unlinked: HashMap<OrderId, Order>,
    unreadable: HashSet<String>,
    without_id: u64,
}

impl<'a> Reading<'a> {
    fn new(customer: &'a Customer) -> Self {
        Self {
            customer,
            known: HashSet::new(),
            unlinked: HashMap::new(),
            unreadable: HashSet::new(),
            without_id: 0,
        }
    }

    fn add(&mut self, page: Page<Order>) {
        for record in page.unreadable {
            match record.id {
                Some(id) => drop(self.unreadable.insert(id)),
                None => self.without_id = self.without_id.saturating_add(1),
            }
        }
        for order in page.items {
            match Relation::of(&order, self.customer) {
                Relation::Own => drop(self.known.insert(order.id)),
                Relation::Unlinked => {
                    self.known.insert(order.id.clone());
                    self.unlinked.insert(order.id.clone(), order);
                }
                Relation::Unclear => drop(self.unreadable.insert(order.id.to_string())),
                Relation::Other => {}
            }
        }
    }

    fn end(self) -> Found {
        let mut unlinked: Vec<_> = self.unlinked.into_values().collect();
        unlinked.sort_unstable_by(|one, other| (other.created_at, &other.id).cmp(&(one.created_at, &one.id)));
        let unreadable = self.without_id.saturating_add(self.unreadable.len() as u64);
        Found::All {
            total: unreadable.saturating_add(self.known.len() as u64),
            unlinked,
            unreadable,
        }
    }
}

/// Whether an order is linked to a customer.
pub(crate) fn is_own(order: &Order, customer: &CustomerId) -> bool {
    let id = order.customer_id.as_ref();
    id.is_some_and(|id| id.as_str().eq_ignore_ascii_case(customer.as_str()))
}

fn has_unreadable_email(order: &Order) -> bool {
    let is_email = |path: &str| {
        ["customer.email", "contact.email"]
            .iter()
            .any(|email| email.starts_with(path))
    };
    let mut unreadable = order.unreadable_fields.iter();
    order.customer_email.is_empty() && unreadable.any(|path| is_email(path))
}
