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
    /// The content in base64. It may have passwords.
    #[ts(type = "string")]
    pub content: SecretString,
}

/// What separates the cells of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is named after its character")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Pipe,
}

/// How a file is read. What is not given is detected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportReading {
    /// The encoding of a text file, by its name in the WHATWG's standard.
    pub encoding: Option<String>,
    /// The delimiter of a text file.
    pub delimiter: Option<Delimiter>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of the headings, from 1; 0 for a file without headings.
    #[ts(type = "number | null")]
    pub headings: Option<u64>,
}

/// The columns of the file, from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumns {
    /// The full name, or the first name beside a column of last names.
    pub name: Option<u32>,
    /// The last name, if it has its own column.
    pub last_name: Option<u32>,
    /// The email address.
    pub email: Option<u32>,
    /// The first password, if any.
    pub password: Option<u32>,
    /// The external reference, if any.
    pub external_ref: Option<u32>,
    /// Whether passwords that look like hashes or masks are set as they are. Else these customers
    /// are created without a password.
    pub uses_odd_passwords: bool,
}

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumnView {
    /// The heading, or `Column 3` if there is none or it could be a password.
    pub title: String,
    /// Whether the heading says that it has passwords.
    pub is_secret: bool,
    /// How many cells have a text.
    pub filled: u32,
    /// How many texts look like hashed or masked passwords.
    pub odd_passwords: u32,
}

/// One of the first rows of a file, for staff who look for the headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportFirstRow {
    /// The line in the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// Known headings and email addresses; of other cells only whether they are a text or a number.
    pub cells: Vec<String>,
    /// Whether it may be the row of headings.
    pub may_be_headings: bool,
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
    /// An error that would affect every row.
    Problem,
}

/// The state of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It will be created.
    Create,
    /// It will be created, and something about it looks wrong.
    Doubtful,
    /// The store already has a customer with this email address.
    Exists,
    /// An earlier row has the same email address or reference.
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
    pub doubtful: u32,
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
    /// The columns of the file.
    pub file_columns: Vec<ImportColumnView>,
    /// How many rows the file has, without headings and titles.
    pub rows: u32,
    /// How the file was read.
    pub reading: ImportReading,
    /// Whether the row of headings is known or was chosen. Else staff have to choose it.
    pub has_certain_headings: bool,
    /// The first rows.
    pub first_rows: Vec<ImportFirstRow>,
    /// The encodings to choose from; none for a workbook.
    pub encodings: Vec<String>,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The shop system whose export this is, if it is known.
    pub shop: Option<String>,
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
    /// The full name; none if it could be a password.
    pub name: Option<String>,
    /// The email address; none if it could be a password.
    pub email: Option<String>,
    /// The state.
    pub state: RowState,
    /// The cell that it is about: `name`, `email`, `password` or `externalRef`.
    pub field: Option<String>,
    /// Details, if the state does not say everything.
    pub why: Option<Problem>,
}
