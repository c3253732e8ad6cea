//! How long the tests wait, in one place.

use std::time::{Duration, Instant};

/// The longest wait for anything. Only a failure takes this long, so it is far more than the slowest machine needs.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);

/// How often something is looked at that is waited for.
pub(crate) const STEP: Duration = Duration::from_millis(20);

/// Waits until it is so. Nothing else in the test goes on meanwhile: a store that the test has started does not answer.
pub(crate) fn wait(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited {PATIENCE:?} for {what}");
        std::thread::sleep(STEP);
    }
}

/// Waits until it is so, and lets other tasks run meanwhile.
pub(crate) async fn wait_async(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    while !is_so().await {
        assert!(start.elapsed() < PATIENCE, "waited {PATIENCE:?} for {what}");
        tokio::time::sleep(STEP).await;
    }
}
