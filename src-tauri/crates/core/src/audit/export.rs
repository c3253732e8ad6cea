//! Exports of the audit log.

use std::path::PathBuf;

use journal::Action;

use super::{Audit, AuditEvent, AuditStore};
use crate::Error;
use crate::files::{self, NewFile};
use crate::view::{AuditLogQueryView, ExportOptions, ExportedView};

impl Audit {
    /// Writes the entries that pass a filter to a new file in `folder`.
    pub(crate) async fn export_log(
        &self,
        folder: PathBuf,
        query: &AuditLogQueryView,
        options: ExportOptions,
    ) -> Result<ExportedView, Error> {
        let filter = self.filter(query)?;
        let (layout, extension) = files::layout(options.format, options.csv, &folder);
        let path = files::new_path(self.writer.now(), &folder, "audit-log", extension);
        let log = self.writer.log();
        let work = move |to: &mut NewFile| {
            log.export(&filter, layout, to).map_err(|error| match error {
                journal::Error::Export(error) => error.into(),
                error => Error::AuditLog(error),
            })
        };
        self.export("the audit log", path, work).await
    }

    /// Records and writes an export that is about no store.
    pub(super) async fn export(
        &self,
        detail: &str,
        path: PathBuf,
        work: impl FnOnce(&mut NewFile) -> Result<u64, Error> + Send + 'static,
    ) -> Result<ExportedView, Error> {
        let event = AuditEvent {
            detail: Some(detail.to_owned()),
            ..AuditEvent::new(Action::Export, AuditStore::default())
        };
        files::export(&self.writer, event, path.clone(), files::write(path, work)).await
    }
}
