//! The customer whose access modes were shown last, so that a sign-in with one of them needs no
//! second request.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use moltin::{Customer, CustomerId};

use crate::clock::ClockReading;

/// How long a password may take to enter. After that, the customer is read again.
const FRESH: SignedDuration = SignedDuration::from_mins(2);

/// What a sign-in needs to know of a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownCustomer {
    pub(super) email: String,
    pub(super) has_password: Option<bool>,
}

impl KnownCustomer {
    pub(super) fn of(customer: &Customer) -> Self {
        Self {
            email: customer.email.clone(),
            has_password: customer.has_password,
        }
    }
}

struct Entry {
    connection: String,
    id: CustomerId,
    customer: KnownCustomer,
    read: ClockReading,
}

/// The customer who was looked up last.
#[derive(Default)]
pub(crate) struct LookedUp(Mutex<Option<Entry>>);

impl LookedUp {
    pub(super) fn keep(&self, connection: &str, customer: &Customer, read: ClockReading) {
        *self.entry() = Some(Entry {
            connection: connection.to_owned(),
            id: customer.id.clone(),
            customer: KnownCustomer::of(customer),
            read,
        });
    }

    /// Takes this customer. A second sign-in reads them again: the first one may have failed
    /// because they were changed.
    pub(super) fn take(&self, connection: &str, id: &CustomerId, now: ClockReading) -> Option<KnownCustomer> {
        let last = self.entry().take()?;
        let is_asked_for = last.connection == connection && last.id == *id;
        (is_asked_for && now.since(last.read) <= FRESH).then_some(last.customer)
    }

    fn entry(&self) -> MutexGuard<'_, Option<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
