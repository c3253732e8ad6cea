//! View models of the audit log and of exported files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ActivityView, EntryDetail};

/// A filter of entries; an empty text matches all.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AuditLogQueryView {
    /// The operator's name.
    pub operator: String,
    /// What was done.
    pub action: String,
    /// `preview` or `sign_in`.
    pub way: String,
    /// The customer's email address.
    pub customer_email: String,
    /// The impersonation session.
    pub session: String,
    /// The first day, such as `2026-11-03`, in the time zone of the settings.
    pub from_day: String,
    /// The last day, which is included.
    pub to_day: String,
    /// The open store, whose time zone the settings may ask for.
    pub connection: Option<String>,
}

/// The end of a page, from which the next page continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CursorView {
    /// The ID of the last entry.
    #[ts(type = "number")]
    pub id: i64,
}

/// An entry of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// The ID.
    #[ts(type = "number")]
    pub id: i64,
    /// When it was recorded.
    pub at: String,
    /// Whether that is earlier than the entry before: the computer's clock was set back.
    pub clock_set_back: bool,
    /// The operator's name, as they entered it.
    pub operator: String,
    /// The operator's account on the computer: user and host.
    pub account: String,
    /// The name and base URL of the store.
    pub store: String,
    /// What was done.
    pub action: String,
    /// How it ended.
    pub outcome: String,
    /// How staff saw the shop as the customer, inside a session.
    pub way: Option<String>,
    /// Whether the data that could name the customer was erased.
    pub is_erased: bool,
    /// The numbers of the entries whose removal it announces, such as `5,7-9`.
    pub removes: Option<String>,
    /// The store's ID of the customer.
    pub customer_id: Option<String>,
    /// The customer's email address.
    pub customer_email: Option<String>,
    /// The impersonation session.
    pub session: Option<String>,
    /// Why, in the operator's words.
    pub reason: Option<String>,
    /// Details, as people read them.
    pub detail: Option<String>,
    /// What the details say, if this version knows it.
    pub known_detail: Option<EntryDetail>,
    /// What staff opened, if the entry is about that and this version knows it.
    pub activity: Option<ActivityView>,
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

/// A page of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditLogPageView {
    /// The entries, newest first.
    pub entries: Vec<EntryView>,
    /// Where the next page continues, if there is one.
    pub next: Option<CursorView>,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultView {
    /// The entry was changed.
    Changed,
    /// The entry is missing.
    Missing,
    /// Its personal data is missing, and no signed statement says that it was erased.
    Erased,
    /// It announces a removal, and the signed statement of this removal is missing or not valid.
    Unsigned,
    /// The log was cut off before this entry.
    CutOff,
    /// The log was rewritten up to this entry.
    Rewritten,
    /// The file has a trigger or another object that the app did not create.
    ForeignSchema,
    /// The file is damaged: an index may hide entries.
    Damaged,
}

/// The result of a verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VerdictView {
    /// When the verification ended.
    pub at: String,
    /// Whether the entries were also compared with a checkpoint.
    pub with_checkpoint: bool,
    /// How many entries from the first match the hash chain.
    #[ts(type = "number")]
    pub entries: i64,
    /// The hash of the last entry, if all match.
    pub head: Option<String>,
    /// What is wrong with the next entry, if not all match.
    pub broken: Option<FaultView>,
    /// The first entry whose time is earlier than that of an entry before it.
    #[ts(type = "number | null")]
    pub clock_set_back: Option<i64>,
    /// What was removed under a signature.
    pub removals: Vec<RemovalView>,
}

/// A removal from the audit log that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemovalView {
    /// How many entries it is about.
    #[ts(type = "number")]
    pub entries: u64,
    /// The first of the entries that were removed; none if only the data of a person was erased.
    #[ts(type = "number | null")]
    pub first: Option<i64>,
    /// When it was signed.
    pub at: String,
    /// The public key of the signer, in hexadecimal.
    pub public_key: String,
}

/// Asks to erase the data of the person that an entry is about.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ErasePerson {
    /// The ID of the entry.
    #[ts(type = "number")]
    pub entry: i64,
    /// The customer's email address as the entry has it, or the customer's ID if it has none.
    pub confirmation: String,
    /// Why; it stays in the audit log.
    pub reason: String,
}

/// An erasure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasedView {
    /// How many entries the data was erased from.
    #[ts(type = "number")]
    pub entries: u64,
    /// The public key of the key that signed it, in hexadecimal.
    pub public_key: String,
}

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated values, for spreadsheets and other programs.
    Csv,
    /// One JSON object per line, for other programs.
    JsonLines,
    /// An Excel workbook, in which texts stay texts and numbers are numbers.
    Xlsx,
}

/// An exported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportedView {
    /// The path of the file.
    pub path: String,
    /// How many records it has.
    #[ts(type = "number")]
    pub count: u64,
}
