//! Customer views that wait for the log server, where the company's policy requires it.

use std::time::Duration;

use jiff::SignedDuration;

use super::AuditExport;
use crate::Error;

/// How long a customer view waits for the acknowledgment of its first entry.
const ACKNOWLEDGMENT: Duration = Duration::from_secs(10);

impl AuditExport {
    /// Allows a customer view to begin if the log server has every entry that is older than the
    /// policy says, or if the policy requires nothing.
    ///
    /// # Errors
    /// [`Error::NotExported`]
    pub(crate) async fn require_current(&self) -> Result<(), Error> {
        let Some(minutes) = self.required_minutes() else {
            return Ok(());
        };
        let first = self.first_waiting().await?;
        let longest = SignedDuration::from_mins(i64::from(minutes));
        let waits = first.map_or(SignedDuration::ZERO, |at| self.audit.now().duration_since(at));
        if waits <= longest {
            return Ok(());
        }
        // It may be reachable by now.
        self.require_acknowledged().await
    }

    /// Allows a customer view to show something after the log server has its first entry, and so
    /// each one before it.
    ///
    /// # Errors
    /// [`Error::NotExported`]
    pub(crate) async fn require_acknowledged(&self) -> Result<(), Error> {
        if self.required_minutes().is_none() {
            return Ok(());
        }
        let acknowledged = self.acknowledged_within(ACKNOWLEDGMENT).await;
        acknowledged.map_err(Error::NotExported)
    }

    fn required_minutes(&self) -> Option<u32> {
        self.managed().and_then(|managed| managed.required_minutes)
    }
}
