//! Exports of customers and orders as the page sees them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExportFormat, Matching, OrderTermView};

/// Customers to export: all that are found.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportCustomers {
    /// The page's own name for the export, to stop it by; a new one each time.
    pub export: String,
    /// What is searched for; empty for all.
    pub search: String,
    /// What it is compared with; part of a name where nothing is said.
    #[serde(default)]
    #[ts(as = "Option<Matching>", optional)]
    pub matching: Matching,
    /// How they are written.
    pub format: ExportFormat,
}

/// Orders to export: all of the store's, or those that match.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportOrders {
    /// The page's own name for the export, to stop it by; a new one each time.
    pub export: String,
    /// What the orders must be like, each of these.
    pub terms: Vec<OrderTermView>,
    /// How they are written.
    pub format: ExportFormat,
}

/// How an export comes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct ExportProgress {
    /// How many are written.
    #[ts(type = "number")]
    pub done: u64,
    /// How many there are, by what the store says.
    #[ts(type = "number")]
    pub total: u64,
}
