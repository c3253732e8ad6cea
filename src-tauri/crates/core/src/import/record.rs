//! A row of a file, as it was read.

use std::ops::Range;

use csv::StringRecord;

use super::cells;

/// A row, blank ones included.
#[derive(Clone)]
pub(super) struct Record {
    /// Its first line in the file, or its row in the sheet, from 1.
    pub(super) line: u64,
    cells: StringRecord,
    pub(super) flaw: Option<Flaw>,
    /// Its lines in a text, from 0.
    pub(super) lines: Range<usize>,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// A quotation mark is opened and not closed, or closed within a cell.
    StrayQuote,
}

impl Record {
    pub(super) fn new(line: u64, cells: Vec<String>, lines: Range<usize>) -> Self {
        Self {
            line,
            cells: cells.into(),
            flaw: None,
            lines,
        }
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &str> + Clone {
        self.cells.iter()
    }

    /// Returns the cell of a column; empty if the row is too short.
    pub(super) fn get(&self, column: u32) -> &str {
        self.cells.get(column as usize).unwrap_or_default()
    }

    pub(super) fn count(&self) -> usize {
        self.cells.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.flaw.is_none() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The number of cells up to the last one with a text.
    pub(super) fn width(&self) -> usize {
        let cells = self.cells.iter().zip(1..);
        let filled = cells.filter(|(cell, _)| !cell.trim().is_empty());
        filled.last().map_or(0, |(_, number)| number)
    }

    /// Whether it may be a customer: a cell has an email address.
    pub(super) fn may_be_a_customer(&self) -> bool {
        self.cells.iter().any(cells::has_email)
    }
}
