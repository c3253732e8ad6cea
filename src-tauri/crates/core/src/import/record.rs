//! A row of a file, as it was read.

use std::ops::Range;

use super::cells;

/// A row, blank ones included. It takes little memory: a file may have 100,000 of them.
#[derive(Clone)]
pub(super) struct Record {
    /// Its first line in the file, or its row in the sheet, from 1.
    pub(super) line: u64,
    /// The cells, one after the other.
    text: Box<str>,
    /// Where each cell ends in the text.
    ends: Box<[usize]>,
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
    pub(super) fn new(line: u64, cells: &[String], lines: Range<usize>) -> Self {
        let mut end = 0;
        let ends = cells.iter().map(|cell| {
            end += cell.len();
            end
        });
        Self {
            line,
            ends: ends.collect(),
            text: cells.concat().into(),
            flaw: None,
            lines,
        }
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.count()).map(|column| self.cell(column))
    }

    /// Returns the cell of a column; empty if the row is too short.
    pub(super) fn get(&self, column: u32) -> &str {
        self.cell(column as usize)
    }

    fn cell(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column) else {
            return "";
        };
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..*end]
    }

    pub(super) fn count(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.flaw.is_none() && self.cells().all(|cell| cell.trim().is_empty())
    }

    /// The number of cells up to the last one with a text.
    pub(super) fn width(&self) -> usize {
        let cells = self.cells().zip(1..);
        let filled = cells.filter(|(cell, _)| !cell.trim().is_empty());
        filled.last().map_or(0, |(_, number)| number)
    }

    /// Whether it may be a customer: a cell has an email address.
    pub(super) fn may_be_a_customer(&self) -> bool {
        self.cells().any(cells::has_email)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_those_of_the_row() {
        let cells = ["Zoë", "", "zoe@pawnee.test", " "].map(str::to_owned);
        let record = Record::new(7, &cells, 6..7);

        assert_eq!(record.cells().collect::<Vec<_>>(), cells);
        assert_eq!(
            (record.get(0), record.get(1), record.get(2)),
            ("Zoë", "", "zoe@pawnee.test")
        );
        assert_eq!((record.get(4), record.count(), record.width()), ("", 4, 3));
        assert!(!record.is_blank() && record.may_be_a_customer());
        assert!(Record::new(1, &[], 0..1).is_blank());
    }
}
