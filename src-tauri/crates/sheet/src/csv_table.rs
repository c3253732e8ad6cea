//! CSV for spreadsheets.

use std::io::{self, Write};

use crate::cell::{Cell, rfc_3339};
use crate::error::Result;
use crate::formula::escape_formula;
use crate::layout::{CsvOptions, Separator};
use crate::visible_text::one_line;

const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(crate) struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
    decimal_comma: bool,
}

impl<W: Write> CsvTable<W> {
    pub(crate) fn begin(options: CsvOptions, headings: &[String], mut to: W) -> Result<Self> {
        if options.byte_order_mark {
            to.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        let mut table = Self::resume(options, to);
        table
            .writer
            .write_record(headings.iter().cloned().map(escape_formula))?;
        Ok(table)
    }

    /// Continues a table that has its headings.
    pub(crate) fn resume(options: CsvOptions, to: W) -> Self {
        let writer = csv::WriterBuilder::new()
            .delimiter(match options.separator {
                Separator::Comma => b',',
                Separator::Semicolon => b';',
                Separator::Tab => b'\t',
            })
            .terminator(csv::Terminator::CRLF)
            .from_writer(to);
        Self {
            writer,
            decimal_comma: options.decimal_comma && options.separator != Separator::Comma,
        }
    }

    pub(crate) fn flush(&mut self) -> Result<&W> {
        self.writer.flush()?;
        Ok(self.writer.get_ref())
    }

    pub(crate) fn write(&mut self, row: impl IntoIterator<Item = Cell>) -> Result<()> {
        let decimal_comma = self.decimal_comma;
        let row = row.into_iter().map(|cell| text(cell, decimal_comma));
        Ok(self.writer.write_record(row)?)
    }

    pub(crate) fn end(mut self) -> Result<W> {
        self.writer.flush()?;
        let written = self.writer.into_inner();
        written.map_err(|error| io::Error::from(error.error().kind()).into())
    }
}

fn text(cell: Cell, decimal_comma: bool) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => escape_formula(text),
        Cell::Line(text) => one_line(&escape_formula(text)).into_owned(),
        Cell::Whole(number) => number.to_string(),
        Cell::Decimal(number) if decimal_comma => number.replace('.', ","),
        Cell::Decimal(number) => number,
        Cell::Flag(flag) => flag.to_string(),
        Cell::Time(time) => rfc_3339(&time),
    }
}
