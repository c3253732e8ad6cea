//! View models of checkpoints, and of what staff should know about the audit log.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Notice;

/// An exported checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CheckpointView {
    /// The path of the file.
    pub path: String,
    /// How many entries it is about.
    #[ts(type = "number")]
    pub count: u64,
    /// The public key of the key that signed it: 64 hexadecimal digits.
    pub public_key: String,
    /// Whether the key was created for this checkpoint.
    pub key_created: bool,
    /// Whether there was another key before.
    pub key_replaced: bool,
}

/// What staff should know about the audit log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AuditLogNotices {
    /// What was lost since the last start.
    pub loss: Option<Notice>,
    /// Whether the last checkpoint is more than a week old, and there are new entries.
    pub checkpoint_due: bool,
}

/// When the app reminds staff of a checkpoint.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckpointReminder {
    /// Never.
    Off,
    /// A week after the last one.
    #[default]
    Weekly,
    /// A week after the last one, and when the app quits and there are new entries.
    WeeklyAndQuit,
}
