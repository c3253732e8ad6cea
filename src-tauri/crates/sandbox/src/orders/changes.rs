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
use crate::personal_data::log::{self, Change as LoggedChange};
use crate::query::body::{self, Fields};
use crate::store::Store;

pub(super) const MAX_EXTERNAL_REF: usize = 64;
/// The fields of a change that are personal data.
const PERSONAL_FIELDS: &[&str] = &["shipping_address", "gift_message"];
pub(super) const SHIPPING_FIELDS: [&str; 13] = [
    "first_name",
    "last_name",
    "phone_number",
    "company_name",
    "line_1",
    "line_2",
    "line_3",
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
    let initiator = caller.initiator(&store);
    caller.require_admin()?;
    let fields = body::fields(&body)?;
    let database = store.database.clone();
    database
        .run(move |db| {
            let order = by_id(db, &id, &Scope::Everything)?;
            let change = Change::read(&fields, &order)?;
            let delta = log::delta(&fields, PERSONAL_FIELDS);
            change.apply(db, &order)?;
            log::record(db, store.now(), &initiator, logged(&id, "updated", delta))?;
            let order = by_id(db, &id, &Scope::Everything)?;
            let items = items_of(db, &order)?;
            Ok(Json(json!({ "data": order.into_resource(&items) })))
        })
        .await
}

/// A change of an order's personal data.
pub(super) fn logged(id: &str, event: &'static str, delta: Map<String, Value>) -> LoggedChange {
    LoggedChange {
        resource_type: "order",
        resource_id: id.to_owned(),
        path: format!("/v2/orders/{id}"),
        event,
        delta,
    }
}

pub(super) fn bad_request() -> ApiError {
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
            match (name.as_str(), value.as_str().map(str::to_owned)) {
                ("type", Some(kind)) if kind == "order" => {}
                ("id", Some(id)) if id == order.id() => {}
                ("shipping", Some(state)) if state == "fulfilled" => change.shipping = Some(state),
                ("status", Some(state)) if state == "cancelled" => change.status = Some(state),
                ("order_number", Some(number)) => change.order_number = Some(number),
                // As an empty text, it removes the number.
                ("order_number", None) if value.is_null() => change.order_number = Some(String::new()),
                ("external_ref", None) if value.is_null() => change.external_ref = Some(String::new()),
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
