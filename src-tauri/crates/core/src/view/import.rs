//! An import of customers as the page sees it.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Problem;

/// A file to import.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenImport {
    /// What the file is called.
    pub file_name: String,
    /// What is in it. There may be passwords among it.
    #[ts(type = "string")]
    pub text: SecretString,
}

/// In which columns of the file things are, counted from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumns {
    /// Full names.
    pub name: Option<u32>,
    /// E-mail addresses.
    pub email: Option<u32>,
    /// First passwords, if there are to be any.
    pub password: Option<u32>,
    /// The merchant's own references, if there are to be any.
    pub external_ref: Option<u32>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportStage {
    /// The file is read, and its columns can be chosen.
    Opened,
    /// The store is asked who is there already. Nothing is written.
    Checking,
    /// It is known what would become of each row.
    Checked,
    /// Customers are created.
    Running,
    /// It was stopped before its end, and can be gone on with.
    Stopped,
    /// Each row has been tried.
    Finished,
}

/// Why an import waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportPause {
    /// Somebody wanted it to.
    Asked,
    /// The program was locked.
    Locked,
    /// Something is in the way that is in the way of every row.
    Problem,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// It will be created.
    Create,
    /// The store has a customer of this e-mail address.
    Exists,
    /// The file has the e-mail address before.
    Twice,
    /// It can't be used.
    Invalid,
    /// It was created.
    Created,
    /// The store did not create it.
    Failed,
    /// The reply was lost, and the store could not be asked what became of it.
    Unknown,
}

/// How many rows there are of each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "they are named after the states")]
pub struct ImportCounts {
    pub create: u32,
    pub exists: u32,
    pub twice: u32,
    pub invalid: u32,
    pub created: u32,
    pub failed: u32,
    pub unknown: u32,
}

/// How an import comes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportProgress {
    /// How far it is.
    pub stage: ImportStage,
    /// How many rows are done of those that this stage is about.
    pub done: u32,
    /// How many rows this stage is about.
    pub total: u32,
    /// Why it waits, while it does.
    pub pause: Option<ImportPause>,
    /// What is in the way, if something is.
    pub problem: Option<Problem>,
    /// The rows by state.
    pub counts: ImportCounts,
}

/// An import. None of the file's passwords: only in which column they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// Our own name for it.
    pub id: String,
    /// What the file is called.
    pub file_name: String,
    /// What the file calls its columns.
    pub headings: Vec<String>,
    /// How many rows it has.
    pub rows: u32,
    /// The columns as they are chosen, or guessed from what the file calls them.
    pub columns: ImportColumns,
    /// How many rows of this file were created before, by what the journal says.
    pub created_before: u32,
    /// How many rows of this file were begun before and not concluded. Each is looked up before it is tried.
    pub in_doubt: u32,
    /// How it comes on.
    pub progress: ImportProgress,
}

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowView {
    /// Its line in the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What becomes of it.
    pub state: RowState,
    /// Which of its cells is to blame: `name`, `email` or `externalRef`.
    pub field: Option<String>,
    /// Why, where the state alone does not say.
    pub why: Option<String>,
}
