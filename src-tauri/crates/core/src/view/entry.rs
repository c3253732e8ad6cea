//! The journal as the page sees it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which entries are asked for; what is empty does not narrow.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct JournalQueryView {
    /// By the operator's name.
    pub operator: String,
    /// By kind.
    pub action: String,
    /// By way: `preview` or `sign_in`.
    pub way: String,
    /// By the customer's e-mail address.
    pub customer_email: String,
    /// By session.
    pub session: String,
    /// From this moment on.
    pub from: String,
    /// Before this moment.
    pub before: String,
}

/// Where a page ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CursorView {
    /// The last entry's time, to the millisecond.
    pub at: String,
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When.
    pub at: String,
    /// Who, by the name they gave.
    pub operator: String,
    /// Who, by user and host.
    pub account: String,
    /// The store, by name and address.
    pub store: String,
    /// What was done.
    pub action: String,
    /// How far it got.
    pub outcome: String,
    /// In which way the customer was looked at.
    pub way: Option<String>,
    /// Which customer, by id.
    pub customer_id: Option<String>,
    /// Which customer, by e-mail address.
    pub customer_email: Option<String>,
    /// The session it belongs to.
    pub session: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// More about it.
    pub detail: Option<String>,
    /// The store's base URL.
    pub store_url: Option<String>,
    /// The imported file, by the hash of its content.
    pub import_id: Option<String>,
    /// The line of the row in the imported file, from 1.
    pub import_line: Option<u32>,
    /// The method of a request.
    pub method: Option<String>,
    /// The path of a request, without its query.
    pub path: Option<String>,
    /// The HTTP status of the response.
    pub status: Option<u16>,
    /// How long the request took, in milliseconds.
    pub duration_ms: Option<u32>,
    /// How many records were exported.
    pub items: Option<u32>,
}

/// A page of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalPageView {
    /// The entries, newest first.
    pub entries: Vec<EntryView>,
    /// Where the next page begins, if there is one.
    pub next: Option<CursorView>,
}

/// What is wrong with the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultView {
    /// An entry was changed.
    Changed,
    /// An entry is missing.
    Missing,
    /// The end was cut off.
    CutOff,
    /// The journal was written anew.
    Rewritten,
}

/// Whether the journal is as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VerdictView {
    /// How many entries hold, from the first.
    #[ts(type = "number")]
    pub entries: i64,
    /// The last one's hash, where all hold.
    pub head: Option<String>,
    /// What is wrong with the entry that follows, where one is.
    pub broken: Option<FaultView>,
}

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// For spreadsheets.
    Csv,
    /// For programs.
    JsonLines,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportedView {
    /// Where.
    pub path: String,
    /// Of how many entries.
    #[ts(type = "number")]
    pub count: u64,
}
