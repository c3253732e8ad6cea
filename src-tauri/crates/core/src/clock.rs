//! How long something has lasted, so that no deadline is put off: not by setting the clock back, and not by letting the machine sleep.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use crate::ports::Clock;

/// A moment on both clocks of the machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimePoint {
    /// On the clock that people read, and set.
    pub(crate) at: Timestamp,
    /// On the clock that nobody sets. It may stand still while the machine sleeps.
    steady: Instant,
}

impl TimePoint {
    pub(crate) fn now(clock: &dyn Clock) -> Self {
        Self {
            at: clock.now(),
            steady: clock.steady(),
        }
    }

    /// How long ago an earlier moment was, on whichever clock says longer.
    pub(crate) fn since(self, earlier: Self) -> SignedDuration {
        let steady = self.steady.saturating_duration_since(earlier.steady);
        let steady = SignedDuration::try_from(steady).unwrap_or(SignedDuration::MAX);
        steady.max(self.at.duration_since(earlier.at))
    }
}
