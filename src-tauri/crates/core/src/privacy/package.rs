//! Everything that is held about one customer, as a ZIP file: the JSON of each kind of data, and
//! one page to read.

mod html;
mod order_part;
mod person;

use std::path::{Path, PathBuf};
use std::pin::pin;

use futures_util::TryStreamExt;
use journal::Action;
use moltin::{CustomerId, DataEntry, Order, OrderFilter, OrderScan};

use super::{Privacy, texts};
use crate::audit::{AuditEvent, entry_view};
use crate::connections::OpenStore;
use crate::files::{self, NewFile, Written};
use crate::lifecycle::Work;
use crate::view::{ExportPerson, ExportProgress, ExportedView};
use crate::{Error, blocking};
use order_part::OrderPart;
use person::{Log, Person};

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
        let profile = admin.customers().get(&id).await?;
        let addresses = admin.addresses(&id).list().await?;
        let mut orders: Vec<Order> = Vec::new();
        let mut progress = ExportProgress {
            done: 0,
            total: 0,
            unreadable: 0,
        };
        let scan = OrderScan::new()
            .filter(OrderFilter::customer(&id))
            .with_items(true);
        let mut pages = pin!(admin.orders().scan(scan));
        while let Some(page) = pages.try_next().await? {
            progress.unreadable += page.unreadable.len() as u64;
            // An older store ignores the filter.
            let own = page
                .items
                .into_iter()
                .filter(|order| order.customer_id.as_ref() == Some(&id));
            orders.extend(own);
            progress.total = page.total.max(orders.len() as u64);
            tell(progress);
        }
        progress.total = orders.len() as u64;
        let (mut payments, mut parcels) = (OrderPart::default(), OrderPart::default());
        let mut log = Log::begin(store, &id).await?;
        for order in &orders {
            payments
                .add(order, admin.orders().transactions(&order.id))
                .await?;
            parcels
                .add(order, admin.orders().shipping_groups(&order.id))
                .await?;
            log.add(store, DataEntry::order(&order.id)).await?;
            progress.done += 1;
            tell(progress);
        }
        let entries = self.entries(store, customer).await?;
        Ok(Person {
            customer: profile,
            addresses: addresses.items,
            unreadable_addresses: addresses.unreadable.len() as u64,
            orders,
            unreadable: progress.unreadable,
            payments,
            parcels,
            log: log.sorted(),
            entries: entries.into_iter().map(entry_view).collect(),
        })
    }
}

impl From<zip::result::ZipError> for Error {
    fn from(error: zip::result::ZipError) -> Self {
        Self::File(error.into())
    }
}
