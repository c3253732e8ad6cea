//! Timestamps on two clocks, so that neither a clock set back nor a sleeping machine delays a
//! deadline.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use crate::ports::Clock;
use crate::view::{ClockDirection, ClockNote, ClockUnit};

/// A smaller difference between the clocks of this computer and a store needs no mention.
const SMALL_DIFFERENCE: Duration = Duration::from_mins(5);

/// Says by how much this computer's clock differs from a store's, which is ahead of it by `offset`.
/// `None` if that is little or unknown.
pub(crate) fn difference(offset: Option<SignedDuration>) -> Option<ClockNote> {
    let offset = offset?;
    if offset.unsigned_abs() < SMALL_DIFFERENCE {
        return None;
    }
    let direction = if offset.is_negative() {
        ClockDirection::Ahead
    } else {
        ClockDirection::Behind
    };
    let (unit, count, hours) = rounded(offset);
    Some(ClockNote {
        direction,
        unit,
        count,
        hours,
    })
}

/// A length of time in words, such as “25 hours” or “3 days and 2 hours”.
pub(crate) fn span(length: SignedDuration) -> String {
    match rounded(length) {
        (ClockUnit::Minutes, count, _) => counted(count, "minute"),
        (ClockUnit::Hours, count, _) => counted(count, "hour"),
        (ClockUnit::Days, count, 0) => counted(count, "day"),
        (ClockUnit::Days, count, hours) => {
            format!("{} and {}", counted(count, "day"), counted(hours, "hour"))
        }
    }
}

/// A length of time in a fitting unit, and the hours beside days.
fn rounded(length: SignedDuration) -> (ClockUnit, u64, u64) {
    let seconds = length.unsigned_abs().as_secs();
    if seconds < 90 * 60 {
        return (ClockUnit::Minutes, (seconds + 30) / 60, 0);
    }
    let hours = (seconds + 1800) / 3600;
    if hours < 72 {
        return (ClockUnit::Hours, hours, 0);
    }
    // Weeks later, the hours say nothing.
    let rest = if hours < 14 * 24 { hours % 24 } else { 0 };
    (ClockUnit::Days, hours / 24, rest)
}

fn counted(count: u64, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_difference_is_said_in_a_fitting_unit() {
        let said =
            |minutes| difference(Some(SignedDuration::from_mins(minutes))).map(|note| note.to_string());
        let ahead = |text: &str| Some(format!("This computer’s clock is {text} ahead of the store’s."));

        assert_eq!(said(-25 * 60), ahead("25 hours"));
        assert_eq!(said(-89), ahead("89 minutes"));
        assert_eq!(said(-5), ahead("5 minutes"));
        assert_eq!(said(-72 * 60), ahead("3 days"));
        assert_eq!(said(-74 * 60), ahead("3 days and 2 hours"));
        assert_eq!(said(-97 * 60), ahead("4 days and 1 hour"));
        assert_eq!(said(-40 * 24 * 60 - 90), ahead("40 days"));
        assert_eq!(
            said(25 * 60).unwrap(),
            "This computer’s clock is 25 hours behind the store’s."
        );
        assert_eq!((said(4), said(-4), difference(None)), (None, None, None));
        assert!(difference(Some(SignedDuration::MIN)).is_some());
    }
}
