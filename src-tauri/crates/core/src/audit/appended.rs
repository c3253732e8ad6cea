//! News of appended entries, for the tasks that save the anchor and export the audit log.

use std::sync::Arc;

use audit_export::Wakeup;
use tokio::sync::Notify;

/// Wakes the tasks that write the anchor and export the audit log.
#[derive(Default)]
pub(crate) struct Appended {
    /// There are new entries.
    pub(super) some: Notify,
    /// They are written without delay.
    pub(super) urgent: Notify,
    /// Wakes the audit export.
    export: Arc<Wakeup>,
}

impl Appended {
    /// Is woken by new entries.
    pub(crate) fn export(&self) -> Arc<Wakeup> {
        Arc::clone(&self.export)
    }

    pub(super) fn notify(&self) {
        self.some.notify_one();
        self.export.appended();
    }

    pub(super) fn notify_urgently(&self) {
        self.urgent.notify_one();
        self.notify();
    }
}
