//! Transactions: the payments of an order (see `docs/api.md`, "Transactions").

use axum::Json;
use axum::extract::{Path, State};
use rusqlite::{OptionalExtension, Row, params};
use serde_json::{Value, json};

use super::read::{self, check_missing};
use super::resource::Order;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::store::Store;
use crate::timestamp::timestamp;

const COLUMNS: &str = "number, id, reference, gateway, kind, status, amount, refunded_amount, name,
    custom_reference, capture_mechanism, refund_mechanism, created_at, updated_at";

/// `GET /v2/orders/:id/transactions`: all transactions, without pagination.
pub(crate) async fn list(
    State(store): State<Store>,
    caller: Caller,
    Path(order): Path<String>,
) -> Result<Json<Value>, ApiError> {
    let scope = caller.single_order_scope()?;
    check_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |db| {
            let order = read::by_id(db, &order, &scope)?;
            let statement = format!("SELECT {COLUMNS} FROM payment WHERE of_order = ?1 ORDER BY number");
            let transactions: Vec<Value> = db
                .prepare_cached(&statement)?
                .query_map([order.number()], |row| {
                    Ok(Transaction::read(row)?.into_resource(&order))
                })?
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
    let scope = caller.single_order_scope()?;
    check_missing(&store, &scope, &order)?;
    store
        .database
        .run(move |db| {
            let order = read::by_id(db, &order, &scope)?;
            let transaction = by_id(db, &order, &id)?;
            Ok(Json(json!({ "data": transaction.into_resource(&order) })))
        })
        .await
}

/// A transaction as it is stored.
pub(super) struct Transaction {
    pub(super) number: u32,
    pub(super) id: String,
    pub(super) reference: String,
    pub(super) gateway: String,
    pub(super) kind: String,
    pub(super) status: String,
    /// In minor units.
    pub(super) amount: i64,
    /// The sum of its refunds, in minor units.
    pub(super) refunded: i64,
    pub(super) name: Option<String>,
    pub(super) custom_reference: Option<String>,
    pub(super) capture_mechanism: Option<String>,
    pub(super) refund_mechanism: Option<String>,
    created_at: i64,
    updated_at: Option<i64>,
}

/// The transaction of an order with this ID.
pub(super) fn by_id(
    db: &rusqlite::Transaction<'_>,
    order: &Order,
    id: &str,
) -> Result<Transaction, ApiError> {
    let statement = format!("SELECT {COLUMNS} FROM payment WHERE of_order = ?1 AND id = ?2");
    db.query_row(&statement, params![order.number(), id], Transaction::read)
        .optional()?
        .ok_or_else(|| ApiError::not_found("Transaction not found"))
}

impl Transaction {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            number: row.get("number")?,
            id: row.get("id")?,
            reference: row.get("reference")?,
            gateway: row.get("gateway")?,
            kind: row.get("kind")?,
            status: row.get("status")?,
            amount: row.get("amount")?,
            refunded: row.get("refunded_amount")?,
            name: row.get("name")?,
            custom_reference: row.get("custom_reference")?,
            capture_mechanism: row.get("capture_mechanism")?,
            refund_mechanism: row.get("refund_mechanism")?,
            created_at: row.get("created_at")?,
            updated_at: row.get("updated_at")?,
        })
    }

    /// The transaction as JSON. Fields that it does not have are absent.
    pub(super) fn into_resource(self, order: &Order) -> Value {
        let created = timestamp(self.created_at);
        let updated = self.updated_at.map_or_else(|| created.clone(), timestamp);
        let mut resource = json!({
            "type": "transaction",
            "id": self.id,
            "reference": self.reference,
            "gateway": self.gateway,
            "amount": self.amount,
            "refunded_amount": self.refunded,
            "currency": order.currency(),
            "transaction_type": self.kind,
            "status": self.status,
            "relationships": { "order": { "data": { "type": "order", "id": order.id() } } },
            "meta": {
                "display_price": order.price(self.amount),
                "display_refunded_amount": { "total": order.price(self.refunded) },
                "timestamps": { "created_at": created, "updated_at": updated },
            },
        });
        let optional = [
            ("name", self.name),
            ("custom_reference", self.custom_reference),
            ("capture_mechanism", self.capture_mechanism),
            ("refund_mechanism", self.refund_mechanism),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                resource[name] = value.into();
            }
        }
        resource
    }
}
