//! News of appended entries, for the task that saves the anchor.

use tokio::sync::Notify;

/// Wakes the task that writes the anchor.
#[derive(Default)]
pub(crate) struct Appended {
    /// There are new entries.
    pub(super) some: Notify,
    /// They are written without delay.
    pub(super) urgent: Notify,
}

impl Appended {
    pub(super) fn notify(&self) {
        self.some.notify_one();
    }

    pub(super) fn notify_urgently(&self) {
        self.urgent.notify_one();
        self.some.notify_one();
    }
}
