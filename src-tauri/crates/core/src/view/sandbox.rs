//! The sandbox store as the page sees and steers it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a sandbox store begins with.
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

/// The sandbox store that is running.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SandboxView {
    /// Its address, until the program ends.
    pub base_url: String,
    /// The public half of its credentials.
    pub client_id: String,
    /// Whether pages in browsers may ask it.
    pub cors: bool,
    /// How it misbehaves.
    pub faults: SandboxFaults,
}

/// How the sandbox store misbehaves; the same names as at its own `/sandbox/faults`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SandboxFaults {
    /// How long each reply is held back, in milliseconds.
    #[ts(type = "number")]
    pub latency_ms: u64,
    /// What goes wrong with whole replies, as the store calls it.
    pub reply: Option<String>,
    /// How often: 1 is every reply, 3 every third.
    pub every: Option<u32>,
    /// Only for paths that begin so.
    pub path: Option<String>,
    /// Seconds that a 429 or a 503 asks to wait.
    pub retry_after: Option<u32>,
    /// How long new bearers last, in seconds.
    pub bearer_seconds: Option<u32>,
    /// How long new customer tokens last, in seconds.
    pub customer_token_seconds: Option<u32>,
    /// The id of an order that no customer token brings.
    pub missing_order: Option<String>,
}

/// How to start the sandbox store again.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SandboxRestart {
    /// Throws all its data away and begins with this; it stays as it is where there is none.
    pub seed: Option<SandboxSeed>,
    /// Whether pages in browsers may ask it.
    pub cors: bool,
}
