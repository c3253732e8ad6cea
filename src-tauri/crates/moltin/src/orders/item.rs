//! The items of an order (see `docs/api.md`, "Order items").

use serde::{Deserialize, Serialize};

use crate::id::OrderItemId;
use crate::lenient::object;
use crate::money::{self, Money};
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// An item of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The quantity, if it is a whole number.
    pub quantity: Option<i64>,
    /// The price of one, with the tax if the store says what that is.
    pub unit_price: Option<Money>,
    /// The price of the whole quantity, with the tax as for one.
    pub value: Option<Money>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read, such as `name`. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

impl OrderItem {
    /// The discount on this item, zero or negative, if the store sends it.
    pub fn discount(&self) -> Option<Money> {
        prices(&self.extra).discount?.value?.into_money()
    }
}

fn prices(extra: &CustomFields) -> money::OfItem {
    let meta: Option<Meta> = extra.read("meta");
    meta.and_then(|meta| meta.display_price).unwrap_or_default()
}

object! {
    struct Meta {
        display_price: money::OfItem,
    }
}

resource! {
    /// An item in a response.
    pub(super) struct Received {
        kind = "type": Text,
        product_id: Text,
        name: Text,
        sku: Text,
        quantity: i64,
        unit_price: money::Received,
        value: money::Received,
    } ignored ["links"]
}

impl From<Received> for OrderItem {
    fn from(received: Received) -> Self {
        let sent = [&received.unit_price, &received.value];
        // Most stores send prices with the tax. Then the others need not be read.
        let has_tax = |price: &Option<money::Received>| {
            price
                .as_ref()
                .is_some_and(|price| price.includes_tax != Some(false))
        };
        let with_tax = if sent.into_iter().all(has_tax) {
            money::OfQuantity::default()
        } else {
            prices(&received.extra).with_tax.unwrap_or_default()
        };
        Self {
            id: received.id.into(),
            kind: received.kind.unwrap_or_default(),
            product_id: received.product_id.unwrap_or_default(),
            name: received.name.unwrap_or_default(),
            sku: received.sku.unwrap_or_default(),
            quantity: received.quantity,
            unit_price: money::Received::taxed(received.unit_price, with_tax.unit),
            value: money::Received::taxed(received.value, with_tax.value),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
