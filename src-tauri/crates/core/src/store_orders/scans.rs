//! The current scan. There is one at a time.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::lifecycle::Task;

/// The current scan, if there is one.
#[derive(Default)]
pub(super) struct Scans(Mutex<State>);

#[derive(Default)]
struct State {
    current: Option<(String, Task)>,
    /// Commands may overtake each other: the scan that is stopped here may be about to begin.
    last_stopped: Option<String>,
}

impl Scans {
    /// Makes this the current scan, and stops the one before.
    pub(super) fn begin(&self, scan: &str, task: Task) {
        let mut state = self.state();
        if state.last_stopped.as_deref() == Some(scan) {
            task.cancel();
        }
        if let Some((_, before)) = state.current.replace((scan.into(), task)) {
            before.cancel();
        }
    }

    pub(super) fn stop(&self, scan: &str) {
        let mut state = self.state();
        if let Some((_, task)) = state.current.take_if(|(name, _)| name == scan) {
            task.cancel();
        }
        state.last_stopped = Some(scan.into());
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
