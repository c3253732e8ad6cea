//! The period of a report, and the time zone that it is told in.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The period of a report.
#[derive(Debug, Clone)]
pub struct Period {
    /// From this time on.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub before: Option<Timestamp>,
    /// The time zone of days and times.
    pub zone: TimeZone,
}

impl Period {
    /// Whether a time is in the period.
    pub(super) fn has(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.before.is_none_or(|before| at < before)
    }

    /// The same period, which begins earlier.
    pub(super) fn begun_earlier(&self, by: SignedDuration) -> Self {
        Self {
            from: self
                .from
                .map(|from| from.checked_sub(by).unwrap_or(Timestamp::MIN)),
            ..self.clone()
        }
    }

    /// The same period, which begins earlier and ends later.
    pub(super) fn widened(&self, by: SignedDuration) -> Self {
        Self {
            before: self
                .before
                .map(|before| before.checked_add(by).unwrap_or(Timestamp::MAX)),
            ..self.begun_earlier(by)
        }
    }

    /// The first and the last day, such as `2026-01-01` and `2026-03-31`; empty if not limited.
    pub(super) fn days(&self) -> (String, String) {
        let day = |at: Timestamp| at.to_zoned(self.zone.clone()).date().to_string();
        let last = |before: Timestamp| {
            let last = before.checked_sub(SignedDuration::from_millis(1));
            day(last.unwrap_or(before))
        };
        (
            self.from.map(day).unwrap_or_default(),
            self.before.map(last).unwrap_or_default(),
        )
    }

    /// The name of the time zone, or its offset.
    pub(super) fn zone_name(&self) -> String {
        let name = self.zone.iana_name();
        name.map_or_else(
            || {
                Timestamp::UNIX_EPOCH
                    .to_zoned(self.zone.clone())
                    .offset()
                    .to_string()
            },
            str::to_owned,
        )
    }
}
