//! The timestamps of orders, carts and subscriptions.

use jiff::Timestamp;

/// They have milliseconds (see `docs/api.md`, "Timestamps").
pub(crate) fn timestamp(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|time| format!("{time:.3}"))
}
