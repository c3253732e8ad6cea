//! Sending requests: headers, rate limiter, retries, request log and `tracing` spans.

mod attempts;
mod call;
mod http_client;
mod path;
mod pending_retries;
mod rate_limiter;
mod retry_rule;
mod send;
mod timeouts;
mod tls;

pub(crate) use attempts::Attempts;
pub(crate) use call::Call;
pub(crate) use http_client::{HttpClientFactory, ReusedClient};
pub(crate) use path::Path;
pub(crate) use pending_retries::PendingRetries;
pub use pending_retries::{PendingRetry, RetryReason, RetryWatcher};
pub(crate) use rate_limiter::{Priority, RateLimiter};
pub(crate) use retry_rule::RetryRule;
pub(crate) use send::{Credentials, PersonToken, TokenKind, Transport};
pub use timeouts::Timeouts;
