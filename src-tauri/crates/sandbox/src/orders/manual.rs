//! Manual orders: those that an admin creates, such as from an import, and may delete (see
//! `docs/api.md`, "Manual orders").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::changes::{MAX_EXTERNAL_REF, SHIPPING_FIELDS, bad_request, logged};
use super::read::{by_id, items_of, number_of};
use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::custom_fields;
use crate::money::Currency;
use crate::personal_data::log;
use crate::query::body::{self, Fields};
use crate::store::Store;

const STATUS: [&str; 4] = ["incomplete", "processing", "cancelled", "complete"];
const PAYMENT: [&str; 5] = [
    "paid",
    "unpaid",
    "refunded",
    "partially_authorized",
    "partially_paid",
];
const SHIPPING: [&str; 2] = ["fulfilled", "unfulfilled"];
/// The largest amount, in minor units, and the largest quantity.
const MAX_AMOUNT: i64 = 1_000_000_000_000;
const MAX_QUANTITY: i64 = 100_000;
/// The fields that the personal data log has.
const PERSONAL_FIELDS: &[&str] = &["customer", "shipping_address", "billing_address", "gift_message"];

/// `POST /v2/orders`: a whole order with its items.
pub(crate) async fn create(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), ApiError> {
    let initiator = caller.initiator(&store);
    caller.require_admin()?;
    let fields = body::fields(&body)?;
    let order = NewOrder::read(&fields).ok_or_else(bad_request)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            if number_of(db, &order.id)?.is_some() {
                return Err(ApiError::new(
                    StatusCode::CONFLICT,
                    "Conflict",
                    "An order with this ID already exists",
                ));
            }
            order.insert(db, &fields, store.now().as_millisecond())?;
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            log::record(db, store.now(), &initiator, logged(&order.id, "created", delta))?;
            let order = by_id(db, &order.id, &Scope::Everything)?;
            let items = items_of(db, &order)?;
            let data = order.into_resource(&items);
            Ok((StatusCode::CREATED, Json(json!({ "data": data }))))
        })
        .await
}

/// `DELETE /v2/orders/:id`, for manual orders only.
pub(crate) async fn delete(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    let initiator = caller.initiator(&store);
    caller.require_admin()?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = by_id(db, &id, &Scope::Everything)?;
            if !order.is_manual() {
                return Err(ApiError::not_manual());
            }
            for table in ["order_item", "order_address", "payment", "shipping_group"] {
                let statement = format!("DELETE FROM {table} WHERE of_order = ?1");
                db.execute(&statement, [order.number()])?;
            }
            db.execute("DELETE FROM shop_order WHERE number = ?1", [order.number()])?;
            log::record(db, store.now(), &initiator, logged(&id, "deleted", Map::new()))?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// A manual order as it was sent.
struct NewOrder {
    id: String,
    customer_id: Option<String>,
    name: String,
    email: String,
    states: [String; 3],
    currency: String,
    /// With tax and without, in minor units.
    totals: [i64; 2],
    paid: i64,
    items: Vec<NewItem>,
}

struct NewItem {
    id: String,
    product_id: String,
    name: String,
    sku: String,
    quantity: i64,
    unit_price: i64,
}

impl NewOrder {
    /// `None` if a field is missing or can't be right.
    fn read(fields: &Fields) -> Option<Self> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let state = |name: &str, allowed: &[&str]| {
            let state = text(name)?;
            allowed.contains(&state).then(|| state.to_owned())
        };
        let customer = fields.get("customer")?;
        let price = |name: &str| fields.get("meta")?.get("display_price")?.get(name);
        let amount = |name: &str| amount(price(name)?);
        let with_tax = amount("with_tax")?;
        let items = match fields.get("included").and_then(|included| included.get("items")) {
            Some(items) => items
                .as_array()?
                .iter()
                .map(NewItem::read)
                .collect::<Option<_>>()?,
            None => Vec::new(),
        };
        let [without_tax, paid] = ["without_tax", "paid"].map(amount);
        let is_paid = text("payment") == Some("paid");
        let paid = paid.unwrap_or(if is_paid { with_tax } else { 0 });
        let is_valid = text("type")? == "order"
            && price("with_tax")?
                .get("currency")?
                .as_str()
                .is_some_and(Currency::is_code)
            && paid <= with_tax
            && without_tax.is_none_or(|without_tax| without_tax <= with_tax)
            && text("external_ref").is_none_or(|reference| reference.chars().count() <= MAX_EXTERNAL_REF)
            && ["shipping_address", "billing_address"]
                .iter()
                .all(|name| is_address(fields.get(*name)));
        is_valid.then_some(())?;
        Some(Self {
            id: text("id")
                .filter(|id| !id.is_empty())
                .map_or_else(|| Uuid::new_v4().to_string(), str::to_owned),
            customer_id: customer.get("id").and_then(Value::as_str).map(str::to_owned),
            name: customer.get("name")?.as_str()?.to_owned(),
            email: customer.get("email")?.as_str()?.to_owned(),
            states: [
                state("status", &STATUS)?,
                state("payment", &PAYMENT)?,
                state("shipping", &SHIPPING)?,
            ],
            currency: price("with_tax")?.get("currency")?.as_str()?.to_owned(),
            totals: [with_tax, without_tax.unwrap_or(with_tax)],
            paid,
            items,
        })
    }

    fn insert(&self, db: &Transaction<'_>, fields: &Fields, now: i64) -> rusqlite::Result<()> {
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let address = |name: &str| fields.get(name).cloned().unwrap_or_else(|| json!({}));
        let (shipping, billing) = (address("shipping_address"), address("billing_address"));
        let part = |address: &Value, name: &str| address[name].as_str().unwrap_or_default().to_owned();
        let name =
            |address: &Value| format!("{} {}", part(address, "first_name"), part(address, "last_name"));
        let [status, payment, shipped] = &self.states;
        db.execute(
            "INSERT INTO shop_order (id, order_number, external_ref, customer_id, name, email, status, payment, shipping,
                 currency, with_tax, without_tax, created_at, updated_at, shipping_name, shipping_postcode, billing_name,
                 billing_postcode, custom, is_manual, paid, fully_paid_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, ?15, ?16, ?17, json_patch('{}', ?18),
                 1, ?19, CASE WHEN ?19 >= ?11 THEN ?13 END)",
            params![
                self.id,
                text("order_number").unwrap_or_default(),
                text("external_ref").filter(|reference| !reference.is_empty()),
                self.customer_id,
                self.name,
                self.email,
                status,
                payment,
                shipped,
                self.currency,
                self.totals[0],
                self.totals[1],
                now,
                name(&shipping),
                part(&shipping, "postcode"),
                name(&billing),
                part(&billing, "postcode"),
                custom_fields::patch(fields, custom_fields::OF_ORDERS),
                self.paid,
            ],
        )?;
        let number = db.last_insert_rowid();
        db.execute(
            "INSERT INTO order_address (of_order, shipping, billing) VALUES (?1, ?2, ?3)",
            params![number, shipping.to_string(), billing.to_string()],
        )?;
        for (position, item) in (0_i64..).zip(&self.items) {
            db.execute(
                "INSERT INTO order_item (id, of_order, position, product_id, name, sku, quantity, unit_with_tax, unit_without_tax)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
                params![
                    item.id,
                    number,
                    position,
                    item.product_id,
                    item.name,
                    item.sku,
                    item.quantity,
                    item.unit_price
                ],
            )?;
        }
        Ok(())
    }
}

impl NewItem {
    fn read(item: &Value) -> Option<Self> {
        let text = |name: &str| {
            item.get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let id = Some(text("id")).filter(|id| !id.is_empty());
        Some(Self {
            id: id.unwrap_or_else(|| Uuid::new_v4().to_string()),
            product_id: text("product_id"),
            name: item.get("name")?.as_str()?.to_owned(),
            sku: text("sku"),
            quantity: item
                .get("quantity")?
                .as_i64()
                .filter(|quantity| (1..=MAX_QUANTITY).contains(quantity))?,
            unit_price: amount(item.get("unit_price")?)?,
        })
    }
}

/// Whether an address is missing, or has the fields of one.
fn is_address(address: Option<&Value>) -> bool {
    let Some(address) = address else { return true };
    let is_field =
        |(name, value): (&String, &Value)| SHIPPING_FIELDS.contains(&name.as_str()) && value.is_string();
    address
        .as_object()
        .is_some_and(|fields| fields.iter().all(is_field))
}

fn amount(price: &Value) -> Option<i64> {
    let amount = price.get("amount")?.as_i64()?;
    (0..=MAX_AMOUNT).contains(&amount).then_some(amount)
}
