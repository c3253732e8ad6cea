//! Reads the orders with a customer's email address, and leaves out the customer's own.

use std::collections::{HashMap, HashSet};
use std::pin::pin;

use futures_util::TryStreamExt;
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

/// Reads the orders with this customer's email address completely, in every spelling that the store
/// may have.
///
/// # Errors
/// [`Error::Store`] if a request fails, or if the store lists fewer orders than it counts.
pub(super) async fn read(admin: &Admin, customer: &Customer, all: bool) -> Result<Found, Error> {
    let mut reading = Reading::new(customer);
    let spellings = email::spellings(&customer.email);
    for spelling in &spellings {
        let orders = reading.read(admin, OrderFilter::email(spelling), all);
        if let Some(total) = orders.await? {
            return Ok(Found::TooMany(total));
        }
    }
    // The orders of organizations have the address of a contact instead.
    for spelling in &spellings {
        let orders = reading.read(admin, OrderFilter::contact_email(spelling), all);
        match orders.await {
            Ok(None) => {}
            Ok(Some(total)) => return Ok(Found::TooMany(total)),
            // A store without organizations does not know the filter.
            Err(error) if matches!(error.status(), Some(400 | 422)) => break,
            Err(error) => return Err(error.into()),
        }
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

    /// Reads the orders that pass a filter. Returns how many there are if those are too many.
    async fn read(
        &mut self,
        admin: &Admin,
        filter: OrderFilter,
        all: bool,
    ) -> Result<Option<u64>, moltin::Error> {
        let mut pages = pin!(admin.orders().scan(OrderScan::new().filter(filter)));
        while let Some(page) = pages.try_next().await? {
            if page.total > READ_WITHOUT_ASKING && !all {
                return Ok(Some(page.total));
            }
            self.add(page);
        }
        Ok(None)
    }

    fn add(&mut self, page: Page<Order>) {
        for record in page.unreadable {
            match record.id {
                Some(id) => drop(self.unreadable.insert(id)),
                None => self.without_id = self.without_id.saturating_add(1),
            }
        }
        for order in page.items {
            let is_own = is_own(&order, &self.customer.id);
            let is_unclear = has_unreadable_email(&order) || order.has_unreadable_customer();
            if is_unclear && !is_own {
                self.unreadable.insert(order.id.to_string());
                continue;
            }
            // The store may compare addresses less strictly, or ignore the filter.
            if email::is_same(&order.customer_email, &self.customer.email) {
                self.known.insert(order.id.clone());
                if !is_own {
                    self.unlinked.insert(order.id.clone(), order);
                }
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

fn is_own(order: &Order, customer: &CustomerId) -> bool {
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
