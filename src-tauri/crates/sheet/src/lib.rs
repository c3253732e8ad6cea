//! Tables for other programs: comma-separated values for spreadsheets, JSON Lines for everything else.
//!
//! What is written as comma-separated values holds nothing that a spreadsheet would run. Not in here: where a table is written to.
#![forbid(unsafe_code)]

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::{Map, Serializer, Value};

mod one_line;

use one_line::OneLine;
pub use one_line::one_line;

/// What a spreadsheet takes for the beginning of a formula, or passes over on its way to one.
const BEGINS_A_FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 with a line of headings. What a spreadsheet would take for a formula begins with an apostrophe.
    Csv,
    /// One JSON object to a line, each text exactly as it is.
    JsonLines,
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, whoever wrote it.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A decimal number, written out by us. JSON has it as a text, since its readers would make a float of it.
    Decimal(String),
    /// Yes or no.
    Flag(bool),
}

impl<T: Into<String>> From<Option<T>> for Cell {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

impl Cell {
    fn for_spreadsheets(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => harmless(text),
            Self::Whole(number) => number.to_string(),
            Self::Decimal(number) => number,
            Self::Flag(flag) => flag.to_string(),
        }
    }
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Empty => Self::Null,
            Cell::Text(text) | Cell::Decimal(text) => text.into(),
            Cell::Whole(number) => number.into(),
            Cell::Flag(flag) => flag.into(),
        }
    }
}

/// A table that is being written.
pub struct Sheet<W: Write> {
    headings: Vec<String>,
    lines: Lines<W>,
}

enum Lines<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json(W),
}

impl<W: Write> Sheet<W> {
    /// Begins a table with these headings.
    ///
    /// # Errors
    /// Fails where `to` can't be written.
    pub fn begin(
        format: Format,
        headings: impl IntoIterator<Item = impl Into<String>>,
        to: W,
    ) -> Result<Self> {
        let headings: Vec<String> = headings.into_iter().map(Into::into).collect();
        let lines = match format {
            Format::Csv => {
                let mut writer = csv::WriterBuilder::new()
                    .terminator(csv::Terminator::CRLF)
                    .from_writer(to);
                writer.write_record(headings.iter().cloned().map(harmless))?;
                Lines::Csv(Box::new(writer))
            }
            Format::JsonLines => Lines::Json(to),
        };
        Ok(Self { headings, lines })
    }

    /// Writes a row, which has a cell for each heading.
    ///
    /// # Errors
    /// Fails where the table can't be written.
    pub fn write(&mut self, row: impl IntoIterator<Item = Cell>) -> Result<()> {
        match &mut self.lines {
            Lines::Csv(writer) => writer.write_record(row.into_iter().map(Cell::for_spreadsheets))?,
            Lines::Json(to) => {
                let headings = self.headings.iter().cloned();
                let object: Map<String, Value> = headings.zip(row.into_iter().map(Value::from)).collect();
                object.serialize(&mut Serializer::with_formatter(&mut *to, OneLine))?;
                to.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Ends the table, and gives back what it was written to.
    ///
    /// # Errors
    /// Fails where the rest can't be written.
    pub fn end(self) -> Result<W> {
        match self.lines {
            Lines::Csv(mut writer) => {
                writer.flush()?;
                writer.into_inner().map_err(|error| error.error().kind().into())
            }
            Lines::Json(mut to) => to.flush().map(|()| to),
        }
    }
}

/// A text that no spreadsheet runs.
fn harmless(text: String) -> String {
    if text.starts_with(BEGINS_A_FORMULA) {
        format!("'{text}")
    } else {
        text
    }
}

/// A text as it was before it was made harmless for a spreadsheet, so that a table that was written here can be read here.
pub fn as_it_was(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(BEGINS_A_FORMULA) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

    use serde_json::json;

    use super::*;

    fn written(format: Format, rows: impl IntoIterator<Item = [Cell; 2]>) -> String {
        let mut to = Vec::new();
        let mut sheet = Sheet::begin(format, ["what", "how much"], &mut to).unwrap();
        for row in rows {
            sheet.write(row).unwrap();
        }
        sheet.end().unwrap();
        String::from_utf8(to).unwrap()
    }

    #[test]
    fn numbers_are_numbers_and_texts_are_quoted_where_they_must_be() {
        let rows = [
            [Cell::Text("Waffles, \"the\" best".into()), Cell::Whole(-5)],
            [Cell::Empty, Cell::Decimal("-0.05".into())],
        ];

        assert_eq!(
            written(Format::Csv, rows.clone()),
            "what,how much\r\n\"Waffles, \"\"the\"\" best\",-5\r\n,-0.05\r\n"
        );
        let lines = written(Format::JsonLines, rows);
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(
            lines,
            [
                json!({ "what": "Waffles, \"the\" best", "how much": -5 }),
                json!({ "what": null, "how much": "-0.05" }),
            ]
        );
    }

    #[test]
    fn what_a_spreadsheet_would_run_begins_with_an_apostrophe_and_can_be_had_back() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            let safe = harmless(text.into());
            assert_eq!(safe, format!("'{text}"));
            assert_eq!(as_it_was(&safe), text);
        }
        for text in ["", "'", "O'Brien", "'tis", "1=1"] {
            assert_eq!(harmless(text.into()), text);
            assert_eq!(as_it_was(text), text);
        }
        let formula = [[Cell::Text("=cmd".into()), Cell::Flag(true)]];
        assert!(written(Format::JsonLines, formula).contains("\"=cmd\""));
    }
}
