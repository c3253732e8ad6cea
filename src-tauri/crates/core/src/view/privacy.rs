//! View models of personal data: what the store logged, what this app did, and erasure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EntryDetail, Problem};

/// Who changed a customer's personal data, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonalDataView {
    /// What happened, newest first.
    pub rows: Vec<HistoryRowView>,
    /// The other data of the customer that the store knows, such as addresses.
    pub related: Vec<DataEntryView>,
    /// Why the store's log is missing, if it can't be read.
    pub log_problem: Option<Problem>,
    /// The requests to erase the customer.
    pub erasures: Vec<ErasureView>,
}

/// A resource with personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataEntryView {
    /// `customer`, `address`, `order` or another type of the API.
    pub kind: String,
    /// The store's ID.
    pub id: String,
}

/// A change of personal data that the store logged, or something that this app did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRowView {
    /// When, in UTC.
    pub at: Option<String>,
    /// What the store logged; `None` for what only the audit log of this app has.
    pub change: Option<DataChangeView>,
    /// The entry of this app's audit log that says the same.
    pub act: Option<ActView>,
    /// Who changed it.
    pub by: ChangedBy,
}

/// What the store logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DataChangeView {
    /// The ID of the log entry.
    pub id: String,
    /// `created`, `updated`, `deleted` or another word of the store.
    pub event: String,
    /// What was changed.
    pub entry: DataEntryView,
    /// The fields that changed, with their new values as text.
    pub fields: Vec<ChangedFieldView>,
    /// The name of the application key that changed it.
    pub key_name: String,
    /// The ID of the key.
    pub key_id: String,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangedFieldView {
    /// The API's name of the field.
    pub name: String,
    /// The new value as text.
    pub value: String,
}

/// What this app did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActView {
    /// The number of the entry in the audit log.
    #[ts(type = "number")]
    pub id: i64,
    /// The operator's name, as they entered it.
    pub operator: String,
    /// What was done.
    pub action: String,
    /// How it ended.
    pub outcome: String,
    /// Details, as people read them.
    pub detail: Option<String>,
    /// What the details say, if this version knows it.
    pub known_detail: Option<EntryDetail>,
}

/// Who changed personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangedBy {
    /// This app, on this computer: the audit log has it.
    ThisApp,
    /// A program with this app's key that is not in this audit log: perhaps another computer.
    ThisKey,
    /// A program with another key, or one that the store does not name clearly.
    AnotherKey,
}

/// A request to erase a customer's personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ErasureView {
    /// The store's ID of the request.
    pub id: String,
    /// How far it is.
    pub status: ErasureStatusView,
    /// The store's words about the status.
    pub description: String,
    /// When it was made, in UTC.
    pub created_at: Option<String>,
    /// When its status changed last, in UTC.
    pub updated_at: Option<String>,
}

/// How far a request to erase personal data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasureStatusView {
    /// The store has not carried it out yet.
    Waiting,
    /// The data is erased.
    Done,
    /// It failed, and a new request is needed.
    Failed,
    /// The store says something else.
    Other,
}

/// What forgetting a customer is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForgetPlanView {
    /// The customer's orders, newest first, and then guest orders with their email address.
    pub orders: Vec<ForgetOrderView>,
    /// How many orders could not be read.
    #[ts(type = "number")]
    pub unreadable: u64,
    /// The other data of the customer that the store would erase, too.
    pub related: Vec<DataEntryView>,
    /// The requests to erase the customer that were made already.
    pub erasures: Vec<ErasureView>,
    /// Why the store can't erase personal data, if it says so.
    pub erasure_problem: Option<Problem>,
}

/// An order of a customer who is to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ForgetOrderView {
    /// The store's ID.
    pub id: String,
    /// The order number, or the ID if there is none.
    pub number: String,
    /// When it was placed.
    pub created_at: Option<String>,
    /// Whether it was anonymized already.
    pub is_anonymized: bool,
    /// Whether its state allows to anonymize it: fulfilled, canceled or refunded.
    pub is_final: bool,
    /// Whether it is linked to no customer, and only has this customer's email address.
    pub is_guest: bool,
}

/// An order to anonymize.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnonymizeOrder {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's email address, entered as a confirmation.
    pub email: String,
    /// The store's ID of the order.
    pub order: String,
}

/// The result of anonymizing an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnonymizedView {
    /// Whether it was anonymized before.
    pub was_anonymized: bool,
}

/// A customer whose personal data are to be erased.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestErasure {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's email address, entered as a confirmation.
    pub email: String,
}

/// A letter to a customer who asked to be forgotten.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WriteLetter {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's name. The store no longer knows it.
    pub name: String,
    /// The language of the letter.
    pub language: String,
}

/// An export of everything held about one customer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPerson {
    /// The page's ID of the export, to stop it.
    pub export: String,
    /// The store's ID of the customer.
    pub customer: String,
    /// The language of its HTML page.
    pub language: String,
}

/// A manual order to delete.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteOrder {
    /// The store's ID of the order.
    pub order: String,
}
