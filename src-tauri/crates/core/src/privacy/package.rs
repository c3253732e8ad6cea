//! Everything that is held about one customer, as a ZIP file: the JSON of each kind of data, and
//! one page to read.

mod html;
mod person;

use std::path::{Path, PathBuf};
use std::pin::pin;

use futures_util::TryStreamExt;
use journal::Action;
use moltin::{CustomerId, DataEntry, Order, OrderFilter, OrderScan, PersonalDataChange};

use super::{Logged, Privacy, texts};
use crate::audit::{AuditEvent, entry_view};
use crate::connections::OpenStore;
use crate::files::{self, NewFile, Written};
use crate::lifecycle::Work;
use crate::view::{ExportPerson, ExportProgress, ExportedView, Problem};
use crate::{Error, blocking};
use person::Person;

impl Privacy {
    /// Writes everything that is held about a customer to a new file in `folder`.
    pub(crate) async fn export(
        &self,
        connection: &str,
        folder: &Path,
        wanted: &ExportPerson,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<ExportedView, Error> {
        let (task, store) = self.stores.begin(Work::Export, connection)?;
        store.admin()?;
        self.refuse_during_customer_view()?;
        let about = AuditEvent {
            customer_id: Some(wanted.customer.clone()),
            detail: Some("everything about the customer".to_owned()),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let path = files::new_path(self.audit.now(), folder, "personal-data", "zip");
        let _running = self.exports.begin(&wanted.export, task.clone());
        let writing = task.run(Box::pin(self.write(&store, wanted, path.clone(), tell)));
        files::export(&self.audit, about, path, writing).await
    }

    async fn write(
        &self,
        store: &OpenStore,
        wanted: &ExportPerson,
        path: PathBuf,
        tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<Written, Error> {
        let person = self.read_person(store, &wanted.customer, tell).await?;
        let made = html::Made {
            at: self
                .audit
                .now()
                .to_zoned(self.calendar.zone(Some(&store.connection))),
            store: store.audit_store().text,
            currencies: store.currencies().await,
        };
        let page = html::write(&person, &made, &texts::of(&wanted.language));
        let count = person.count();
        let file = blocking::run(move || person.write(&page, NewFile::begin(path)?)).await?;
        // If the export is stopped before this, the file is dropped.
        let path = blocking::run(move || file.keep()).await?;
        Ok(Written { path, count })
    }

    async fn read_person(
        &self,
        store: &OpenStore,
        customer: &str,
        mut tell: impl FnMut(ExportProgress) + Send,
    ) -> Result<Person, Error> {
        let (admin, id) = (store.admin()?, CustomerId::new(customer));
        let mut person = Person {
            customer: admin.customers().get(&id).await?,
            addresses: admin.addresses(&id).list().await?.items,
            orders: Vec::new(),
            unreadable: 0,
            changes: Vec::new(),
            changes_problem: None,
            entries: Vec::new(),
        };
        let scan = OrderScan::new()
            .filter(OrderFilter::customer(&id))
            .with_items(true);
        let mut pages = pin!(admin.orders().scan(scan));
        while let Some(page) = pages.try_next().await? {
            person.unreadable += page.unreadable.len() as u64;
            // An older store ignores the filter.
            let own = page
                .items
                .into_iter()
                .filter(|order| order.customer_id.as_ref() == Some(&id));
            person.orders.extend(own);
            tell(ExportProgress {
                done: person.orders.len() as u64,
                total: page.total.max(person.orders.len() as u64),
                unreadable: person.unreadable,
            });
        }
        match Self::changes(store, &id, &person.orders).await {
            Ok(changes) => person.changes = changes,
            // A key of another role, or a store without such a log.
            Err(error) if is_refusal(&error) => person.changes_problem = Some(Problem::from(&error)),
            Err(error) => return Err(error),
        }
        let entries = self.entries(store, customer).await?;
        person.entries = entries.into_iter().map(entry_view).collect();
        Ok(person)
    }

    /// The store's log of the customer, of related data, and of each order.
    async fn changes(
        store: &OpenStore,
        customer: &CustomerId,
        orders: &[Order],
    ) -> Result<Vec<PersonalDataChange>, Error> {
        let logged = Logged::read(store, customer).await?;
        let personal_data = store.admin()?.personal_data();
        let mut changes = logged.changes;
        for order in orders {
            let entry = DataEntry::order(&order.id);
            if !logged.related.contains(&entry) {
                changes.extend(personal_data.log(&entry).await?);
            }
        }
        changes.sort_by_key(|change| change.at);
        Ok(changes)
    }
}

fn is_refusal(error: &Error) -> bool {
    match error {
        Error::Store(error) => matches!(error.status(), Some(400 | 403 | 404 | 405)),
        _ => false,
    }
}

impl From<zip::result::ZipError> for Error {
    fn from(error: zip::result::ZipError) -> Self {
        Self::File(error.into())
    }
}
