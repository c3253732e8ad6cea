//! The invoices of subscriptions and their payments (see `docs/api.md`, "Invoices").

use axum::extract::{Path, State};
use axum::http::Uri;
use rusqlite::Transaction;
use serde_json::Value;

use super::read::{Response, all, one, resources, respond, respond_page};
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::owner::Owner;
use crate::query::rows::{Attribute, text_at};
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
pub(crate) async fn list(State(store): State<Store>, caller: Caller, uri: Uri) -> Response {
    respond_page(store, caller, uri, |db, owner, query| {
        let mut invoices = Vec::new();
        for subscription in all(db, owner)? {
            invoices.extend(invoices_of(db, &subscription.id)?);
        }
        query.filter(invoices, ATTRIBUTES)
    })
    .await
}

/// `GET /v2/subscriptions/invoices/:invoice`.
pub(crate) async fn get(State(store): State<Store>, caller: Caller, Path(invoice): Path<String>) -> Response {
    respond(store, caller, move |db, owner| find(db, owner, None, &invoice)).await
}

/// `GET /v2/subscriptions/invoices/:invoice/payments`.
pub(crate) async fn payments(
    State(store): State<Store>,
    caller: Caller,
    Path(invoice): Path<String>,
    uri: Uri,
) -> Response {
    respond_page(store, caller, uri, move |db, owner, _| {
        payments_in(db, owner, None, &invoice)
    })
    .await
}

/// `GET /v2/subscriptions/invoices/:invoice/payments/:payment`.
pub(crate) async fn payment(
    State(store): State<Store>,
    caller: Caller,
    Path((invoice, id)): Path<(String, String)>,
) -> Response {
    respond(store, caller, move |db, owner| {
        find_payment(db, owner, None, &invoice, &id)
    })
    .await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices`.
pub(crate) async fn list_of(
    State(store): State<Store>,
    caller: Caller,
    Path(subscription): Path<String>,
    uri: Uri,
) -> Response {
    respond_page(store, caller, uri, move |db, owner, _| {
        let subscription = one(db, owner, &subscription)?;
        Ok(invoices_of(db, &subscription.id)?)
    })
    .await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices/:invoice`.
pub(crate) async fn get_of(
    State(store): State<Store>,
    caller: Caller,
    Path((subscription, invoice)): Path<(String, String)>,
) -> Response {
    respond(store, caller, move |db, owner| {
        find(db, owner, Some(&subscription), &invoice)
    })
    .await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices/:invoice/payments`.
pub(crate) async fn payments_of(
    State(store): State<Store>,
    caller: Caller,
    Path((subscription, invoice)): Path<(String, String)>,
    uri: Uri,
) -> Response {
    respond_page(store, caller, uri, move |db, owner, _| {
        payments_in(db, owner, Some(&subscription), &invoice)
    })
    .await
}

/// `GET /v2/subscriptions/subscriptions/:subscription/invoices/:invoice/payments/:payment`.
pub(crate) async fn payment_of(
    State(store): State<Store>,
    caller: Caller,
    Path((subscription, invoice, id)): Path<(String, String, String)>,
) -> Response {
    respond(store, caller, move |db, owner| {
        find_payment(db, owner, Some(&subscription), &invoice, &id)
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
    resources(db, statement, subscription)
}

/// The attempts to take payment for an invoice, newest first.
fn payments_in(
    db: &Transaction<'_>,
    owner: &Owner,
    subscription: Option<&str>,
    invoice: &str,
) -> Result<Vec<Value>, ApiError> {
    find(db, owner, subscription, invoice)?;
    let statement = "SELECT resource FROM subscription_payment WHERE of_invoice = ?1 ORDER BY number DESC";
    Ok(resources(db, statement, invoice)?)
}

fn find_payment(
    db: &Transaction<'_>,
    owner: &Owner,
    subscription: Option<&str>,
    invoice: &str,
    id: &str,
) -> Result<Value, ApiError> {
    let payments = payments_in(db, owner, subscription, invoice)?;
    let payment = payments.into_iter().find(|payment| payment["id"] == *id);
    payment.ok_or_else(|| ApiError::not_found_text("payment not found"))
}
