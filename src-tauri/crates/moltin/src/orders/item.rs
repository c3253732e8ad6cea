//! The lines of an order (contract section 5.2).

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use crate::id::OrderItemId;
use crate::money::Money;
use crate::tolerant::or_default;

/// A line of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderItem {
    /// The store's id for the line.
    pub id: OrderItemId,
    /// `order_item`, `promotion_item`, or what else the store sends.
    pub kind: String,
    /// The product; empty for a custom line.
    pub product_id: String,
    /// Product name.
    pub name: String,
    /// Stock keeping unit.
    pub sku: String,
    /// How many.
    pub quantity: i64,
    /// Price of one.
    pub unit_price: Option<Money>,
    /// Price of all of them.
    pub value: Option<Money>,
    /// Everything else that the store sends.
    pub extra: Map<String, Value>,
}

/// A line as it is received.
#[derive(Deserialize)]
pub(super) struct Read {
    pub(super) id: OrderItemId,
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    kind: String,
    #[serde(default, deserialize_with = "or_default")]
    product_id: String,
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    #[serde(default, deserialize_with = "or_default")]
    sku: String,
    #[serde(default, deserialize_with = "or_default")]
    quantity: i64,
    #[serde(default)]
    unit_price: Option<Money>,
    #[serde(default)]
    value: Option<Money>,
    #[serde(default, rename = "links")]
    _links: IgnoredAny,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl From<Read> for OrderItem {
    fn from(read: Read) -> Self {
        Self {
            id: read.id,
            kind: read.kind,
            product_id: read.product_id,
            name: read.name,
            sku: read.sku,
            quantity: read.quantity,
            unit_price: read.unit_price,
            value: read.value,
            extra: read.extra,
        }
    }
}
