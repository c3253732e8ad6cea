//! What is held about a customer, and the files that have it.

use std::io::{Seek, Write};
use std::path::Path;

use moltin::{Customer, CustomerId, DataEntry, PersonalDataChange};
use serde::Serialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::part::{Part, ROWS};
use crate::Error;
use crate::connections::OpenStore;
use crate::files::NewFile;
use crate::privacy::{Logged, is_refusal};
use crate::view::{EntryView, Problem};

/// What is held about a customer.
pub(super) struct Person {
    pub(super) customer: Customer,
    pub(super) addresses: Part,
    /// The orders that are linked to the customer.
    pub(super) orders: Part,
    /// Other orders with the customer's email address, such as guest orders.
    pub(super) guest_orders: Part,
    /// How many orders with the email address are another customer's.
    pub(super) others_orders: u64,
    pub(super) payments: Part,
    pub(super) parcels: Part,
    pub(super) carts: Part,
    /// Whether the store has more carts than it lists.
    pub(super) has_more_carts: bool,
    pub(super) subscriptions: Part,
    pub(super) invoices: Part,
    pub(super) log: Log,
    pub(super) entries: Vec<EntryView>,
}

/// The store's log of the customer, of related data, and of each order.
#[derive(Default)]
pub(super) struct Log {
    pub(super) changes: Vec<PersonalDataChange>,
    /// Why the log is missing: a key of another role, or a store without such a log.
    pub(super) problem: Option<Problem>,
    related: Vec<DataEntry>,
}

impl Log {
    /// Reads the log of the customer and of related data.
    pub(super) async fn begin(store: &OpenStore, customer: &CustomerId) -> Result<Self, Error> {
        let mut log = Self::default();
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

    /// Brings the changes in order, the oldest first.
    pub(super) fn sort(&mut self) {
        self.changes.sort_by_key(|change| change.at);
    }
}

impl Person {
    /// A customer without anything else that was read. Temporary files will be in `folder`.
    pub(super) fn new(customer: Customer, folder: &Path) -> Self {
        let part = || Part::new(folder);
        Self {
            customer,
            addresses: part(),
            orders: part(),
            guest_orders: part(),
            others_orders: 0,
            payments: part(),
            parcels: part(),
            carts: part(),
            has_more_carts: false,
            subscriptions: part(),
            invoices: part(),
            log: Log::default(),
            entries: Vec::new(),
        }
    }

    /// Whether there is an email address by which orders and subscriptions can be found.
    pub(super) fn has_email(&self) -> bool {
        self.customer.email.contains('@')
    }

    /// The parts with the names of their files, in the order of the page.
    fn parts(&self) -> [(&'static str, &Part); 8] {
        [
            ("addresses.json", &self.addresses),
            ("orders.json", &self.orders),
            ("guest-orders.json", &self.guest_orders),
            ("payments.json", &self.payments),
            ("parcels.json", &self.parcels),
            ("carts.json", &self.carts),
            ("subscriptions.json", &self.subscriptions),
            ("invoices.json", &self.invoices),
        ]
    }

    /// How many records the file has.
    pub(super) fn count(&self) -> u64 {
        let parts: u64 = self.parts().iter().map(|(_, part)| part.count).sum();
        1 + parts + (self.log.changes.len() + self.entries.len()) as u64
    }

    /// Writes the ZIP file. `page` is the page to read, with [`ROWS`] where the rows of a part are
    /// to be.
    pub(super) fn write(&self, page: &str, to: NewFile) -> Result<NewFile, Error> {
        let mut zip = ZipWriter::new(to);
        begin(&mut zip, "index.html")?;
        let mut with_rows = self.parts().into_iter().filter(|(_, part)| part.count > 0);
        for (index, text) in page.split(ROWS).enumerate() {
            if index > 0
                && let Some((_, part)) = with_rows.next()
            {
                part.write_rows(&mut zip)?;
            }
            zip.write_all(text.as_bytes())?;
        }
        add(&mut zip, "customer.json", &self.customer)?;
        for (name, part) in self.parts() {
            if !part.is_missing() {
                begin(&mut zip, name)?;
                part.write_json(&mut zip)?;
            }
        }
        if self.log.problem.is_none() {
            add(&mut zip, "personal-data-log.json", &self.log.changes)?;
        }
        add(&mut zip, "audit-log.json", &self.entries)?;
        Ok(zip.finish()?)
    }
}

fn begin<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str) -> Result<(), Error> {
    let options = SimpleFileOptions::default().unix_permissions(0o600);
    Ok(zip.start_file(name, options)?)
}

fn add<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, value: &impl Serialize) -> Result<(), Error> {
    begin(zip, name)?;
    serde_json::to_writer_pretty(&mut *zip, value).map_err(|error| Error::File(error.into()))
}
