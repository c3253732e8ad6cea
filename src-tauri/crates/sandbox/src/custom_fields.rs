//! Custom fields, which a store adds to its customers, orders, accounts and members (see
//! `docs/api.md`, "Custom fields"). The sandbox has a few fixed ones.

use rusqlite::Row;
use serde_json::{Map, Value};

use crate::query::body::Fields;

/// The names of the custom fields of customers.
pub(crate) const OF_CUSTOMERS: &[&str] = &["loyalty_tier", "newsletter", "support_note"];
/// The names of the custom fields of orders.
pub(crate) const OF_ORDERS: &[&str] = &["gift_message", "delivery_slot"];
/// The names of the custom fields of accounts.
pub(crate) const OF_ACCOUNTS: &[&str] = &["delivery_notes", "is_key_account", "contract_number"];
/// The names of the custom fields of account members.
pub(crate) const OF_MEMBERS: &[&str] = &["approval_note", "can_approve_orders", "badge_number"];

/// The custom fields of a request body, as JSON to merge into the stored ones. Null removes one.
pub(crate) fn patch(fields: &Fields, names: &[&str]) -> String {
    let custom: Map<_, _> = fields
        .iter()
        .filter(|(name, _)| names.contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    Value::Object(custom).to_string()
}

/// Reads stored custom fields.
pub(crate) fn read(json: &str) -> Map<String, Value> {
    serde_json::from_str(json).unwrap_or_default()
}

/// Adds the stored custom fields of a row to its resource.
pub(crate) fn extend(resource: &mut Value, row: &Row<'_>) -> rusqlite::Result<()> {
    if let Some(fields) = resource.as_object_mut() {
        fields.extend(read(row.get_ref("custom")?.as_str()?));
    }
    Ok(())
}
