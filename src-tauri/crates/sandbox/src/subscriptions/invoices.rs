//! The invoices of subscriptions and their payments (see `docs/api.md`, "Invoices").

use axum::Json;
use axum::extract::{Path, State};
use axum::http::Uri;
use rusqlite::Transaction;
use serde_json::{Value, json};

use super::DEFAULT_LIMIT;
use super::read::{all, json_of, one};
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::query::rows::{Attribute, RowQuery, text_at};
use crate::store::Store;

/// What invoices can be filtered by.
const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "subscriber_id",
        operators: &["eq", "in"],
        values: |row| text_at(row, "/meta/subscriber_id"),
    },
    Attribute {
        name: "subscription_id",
        operators: &["eq", "in"],
        values: |row| text_at(row, "/meta/subscription_id"),
    },
    Attribute {
        name: "outstanding",
        operators: &["eq"],
        values: |row| text_at(row, "/attributes/outstanding"),
    },
    Attribute {
        name: "tax_required",
        operators: &["eq"],
        values: |row| text_at(row, "/attributes/tax_required"),
    },
];

/// `GET /v2/subscriptions/invoices`.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let mut invoices = Vec::new();
            for subscription in all(db, &owner)? {
                invoices.extend(invoices_of(db, &subscription.id)?);
            }
            let invoices = query.filter(invoices, ATTRIBUTES)?;
            Ok(Json(query.document(&invoices, &store.base_url)))
        })
        .await
}

/// `GET /v2/subscriptions/invoices/:invoice`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path(invoice): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    let database = store.database;
    database
        .run(move |db| Ok(Json(json!({ "data": find(db, &owner, None, &invoice)? }))))
        .await
}

/// `GET /v2/subscriptions/invoices/:invoice/payments`.
pub(crate) async fn payments(
    State(store): State<Store>,
    caller: Caller,
    Path(invoice): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    payment_list(store, caller, None, invoice, uri).await
}

/// `GET /v2/subscriptions/invoices/:invoice/payments/:payment`.
pub(crate) async fn payment(
    State(store): State<Store>,
    caller: Caller,
    Path((invoice, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    one_payment(store, caller, None, invoice, id).await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices`.
pub(crate) async fn list_of(
    State(store): State<Store>,
    caller: Caller,
    Path(subscription): Path<String>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let subscription = one(db, &owner, &subscription)?;
            let invoices = invoices_of(db, &subscription.id)?;
            Ok(Json(query.document(&invoices, &store.base_url)))
        })
        .await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices/:invoice`.
pub(crate) async fn get_of(
    State(store): State<Store>,
    caller: Caller,
    Path((subscription, invoice)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    let database = store.database;
    database
        .run(move |db| {
            let invoice = find(db, &owner, Some(&subscription), &invoice)?;
            Ok(Json(json!({ "data": invoice })))
        })
        .await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices/:invoice/payments`.
pub(crate) async fn payments_of(
    State(store): State<Store>,
    caller: Caller,
    Path((subscription, invoice)): Path<(String, String)>,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    payment_list(store, caller, Some(subscription), invoice, uri).await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices/:invoice/payments/:payment`.
pub(crate) async fn payment_of(
    State(store): State<Store>,
    caller: Caller,
    Path((subscription, invoice, id)): Path<(String, String, String)>,
) -> Result<Json<Value>, ApiError> {
    one_payment(store, caller, Some(subscription), invoice, id).await
}

async fn payment_list(
    store: Store,
    caller: Caller,
    subscription: Option<String>,
    invoice: String,
    uri: Uri,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    let query = RowQuery::read(&uri, DEFAULT_LIMIT)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            find(db, &owner, subscription.as_deref(), &invoice)?;
            let payments = payments_in(db, &invoice)?;
            Ok(Json(query.document(&payments, &store.base_url)))
        })
        .await
}

async fn one_payment(
    store: Store,
    caller: Caller,
    subscription: Option<String>,
    invoice: String,
    id: String,
) -> Result<Json<Value>, ApiError> {
    let owner = Owner::of_subscriptions(&caller)?;
    store
        .database
        .run(move |db| {
            find(db, &owner, subscription.as_deref(), &invoice)?;
            let payments = payments_in(db, &invoice)?;
            let payment = payments.into_iter().find(|payment| payment["id"] == *id);
            let payment = payment.ok_or_else(|| ApiError::not_found_text("payment not found"))?;
            Ok(Json(json!({ "data": payment })))
        })
        .await
}

/// An invoice of a subscription, or of any that the owner sees.
fn find(
    db: &Transaction<'_>,
    owner: &Owner,
    subscription: Option<&str>,
    invoice: &str,
) -> Result<Value, ApiError> {
    let subscriptions = match subscription {
        Some(id) => vec![one(db, owner, id)?],
        None => all(db, owner)?,
    };
    for subscription in subscriptions {
        let invoices = invoices_of(db, &subscription.id)?;
        if let Some(found) = invoices.into_iter().find(|found| found["id"] == *invoice) {
            return Ok(found);
        }
    }
    Err(ApiError::not_found_text("invoice not found"))
}

/// The invoices of a subscription, newest first.
fn invoices_of(db: &Transaction<'_>, subscription: &str) -> rusqlite::Result<Vec<Value>> {
    let statement =
        "SELECT resource FROM subscription_invoice WHERE of_subscription = ?1 ORDER BY number DESC";
    let mut statement = db.prepare_cached(statement)?;
    let invoices = statement.query_map([subscription], |row| json_of(row, "resource"))?;
    invoices.collect()
}

/// The attempts to take payment for an invoice, newest first.
fn payments_in(db: &Transaction<'_>, invoice: &str) -> rusqlite::Result<Vec<Value>> {
    let statement = "SELECT resource FROM subscription_payment WHERE of_invoice = ?1 ORDER BY number DESC";
    let mut statement = db.prepare_cached(statement)?;
    let payments = statement.query_map([invoice], |row| json_of(row, "resource"))?;
    payments.collect()
}
