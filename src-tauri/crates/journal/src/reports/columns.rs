//! Columns and values of reports.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sheet::Cell;

use super::ReportLabels;

/// What a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    /// Nothing: people write there.
    Blank,
}

/// A column of a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// The heading of CSV, and the end of the ID of its text.
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

impl Column {
    pub(super) const fn text(name: &'static str) -> Self {
        let kind = Kind::Text;
        Self { name, kind }
    }

    pub(super) const fn number(name: &'static str) -> Self {
        let kind = Kind::Number;
        Self { name, kind }
    }

    pub(super) const fn blank(name: &'static str) -> Self {
        let kind = Kind::Blank;
        Self { name, kind }
    }

    pub(super) fn heading(self, labels: &dyn ReportLabels) -> String {
        let id = format!("report-column-{}", self.name.replace('_', "-"));
        labels.text(&id).unwrap_or_else(|| self.name.to_owned())
    }
}

/// A value of a row.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Empty,
    /// A text of a store or a person.
    Text(String),
    Number(u64),
    Time(Timestamp),
    /// A word of ours, and what the ID of its text begins with.
    Word(&'static str, &'static str),
}

impl Value {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn optional(text: Option<&String>) -> Self {
        text.map_or(Self::Empty, |text| Self::text(text))
    }

    /// The value as CSV has it.
    pub(super) fn cell(self, zone: &TimeZone) -> Cell {
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Line(text),
            Self::Number(number) => Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX)),
            Self::Time(at) => Cell::Time(at.to_zoned(zone.clone())),
            Self::Word(_, word) => Cell::Text(word.to_owned()),
        }
    }

    /// The value as people read it. Its hidden characters are not visible yet.
    pub(super) fn display(&self, zone: &TimeZone, labels: &dyn ReportLabels) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Time(at) => {
                let local = at.to_zoned(zone.clone());
                local.strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
            }
            Self::Word(prefix, word) => {
                let id = format!("{prefix}{}", word.replace('_', "-"));
                labels.text(&id).unwrap_or_else(|| (*word).to_owned())
            }
        }
    }
}
