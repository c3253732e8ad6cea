//! The timeout and the poll interval of all waits.

use std::time::{Duration, Instant};

/// Only a failure takes this long, so it is far more than the slowest machine needs.
pub(crate) const TIMEOUT: Duration = Duration::from_mins(2);

pub(crate) const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Polls a condition and blocks the thread. A store inside the test does not respond meanwhile.
pub(crate) fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(
            start.elapsed() < TIMEOUT,
            "timed out after {TIMEOUT:?} waiting for {what}"
        );
        std::thread::sleep(POLL_INTERVAL);
    }
}

/// Polls a condition and lets other tasks run meanwhile.
pub(crate) async fn wait_until_async(what: &str, mut condition: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    while !condition().await {
        assert!(
            start.elapsed() < TIMEOUT,
            "timed out after {TIMEOUT:?} waiting for {what}"
        );
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}
