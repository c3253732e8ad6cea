//! Reading subscriptions and their invoices from the database, and responding with them.

use axum::Json;
use axum::http::Uri;
use rusqlite::{OptionalExtension, Row, Transaction};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::query::rows::RowQuery;
use crate::store::Store;

pub(super) const DEFAULT_LIMIT: &str = "25";

/// The response of a request handler.
pub(super) type Response = Result<Json<Value>, ApiError>;

/// Responds with the data that `read` finds among the subscriptions that the caller sees.
pub(super) async fn respond(
    store: Store,
    caller: Caller,
    read: impl FnOnce(&Transaction<'_>, &Owner) -> Result<Value, ApiError> + Send + 'static,
) -> Response {
    let owner = Owner::of_subscriptions(&caller)?;
    let database = store.database;
    database
        .run(move |db| Ok(Json(json!({ "data": read(db, &owner)? }))))
        .await
}

/// Responds with a page of the resources that `read` finds, as [`respond`] does.
pub(super) async fn respond_page(
    store: Store,
    caller: Caller,
    uri: Uri,
    read: impl FnOnce(&Transaction<'_>, &Owner, &RowQuery) -> Result<Vec<Value>, ApiError> + Send + 'static,
) -> Response {
    let owner = Owner::of_subscriptions(&caller)?;
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let resources = read(db, &owner, &query)?;
            Ok(Json(query.document(&resources, &store.base_url)))
        })
        .await
}

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
fn json_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Value> {
    let json: String = row.get(column)?;
    Ok(serde_json::from_str(&json).unwrap_or_default())
}

/// The resources that a statement selects for a subscription or an invoice.
pub(super) fn resources(db: &Transaction<'_>, statement: &str, of: &str) -> rusqlite::Result<Vec<Value>> {
    let mut statement = db.prepare_cached(statement)?;
    let resources = statement.query_map([of], |row| json_of(row, "resource"))?;
    resources.collect()
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
