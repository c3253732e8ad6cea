//! Pending retries: requests that wait for their next attempt. Callers can list and cancel them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Notify, watch};

use crate::error::Request;

/// A request that waits for its next attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PendingRetry {
    /// The request.
    pub request: Request,
    /// Why it is retried.
    pub reason: RetryReason,
    /// How often it was sent so far.
    pub attempts: u32,
    /// How often it is sent at most.
    pub max_attempts: u32,
    /// When it is sent again.
    pub until: Instant,
}

/// Why a request is retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RetryReason {
    /// The store's rate limit: status 429.
    RateLimited,
    /// The store or its gateway is unavailable: status 502, 503 or 504.
    Unavailable,
    /// The connection broke before the response was complete.
    ConnectionLost,
}

impl PendingRetry {
    pub(super) fn new(
        request: Request,
        reason: RetryReason,
        attempts: u32,
        max_attempts: u32,
        backoff: Duration,
    ) -> Self {
        let now = Instant::now();
        Self {
            request,
            reason,
            attempts,
            max_attempts,
            until: now.checked_add(backoff).unwrap_or(now),
        }
    }

    /// The time until the next attempt.
    pub fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }
}

/// Watches the pending retries of a store: see
/// [`Store::pending_retries`](crate::Store::pending_retries).
#[derive(Debug, Clone)]
pub struct RetryWatcher(watch::Receiver<Vec<Arc<PendingRetry>>>);

impl RetryWatcher {
    /// The retries that are pending now.
    pub fn current(&mut self) -> Vec<Arc<PendingRetry>> {
        self.0.borrow_and_update().clone()
    }

    /// Waits for a change since the last call of [`current`](Self::current). Returns `None` when
    /// the store was dropped.
    pub async fn changed(&mut self) -> Option<Vec<Arc<PendingRetry>>> {
        self.0.changed().await.ok()?;
        Some(self.current())
    }
}

/// The pending retries of one store.
#[derive(Debug)]
pub(crate) struct PendingRetries {
    current: watch::Sender<Vec<Arc<PendingRetry>>>,
    cancelled: Notify,
}

impl Default for PendingRetries {
    fn default() -> Self {
        Self {
            current: watch::Sender::new(Vec::new()),
            cancelled: Notify::new(),
        }
    }
}

impl PendingRetries {
    pub(crate) fn watch(&self) -> RetryWatcher {
        RetryWatcher(self.current.subscribe())
    }

    /// Ends every wait now, without another attempt.
    pub(crate) fn cancel(&self) {
        self.cancelled.notify_waiters();
    }

    /// Waits for the backoff. Returns false if the retry was cancelled. The retry is listed until
    /// the future completes or is dropped.
    pub(super) async fn wait(&self, retry: PendingRetry, backoff: Duration) -> bool {
        let retry = Arc::new(retry);
        let cancelled = self.cancelled.notified();
        self.current
            .send_modify(|retries| retries.push(Arc::clone(&retry)));
        let _listed = Listed {
            pending_retries: self,
            retry,
        };
        tokio::select! {
            () = tokio::time::sleep(backoff) => true,
            () = cancelled => false,
        }
    }
}

/// Removes the retry from the list when it is dropped.
struct Listed<'a> {
    pending_retries: &'a PendingRetries,
    retry: Arc<PendingRetry>,
}

impl Drop for Listed<'_> {
    fn drop(&mut self) {
        self.pending_retries
            .current
            .send_modify(|retries| retries.retain(|other| !Arc::ptr_eq(other, &self.retry)));
    }
}
