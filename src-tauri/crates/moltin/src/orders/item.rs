//! The items of an order (see `docs/api.md`, "Order items").

use crate::id::OrderItemId;
use crate::money::Money;
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// An item of an order.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct OrderItem {
    /// The ID.
    pub id: OrderItemId,
    /// `order_item`, `promotion_item`, or another type of the store.
    pub kind: Text,
    /// The product ID; empty for a custom item.
    pub product_id: Text,
    /// The product name.
    pub name: Text,
    /// The stock keeping unit (SKU).
    pub sku: Text,
    /// The quantity.
    pub quantity: i64,
    /// The price of one.
    pub unit_price: Option<Money>,
    /// The price of the whole quantity.
    pub value: Option<Money>,
    /// All other fields.
    pub extra: CustomFields,
}

impl OrderItem {
    /// The discount on this item, zero or negative, if the store sends it.
    pub fn discount(&self) -> Option<Money> {
        let meta = self.extra.get("meta")?;
        serde_json::from_value(meta.pointer("/display_price/discount/value")?.clone()).ok()
    }
}

resource! {
    /// An item in a response.
    pub(super) struct Received {
        required id: OrderItemId,
        optional kind = "type": Text,
        optional product_id: Text,
        optional name: Text,
        optional sku: Text,
        optional quantity: i64,
        optional unit_price: Option<Money>,
        optional value: Option<Money>,
        ignored "links",
    }
}

impl From<Received> for OrderItem {
    fn from(received: Received) -> Self {
        Self {
            id: received.id,
            kind: received.kind,
            product_id: received.product_id,
            name: received.name,
            sku: received.sku,
            quantity: received.quantity,
            unit_price: received.unit_price,
            value: received.value,
            extra: received.extra,
        }
    }
}
