//! The lines of an order (see `docs/api.md`, "Order items").

use compact_str::CompactString;

use crate::id::OrderItemId;
use crate::money::Money;
use crate::resource::{CustomFields, resource};

/// A line of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderItem {
    /// The store's id for the line.
    pub id: OrderItemId,
    /// `order_item`, `promotion_item`, or what else the store sends.
    pub kind: CompactString,
    /// The product; empty for a custom line.
    pub product_id: CompactString,
    /// Product name.
    pub name: CompactString,
    /// Stock keeping unit.
    pub sku: CompactString,
    /// How many.
    pub quantity: i64,
    /// Price of one.
    pub unit_price: Option<Money>,
    /// Price of all of them.
    pub value: Option<Money>,
    /// Everything else that the store sends.
    pub extra: CustomFields,
}

impl OrderItem {
    /// What was taken off of this line, zero or negative, where the store says so.
    pub fn discount(&self) -> Option<Money> {
        let meta = self.extra.get("meta")?;
        serde_json::from_value(meta.pointer("/display_price/discount/value")?.clone()).ok()
    }
}

resource! {
    /// A line as it is received.
    pub(super) struct Read {
        required id: OrderItemId,
        optional kind = "type": CompactString,
        optional product_id: CompactString,
        optional name: CompactString,
        optional sku: CompactString,
        optional quantity: i64,
        optional unit_price: Option<Money>,
        optional value: Option<Money>,
        ignored "links",
    }
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
