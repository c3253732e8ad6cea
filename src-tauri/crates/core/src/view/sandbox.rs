//! View models of the sandbox store.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The seed of a sandbox store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SandboxSeed {
    /// Nothing.
    Empty,
    /// 48 customers and two years of orders.
    Demo,
    /// 10,000 customers and 250,000 orders.
    Large,
}

/// The running sandbox store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SandboxView {
    /// The base URL, until the app quits.
    pub base_url: String,
    /// The client ID.
    pub client_id: String,
    /// Whether pages in browsers may send it requests (CORS).
    pub cors: bool,
    /// The injected faults.
    pub faults: SandboxFaults,
}

/// The faults that the sandbox store injects; the same names as at its `/sandbox/faults`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SandboxFaults {
    /// The delay of each response, in milliseconds.
    #[ts(type = "number")]
    pub latency_ms: u64,
    /// The fault of responses, by its name at the sandbox.
    pub reply: Option<String>,
    /// Which responses have the fault: 1 for each, 3 for every third.
    pub every: Option<u32>,
    /// The fault applies to paths with this prefix only.
    pub path: Option<String>,
    /// The `Retry-After` header of a 429 or 503, in seconds.
    pub retry_after: Option<u32>,
    /// The lifetime of new access tokens, in seconds.
    pub bearer_seconds: Option<u32>,
    /// The lifetime of new customer tokens, in seconds.
    pub customer_token_seconds: Option<u32>,
    /// The ID of an order that requests with a customer token do not see.
    pub missing_order: Option<String>,
}

/// A message with a one-time code, as a shop would email it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SandboxMessageView {
    /// The email address of the member.
    pub to: String,
    /// The username that the code is for.
    pub username: String,
    /// The one-time code.
    pub one_time_password_token: String,
    /// When it was requested.
    pub created_at: String,
    /// When it expires.
    pub expires_at: String,
}

/// How to restart the sandbox store.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SandboxRestart {
    /// Deletes all data and starts with this seed; `None` keeps the data.
    pub seed: Option<SandboxSeed>,
    /// Whether pages in browsers may send it requests (CORS).
    pub cors: bool,
}
