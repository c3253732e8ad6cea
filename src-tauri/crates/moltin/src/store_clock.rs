//! The store's clock, as its `Date` headers show it (see `docs/api.md`, "Timestamps").

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// `Date` headers have whole seconds.
const DATE_PRECISION: Duration = Duration::from_secs(1);

/// How far the store's clock is ahead of this computer's, since the last response that said so.
#[derive(Debug, Default)]
pub(crate) struct StoreClock(Mutex<Option<SignedDuration>>);

impl StoreClock {
    /// Compares both clocks. `received` is when the response with this `date` came in, after
    /// `round_trip`.
    pub(crate) fn compare(&self, date: Timestamp, received: Timestamp, round_trip: Duration) {
        let offset = offset(date, received, round_trip);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(offset);
    }

    pub(crate) fn offset(&self) -> Option<SignedDuration> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The store wrote the date at some time during the round trip, so a smaller difference is none.
fn offset(date: Timestamp, received: Timestamp, round_trip: Duration) -> SignedDuration {
    let half = SignedDuration::try_from(round_trip.mul_f64(0.5)).unwrap_or(SignedDuration::MAX);
    let offset = date.duration_since(received).saturating_add(half);
    let tolerance = half.saturating_add(SignedDuration::try_from(DATE_PRECISION).unwrap_or_default());
    if offset.abs() <= tolerance {
        SignedDuration::ZERO
    } else {
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn difference_within_round_trip_is_none() {
        let received: Timestamp = "2026-11-28T12:00:10Z".parse().unwrap();
        let seconds = SignedDuration::from_secs;
        for (date, round_trip, expected) in [
            ("2026-11-28T12:00:10Z", 0, seconds(0)),
            ("2026-11-28T12:00:09Z", 0, seconds(0)),
            ("2026-11-28T12:00:00Z", 10, seconds(0)),
            ("2026-11-28T12:00:00Z", 2, seconds(-9)),
            ("2026-11-29T13:00:10Z", 0, seconds(25 * 3600)),
            ("2026-11-27T11:00:10Z", 0, seconds(-25 * 3600)),
        ] {
            let date = date.parse().unwrap();
            assert_eq!(
                offset(date, received, Duration::from_secs(round_trip)),
                expected,
                "{date}"
            );
        }
    }

    #[test]
    fn extreme_dates_do_not_overflow() {
        for date in [Timestamp::MIN, Timestamp::MAX] {
            assert!(!offset(date, Timestamp::now(), Duration::ZERO).is_zero());
            offset(date, Timestamp::now(), Duration::MAX);
        }
    }
}
