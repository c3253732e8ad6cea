//! Custom fields, which a store adds to its customers and orders (see `docs/api.md`, "Custom
//! fields"). The sandbox has a few fixed ones.

use serde_json::{Map, Value};

use crate::query::body::Fields;

/// The names of the custom fields of customers.
pub(crate) const OF_CUSTOMERS: &[&str] = &["loyalty_tier", "newsletter", "support_note"];
/// The names of the custom fields of orders.
pub(crate) const OF_ORDERS: &[&str] = &["gift_message", "delivery_slot"];

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
