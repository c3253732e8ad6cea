//! The timestamps of orders, accounts, carts and subscriptions.

use jiff::Timestamp;
use rusqlite::Row;
use serde_json::{Value, json};

/// They have milliseconds (see `docs/api.md`, "Timestamps").
pub(crate) fn timestamp(milliseconds: i64) -> Option<String> {
    Timestamp::from_millisecond(milliseconds)
        .ok()
        .map(|time| format!("{time:.3}"))
}

/// The `created_at` and `updated_at` of a row.
pub(crate) fn timestamps(row: &Row<'_>) -> rusqlite::Result<Value> {
    Ok(json!({
        "created_at": timestamp(row.get("created_at")?),
        "updated_at": timestamp(row.get("updated_at")?),
    }))
}
