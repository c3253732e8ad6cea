//! Tables for other programs: CSV for spreadsheets, JSON Lines for everything else.
//!
//! The CSV has no cell that a spreadsheet would run as a formula (CSV injection). Not in here:
//! where a table is written to.
#![forbid(unsafe_code)]

use std::io::{Result, Write};

use serde::Serialize;
use serde_json::{Map, Serializer, Value};

mod json_line;
mod visible_text;

use json_line::OneLine;
pub use visible_text::{
    has_hidden_characters, is_hidden, isolated, one_line, visible_text, without_hidden_characters,
};

/// The characters with which a spreadsheet starts a formula, or that it skips before one.
const FORMULA_PREFIXES: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 with headings. An apostrophe precedes each text that a spreadsheet would run.
    Csv,
    /// One JSON object per line, with unchanged texts.
    JsonLines,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// No value.
    Empty,
    /// A text, trusted or not.
    Text(String),
    /// A text that CSV has on one line, by [`one_line()`]. JSON has it unchanged.
    Line(String),
    /// A whole number.
    Whole(i64),
    /// A formatted decimal number. JSON has it as a string, because its parsers would make it a
    /// float.
    Decimal(String),
    /// A boolean.
    Flag(bool),
}

impl<T: Into<String>> From<Option<T>> for Cell {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

impl Cell {
    fn into_csv(self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => escape_formula(text),
            Self::Line(text) => one_line(&escape_formula(text)).into_owned(),
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
            Cell::Text(text) | Cell::Line(text) | Cell::Decimal(text) => text.into(),
            Cell::Whole(number) => number.into(),
            Cell::Flag(flag) => flag.into(),
        }
    }
}

/// A table writer.
pub struct Sheet<W: Write> {
    headings: Vec<String>,
    lines: Lines<W>,
}

enum Lines<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json(W),
}

impl<W: Write> Sheet<W> {
    /// Starts a table with these headings.
    ///
    /// # Errors
    /// Fails if `to` cannot be written.
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
                writer.write_record(headings.iter().cloned().map(escape_formula))?;
                Lines::Csv(Box::new(writer))
            }
            Format::JsonLines => Lines::Json(to),
        };
        Ok(Self { headings, lines })
    }

    /// Writes a row. It has one cell per heading.
    ///
    /// # Errors
    /// Fails if the table cannot be written.
    pub fn write(&mut self, row: impl IntoIterator<Item = Cell>) -> Result<()> {
        match &mut self.lines {
            Lines::Csv(writer) => writer.write_record(row.into_iter().map(Cell::into_csv))?,
            Lines::Json(to) => {
                let headings = self.headings.iter().cloned();
                let object: Map<String, Value> = headings.zip(row.into_iter().map(Value::from)).collect();
                object.serialize(&mut Serializer::with_formatter(&mut *to, OneLine))?;
                to.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Finishes the table, and returns its writer.
    ///
    /// # Errors
    /// Fails if the rest cannot be written.
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

/// Puts an apostrophe before a formula, so that a spreadsheet shows it as text.
fn escape_formula(text: String) -> String {
    if text.starts_with(FORMULA_PREFIXES) {
        format!("'{text}")
    } else {
        text
    }
}

/// Removes the apostrophe that this crate put before a formula, to import a table that it exported.
pub fn unescape_formula(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA_PREFIXES) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

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
    fn numbers_are_bare_and_texts_are_quoted() {
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
    fn formulas_are_escaped_and_unescaped() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            let safe = escape_formula(text.into());
            assert_eq!(safe, format!("'{text}"));
            assert_eq!(unescape_formula(&safe), text);
        }
        for text in ["", "'", "O'Brien", "'tis", "1=1"] {
            assert_eq!(escape_formula(text.into()), text);
            assert_eq!(unescape_formula(text), text);
        }
        let formula = [[Cell::Text("=cmd".into()), Cell::Flag(true)]];
        assert!(written(Format::JsonLines, formula).contains("\"=cmd\""));
    }
}
