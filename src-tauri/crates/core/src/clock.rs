//! Timestamps on two clocks, so that neither a clock set back nor a sleeping machine delays a
//! deadline.

use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

use crate::ports::Clock;

/// A reading of the wall clock and the monotonic clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClockReading {
    /// Wall clock, UTC.
    pub(crate) at: Timestamp,
    /// Monotonic clock; it may stand still while the machine sleeps.
    monotonic: Instant,
}

impl ClockReading {
    pub(crate) fn now(clock: &dyn Clock) -> Self {
        Self {
            at: clock.now(),
            monotonic: clock.steady(),
        }
    }

    /// The time since an earlier reading, on the clock on which more of it has passed.
    pub(crate) fn since(self, earlier: Self) -> SignedDuration {
        let monotonic = self.monotonic.saturating_duration_since(earlier.monotonic);
        let monotonic = SignedDuration::try_from(monotonic).unwrap_or(SignedDuration::MAX);
        monotonic.max(self.at.duration_since(earlier.at))
    }
}
