//! View models of imports.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Problem;

/// A file to import.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenImport {
    /// The file name.
    pub file_name: String,
    /// The content. It may have passwords.
    #[ts(type = "string")]
    pub text: SecretString,
}

/// The columns of the file, from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumns {
    /// The full name.
    pub name: Option<u32>,
    /// The email address.
    pub email: Option<u32>,
    /// The first password, if any.
    pub password: Option<u32>,
    /// The external reference, if any.
    pub external_ref: Option<u32>,
}

/// The stage of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportStage {
    /// The file was read, and staff can choose the columns.
    Opened,
    /// The dry run looks the customers up in the store. Nothing is written.
    Checking,
    /// The dry run is done.
    Checked,
    /// The customers are being created.
    Running,
    /// The import was stopped and can be continued.
    Stopped,
    /// All rows were attempted.
    Finished,
}

/// Why an import is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportPause {
    /// Staff paused it.
    Asked,
    /// The app was locked.
    Locked,
    /// An error that would affect every row.
    Problem,
}

/// The state of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It will be created.
    Create,
    /// The store already has a customer with this email address.
    Exists,
    /// An earlier row has the same email address.
    Twice,
    /// A value of the row is invalid.
    Invalid,
    /// It was created.
    Created,
    /// The store refused to create it.
    Failed,
    /// The response was lost, and a lookup failed too.
    Unknown,
}

/// The number of rows of each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is named after its state")]
pub struct ImportCounts {
    pub create: u32,
    pub exists: u32,
    pub twice: u32,
    pub invalid: u32,
    pub created: u32,
    pub failed: u32,
    pub unknown: u32,
}

/// The progress of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// The stage.
    pub stage: ImportStage,
    /// How many rows of this stage are done.
    pub done: u32,
    /// How many rows this stage has.
    pub total: u32,
    /// Why it is paused, if it is.
    pub pause: Option<ImportPause>,
    /// The error that paused it, if any.
    pub problem: Option<Problem>,
    /// The number of rows of each state.
    pub counts: ImportCounts,
}

/// An import, without the passwords of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// The ID of the import.
    pub id: String,
    /// The file name.
    pub file_name: String,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// How many rows the file has.
    pub rows: u32,
    /// The chosen columns, or a guess by the headings.
    pub columns: ImportColumns,
    /// How many rows of this file were created before, according to the audit log.
    pub created_before: u32,
    /// How many rows of this file were begun before without a known outcome. Each is looked up
    /// before it is attempted.
    pub in_doubt: u32,
    /// The progress.
    pub progress: ImportProgress,
}

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowView {
    /// The line in the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// The full name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The state.
    pub state: RowState,
    /// The invalid cell: `name`, `email` or `externalRef`.
    pub field: Option<String>,
    /// Details, if the state does not say everything.
    pub why: Option<String>,
}
