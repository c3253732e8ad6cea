//! An order's payments, which the API calls transactions (see `docs/api.md`, "Transactions").

use axum::Json;
use axum::extract::{Path, State};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::resource::{Order, moment};
use super::{refuse_if_missing, single};
use crate::Store;
use crate::caller::Caller;
use crate::refusal::Refusal;

const COLUMNS: &str = "id, reference, gateway, kind, status, amount, created_at";

/// `GET /v2/orders/:id/transactions`: all of them; there are no pages.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(order): Path<String>,
) -> Result<Json<Value>, Refusal> {
    let scope = caller.order_scope()?;
    refuse_if_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |data| {
            let order = single(data, &order, &scope)?;
            let statement = format!("SELECT {COLUMNS} FROM payment WHERE of_order = ?1 ORDER BY number");
            let payments: Vec<Value> = data
                .prepare_cached(&statement)?
                .query_map([order.number()], |row| resource(row, &order))?
                .collect::<Result<_, _>>()?;
            Ok(Json(json!({ "data": payments })))
        })
        .await
}

/// `GET /v2/orders/:id/transactions/:id`.
pub(crate) async fn get(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
) -> Result<Json<Value>, Refusal> {
    let scope = caller.order_scope()?;
    refuse_if_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |data| {
            let order = single(data, &order, &scope)?;
            let statement = format!("SELECT {COLUMNS} FROM payment WHERE of_order = ?1 AND id = ?2");
            let found = data
                .query_row(&statement, params![order.number(), id], |row| {
                    resource(row, &order)
                })
                .optional()?;
            found
                .map(|payment| Json(json!({ "data": payment })))
                .ok_or_else(|| Refusal::not_found("Transaction not found"))
        })
        .await
}

fn resource(row: &Row<'_>, order: &Order) -> rusqlite::Result<Value> {
    let amount: i64 = row.get("amount")?;
    let created = moment(row.get("created_at")?);
    Ok(json!({
        "type": "transaction",
        "id": row.get::<_, String>("id")?,
        "reference": row.get::<_, String>("reference")?,
        "gateway": row.get::<_, String>("gateway")?,
        "amount": amount,
        "currency": order.currency(),
        "transaction_type": row.get::<_, String>("kind")?,
        "status": row.get::<_, String>("status")?,
        "relationships": { "order": { "data": { "type": "order", "id": order.id() } } },
        "meta": {
            "display_price": order.price(amount),
            "timestamps": { "created_at": created, "updated_at": created },
        },
    }))
}
