//! The timestamps of orders.

use jiff::Timestamp;

/// Orders have timestamps with milliseconds (see `docs/api.md`, "Timestamps").
pub(super) fn timestamp(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|time| format!("{time:.3}"))
}
