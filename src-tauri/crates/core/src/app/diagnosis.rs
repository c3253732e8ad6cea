//! Requests, pending retries and diagnostics, for the shell.

use tokio::sync::broadcast;

use super::App;
use crate::view::{Machine, RequestView, StoreWaits};
use crate::{Error, diagnostics};

impl App {
    /// Returns the last 500 requests to a store, newest first.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for a store that is not open.
    pub fn requests(&self, connection: &str) -> Result<Vec<RequestView>, Error> {
        self.areas.requests.list(connection)
    }

    /// Cancels all pending retries. Each request fails with the error that it would be retried for.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for a store that is not open.
    pub fn cancel_pending_retries(&self, connection: &str) -> Result<(), Error> {
        self.areas.requests.cancel_pending_retries(connection)
    }

    /// Subscribes to the pending retries; sends them whenever they change.
    pub fn waits(&self) -> broadcast::Receiver<StoreWaits> {
        self.areas.waits.subscribe()
    }

    /// Returns the state of the app as lines of text, without secrets and personal data.
    pub async fn diagnostics(&self, machine: &Machine) -> String {
        let facts = diagnostics::Facts {
            now: self.areas.audit_writer.now(),
            is_audit_log_writable: self.audit_log_error().await.is_none(),
            session: self.impersonation().await.map(|session| session.way),
            is_locked: self.locked().is_some(),
            settings: self.settings(),
        };
        diagnostics::report(machine, &facts, &self.areas.stores)
    }
}
