//! Cells of a table.

use jiff::Zoned;
use jiff::tz::Offset;
use serde_json::Value;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Empty,
    /// A text, trusted or not. IDs and phone numbers are texts, also if they have only digits.
    Text(String),
    /// A text that CSV and XLSX have on one line, by [`one_line()`](crate::one_line). JSON has it
    /// unchanged.
    Line(String),
    /// A whole number.
    Whole(i64),
    /// A decimal number as text: digits with a point. JSON has it as a string, because its parsers
    /// would make it a float.
    Decimal(String),
    /// A boolean.
    Flag(bool),
    /// A time in its zone.
    Time(Zoned),
}

impl<T: Into<String>> From<Option<T>> for Cell {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Empty => Self::Null,
            Cell::Text(text) | Cell::Line(text) | Cell::Decimal(text) => text.into(),
            Cell::Whole(number) => number.into(),
            Cell::Flag(flag) => flag.into(),
            Cell::Time(time) => rfc_3339(&time).into(),
        }
    }
}

/// Formats a time in its zone, with the offset: `2026-11-03T10:00:00+01:00`.
pub(crate) fn rfc_3339(time: &Zoned) -> String {
    let offset = Some(time.offset()).filter(|offset| has_whole_minutes(*offset));
    // RFC 3339 has no offsets with seconds, as zones had them long ago.
    let offset = offset.unwrap_or(Offset::UTC);
    time.timestamp().display_with_offset(offset).to_string()
}

pub(crate) fn has_whole_minutes(offset: Offset) -> bool {
    offset.seconds() % 60 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_has_the_offset_of_its_zone() {
        for (written, expected) in [
            (
                "2026-11-03T10:00:00+01:00[Europe/Berlin]",
                "2026-11-03T10:00:00+01:00",
            ),
            (
                "2026-07-03T10:00:00.25+02:00[Europe/Berlin]",
                "2026-07-03T10:00:00.25+02:00",
            ),
            ("2026-11-03T10:00:00+00:00[UTC]", "2026-11-03T10:00:00+00:00"),
            (
                "2026-11-03T10:00:00-03:30[America/St_Johns]",
                "2026-11-03T10:00:00-03:30",
            ),
            // Monrovia was 44 minutes and 30 seconds behind.
            (
                "1972-01-01T00:00:00-00:44:30[Africa/Monrovia]",
                "1972-01-01T00:44:30+00:00",
            ),
        ] {
            let time: Zoned = written.parse().unwrap();
            assert_eq!(rfc_3339(&time), expected);
        }
    }
}
