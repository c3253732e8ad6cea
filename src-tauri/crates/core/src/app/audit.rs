//! The audit log, for the shell.

use std::path::PathBuf;

use super::{App, Areas};
use crate::Error;
use crate::lifecycle::Work;
use crate::view::{
    AuditExportFile, AuditExportView, AuditLogNotices, AuditLogPageView, AuditLogQueryView,
    AuditTrailPageView, ChangeAuditExport, CheckpointReminder, CheckpointView, CursorView, ErasePerson,
    ErasedView, ExportOptions, ExportedView, Notice, ReceiptView, ReportKind, VerdictView, WriteReport,
    WrittenReportView,
};

impl App {
    /// Returns where the audit log is sent, and how far the log server has it.
    ///
    /// # Errors
    /// [`Error::AuditLogUnread`] if the audit log cannot be read.
    pub async fn audit_export(&self) -> Result<AuditExportView, Error> {
        self.areas.audit_export.view().await
    }

    /// Changes where the audit log is sent. Staff confirm a new address in a native dialog.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid address or header, [`Error::Managed`] if the company's
    /// policy fixes the address, [`Error::HostRefused`] if staff say no, [`Error::Keyring`] or
    /// [`Error::Preferences`] if it can't be saved, [`Error::AuditLog`] if it can't be recorded:
    /// nothing is changed then.
    pub async fn change_audit_export(&self, change: ChangeAuditExport) -> Result<(), Error> {
        self.unlocked()?.audit_export.change(change).await
    }

    /// Has staff choose a certificate file for the audit export in a native dialog.
    ///
    /// # Errors
    /// As [`change_audit_export`](Self::change_audit_export).
    pub async fn choose_audit_export_file(&self, which: AuditExportFile) -> Result<(), Error> {
        self.areas.audit_export.choose_file(which).await
    }

    /// No longer uses a certificate file for the audit export.
    ///
    /// # Errors
    /// As [`change_audit_export`](Self::change_audit_export).
    pub async fn remove_audit_export_file(&self, which: AuditExportFile) -> Result<(), Error> {
        self.unlocked()?.audit_export.remove_file(which).await
    }

    /// Returns one page of the audit log, newest first. `below` is the end of the page before.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed filter, [`Error::AuditLogUnread`] if the audit log cannot
    /// be read, [`Error::Locked`] while the app is locked.
    pub async fn audit_log_page(
        &self,
        query: &AuditLogQueryView,
        below: Option<&CursorView>,
    ) -> Result<AuditLogPageView, Error> {
        self.unlocked()?.audit.page(query, below).await
    }

    /// Returns one page of the audit trail, newest first: a row for each session and each single
    /// act. `below` is the end of the page before.
    ///
    /// # Errors
    /// As [`audit_log_page`](Self::audit_log_page).
    pub async fn audit_trail_page(
        &self,
        query: &AuditLogQueryView,
        below: Option<&CursorView>,
    ) -> Result<AuditTrailPageView, Error> {
        self.unlocked()?.audit.trail(query, below).await
    }

    /// Returns the receipt of one session. Its times are in the time zone of the settings;
    /// `connection` is the open store.
    ///
    /// # Errors
    /// [`Error::AuditLogUnread`] if the audit log cannot be read, [`Error::Input`] for an unknown
    /// session, [`Error::Locked`] while the app is locked.
    pub async fn receipt(&self, session: &str, connection: Option<&str>) -> Result<ReceiptView, Error> {
        self.unlocked()?.audit.receipt(session, connection).await
    }

    /// Returns the receipt of one session as plain text, in a language such as `en`.
    ///
    /// # Errors
    /// As [`receipt`](Self::receipt).
    pub async fn receipt_text(
        &self,
        session: &str,
        connection: Option<&str>,
        language: &str,
    ) -> Result<String, Error> {
        let audit = &self.unlocked()?.audit;
        audit.receipt_text(session, connection, language).await
    }

    /// Writes the receipt of one session to a new HTML file in `folder`, in a language such as
    /// `en`. The export is recorded first.
    ///
    /// # Errors
    /// As [`receipt`](Self::receipt); [`Error::AuditLog`] if the audit log cannot be written,
    /// [`Error::File`] if the file cannot be written.
    pub async fn save_receipt(
        &self,
        folder: PathBuf,
        session: &str,
        connection: Option<&str>,
        language: &str,
    ) -> Result<ExportedView, Error> {
        let audit = &self.unlocked()?.audit;
        audit.save_receipt(folder, session, connection, language).await
    }

    /// Returns the last verification since the app was started.
    pub fn last_verification(&self) -> Option<VerdictView> {
        self.areas.audit.last_verdict()
    }

    /// Checks that an entry could be appended now, and returns the error if not.
    pub async fn audit_log_error(&self) -> Option<Notice> {
        self.areas.audit.error().await
    }

    /// Verifies every entry against the hash chain.
    ///
    /// # Errors
    /// [`Error::AuditLogUnread`] if the audit log cannot be read. A broken chain is a verdict, not
    /// an error.
    pub async fn verify_audit_log(&self) -> Result<VerdictView, Error> {
        self.areas.audit.verify().await
    }

    /// Verifies every entry against the hash chain, and the chain against a checkpoint that this
    /// computer signed. This also finds entries cut off at the end, and a log that was rewritten.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed checkpoint, one that was changed or that another key
    /// signed, and if this computer's key is gone; [`Error::Keyring`] if the signing key cannot be
    /// read; [`Error::AuditLogUnread`] if the audit log cannot be read. A broken chain is a
    /// verdict, not an error.
    pub async fn verify_against(&self, checkpoint: &str) -> Result<VerdictView, Error> {
        self.areas.audit.verify_against(checkpoint, None).await
    }

    /// Verifies as [`verify_against`](Self::verify_against) does, against a checkpoint that the key
    /// with this public key signed. Does not use the keyring.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed key or checkpoint, and for one that was changed or that
    /// another key signed; [`Error::AuditLog`] if the audit log cannot be read.
    pub async fn verify_against_key(&self, checkpoint: &str, public_key: &str) -> Result<VerdictView, Error> {
        self.areas
            .audit
            .verify_against(checkpoint, Some(public_key))
            .await
    }

    /// Signs the last hash of the chain and writes it to a new file in `folder`. It belongs in a
    /// place that the users of this computer cannot change. The first checkpoint creates the
    /// signing key, records that, and saves the key in the keyring.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the key cannot be saved, [`Error::AuditLog`] if the chain is broken,
    /// [`Error::File`] if the file cannot be written.
    pub async fn export_checkpoint(&self, folder: PathBuf) -> Result<CheckpointView, Error> {
        self.areas.audit.export_checkpoint(folder).await
    }

    /// Returns the public key of this computer's signing key; `None` if it has none.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the keyring cannot be read.
    pub async fn checkpoint_key(&self) -> Result<Option<String>, Error> {
        self.areas.audit.public_key().await
    }

    /// Returns what staff should know about the audit log: what was lost since the last start, and
    /// whether a checkpoint is due.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if the audit log cannot be read.
    pub async fn audit_log_notices(&self) -> Result<AuditLogNotices, Error> {
        self.areas.audit.notices().await
    }

    /// Erases the data of the person that an entry is about from all entries of its store that are
    /// about this person or have their email address or ID in a text. The entries stay, with the
    /// operator, the time and the action.
    ///
    /// # Errors
    /// [`Error::Input`] for a wrong confirmation or a reason that is missing or names the person,
    /// or if the audit log is not intact; [`Error::Keyring`] if the signing key cannot be read or
    /// saved; [`Error::AuditLog`] if the audit log cannot be written; [`Error::Locked`] while the
    /// app is locked.
    pub async fn erase_person(&self, request: ErasePerson) -> Result<ErasedView, Error> {
        self.unlocked()?.audit.erase_person(request).await
    }

    /// Removes the entries that are older than the settings say, and returns how many they were.
    /// The app does this on its own, at the start and then every hour, but never during customer
    /// view. Entries that wait for the log server stay.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the signing key cannot be read or saved, [`Error::AuditLog`] if the
    /// audit log is not intact or cannot be written. No entry is removed then.
    pub async fn remove_old_audit_entries(&self) -> Result<u64, Error> {
        self.areas.remove_old_audit_entries().await
    }

    /// Whether staff chose in the settings that a checkpoint is offered before the app quits.
    pub fn asks_before_quitting(&self) -> bool {
        self.settings().checkpoint_reminder == CheckpointReminder::WeeklyAndQuit
    }

    /// Whether a checkpoint should be offered before the app quits: staff chose that in the
    /// settings, there are new entries, and the app is not locked.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if the audit log cannot be read.
    pub async fn checkpoint_offered_on_quit(&self) -> Result<bool, Error> {
        Ok(self.locked().is_none() && self.areas.audit.checkpoint_offered_on_quit().await?)
    }

    /// Writes the entries that pass a filter to a new file in `folder`. The export itself is
    /// recorded first.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed filter, [`Error::AuditLog`] if the audit log cannot be read
    /// or written, [`Error::File`] if the file cannot be written, [`Error::Locked`] while the app
    /// is locked.
    pub async fn export_audit_log(
        &self,
        folder: PathBuf,
        query: &AuditLogQueryView,
        options: impl Into<ExportOptions>,
    ) -> Result<ExportedView, Error> {
        let audit = &self.unlocked()?.audit;
        audit.export_log(folder, query, options.into()).await
    }

    /// Writes a report about the audit log to a new file in `folder`. The report itself is recorded
    /// first. [`App::stop_export`] stops it.
    ///
    /// # Errors
    /// [`Error::Input`] for malformed days or hours or without a customer, [`Error::Stopped`] after
    /// [`App::stop_export`], [`Error::Locked`] while the app is locked,
    /// [`Error::AuditLogUnread`] if the audit log cannot be read, [`Error::AuditLog`] if it cannot
    /// be written, [`Error::File`] if the file cannot be written. A comparison with the store's log
    /// also fails as [`App::personal_data`] does, and with [`Error::Store`] if that log can't be
    /// read.
    pub async fn write_report(
        &self,
        folder: PathBuf,
        wanted: WriteReport,
    ) -> Result<WrittenReportView, Error> {
        let areas = self.unlocked()?;
        if wanted.kind == ReportKind::StoreComparison {
            return Box::pin(areas.privacy.compare_logs(folder, wanted)).await;
        }
        let task = areas.lifecycle.begin(Work::Export, None)?;
        let _running = areas.exports.begin(&wanted.export, task.clone());
        let production = areas.stores.production();
        areas.audit.write_report(folder, wanted, production, &task).await
    }
}

impl Areas {
    pub(super) async fn remove_old_audit_entries(&self) -> Result<u64, Error> {
        let session = &self.impersonation.current;
        let waiting = self.audit_export.first_waiting().await?;
        self.audit
            .remove_old_entries(|| session.is_inside(), waiting)
            .await
    }
}
