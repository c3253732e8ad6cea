//! Writing the personal data log: what changed, and with which application key.

use jiff::Timestamp;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::query::body::Fields;

/// The ID that the log gives the sandbox store.
pub(crate) const STORE_ID: &str = "5a5d0000-0000-4000-8000-000000000001";

/// A change of personal data.
pub(crate) struct Change {
    pub(crate) resource_type: &'static str,
    pub(crate) resource_id: String,
    /// The path of the resource.
    pub(crate) path: String,
    /// `created`, `updated` or `deleted`.
    pub(crate) event: &'static str,
    /// The fields that changed, with their new values.
    pub(crate) delta: Map<String, Value>,
}

/// Writes a change to the log. A change of no personal data is not logged.
pub(crate) fn record(
    db: &Transaction<'_>,
    at: Timestamp,
    initiator: &Value,
    change: Change,
) -> rusqlite::Result<()> {
    if change.delta.is_empty() && change.event == "updated" {
        return Ok(());
    }
    insert(
        db,
        &Uuid::new_v4().to_string(),
        initiator,
        change,
        at.as_millisecond(),
    )
}

/// Writes an entry of the log with this ID and time.
pub(crate) fn insert(
    db: &Transaction<'_>,
    id: &str,
    initiator: &Value,
    change: Change,
    at: i64,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO personal_data_log (id, resource_type, resource_id, path, event, delta, initiator, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id,
        change.resource_type,
        change.resource_id,
        change.path,
        change.event,
        Value::Object(change.delta).to_string(),
        initiator.to_string(),
        at
    ])?;
    Ok(())
}

/// The fields of a body that are personal data. A password is only said to be set.
pub(crate) fn delta(fields: &Fields, personal: &[&str]) -> Map<String, Value> {
    let changed = fields
        .iter()
        .filter(|(name, _)| personal.contains(&name.as_str()));
    changed
        .map(|(name, value)| match name.as_str() {
            "password" => (name.clone(), true.into()),
            _ => (name.clone(), value.clone()),
        })
        .collect()
}

/// An application key, as the log names it.
pub(crate) fn initiator(client_id: &str, name: &str, kind: &str) -> Value {
    json!({
        "access-token-email": "owner@sandbox.test",
        "access-token-id": client_id,
        "access-token-name": name,
        "access-token-store-id": STORE_ID,
        "access-token-type": kind,
    })
}
