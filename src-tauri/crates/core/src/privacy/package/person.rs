//! What is held about a customer, and the files that have it.

use std::io::Write;

use moltin::{
    Address, Customer, CustomerId, DataEntry, Order, PersonalDataChange, ShippingGroup, Transaction,
};
use serde::Serialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::order_part::OrderPart;
use crate::Error;
use crate::connections::OpenStore;
use crate::files::NewFile;
use crate::privacy::{Logged, is_refusal};
use crate::view::{EntryView, Problem};

/// What is held about a customer.
pub(super) struct Person {
    pub(super) customer: Customer,
    pub(super) addresses: Vec<Address>,
    /// How many addresses could not be read.
    pub(super) unreadable_addresses: u64,
    pub(super) orders: Vec<Order>,
    /// How many orders could not be read.
    pub(super) unreadable: u64,
    pub(super) payments: OrderPart<Transaction>,
    pub(super) parcels: OrderPart<ShippingGroup>,
    pub(super) log: Log,
    pub(super) entries: Vec<EntryView>,
}

/// The store's log of the customer, of related data, and of each order.
pub(super) struct Log {
    pub(super) changes: Vec<PersonalDataChange>,
    /// Why the log is missing: a key of another role, or a store without such a log.
    pub(super) problem: Option<Problem>,
    related: Vec<DataEntry>,
}

impl Log {
    /// Reads the log of the customer and of related data.
    pub(super) async fn begin(store: &OpenStore, customer: &CustomerId) -> Result<Self, Error> {
        let mut log = Self {
            changes: Vec::new(),
            problem: None,
            related: Vec::new(),
        };
        match Logged::read(store, customer).await {
            Ok(logged) => (log.changes, log.related) = (logged.changes, logged.related),
            Err(error) => log.refuse(error)?,
        }
        Ok(log)
    }

    /// Reads the log of one more record.
    pub(super) async fn add(&mut self, store: &OpenStore, entry: DataEntry) -> Result<(), Error> {
        if self.problem.is_some() || self.related.contains(&entry) {
            return Ok(());
        }
        match store.admin()?.personal_data().log(&entry).await {
            Ok(changes) => self.changes.extend(changes),
            Err(error) => self.refuse(error.into())?,
        }
        Ok(())
    }

    /// Without a part of the log, there is none.
    fn refuse(&mut self, error: Error) -> Result<(), Error> {
        if !is_refusal(&error) {
            return Err(error);
        }
        self.changes.clear();
        self.problem = Some(Problem::from(&error));
        Ok(())
    }

    /// The log with the oldest change first.
    pub(super) fn sorted(mut self) -> Self {
        self.changes.sort_by_key(|change| change.at);
        self
    }
}

impl Person {
    /// How many records the file has.
    pub(super) fn count(&self) -> u64 {
        let of_orders = self.orders.len() + self.payments.count() + self.parcels.count();
        let lists = self.addresses.len() + of_orders + self.log.changes.len() + self.entries.len();
        1 + lists as u64
    }

    pub(super) fn write(&self, page: &str, to: NewFile) -> Result<NewFile, Error> {
        let mut zip = ZipWriter::new(to);
        let mut add = |name: &str, content: &[u8]| {
            let options = SimpleFileOptions::default().unix_permissions(0o600);
            zip.start_file(name, options)?;
            zip.write_all(content)?;
            Ok::<_, Error>(())
        };
        add("index.html", page.as_bytes())?;
        add("customer.json", &json(&self.customer)?)?;
        add("addresses.json", &json(&self.addresses)?)?;
        add("orders.json", &json(&self.orders)?)?;
        if !self.payments.is_missing() {
            add("payments.json", &json(&self.payments.orders)?)?;
        }
        if !self.parcels.is_missing() {
            add("parcels.json", &json(&self.parcels.orders)?)?;
        }
        if self.log.problem.is_none() {
            add("personal-data-log.json", &json(&self.log.changes)?)?;
        }
        add("audit-log.json", &json(&self.entries)?)?;
        Ok(zip.finish()?)
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec_pretty(value).map_err(|error| Error::File(error.into()))
}
