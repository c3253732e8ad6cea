//! Tables for other programs: CSV and XLSX for spreadsheets, JSON Lines for everything else.
//!
//! No cell is one that a spreadsheet would run as a formula (CSV injection). Not in here: where a
//! table is written to.
#![forbid(unsafe_code)]

use std::io::Write;

mod cell;
mod csv_table;
mod error;
mod formula;
mod json_lines;
mod layout;
mod visible_text;
mod xlsx;

pub use cell::Cell;
use csv_table::CsvTable;
pub use error::{Error, Result, TooLarge};
pub use formula::unescape_formula;
use json_lines::JsonLines;
pub use layout::{CsvOptions, Format, Layout, Separator};
pub use visible_text::{
    has_hidden_characters, is_hidden, isolated, one_line, visible_text, without_hidden_characters,
};
use xlsx::Xlsx;

/// A table writer.
pub struct Sheet<W: Write + Send>(Table<W>);

enum Table<W: Write + Send> {
    Csv(Box<CsvTable<W>>),
    Json(JsonLines<W>),
    Xlsx(Box<Xlsx<W>>),
}

impl<W: Write + Send> Sheet<W> {
    /// Starts a table with these headings.
    ///
    /// # Errors
    /// Fails if `to` cannot be written.
    pub fn begin(
        layout: impl Into<Layout>,
        headings: impl IntoIterator<Item = impl Into<String>>,
        to: W,
    ) -> Result<Self> {
        let headings: Vec<String> = headings.into_iter().map(Into::into).collect();
        Ok(Self(match layout.into() {
            Layout::Csv(options) => Table::Csv(Box::new(CsvTable::begin(options, &headings, to)?)),
            Layout::JsonLines => Table::Json(JsonLines::begin(headings, to)),
            Layout::Xlsx { folder } => Table::Xlsx(Box::new(Xlsx::begin(folder, headings, to)?)),
        }))
    }

    /// Continues a table after its last complete row, in a layout that [can be
    /// continued](Layout::can_be_continued).
    ///
    /// # Errors
    /// Fails for other layouts.
    pub fn resume(
        layout: impl Into<Layout>,
        headings: impl IntoIterator<Item = impl Into<String>>,
        to: W,
    ) -> Result<Self> {
        let headings = headings.into_iter().map(Into::into).collect();
        Ok(Self(match layout.into() {
            Layout::Csv(options) => Table::Csv(Box::new(CsvTable::resume(options, to))),
            Layout::JsonLines => Table::Json(JsonLines::begin(headings, to)),
            Layout::Xlsx { .. } => return Err(std::io::Error::from(std::io::ErrorKind::Unsupported).into()),
        }))
    }

    /// Passes on everything that was written, and returns the writer; `None` for a layout that
    /// can't be continued.
    ///
    /// # Errors
    /// Fails if the table cannot be written.
    pub fn flush(&mut self) -> Result<Option<&W>> {
        match &mut self.0 {
            Table::Csv(table) => table.flush().map(Some),
            Table::Json(table) => table.flush().map(Some),
            Table::Xlsx(_) => Ok(None),
        }
    }

    /// Checks that there is room for so many rows, to find out before they are written.
    ///
    /// # Errors
    /// [`TooLarge::Rows`] if there is none.
    pub fn require_rows(&self, count: u64) -> Result<()> {
        match &self.0 {
            Table::Csv(_) | Table::Json(_) => Ok(()),
            Table::Xlsx(_) => Xlsx::<W>::require_rows(count),
        }
    }

    /// Writes a row. It has one cell per heading.
    ///
    /// # Errors
    /// Fails if the table cannot be written, or the format has no room for the row.
    pub fn write(&mut self, row: impl IntoIterator<Item = Cell>) -> Result<()> {
        match &mut self.0 {
            Table::Csv(table) => table.write(row),
            Table::Json(table) => table.write(row),
            Table::Xlsx(table) => table.write(row),
        }
    }

    /// Finishes the table, and returns its writer.
    ///
    /// # Errors
    /// Fails if the rest cannot be written.
    pub fn end(self) -> Result<W> {
        match self.0 {
            Table::Csv(table) => table.end(),
            Table::Json(table) => table.end(),
            Table::Xlsx(table) => table.end(),
        }
    }
}

#[cfg(test)]
mod tests;
