//! Transactions: the payments of an order (see `docs/api.md`, "Transactions").

use axum::Json;
use axum::extract::{Path, State};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::read::{by_id, check_missing};
use super::resource::{Order, timestamp};
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::store::Store;

const COLUMNS: &str = "id, reference, gateway, kind, status, amount, refunded_amount, created_at";

/// `GET /v2/orders/:id/transactions`: all transactions, without pagination.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(order): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.order_scope()?;
    check_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |db| {
            let order = by_id(db, &order, &scope)?;
            let statement = format!("SELECT {COLUMNS} FROM payment WHERE of_order = ?1 ORDER BY number");
            let transactions: Vec<Value> = db
                .prepare_cached(&statement)?
                .query_map([order.number()], |row| resource(row, &order))?
                .collect::<Result<_, _>>()?;
            Ok(Json(json!({ "data": transactions })))
        })
        .await
}

/// `GET /v2/orders/:id/transactions/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.order_scope()?;
    check_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |db| {
            let order = by_id(db, &order, &scope)?;
            let statement = format!("SELECT {COLUMNS} FROM payment WHERE of_order = ?1 AND id = ?2");
            let transaction = db
                .query_row(&statement, params![order.number(), id], |row| {
                    resource(row, &order)
                })
                .optional()?;
            transaction
                .map(|transaction| Json(json!({ "data": transaction })))
                .ok_or_else(|| ApiError::not_found("Transaction not found"))
        })
        .await
}

fn resource(row: &Row<'_>, order: &Order) -> rusqlite::Result<Value> {
    let (amount, refunded): (i64, i64) = (row.get("amount")?, row.get("refunded_amount")?);
    let created = timestamp(row.get("created_at")?);
    Ok(json!({
        "type": "transaction",
        "id": row.get::<_, String>("id")?,
        "reference": row.get::<_, String>("reference")?,
        "gateway": row.get::<_, String>("gateway")?,
        "amount": amount,
        "refunded_amount": refunded,
        "currency": order.currency(),
        "transaction_type": row.get::<_, String>("kind")?,
        "status": row.get::<_, String>("status")?,
        "relationships": { "order": { "data": { "type": "order", "id": order.id() } } },
        "meta": {
            "display_price": order.price(amount),
            "display_refunded_amount": { "total": order.price(refunded) },
            "timestamps": { "created_at": created, "updated_at": created },
        },
    }))
}
