//! Everything that is held about one customer, as a ZIP file: the JSON of each kind of data, and
//! one page to read.

mod html;
mod part;
mod person;
mod read;
mod rows;
mod spool;

use std::path::{Path, PathBuf};

use journal::Action;

use super::{Privacy, texts};
use crate::audit::{AuditEvent, entry_view};
use crate::connections::OpenStore;
use crate::files::{self, NewFile, Written};
use crate::lifecycle::Work;
use crate::view::{ExportPerson, ExportProgress, ExportedView};
use crate::{Error, blocking};
use rows::{Made, Words};

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
        let made = Made {
            at: self
                .audit
                .now()
                .to_zoned(self.calendar.zone(Some(&store.connection))),
            store: store.audit_store().text,
            currencies: store.currencies().await,
            words: Words::of(&texts::of(&wanted.language)),
        };
        let folder = path.parent().unwrap_or(Path::new(".")).to_owned();
        let old = folder.clone();
        blocking::run(move || files::discard_left_over(&old)).await;
        let mut person = read::read(store, &wanted.customer, &folder, &made, tell).await?;
        let entries = self.entries(store, &wanted.customer).await?;
        person.entries = entries.into_iter().map(entry_view).collect();
        let page = html::write(&person, &made, &texts::of(&wanted.language));
        let count = person.count();
        let file = blocking::run(move || person.write(&page, NewFile::begin(path)?)).await?;
        // If the export is stopped before this, the file is dropped.
        let path = blocking::run(move || file.keep()).await?;
        Ok(Written { path, count })
    }
}

impl From<zip::result::ZipError> for Error {
    fn from(error: zip::result::ZipError) -> Self {
        Self::File(error.into())
    }
}
