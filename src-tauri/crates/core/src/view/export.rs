//! View models of exports of customers and orders.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExportFormat, Matching, OrderTermView};

/// An export of all customers that a search finds.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportCustomers {
    /// The page's ID of the export, to stop it.
    pub export: String,
    /// The text to search for; empty for all customers.
    pub search: String,
    /// What the text is compared with; by default part of a name or an email address.
    #[serde(default)]
    #[ts(as = "Option<Matching>", optional)]
    pub matching: Matching,
    /// The format of the file.
    pub format: ExportFormat,
}

/// An export of all orders that match a filter.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportOrders {
    /// The page's ID of the export, to stop it.
    pub export: String,
    /// The terms of the filter; all must match.
    pub terms: Vec<OrderTermView>,
    /// The format of the file.
    pub format: ExportFormat,
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
