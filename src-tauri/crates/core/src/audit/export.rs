//! Exports of the audit log.

use std::path::PathBuf;

use journal::Action;

use super::pages::filter;
use super::{AuditEvent, AuditStore};
use crate::files::{self, NewFile};
use crate::view::{AuditLogQueryView, ExportFormat, ExportedView};
use crate::{App, Error};

impl App {
    /// Writes the entries that pass a filter to a new file in `folder`. The export itself is
    /// recorded first.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed filter, [`Error::AuditLog`] if the audit log cannot be read
    /// or written, [`Error::File`] if the file cannot be written.
    pub async fn export_audit_log(
        &self,
        folder: PathBuf,
        query: &AuditLogQueryView,
        format: ExportFormat,
    ) -> Result<ExportedView, Error> {
        let filter = filter(query)?;
        let (format, extension) = files::format(format);
        let path = self.new_path(&folder, "journal", extension);
        let log = self.shared.audit.log();
        self.export_for_app(
            "the journal",
            path,
            move |to| Ok(log.export(&filter, format, to)?),
        )
        .await
    }

    /// Records and writes an export that is about no store.
    pub(super) async fn export_for_app(
        &self,
        detail: &str,
        path: PathBuf,
        work: impl FnOnce(&mut NewFile) -> Result<u64, Error> + Send + 'static,
    ) -> Result<ExportedView, Error> {
        let event = AuditEvent {
            detail: Some(detail.to_owned()),
            ..AuditEvent::new(Action::Export, AuditStore::default())
        };
        self.export(event, path.clone(), files::write(path, work)).await
    }
}
