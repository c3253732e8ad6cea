//! The customer whose access modes were shown last, so that a sign-in with one of them needs no
//! second request.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use moltin::{Customer, CustomerId};

use crate::clock::ClockReading;

/// How long a password may take to enter. After that, the customer is read again.
const FRESH: SignedDuration = SignedDuration::from_mins(2);

/// The customer who was looked up last, in which store, and when.
#[derive(Default)]
pub(crate) struct LookedUp(Mutex<Option<(String, Customer, ClockReading)>>);

impl LookedUp {
    pub(super) fn keep(&self, connection: &str, customer: Customer, now: ClockReading) {
        *self.last() = Some((connection.to_owned(), customer, now));
    }

    /// Takes this customer. A second sign-in reads them again: the first one may have failed
    /// because they were changed.
    pub(super) fn take(&self, connection: &str, id: &CustomerId, now: ClockReading) -> Option<Customer> {
        let (of, customer, read) = self.last().take()?;
        let is_asked_for = of == connection && customer.id == *id;
        (is_asked_for && now.since(read) <= FRESH).then_some(customer)
    }

    fn last(&self) -> MutexGuard<'_, Option<(String, Customer, ClockReading)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
