//! What a test may change in a build for tests. A release build reads none of these variables.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use shopside_core::ports::{Clock, SystemClock};

/// Whether this is a build for tests.
pub(crate) const ARE_OPEN: bool = cfg!(any(debug_assertions, feature = "e2e"));

/// Names a file that holds how many seconds the clock is ahead.
const CLOCK: &str = "SHOPSIDE_TEST_CLOCK";
/// Names how many seconds a death of the page counts for.
#[cfg(target_os = "linux")]
const REVIVAL: &str = "SHOPSIDE_TEST_REVIVAL_SECONDS";

fn variable(name: &str) -> Option<OsString> {
    ARE_OPEN.then(|| env::var_os(name)).flatten()
}

/// The machine's clock, or one that a test moves.
pub(crate) fn clock() -> Arc<dyn Clock> {
    match variable(CLOCK) {
        Some(file) => Arc::new(MovedClock(file.into())),
        None => Arc::new(SystemClock),
    }
}

/// How long a death of the page counts, where a test has said so.
#[cfg(target_os = "linux")]
pub(crate) fn revival_window() -> Option<Duration> {
    let seconds = variable(REVIVAL)?.to_str()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// A clock that is as far ahead as its file says.
struct MovedClock(PathBuf);

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn steady(&self) -> Instant {
        let ahead = fs::read_to_string(&self.0).ok();
        let ahead = ahead.and_then(|seconds| seconds.trim().parse().ok());
        Instant::now() + Duration::from_secs(ahead.unwrap_or(0))
    }
}
