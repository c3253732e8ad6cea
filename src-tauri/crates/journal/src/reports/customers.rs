//! Which customer entries are about. A sign-in by email address does not know the customer's ID,
//! and a log server may not get the address: then a later entry of the session tells.

use std::collections::HashMap;

use super::record::{Record, digest};

/// The customers that entries named in more than one way.
#[derive(Debug, Default)]
pub(super) struct Customers {
    /// The number of the ID by that of an email address or a session.
    ids: HashMap<u64, u64>,
}

impl Customers {
    /// Reads an entry. Returns a number for its customer, which [`Customers::resolve`] makes the
    /// same for all entries about them.
    pub(super) fn read(&mut self, record: &Record) -> Option<u64> {
        let named = |name: &String| digest(&(record.store_url.as_str(), name.to_lowercase()));
        let (id, email) = (record.customer_id.as_ref(), record.customer_email.as_ref());
        let session = record.session.as_ref().map(digest);
        let (id, email) = (id.map(named), email.map(named));
        if let Some(id) = id {
            let others = [email, session].into_iter().flatten();
            self.ids.extend(others.map(|other| (other, id)));
        }
        id.or(email).or(session)
    }

    /// The number of a customer, after all entries were read.
    pub(super) fn resolve(&self, customer: u64) -> u64 {
        self.ids.get(&customer).copied().unwrap_or(customer)
    }
}
