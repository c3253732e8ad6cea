//! View models of the audit trail: sessions and single acts, and the receipt of a session.

use serde::Serialize;
use ts_rs::TS;

use super::{ActivityView, CursorView, EntryDetail, EntryView, VerdictView};

/// A page of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AuditTrailPageView {
    /// The rows, newest first.
    pub rows: Vec<TrailRowView>,
    /// Where the next page continues, if there is one.
    pub next: Option<CursorView>,
}

/// A row of the audit trail: a session, or a single act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrailRowView {
    /// The entry of the act, or an entry of the session.
    pub entry: EntryView,
    /// The entry that the act began with, if that is another one.
    pub begun: Option<EntryView>,
    /// The session, if the row is one.
    pub session: Option<TrailSessionView>,
}

/// A session in the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrailSessionView {
    /// The ID.
    pub id: String,
    /// How staff saw the shop.
    pub access: SessionAccess,
    /// When it began.
    pub started_at: String,
    /// When it ended; `None` if no end is recorded.
    pub ended_at: Option<String>,
    /// How long it lasted, in milliseconds; `None` if no end is recorded, or the clock was set
    /// back.
    #[ts(type = "number | null")]
    pub duration_ms: Option<u64>,
    /// How it ended.
    pub result: SessionResult,
    /// Why it did not begin, as recorded.
    pub failure: Option<String>,
    /// Why it did not begin, if this version knows it.
    pub known_failure: Option<EntryDetail>,
    /// The customer's email address.
    pub customer_email: Option<String>,
    /// The store's ID of the customer.
    pub customer_id: Option<String>,
    /// The ID of an entry that names the customer, by the email address if one has it.
    #[ts(type = "number | null")]
    pub person_entry: Option<i64>,
    /// Whether the data that could name the customer was erased.
    pub is_erased: bool,
    /// Why, in the operator's words.
    pub reason: Option<String>,
    /// How many requests it sent.
    pub requests: u32,
    /// How many entries it has.
    pub entries: u32,
}

/// How staff saw the shop in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionAccess {
    /// With the admin's token, limited to the customer.
    Preview,
    /// With the customer's own token, and their password.
    SignIn,
    /// With the customer's own token, and a password that staff set for it.
    NewPassword,
    /// With an account member's own token, from a support credential.
    SupportCredential,
    /// With an account member's own token, from a code that the member read out.
    OneTimeCode,
    /// In a way of a later version of the app.
    Later,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionResult {
    /// No end is recorded: it is open, or the app was ended by force.
    Unended,
    /// It did not begin.
    Failed,
    /// It is not known whether it began.
    Unknown,
    /// Staff ended it.
    Stopped,
    /// The deadline passed.
    Expired,
    /// Another session began.
    Replaced,
    /// The store rejected the customer token.
    Rejected,
    /// The store was closed or removed.
    StoreClosed,
    /// The store's policy no longer allowed it.
    Forbidden,
    /// The app was locked.
    Locked,
    /// The customer was deleted.
    CustomerDeleted,
    /// The app was quit.
    Quit,
    /// The app had a problem of its own.
    InternalError,
    /// It ended for a reason that this version does not know, or that was erased.
    Ended,
}

/// The receipt of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// The session.
    pub session: TrailSessionView,
    /// The name and base URL of the store.
    pub store: String,
    /// The operator's name, as they entered it.
    pub operator: String,
    /// The operator's account on the computer: user and host.
    pub account: String,
    /// When it began.
    pub started: ReceiptTime,
    /// When it ended.
    pub ended: Option<ReceiptTime>,
    /// The name of the time zone of all times, if it has one.
    pub time_zone: Option<String>,
    /// How many requests cannot have changed anything.
    pub read_only: u32,
    /// How many requests may have changed something.
    pub changes: u32,
    /// Whether the customer's password was set: `None` if not.
    pub password: Option<PasswordChange>,
    /// What was opened and requested, in the order of the entries.
    pub rows: Vec<ReceiptRow>,
    /// All entries of the session, in order.
    pub entries: Vec<ReceiptEntry>,
    /// When the receipt was made.
    pub made: ReceiptTime,
    /// The last verification since the app was started.
    pub verified: Option<VerdictView>,
    /// When that was.
    pub verified_at: Option<ReceiptTime>,
}

/// A time in the chosen time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceiptTime {
    /// In UTC, as recorded.
    pub at: String,
    /// The day, such as `2026-11-28`.
    pub day: String,
    /// The time of day, to the second.
    pub time: String,
    /// The offset from UTC, such as `-05:00`.
    pub offset: String,
}

/// What happened to the customer's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PasswordChange {
    /// It was set.
    Set,
    /// It may have been set.
    Unknown,
}

/// A line of a receipt: what was opened, with a request for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptRow {
    /// The ID of the entry.
    #[ts(type = "number")]
    pub entry: i64,
    /// When it was recorded.
    pub time: ReceiptTime,
    /// What was done.
    pub action: String,
    /// What was opened, if this version knows it.
    pub activity: Option<ActivityView>,
    /// Details, as recorded.
    pub detail: Option<String>,
    /// Whether the data that could name the customer was erased.
    pub is_erased: bool,
    /// The request that was sent.
    pub request: Option<ReceiptRequest>,
}

/// A request in a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptRequest {
    /// The method.
    pub method: Option<String>,
    /// The path, without its query.
    pub path: Option<String>,
    /// The HTTP status of the response.
    pub status: Option<u16>,
    /// How long it took, in milliseconds.
    pub duration_ms: Option<u32>,
    /// Whether it may have changed something.
    pub may_change: bool,
    /// The request as one line, for entries of old versions.
    pub line: Option<String>,
}

/// An entry in a receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceiptEntry {
    /// The number.
    #[ts(type = "number")]
    pub id: i64,
    /// What was done.
    pub action: String,
    /// How it ended.
    pub outcome: String,
    /// The hash of the entry and all before, in hexadecimal.
    pub hash: String,
}
