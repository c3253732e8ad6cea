//! Environment variables that tests set: only debug builds and the `e2e` feature read them.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use shopside_core::ports::{Clock, SystemClock};
use shopside_core::{MANAGED_POLICY_FILE, ManagedPolicy};

/// Whether this build has test hooks.
pub(crate) const ENABLED: bool = cfg!(any(debug_assertions, feature = "e2e"));

/// The path of a file that holds the clock's offset in seconds.
const CLOCK: &str = "SHOPSIDE_TEST_CLOCK";
/// The path of the managed policy.
const POLICY: &str = "SHOPSIDE_TEST_POLICY";
/// The period, in seconds, in which crash reloads are counted.
#[cfg(target_os = "linux")]
const RELOAD_PERIOD: &str = "SHOPSIDE_TEST_RELOAD_PERIOD_SECONDS";

/// Set to leave the process readable, for tests that are not run by root.
#[cfg(target_os = "linux")]
const DUMPABLE: &str = "SHOPSIDE_TEST_DUMPABLE";

fn variable(name: &str) -> Option<OsString> {
    ENABLED.then(|| env::var_os(name)).flatten()
}

/// The system clock, or one that a test moves forward.
pub(crate) fn clock() -> Arc<dyn Clock> {
    match variable(CLOCK) {
        Some(file) => Arc::new(OffsetClock(file.into())),
        None => Arc::new(SystemClock),
    }
}

/// The managed policy: the system's, or one that a test wrote. A test's file may belong to the
/// test's user; the system's only to root.
pub(crate) fn managed_policy() -> ManagedPolicy {
    const ROOT: u32 = 0;
    match variable(POLICY) {
        Some(file) => {
            let file = PathBuf::from(file);
            let owner = owner_of(&file).unwrap_or(ROOT);
            ManagedPolicy::read(&file, owner)
        }
        None => ManagedPolicy::read(Path::new(MANAGED_POLICY_FILE), ROOT),
    }
}

#[cfg(unix)]
fn owner_of(file: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;

    fs::metadata(file).ok().map(|metadata| metadata.uid())
}

#[cfg(not(unix))]
fn owner_of(_: &Path) -> Option<u32> {
    None
}

/// The period in which crash reloads are counted, if a test sets it.
#[cfg(target_os = "linux")]
pub(crate) fn reload_period() -> Option<Duration> {
    let seconds = variable(RELOAD_PERIOD)?.to_str()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// Whether core dumps of this process stay possible, and other programs can read its memory.
#[cfg(target_os = "linux")]
pub(crate) fn stays_dumpable() -> bool {
    variable(DUMPABLE).is_some()
}

/// A clock with the offset that its file holds.
struct OffsetClock(PathBuf);

impl Clock for OffsetClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn steady(&self) -> Instant {
        let offset = fs::read_to_string(&self.0).ok();
        let offset = offset.and_then(|seconds| seconds.trim().parse().ok());
        Instant::now() + Duration::from_secs(offset.unwrap_or(0))
    }
}
