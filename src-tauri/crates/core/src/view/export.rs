//! View models of exports of customers and orders.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExportFormat, OrderTermView};

/// How CSV is written. Other formats ignore it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CsvOptions {
    /// What is between two cells.
    pub separator: Separator,
    /// Whether decimal numbers have a comma, unless it separates cells.
    pub decimal_comma: bool,
    /// Whether the file begins with a byte order mark, by which Excel recognizes UTF-8.
    pub byte_order_mark: bool,
}

/// What is between two cells of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, for spreadsheets in languages with a decimal comma.
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

impl From<CsvOptions> for sheet::CsvOptions {
    fn from(options: CsvOptions) -> Self {
        Self {
            separator: match options.separator {
                Separator::Comma => sheet::Separator::Comma,
                Separator::Semicolon => sheet::Separator::Semicolon,
                Separator::Tab => sheet::Separator::Tab,
            },
            decimal_comma: options.decimal_comma,
            byte_order_mark: options.byte_order_mark,
        }
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportOptions {
    /// The format of the file.
    pub format: ExportFormat,
    /// How CSV is written.
    pub csv: CsvOptions,
}

/// With the default options.
impl From<ExportFormat> for ExportOptions {
    fn from(format: ExportFormat) -> Self {
        Self {
            format,
            csv: CsvOptions::default(),
        }
    }
}

/// An export of all customers that a search finds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportCustomers {
    /// The page's ID of the export, to stop it.
    pub export: String,
    /// The text to search for; empty for all customers.
    pub search: String,
    /// The format of the file.
    pub format: ExportFormat,
    /// How CSV is written; by default for spreadsheets in English.
    #[serde(default)]
    #[ts(as = "Option<CsvOptions>", optional)]
    pub csv: CsvOptions,
}

/// An export of all orders that match a filter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportOrders {
    /// The page's ID of the export, to stop it.
    pub export: String,
    /// The terms of the filter; all must match.
    pub terms: Vec<OrderTermView>,
    /// The text to search for; empty for no search.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub search: String,
    /// The format of the file.
    pub format: ExportFormat,
    /// How CSV is written; by default for spreadsheets in English.
    #[serde(default)]
    #[ts(as = "Option<CsvOptions>", optional)]
    pub csv: CsvOptions,
}

/// An export that ended with the app before it was complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InterruptedExport {
    /// The name of its unfinished file, which identifies it.
    pub name: String,
    /// The name of the file when it is complete.
    pub file: String,
    /// How many records are written.
    #[ts(type = "number")]
    pub done: u64,
    /// How many there were in all.
    #[ts(type = "number")]
    pub total: u64,
}

/// The progress of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ExportProgress {
    /// How many records are written.
    #[ts(type = "number")]
    pub done: u64,
    /// How many records the store reports.
    #[ts(type = "number")]
    pub total: u64,
    /// How many of the written records could not be read, so that their rows have only an ID.
    #[ts(type = "number")]
    pub unreadable: u64,
}
