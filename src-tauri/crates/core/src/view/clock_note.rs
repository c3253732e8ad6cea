//! By how much the clocks of this computer and of a store differ.

use std::fmt::{self, Display, Formatter};

use serde::Serialize;
use ts_rs::TS;

/// By how much this computer's clock differs from a store's. Its display is a sentence in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockNote {
    /// Whether this computer's clock is ahead.
    pub direction: ClockDirection,
    /// The unit of the count.
    pub unit: ClockUnit,
    /// How many of the unit.
    #[ts(type = "number")]
    pub count: u64,
    /// How many hours are beside days.
    #[ts(type = "number")]
    pub hours: u64,
}

/// A direction in which this computer's clock is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockDirection {
    /// This computer's clock is ahead.
    Ahead,
    /// The store's clock is ahead.
    Behind,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockUnit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
}

impl Display for ClockNote {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            ClockUnit::Minutes => "minute",
            ClockUnit::Hours => "hour",
            ClockUnit::Days => "day",
        };
        let direction = match self.direction {
            ClockDirection::Ahead => "ahead of",
            ClockDirection::Behind => "behind",
        };
        write!(f, "This computer’s clock is {}", counted(self.count, unit))?;
        if self.hours > 0 {
            write!(f, " and {}", counted(self.hours, "hour"))?;
        }
        write!(f, " {direction} the store’s.")
    }
}

fn counted(count: u64, unit: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}
