//! What is wrong with the company's policy: a phrase in English, and an ID with arguments for other
//! languages.
//!
//! The page has a message `policy-<id>` for each in every language but English.

use serde::Serialize;
use ts_rs::TS;

use super::{Cause, InvalidInput};

/// What is wrong with the company's policy. The phrases of values have no period, except for those
/// that staff see for their own input, too.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(tag = "policy", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the phrases say it")]
pub enum PolicyFault {
    // Where it is.
    #[error("{path}: {fault}")]
    File { path: String, fault: Box<PolicyFault> },
    #[error("“{key}”: {fault}")]
    AtKey { key: String, fault: Box<PolicyFault> },
    #[error("{fault} at line {line} column {column}")]
    AtLine {
        line: String,
        column: String,
        fault: Box<PolicyFault>,
    },

    // The file.
    #[error("{words}")]
    Unreadable {
        cause: Cause,
        /// In the words of the system.
        #[serde(skip)]
        words: String,
    },
    #[error("not a regular file")]
    NotAFile,
    #[error("file too large")]
    TooLarge,
    #[error("it is in no folder")]
    InNoFolder,
    #[error("the file belongs to user {user}, not to user {owner}")]
    FileOwner { user: String, owner: String },
    #[error("its folder belongs to user {user}, not to user {owner}")]
    FolderOwner { user: String, owner: String },
    #[error("the file can be written by others (mode {mode}; use 0644 or 0755)")]
    FileWritable { mode: String },
    #[error("its folder can be written by others (mode {mode}; use 0644 or 0755)")]
    FolderWritable { mode: String },
    #[error("not UTF-8 text: {words}")]
    NotText { words: String },

    // The JSON, in the words of the parser.
    #[error("{words}")]
    NotJson { words: String },
    #[error("invalid type: list, expected an object at line 1")]
    List,
    #[error("{words}")]
    WrongValue { words: String },
    #[error("{words}")]
    UnknownKey {
        key: String,
        #[serde(skip)]
        words: String,
    },
    #[error("{words}")]
    UnknownValue {
        value: String,
        #[serde(skip)]
        words: String,
    },
    #[error("missing field `{key}`")]
    MissingKey { key: String },
    #[error("duplicate field `{key}`")]
    KeyTwice { key: String },

    // A value.
    #[error("{value}")]
    Input { value: InvalidInput },
    #[error("“{text}” is not a host, such as “shop.example” or “shop.example:8443”")]
    NotAHost { text: String },
    #[error("a session lasts from 5 to 60 minutes")]
    SessionMinutes,
    #[error("a name has from 1 to 100 characters")]
    OperatorName,
    #[error("a header has a line break")]
    HeaderLineBreak,
    #[error("a header occurs twice")]
    HeaderTwice,
    #[error("it needs “audit_export”")]
    NeedsAuditExport,
    #[error("syslog has no acknowledgments, so use an OTLP address")]
    SyslogUnacknowledged,
}
