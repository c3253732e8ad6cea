//! Business hours.

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;

/// When staff work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusinessHours {
    /// The days. A shift over midnight belongs to the day on which it begins.
    pub days: Vec<Weekday>,
    /// When a day's work begins.
    pub from: Time,
    /// When it ends. The same time as `from` is the whole day, and an earlier one is the next day.
    pub to: Time,
}

impl BusinessHours {
    /// Whether a time is within the hours.
    pub(super) fn has(&self, at: Timestamp, zone: &TimeZone) -> bool {
        let local = zone.to_datetime(at);
        let (day, time) = (local.date().weekday(), local.time());
        let is_workday = |day| self.days.contains(&day);
        if self.from == self.to {
            return is_workday(day);
        }
        if self.from < self.to {
            return is_workday(day) && self.from <= time && time < self.to;
        }
        is_workday(day) && self.from <= time || is_workday(day.previous()) && time < self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(from: i8, to: i8) -> BusinessHours {
        use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};

        BusinessHours {
            days: vec![Monday, Tuesday, Wednesday, Thursday, Friday],
            from: Time::constant(from, 0, 0, 0),
            to: Time::constant(to, 0, 0, 0),
        }
    }

    /// Whether a time in Berlin is within hours. November 27, 2026 is a Friday.
    fn has(hours: &BusinessHours, time: &str) -> bool {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let at: jiff::civil::DateTime = time.parse().unwrap();
        hours.has(at.to_zoned(zone.clone()).unwrap().timestamp(), &zone)
    }

    #[test]
    fn hours_begin_and_end_on_the_second() {
        let office = hours(8, 18);
        for time in ["2026-11-27T08:00:00", "2026-11-27T17:59:59.999"] {
            assert!(has(&office, time), "{time}");
        }
        for time in [
            "2026-11-27T07:59:59",
            "2026-11-27T18:00:00",
            "2026-11-28T12:00:00",
        ] {
            assert!(!has(&office, time), "{time}");
        }
    }

    #[test]
    fn night_shift_belongs_to_the_day_it_begins() {
        let night = hours(22, 6);
        for time in [
            "2026-11-27T23:00:00",
            "2026-11-28T05:59:59",
            "2026-11-27T05:00:00",
        ] {
            assert!(has(&night, time), "{time}");
        }
        // Sunday's night is none of work; it ends on Monday morning.
        for time in [
            "2026-11-28T22:00:00",
            "2026-11-30T05:00:00",
            "2026-11-27T12:00:00",
        ] {
            assert!(!has(&night, time), "{time}");
        }
    }

    #[test]
    fn same_times_are_the_whole_day() {
        let all_day = hours(0, 0);
        assert!(has(&all_day, "2026-11-27T00:00:00"));
        assert!(has(&all_day, "2026-11-27T23:59:59"));
        assert!(!has(&all_day, "2026-11-28T00:00:00"));
    }

    #[test]
    fn hours_follow_the_zone_when_clocks_change() {
        // On March 30, 2026, a Monday, Berlin is two hours ahead of UTC; a week before, it is one.
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let office = hours(8, 18);
        assert!(office.has("2026-03-30T06:00:00Z".parse().unwrap(), &zone));
        assert!(!office.has("2026-03-23T06:00:00Z".parse().unwrap(), &zone));
    }
}
