//! A row of a file, as it was read.

use std::ops::Range;

use super::cells;

/// Stands between two cells. A text file that has it is refused.
const SEPARATOR: char = '\0';

/// A row, blank ones included. It takes little memory: a file may have 100,000 of them.
#[derive(Clone)]
pub(super) struct Record {
    /// The cells, with a separator between two of them.
    text: Box<str>,
    /// Its first line in the file, or its row in the sheet, from 1.
    line: u32,
    /// Its lines in a text, from 0.
    lines: Range<u32>,
    pub(super) flaw: Option<Flaw>,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// A quotation mark is opened and not closed, or closed within a cell.
    StrayQuote,
}

impl Record {
    /// A row that starts in this line of its file. A file of 20 MB has fewer than 2³² lines.
    pub(super) fn new(line: u64, cells: &[String], lines: Range<usize>) -> Self {
        // Only the cells of a workbook can have a separator.
        let cells = cells.iter().map(|cell| cell.replace(SEPARATOR, "\u{fffd}"));
        Self {
            text: cells.collect::<Vec<_>>().join("\0").into(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            lines: narrow(lines.start)..narrow(lines.end),
            flaw: None,
        }
    }

    pub(super) fn line(&self) -> u64 {
        self.line.into()
    }

    pub(super) fn lines(&self) -> Range<usize> {
        self.lines.start as usize..self.lines.end as usize
    }

    /// Iterates over the cells: at least one, which may be empty.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.split(SEPARATOR)
    }

    /// Returns the cell of a column; empty if the row is too short.
    pub(super) fn get(&self, column: u32) -> &str {
        self.cells().nth(column as usize).unwrap_or_default()
    }

    pub(super) fn count(&self) -> usize {
        self.cells().count()
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

fn narrow(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
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
        let odd = Record::new(1, &["a\0b".to_owned(), "c".to_owned()], 0..1);
        assert_eq!(odd.cells().collect::<Vec<_>>(), ["a\u{fffd}b", "c"]);
    }
}
