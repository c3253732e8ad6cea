//! Errors of writing a table.

use std::io;

/// The error of writing a table.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The format has no room for the table.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
}

/// What a format has no room for.
#[derive(Debug, thiserror::Error)]
pub enum TooLarge {
    /// The rows of the table.
    #[error("the table has more rows than its format has room for")]
    Rows,
    /// The text of a cell.
    #[error("the text in row {row}, column {column} is longer than a cell of its format")]
    Text {
        /// The number of the row, as spreadsheets count them: the headings are row 1.
        row: u32,
        /// The heading of the column.
        column: String,
    },
}

impl From<csv::Error> for Error {
    fn from(error: csv::Error) -> Self {
        Self::Write(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

/// The result of writing a table.
pub type Result<T, E = Error> = std::result::Result<T, E>;
