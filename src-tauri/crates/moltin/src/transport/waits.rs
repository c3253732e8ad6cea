//! Waiting before another try, in sight of whoever wants to know and to be ended by them.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until};

use crate::error::Request;

/// A request that waits before it is tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// What is asked.
    pub request: Request,
    /// Why it is tried again.
    pub reason: WaitReason,
    /// How often it has been tried so far.
    pub tries: u32,
    /// How often it is tried at most.
    pub most_tries: u32,
    /// When it is tried again.
    pub until: Instant,
}

/// Why a request is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitReason {
    /// The store asks for fewer requests: 429.
    RateLimited,
    /// The store, or a gateway before it, can't answer now: 502, 503 or 504.
    Unavailable,
    /// The connection was lost before the whole answer was there.
    ConnectionLost,
}

/// The waits of one store.
#[derive(Debug)]
pub(crate) struct Waits {
    current: watch::Sender<Vec<Arc<Wait>>>,
    given_up: Notify,
}

impl Default for Waits {
    fn default() -> Self {
        Self {
            current: watch::Sender::new(Vec::new()),
            given_up: Notify::new(),
        }
    }
}

impl Waits {
    pub(crate) fn watch(&self) -> watch::Receiver<Vec<Arc<Wait>>> {
        self.current.subscribe()
    }

    /// Ends every wait now, without another try.
    pub(crate) fn give_up(&self) {
        self.given_up.notify_waiters();
    }

    /// Waits, and tells whether to try again. In sight for as long as it is awaited.
    pub(crate) async fn wait(&self, wait: Wait) -> bool {
        let until = wait.until;
        let wait = Arc::new(wait);
        let given_up = self.given_up.notified();
        self.current.send_modify(|waits| waits.push(Arc::clone(&wait)));
        let _in_sight = InSight { waits: self, wait };
        tokio::select! {
            () = sleep_until(until) => true,
            () = given_up => false,
        }
    }
}

struct InSight<'a> {
    waits: &'a Waits,
    wait: Arc<Wait>,
}

impl Drop for InSight<'_> {
    fn drop(&mut self) {
        self.waits
            .current
            .send_modify(|waits| waits.retain(|other| !Arc::ptr_eq(other, &self.wait)));
    }
}

impl Wait {
    /// How long it still takes.
    pub fn left(&self) -> Duration {
        self.until.saturating_duration_since(Instant::now())
    }
}
