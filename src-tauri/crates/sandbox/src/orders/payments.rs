//! Moves of money, which only an admin can make: payments, captures, cancellations and refunds
//! (see `docs/api.md`, "Payments").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use rusqlite::params;
use serde_json::{Value, json};
use uuid::Uuid;

use super::changes::bad_request;
use super::money::Sums;
use super::read;
use super::resource::Order;
use super::transactions::{self, Transaction};
use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::query::body::{self, Fields};
use crate::store::Store;

const GATEWAYS: [&str; 10] = [
    "adyen",
    "authorize_net",
    "braintree",
    "card_connect",
    "cyber_source",
    "elastic_path_payments_stripe",
    "manual",
    "paypal_express_checkout",
    "stripe",
    "stripe_payment_intents",
];
/// The gateways whose authorizations can be canceled.
const CANCELS: [&str; 4] = [
    "elastic_path_payments_stripe",
    "paypal_express_checkout",
    "stripe",
    "stripe_payment_intents",
];
const REASONS: [&str; 4] = ["duplicate", "fraudulent", "requested_by_customer", "abandoned"];

/// `POST /v2/orders/:id/payments`. The sandbox has no gateways, so it takes manual payments only.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    Path(order): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_admin()?;
    let payment = NewPayment::read(&body::fields(&body)?)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = read::by_id(db, &order, &Scope::Everything)?;
            let transaction = payment.insert(db, &order)?;
            respond(db, &order, &transaction)
        })
        .await
}

/// `POST /v2/orders/:id/transactions/:id/capture`: collects what was authorized.
pub(crate) async fn capture(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_admin()?;
    let fields = body::optional_fields(&body)?;
    let is_manual = option(&fields, "capture_mechanism") == Some("manual");
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = read::by_id(db, &order, &Scope::Everything)?;
            let transaction = transactions::by_id(db, &order, &id)?;
            let is_open = transaction.kind == "authorize" && transaction.status == "complete";
            if order.is_cancelled() || !order.is_authorized() || !is_open {
                return Err(ApiError::payment_state(
                    "Transaction cannot be captured in its current state",
                ));
            }
            let by_hand = is_manual || transaction.gateway == "manual";
            db.execute(
                "UPDATE payment SET kind = 'capture', capture_mechanism = ?2, updated_at = ?3 WHERE number = ?1",
                params![transaction.number, mechanism(by_hand), now()],
            )?;
            save_sums(
                db,
                &order,
                order.sums_with(transaction.amount, -transaction.amount),
            )?;
            respond(db, &order, &id)
        })
        .await
}

/// `POST /v2/orders/:id/transactions/:id/cancel`: gives an authorization up.
pub(crate) async fn cancel(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_admin()?;
    let fields = body::optional_fields(&body)?;
    match fields.get("reason") {
        None | Some(Value::Null) => {}
        Some(Value::String(reason)) if REASONS.contains(&reason.as_str()) => {}
        Some(_) => return Err(bad_request()),
    }
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = read::by_id(db, &order, &Scope::Everything)?;
            let transaction = transactions::by_id(db, &order, &id)?;
            if !CANCELS.contains(&transaction.gateway.as_str()) {
                return Err(unsupported(&transaction.gateway));
            }
            let is_open = ["complete", "pending"].contains(&transaction.status.as_str());
            if transaction.kind != "authorize" || !is_open || !order.is_authorized() {
                return Err(ApiError::payment_state(
                    "Transaction cannot be cancelled in its current state",
                ));
            }
            db.execute(
                "UPDATE payment SET status = 'cancelled', updated_at = ?2 WHERE number = ?1",
                params![transaction.number, now()],
            )?;
            let was_held = transaction.status == "complete";
            let released = if was_held { transaction.amount } else { 0 };
            save_sums(db, &order, order.sums_with(0, -released))?;
            respond(db, &order, &id)
        })
        .await
}

/// `POST /v2/orders/:id/transactions/:id/refund`: pays an amount back, or without one only marks
/// the payment as refunded.
pub(crate) async fn refund(
    State(store): State<Store>,
    caller: Caller,
    Path((order, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    caller.require_admin()?;
    let fields = body::optional_fields(&body)?;
    let amount = amount(&fields)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = read::by_id(db, &order, &Scope::Everything)?;
            let transaction = transactions::by_id(db, &order, &id)?;
            let left = transaction.amount.saturating_sub(transaction.refunded);
            let may_be_refunded = order.is_cancelled() || (order.is_complete() && order.is_paid());
            if !may_be_refunded || !transaction.is_captured() || left <= 0 {
                return Err(ApiError::payment_state(
                    "Transaction cannot be refunded in its current state",
                ));
            }
            let by_hand = amount.is_none() || transaction.gateway == "manual";
            let was_captured_by_hand = transaction.capture_mechanism.as_deref() == Some("manual");
            if was_captured_by_hand && !by_hand {
                return Err(ApiError::new(
                    StatusCode::BAD_REQUEST,
                    "Error while refunding",
                    "Unable to automatically refund a manually capture transaction",
                ));
            }
            if amount.is_some_and(|amount| amount > left) {
                return Err(ApiError::new(
                    StatusCode::BAD_REQUEST,
                    "Bad Request",
                    "The refund amount may not be greater than the amount that is left",
                ));
            }
            let refunded = transaction.refunded.saturating_add(amount.unwrap_or(left));
            db.execute(
                "UPDATE payment SET kind = 'refund', refunded_amount = ?2, refund_mechanism = ?3, updated_at = ?4
                 WHERE number = ?1",
                params![transaction.number, refunded, mechanism(by_hand), now()],
            )?;
            // A partial refund leaves the order's payment as it is.
            db.execute(
                "UPDATE shop_order SET updated_at = max(?2, updated_at), payment = CASE WHEN EXISTS (
                     SELECT 1 FROM payment WHERE of_order = ?1 AND status = 'complete' AND refunded_amount < amount
                     AND (kind IN ('purchase', 'capture') OR kind = 'refund' AND refunded_amount > 0)
                 ) THEN payment ELSE 'refunded' END
                 WHERE number = ?1",
                params![order.number(), now()],
            )?;
            respond(db, &order, &id)
        })
        .await
}

impl Transaction {
    /// Whether money was collected with it. A refunded payment becomes a `refund` with its own
    /// amount; a `refund` with nothing refunded is one of the seed's, which are separate.
    fn is_captured(&self) -> bool {
        let is_payment = ["purchase", "capture"].contains(&self.kind.as_str());
        self.status == "complete" && (is_payment || (self.kind == "refund" && self.refunded > 0))
    }
}

/// A payment to record.
struct NewPayment {
    kind: &'static str,
    status: &'static str,
    /// In minor units; what is left if not set.
    amount: Option<i64>,
    name: Option<String>,
    custom_reference: Option<String>,
}

impl NewPayment {
    fn read(fields: &Fields) -> Result<Self, ApiError> {
        let gateway = fields
            .get("gateway")
            .and_then(Value::as_str)
            .ok_or_else(bad_request)?;
        let (kind, status) = match fields.get("method").and_then(Value::as_str) {
            Some("purchase") => ("purchase", "complete"),
            Some("authorize") => ("authorize", "complete"),
            Some("purchase_setup") => ("purchase", "pending"),
            Some("authorize_setup") => ("authorize", "pending"),
            _ => return Err(bad_request()),
        };
        if !GATEWAYS.contains(&gateway) {
            return Err(bad_request());
        }
        if gateway != "manual" {
            return Err(ApiError::new(
                StatusCode::BAD_REQUEST,
                "Payment gateway processing failed",
                "This gateway is not enabled",
            ));
        }
        let about = |name: &str| {
            let value = fields.get("paymentmethod_meta")?.get(name)?.as_str()?;
            Some(value.to_owned())
        };
        Ok(Self {
            kind,
            status,
            amount: amount(fields)?,
            name: about("name"),
            custom_reference: about("custom_reference"),
        })
    }

    /// Inserts it, and returns its ID.
    fn insert(self, db: &rusqlite::Transaction<'_>, order: &Order) -> Result<String, ApiError> {
        let before = order.sums_with(0, 0);
        if order.is_cancelled() || order.is_closed_for_payment() || (before.total > 0 && before.left() == 0) {
            return Err(ApiError::payment_state(
                "Order cannot be paid in its current state",
            ));
        }
        let amount = self.amount.unwrap_or_else(|| before.left());
        if amount > before.left() {
            return Err(ApiError::new(
                StatusCode::BAD_REQUEST,
                "Bad Request",
                "The amount may not be greater than the balance owing",
            ));
        }
        let id = Uuid::new_v4().to_string();
        let captured = (self.kind == "purchase").then(|| mechanism(true));
        db.execute(
            "INSERT INTO payment (id, of_order, reference, gateway, kind, status, amount, created_at, name, custom_reference, capture_mechanism)
             VALUES (?1, ?2, ?3, 'manual', ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                id,
                order.number(),
                self.custom_reference.as_deref().unwrap_or("manual"),
                self.kind,
                self.status,
                amount,
                now(),
                self.name,
                self.custom_reference,
                captured,
            ],
        )?;
        // A payment that is only set up leaves the order as it is.
        match (self.status, self.kind) {
            ("complete", "purchase") => save_sums(db, order, order.sums_with(amount, 0))?,
            ("complete", _) => save_sums(db, order, order.sums_with(0, amount))?,
            _ => {}
        }
        Ok(id)
    }
}

/// Saves the sums of an order and the states that follow from them. An order that is paid in full
/// is complete; one with a part is processing.
fn save_sums(db: &rusqlite::Transaction<'_>, order: &Order, sums: Sums) -> rusqlite::Result<()> {
    let status = match sums {
        sums if sums.is_paid() => Some("complete"),
        Sums { paid: 1.., .. } | Sums { authorized: 1.., .. } => Some("processing"),
        _ => None,
    };
    db.execute(
        "UPDATE shop_order SET paid = ?2, authorized = ?3, payment = ?4, updated_at = max(?5, updated_at),
             status = CASE WHEN status IN ('incomplete', 'processing') THEN coalesce(?6, status) ELSE status END,
             fully_paid_at = CASE WHEN ?7 THEN coalesce(fully_paid_at, ?5) END
         WHERE number = ?1",
        params![
            order.number(),
            sums.paid,
            sums.authorized,
            sums.state(),
            now(),
            status,
            sums.is_paid()
        ],
    )?;
    Ok(())
}

fn respond(db: &rusqlite::Transaction<'_>, order: &Order, id: &str) -> Result<Json<Value>, ApiError> {
    let transaction = transactions::by_id(db, order, id)?;
    Ok(Json(json!({ "data": transaction.into_resource(order) })))
}

/// The amount of a body: a whole number of minor units above zero.
fn amount(fields: &Fields) -> Result<Option<i64>, ApiError> {
    match fields.get("amount") {
        None | Some(Value::Null) => Ok(None),
        Some(amount) => match amount.as_i64() {
            Some(amount) if amount > 0 => Ok(Some(amount)),
            _ => Err(bad_request()),
        },
    }
}

/// A text of `data`, or of its `options`.
fn option<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    let beside = fields.get(name);
    let inside = || fields.get("options").and_then(|options| options.get(name));
    beside.or_else(inside).and_then(Value::as_str)
}

fn mechanism(by_hand: bool) -> &'static str {
    if by_hand { "manual" } else { "automatic" }
}

fn unsupported(gateway: &str) -> ApiError {
    let name = match gateway {
        "manual" => "Manual",
        other => other,
    };
    ApiError::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "Unsupported gateway operation",
        &format!("Cancellation is not supported for {name} payment gateway"),
    )
}

fn now() -> i64 {
    Timestamp::now().as_millisecond()
}
