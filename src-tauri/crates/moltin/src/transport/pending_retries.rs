//! Waiting before another try, in sight of whoever wants to know and to be ended by them.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until};

use crate::error::Request;

/// A request that waits before it is tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingRetry {
    /// What is asked.
    pub request: Request,
    /// Why it is tried again.
    pub reason: RetryReason,
    /// How often it has been tried so far.
    pub attempts: u32,
    /// How often it is tried at most.
    pub max_attempts: u32,
    /// When it is tried again.
    pub until: Instant,
}

/// Why a request is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryReason {
    /// The store asks for fewer requests: 429.
    RateLimited,
    /// The store, or a gateway before it, can't answer now: 502, 503 or 504.
    Unavailable,
    /// The connection was lost before the whole answer was there.
    ConnectionLost,
}

/// The waits of one store.
#[derive(Debug)]
pub(crate) struct PendingRetries {
    current: watch::Sender<Vec<Arc<PendingRetry>>>,
    given_up: Notify,
}

impl Default for PendingRetries {
    fn default() -> Self {
        Self {
            current: watch::Sender::new(Vec::new()),
            given_up: Notify::new(),
        }
    }
}

impl PendingRetries {
    pub(crate) fn watch(&self) -> watch::Receiver<Vec<Arc<PendingRetry>>> {
        self.current.subscribe()
    }

    /// Ends every wait now, without another try.
    pub(crate) fn give_up(&self) {
        self.given_up.notify_waiters();
    }

    /// Waits, and tells whether to try again. In sight for as long as it is awaited.
    pub(crate) async fn wait(&self, wait: PendingRetry) -> bool {
        let until = wait.until;
        let wait = Arc::new(wait);
        let given_up = self.given_up.notified();
        self.current.send_modify(|waits| waits.push(Arc::clone(&wait)));
        let _in_sight = InSight {
            pending_retries: self,
            wait,
        };
        tokio::select! {
            () = sleep_until(until) => true,
            () = given_up => false,
        }
    }
}

struct InSight<'a> {
    pending_retries: &'a PendingRetries,
    wait: Arc<PendingRetry>,
}

impl Drop for InSight<'_> {
    fn drop(&mut self) {
        self.pending_retries
            .current
            .send_modify(|waits| waits.retain(|other| !Arc::ptr_eq(other, &self.wait)));
    }
}

impl PendingRetry {
    /// How long it still takes.
    pub fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }
}
