//! Reading subscriptions and their invoices from the database.

use rusqlite::{OptionalExtension, Row, Transaction};
use serde_json::Value;

use crate::api_error::ApiError;
use crate::owner::Owner;

/// A subscription as it is stored.
pub(super) struct Subscription {
    pub(super) id: String,
    pub(super) account_id: String,
    pub(super) resource: Value,
    pub(super) plans: Vec<Value>,
    pub(super) pricing_options: Vec<Value>,
}

impl Subscription {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let list = |column: &str| -> rusqlite::Result<Vec<Value>> {
            let json: String = row.get(column)?;
            Ok(serde_json::from_str(&json).unwrap_or_default())
        };
        Ok(Self {
            id: row.get("id")?,
            account_id: row.get("account_id")?,
            resource: json_of(row, "resource")?,
            plans: list("plans")?,
            pricing_options: list("pricing_options")?,
        })
    }

    fn is_visible_to(&self, owner: &Owner) -> bool {
        match owner {
            Owner::Everyone => true,
            Owner::Account(account) => *account == self.account_id,
            Owner::Customer(_) | Owner::Unknown => false,
        }
    }
}

/// The JSON in a column.
pub(super) fn json_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Value> {
    let json: String = row.get(column)?;
    Ok(serde_json::from_str(&json).unwrap_or_default())
}

/// The subscriptions that an owner sees, newest first.
pub(super) fn all(db: &Transaction<'_>, owner: &Owner) -> rusqlite::Result<Vec<Subscription>> {
    let mut statement = db.prepare_cached("SELECT * FROM subscription ORDER BY number DESC")?;
    let rows = statement.query_map([], Subscription::read)?;
    let visible = |row: &rusqlite::Result<Subscription>| {
        row.as_ref()
            .map_or(true, |subscription| subscription.is_visible_to(owner))
    };
    rows.filter(visible).collect()
}

/// The subscription with this ID. Those of others are not found.
pub(super) fn one(db: &Transaction<'_>, owner: &Owner, id: &str) -> Result<Subscription, ApiError> {
    let found = db
        .query_row(
            "SELECT * FROM subscription WHERE id = ?1",
            [id],
            Subscription::read,
        )
        .optional()?;
    found
        .filter(|subscription| subscription.is_visible_to(owner))
        .ok_or_else(|| ApiError::not_found_text("subscription not found"))
}
