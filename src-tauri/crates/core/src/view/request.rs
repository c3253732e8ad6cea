//! View models of the request log and of pending retries.

use serde::Serialize;
use ts_rs::TS;

/// The identity that a request was sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SentAsView {
    /// No identity: a request for an access token.
    None,
    /// The admin.
    Admin,
    /// The shopper: the implicit token without a customer token.
    Shopper,
    /// A customer, with their customer token.
    Customer,
    /// An account member, with one of their account tokens.
    Member,
}

/// A request with all its attempts, without bodies and without the values of filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// The number of the request, from 1 for each store.
    #[ts(type = "number")]
    pub number: u64,
    /// When it was first sent.
    pub at: String,
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The query, with names in place of the values of a filter.
    pub query: String,
    /// The identity.
    pub sent_as: SentAsView,
    /// The status of the response.
    pub status: Option<u16>,
    /// What went wrong if there was no response, in one or two words.
    pub failure: Option<String>,
    /// The number of attempts.
    pub attempts: u32,
    /// The time until the response was complete, in milliseconds.
    #[ts(type = "number")]
    pub took_ms: u64,
    /// The store's request ID.
    pub request_id: Option<String>,
    /// The request as a curl command, with names in place of secrets.
    pub curl: String,
}

/// Why a request is retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WaitReasonView {
    /// The store limits the rate of requests.
    RateLimited,
    /// The store is unavailable.
    Unavailable,
    /// The connection was lost.
    ConnectionLost,
}

/// A pending retry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WaitView {
    /// The reason.
    pub reason: WaitReasonView,
    /// The number of attempts so far.
    pub attempts: u32,
    /// The most attempts.
    pub max_attempts: u32,
    /// The time until the retry, in milliseconds.
    #[ts(type = "number")]
    pub left_ms: u64,
}

/// The event with the pending retries of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreWaits {
    /// The connection.
    pub connection: String,
    /// The pending retries; empty when there are none.
    pub waits: Vec<WaitView>,
}
