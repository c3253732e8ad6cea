//! The dates of the seeds, in milliseconds since the epoch.

use jiff::Timestamp;

/// A day in milliseconds.
pub(super) const DAY: i64 = 86_400_000;
/// How many days of orders a seed has.
pub(super) const DAYS_OF_ORDERS: usize = 730;
/// The seeds count days back from here. It is fixed, so that they are always the same.
const LAST_DAY: &str = "2026-11-20T18:00:00Z";

pub(super) fn last_day() -> i64 {
    LAST_DAY
        .parse::<Timestamp>()
        .expect("the last day is a timestamp")
        .as_millisecond()
}
