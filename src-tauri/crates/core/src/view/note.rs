//! View models of notes about a customer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A note to add.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddNote {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's email address, by which the audit log can be searched.
    pub email: String,
    /// The text.
    pub text: String,
}

/// A note about a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// The number of its entry in the audit log.
    #[ts(type = "number")]
    pub id: i64,
    /// When it was written, in UTC.
    pub at: String,
    /// Who wrote it: the operator.
    pub author: String,
    /// The text.
    pub text: String,
}
