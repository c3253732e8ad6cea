//! What is held about a customer, and the files that have it.

use std::io::Write;

use moltin::{Address, Customer, Order, PersonalDataChange};
use serde::Serialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::Error;
use crate::files::NewFile;
use crate::view::{EntryView, Problem};

/// What is held about a customer.
pub(super) struct Person {
    pub(super) customer: Customer,
    pub(super) addresses: Vec<Address>,
    pub(super) orders: Vec<Order>,
    /// How many orders could not be read.
    pub(super) unreadable: u64,
    pub(super) changes: Vec<PersonalDataChange>,
    /// Why the store's log is missing.
    pub(super) changes_problem: Option<Problem>,
    pub(super) entries: Vec<EntryView>,
}

impl Person {
    /// How many records the file has.
    pub(super) fn count(&self) -> u64 {
        let lists = self.addresses.len() + self.orders.len() + self.changes.len() + self.entries.len();
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
        if self.changes_problem.is_none() {
            add("personal-data-log.json", &json(&self.changes)?)?;
        }
        add("audit-log.json", &json(&self.entries)?)?;
        Ok(zip.finish()?)
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec_pretty(value).map_err(|error| Error::File(error.into()))
}
