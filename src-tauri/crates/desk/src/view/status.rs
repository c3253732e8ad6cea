//! What the page asks first.

use serde::Serialize;
use ts_rs::TS;

use super::{ConnectionView, ImpersonationView};

/// Something that staff should know about the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What happened, and what was done about it.
    pub message: String,
}

/// The state of the program: enough to draw the first screen without touching keyring or network.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusView {
    /// Version of the program.
    pub version: String,
    /// What went wrong at start, if anything.
    pub notices: Vec<Notice>,
    /// The stores it knows, by name.
    pub connections: Vec<ConnectionView>,
    /// The one that was open last.
    pub last_connection: Option<String>,
    /// The customer that staff are signed in as.
    pub impersonation: Option<ImpersonationView>,
}
