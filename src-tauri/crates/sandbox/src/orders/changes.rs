//! Changes of orders, which only an admin can make (see `docs/api.md`, "Changing an order").

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};

use super::read::{by_id, items_of};
use super::resource::Order;
use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};
use crate::custom_fields;
use crate::query::body::{self, Fields};
use crate::store::Store;

const MAX_EXTERNAL_REF: usize = 64;
const SHIPPING_FIELDS: [&str; 12] = [
    "first_name",
    "last_name",
    "phone_number",
    "company_name",
    "line_1",
    "line_2",
    "city",
    "postcode",
    "county",
    "region",
    "country",
    "instructions",
];

/// `PUT /v2/orders/:id`: ships or cancels an order, or sets its shipping address; and its numbers.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    require_admin(caller)?;
    let fields = body::fields(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = by_id(db, &id, &Scope::Everything)?;
            let change = Change::read(&fields, &order)?;
            change.apply(db, &order)?;
            let order = by_id(db, &id, &Scope::Everything)?;
            let items = items_of(db, &order)?;
            Ok(Json(json!({ "data": order.into_resource(&items) })))
        })
        .await
}

/// `POST /v2/orders/anonymize`: replaces names and addresses by `*`, in all given orders or in
/// none.
pub(crate) async fn anonymize(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<Value>, ApiError> {
    require_admin(caller)?;
    let fields = body::fields(&body)?;
    let ids: Option<Vec<String>> = fields
        .get("order_ids")
        .and_then(Value::as_array)
        .and_then(|ids| ids.iter().map(|id| id.as_str().map(str::to_owned)).collect());
    let ids = ids.filter(|ids| !ids.is_empty()).ok_or_else(bad_request)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let mut orders = Vec::with_capacity(ids.len());
            for id in &ids {
                let order = by_id(db, id, &Scope::Everything)?;
                if !order.is_closed() {
                    return Err(ApiError::not_anonymized(id, &order.states()));
                }
                let anonymized = |address: Value| match address {
                    Value::Object(fields) => {
                        fields.into_iter().map(|(name, _)| (name, Value::from("*"))).collect::<Map<_, _>>()
                    }
                    _ => Map::new(),
                };
                db.execute(
                    "UPDATE shop_order SET name = '*', email = '*', is_anonymized = 1, custom = '{}', updated_at = max(?2, updated_at),
                         shipping_name = '* *', billing_name = '* *', shipping_postcode = '*', billing_postcode = '*'
                     WHERE number = ?1",
                    params![order.number(), Timestamp::now().as_millisecond()],
                )?;
                db.execute(
                    "UPDATE order_address SET shipping = ?2, billing = ?3 WHERE of_order = ?1",
                    params![
                        order.number(),
                        Value::Object(anonymized(order.shipping_address())).to_string(),
                        Value::Object(anonymized(order.billing_address())).to_string()
                    ],
                )?;
                let order = by_id(db, id, &Scope::Everything)?;
                let items = items_of(db, &order)?;
                orders.push(order.into_resource(&items));
            }
            Ok(Json(json!({ "data": orders })))
        })
        .await
}

fn require_admin(caller: Caller) -> Result<(), ApiError> {
    match caller.order_scope()? {
        Scope::Everything => Ok(()),
        Scope::Own(_) => Err(ApiError::forbidden()),
    }
}

fn bad_request() -> ApiError {
    ApiError::new(
        StatusCode::BAD_REQUEST,
        "Bad Request",
        "Request could not be processed",
    )
}

/// The fields to change; `None` stays as it is.
#[derive(Default)]
struct Change {
    status: Option<String>,
    shipping: Option<String>,
    shipping_address: Option<Map<String, Value>>,
    order_number: Option<String>,
    external_ref: Option<String>,
    /// JSON to merge into the custom fields.
    custom: String,
}

impl Change {
    /// Reads a change, and checks that the order's state allows it. One body ships the order,
    /// cancels it or changes its address. Its numbers may change with each of them, and at any
    /// time.
    fn read(fields: &Fields, order: &Order) -> Result<Self, ApiError> {
        let mut change = Self {
            custom: custom_fields::patch(fields, custom_fields::OF_ORDERS),
            ..Self::default()
        };
        for (name, value) in fields {
            let text = value.as_str().map(str::to_owned);
            match (name.as_str(), text) {
                ("type", Some(kind)) if kind == "order" => {}
                ("id", Some(id)) if id == order.id() => {}
                ("shipping", Some(state)) if state == "fulfilled" => change.shipping = Some(state),
                ("status", Some(state)) if state == "cancelled" => change.status = Some(state),
                ("order_number", Some(number)) => change.order_number = Some(number),
                ("external_ref", Some(text)) if text.chars().count() <= MAX_EXTERNAL_REF => {
                    change.external_ref = Some(text);
                }
                (name, _) if custom_fields::OF_ORDERS.contains(&name) => {}
                ("shipping_address", None) => {
                    change.shipping_address = Some(address(value, order)?);
                }
                _ => return Err(bad_request()),
            }
        }
        let changes = [
            change.status.is_some(),
            change.shipping.is_some(),
            change.shipping_address.is_some(),
        ];
        match changes.into_iter().filter(|is_made| *is_made).count() {
            2.. => Err(bad_request()),
            1 if order.is_fulfilled() || order.is_cancelled() => Err(ApiError::order_state()),
            1 if change.shipping.is_some() && !order.is_paid() => Err(ApiError::order_state()),
            _ => Ok(change),
        }
    }

    fn apply(self, db: &Transaction<'_>, order: &Order) -> Result<(), ApiError> {
        let address = self.shipping_address;
        let text = |name: &str| Some(address.as_ref()?.get(name)?.as_str()?.to_owned());
        let name = address.is_some().then(|| {
            format!(
                "{} {}",
                text("first_name").unwrap_or_default(),
                text("last_name").unwrap_or_default()
            )
        });
        db.execute(
            "UPDATE shop_order SET
                 status = coalesce(?2, status),
                 shipping = coalesce(?3, shipping),
                 order_number = coalesce(?4, order_number),
                 -- An empty value removes it.
                 external_ref = nullif(coalesce(?5, external_ref), ''),
                 shipping_name = coalesce(?6, shipping_name),
                 shipping_postcode = coalesce(?7, shipping_postcode),
                 updated_at = max(?8, updated_at),
                 custom = json_patch(custom, ?9)
             WHERE number = ?1",
            params![
                order.number(),
                self.status,
                self.shipping,
                self.order_number,
                self.external_ref,
                name,
                text("postcode"),
                Timestamp::now().as_millisecond(),
                self.custom
            ],
        )?;
        if let Some(address) = address {
            db.execute(
                "UPDATE order_address SET shipping = ?2 WHERE of_order = ?1",
                params![order.number(), Value::Object(address).to_string()],
            )?;
        }
        Ok(())
    }
}

/// The order's shipping address with the sent fields merged into it.
fn address(sent: &Value, order: &Order) -> Result<Map<String, Value>, ApiError> {
    let sent = sent.as_object().ok_or_else(bad_request)?;
    let mut address = match order.shipping_address() {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for (name, value) in sent {
        if !SHIPPING_FIELDS.contains(&name.as_str()) || !value.is_string() {
            return Err(bad_request());
        }
        address.insert(name.clone(), value.clone());
    }
    Ok(address)
}
