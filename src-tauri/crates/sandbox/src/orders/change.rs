//! What may be changed of an order (see `docs/api.md`, "Changing an order"): very little, and by
//! the merchant only.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::Timestamp;
use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};

use super::resource::Order;
use super::{lines_of, single};
use crate::Store;
use crate::caller::{Caller, Scope};
use crate::query::body::{self, Fields};
use crate::refusal::Refusal;

const LONGEST_REFERENCE: usize = 64;
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

/// `PUT /v2/orders/:id`: it is shipped, cancelled, sent elsewhere, or numbered.
pub(crate) async fn update(
    State(store): State<Store>,
    caller: Caller,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    merchant_only(caller)?;
    let fields = body::fields(&body)?;
    let database = store.database.clone();
    database
        .run(move |data| {
            let order = single(data, &id, &Scope::Everything)?;
            let change = Change::read(&fields, &order)?;
            change.make(data, &order)?;
            store.lists.forget();
            let order = single(data, &id, &Scope::Everything)?;
            let items = lines_of(data, &order)?;
            Ok(Json(json!({ "data": order.into_resource(&items) })))
        })
        .await
}

/// `POST /v2/orders/anonymize`: names, addresses and numbers become `*`. All of the orders, or none.
pub(crate) async fn anonymize(
    State(store): State<Store>,
    caller: Caller,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    merchant_only(caller)?;
    let fields = body::fields(&body)?;
    let ids: Option<Vec<String>> = fields
        .get("order_ids")
        .and_then(Value::as_array)
        .and_then(|ids| ids.iter().map(|id| id.as_str().map(str::to_owned)).collect());
    let ids = ids.filter(|ids| !ids.is_empty()).ok_or_else(unusable)?;
    let database = store.database.clone();
    database
        .run(move |data| {
            store.lists.forget();
            let mut orders = Vec::with_capacity(ids.len());
            for id in &ids {
                let order = single(data, id, &Scope::Everything)?;
                if !order.is_over() {
                    return Err(Refusal::order_state());
                }
                let starred = |address: Value| match address {
                    Value::Object(fields) => {
                        fields.into_iter().map(|(name, _)| (name, Value::from("*"))).collect::<Map<_, _>>()
                    }
                    _ => Map::new(),
                };
                data.execute(
                    "UPDATE shop_order SET name = '*', email = '*', is_anonymized = 1, updated_at = max(?2, updated_at),
                         shipping_name = '* *', billing_name = '* *', shipping_postcode = '*', billing_postcode = '*'
                     WHERE number = ?1",
                    params![order.number(), Timestamp::now().as_millisecond()],
                )?;
                data.execute(
                    "UPDATE order_address SET shipping = ?2, billing = ?3 WHERE of_order = ?1",
                    params![
                        order.number(),
                        Value::Object(starred(order.shipping_address())).to_string(),
                        Value::Object(starred(order.billing_address())).to_string()
                    ],
                )?;
                let order = single(data, id, &Scope::Everything)?;
                let items = lines_of(data, &order)?;
                orders.push(order.into_resource(&items));
            }
            Ok(Json(json!({ "data": orders })))
        })
        .await
}

fn merchant_only(caller: Caller) -> Result<(), Refusal> {
    match caller.order_scope()? {
        Scope::Everything => Ok(()),
        Scope::Own(_) => Err(Refusal::forbidden()),
    }
}

fn unusable() -> Refusal {
    Refusal::new(
        StatusCode::BAD_REQUEST,
        "Bad Request",
        "Request could not be processed",
    )
}

/// What to set; what is `None` stays.
#[derive(Default)]
struct Change {
    status: Option<String>,
    shipping: Option<String>,
    shipping_address: Option<Map<String, Value>>,
    order_number: Option<String>,
    external_ref: Option<String>,
}

impl Change {
    /// Reads a change that this order can take.
    fn read(fields: &Fields, order: &Order) -> Result<Self, Refusal> {
        let mut change = Self::default();
        for (name, value) in fields {
            let text = value.as_str().map(str::to_owned);
            match (name.as_str(), text) {
                ("type", Some(kind)) if kind == "order" => {}
                ("id", Some(id)) if id == order.id() => {}
                ("shipping", Some(state)) if state == "fulfilled" => change.shipping = Some(state),
                ("status", Some(state)) if state == "cancelled" => change.status = Some(state),
                ("order_number", Some(number)) if !number.is_empty() => change.order_number = Some(number),
                ("external_ref", Some(text)) if text.chars().count() <= LONGEST_REFERENCE => {
                    change.external_ref = Some(text);
                }
                ("shipping_address", None) => {
                    change.shipping_address = Some(address(value, order)?);
                }
                _ => return Err(unusable()),
            }
        }
        let is_allowed = !order.is_fulfilled()
            && (change.shipping.is_none() || (order.is_paid() && !order.is_cancelled()))
            && (change.status.is_none() || !order.is_cancelled());
        if is_allowed {
            Ok(change)
        } else {
            Err(Refusal::order_state())
        }
    }

    fn make(self, data: &Transaction<'_>, order: &Order) -> Result<(), Refusal> {
        let address = self.shipping_address;
        let text = |name: &str| Some(address.as_ref()?.get(name)?.as_str()?.to_owned());
        let name = address.is_some().then(|| {
            format!(
                "{} {}",
                text("first_name").unwrap_or_default(),
                text("last_name").unwrap_or_default()
            )
        });
        data.execute(
            "UPDATE shop_order SET
                 status = coalesce(?2, status),
                 shipping = coalesce(?3, shipping),
                 order_number = coalesce(?4, order_number),
                 external_ref = coalesce(?5, external_ref),
                 shipping_name = coalesce(?6, shipping_name),
                 shipping_postcode = coalesce(?7, shipping_postcode),
                 updated_at = max(?8, updated_at)
             WHERE number = ?1",
            params![
                order.number(),
                self.status,
                self.shipping,
                self.order_number,
                self.external_ref,
                name,
                text("postcode"),
                Timestamp::now().as_millisecond()
            ],
        )?;
        if let Some(address) = address {
            data.execute(
                "UPDATE order_address SET shipping = ?2 WHERE of_order = ?1",
                params![order.number(), Value::Object(address).to_string()],
            )?;
        }
        Ok(())
    }
}

/// The order's address with what was sent in place of what was there.
fn address(sent: &Value, order: &Order) -> Result<Map<String, Value>, Refusal> {
    let sent = sent.as_object().ok_or_else(unusable)?;
    let mut address = match order.shipping_address() {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for (name, value) in sent {
        if !SHIPPING_FIELDS.contains(&name.as_str()) || !value.is_string() {
            return Err(unusable());
        }
        address.insert(name.clone(), value.clone());
    }
    Ok(address)
}
