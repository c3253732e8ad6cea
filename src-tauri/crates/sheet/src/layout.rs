//! Formats of tables, and their options.

use std::path::PathBuf;

/// A format of text. It is written with the default options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CSV, see [`Layout::Csv`].
    Csv,
    /// JSON Lines, see [`Layout::JsonLines`].
    JsonLines,
}

/// A format of tables with its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// RFC 4180 with headings. An apostrophe precedes each text that a spreadsheet would run.
    ///
    /// CSV has no types. A spreadsheet that opens it takes `0042` for the number 42, and reads
    /// numbers and separators by the language of the system.
    Csv(CsvOptions),
    /// One JSON object per line, with unchanged texts.
    JsonLines,
    /// A workbook of one worksheet. Texts are unchanged and stay texts, and numbers are numbers.
    ///
    /// - A number with more than 15 digits is a text, because spreadsheets change the digits after
    ///   those.
    /// - A time is the date and time of day in its zone, so that a spreadsheet can sort and group
    ///   it. The number format of its cell shows it as RFC 3339 with the offset. A time that a
    ///   spreadsheet can't keep is a text: before 1901, after 9999, or with microseconds.
    Xlsx {
        /// Where the unfinished worksheet is kept. It needs as much space as the text of the cells.
        folder: PathBuf,
    },
}

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvOptions {
    /// What is between two cells.
    pub separator: Separator,
    /// Whether decimal numbers have a comma, as in `24,05`. A spreadsheet of a language that writes
    /// numbers so takes `24.05` for a text or a date. Between commas, numbers always have a point.
    pub decimal_comma: bool,
    /// Whether the file begins with the byte order mark of UTF-8. Excel reads it as another
    /// encoding without one.
    pub byte_order_mark: bool,
}

/// What is between two cells of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, which spreadsheets expect in languages whose decimal sign is a comma.
    Semicolon,
    /// A tab character.
    Tab,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self {
            separator: Separator::Comma,
            decimal_comma: false,
            byte_order_mark: true,
        }
    }
}

impl Layout {
    /// Whether rows can be added to an unfinished table after the program has ended.
    pub fn can_be_continued(&self) -> bool {
        matches!(self, Self::Csv(_) | Self::JsonLines)
    }
}

impl From<Format> for Layout {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv(CsvOptions::default()),
            Format::JsonLines => Self::JsonLines,
        }
    }
}
