//! Requests to a store as the page sees them.

use serde::Serialize;
use ts_rs::TS;

/// As whom a request was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SentAsView {
    /// As nobody yet: a request for a bearer.
    Nobody,
    /// As the merchant.
    Admin,
    /// As anybody who knows the client id.
    Shopper,
    /// As a customer, with their token.
    Customer,
}

/// A request that was sent, with all its attempts. Nothing that was sent along, and no value that was searched for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// Counts the store's requests from 1.
    #[ts(type = "number")]
    pub number: u64,
    /// When it was first asked for.
    pub at: String,
    /// The verb.
    pub method: String,
    /// The path.
    pub path: String,
    /// The query, with names in place of the values of a filter.
    pub query: String,
    /// As whom.
    pub sent_as: SentAsView,
    /// The status of the answer.
    pub status: Option<u16>,
    /// What went wrong where there was no answer, in a word or two.
    pub failure: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
    /// From asking to the whole answer, in milliseconds.
    #[ts(type = "number")]
    pub took_ms: u64,
    /// The store's id for the request.
    pub request_id: Option<String>,
    /// The request as a command for a terminal, with names in place of secrets.
    pub curl: String,
}

/// Why a request is tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitReasonView {
    /// The store asks for fewer requests.
    RateLimited,
    /// The store can't answer now.
    Unavailable,
    /// The connection was lost.
    ConnectionLost,
}

/// A request that waits before it is tried again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitView {
    /// Why.
    pub reason: WaitReasonView,
    /// How often it has been tried so far.
    pub attempts: u32,
    /// How often it is tried at most.
    pub max_attempts: u32,
    /// How long it still waits, in milliseconds.
    #[ts(type = "number")]
    pub left_ms: u64,
}

/// The requests to a store that wait, from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreWaits {
    /// The connection.
    pub connection: String,
    /// The waits; none when all are over.
    pub waits: Vec<WaitView>,
}
