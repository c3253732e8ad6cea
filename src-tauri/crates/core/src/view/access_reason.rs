//! Why staff do something that the store or the app asks a reason for.

use serde::Deserialize;
use ts_rs::TS;

/// Why staff start a session, for the audit log.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccessReason {
    /// The reason; required for a store in production.
    pub reason: String,
    /// A link to the ticket; empty for none.
    #[serde(default)]
    pub ticket: String,
}
