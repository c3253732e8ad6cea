//! The items of a cart.

use serde::Serialize;

use super::promotion::CartPromotion;
use crate::id::CartItemId;
use crate::lenient::object;
use crate::money::{self, Money};
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// An item of a cart (see `docs/api.md`, "Carts").
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CartItem {
    /// The ID.
    pub id: CartItemId,
    /// `cart_item`, `custom_item`, `subscription_item`, or another type of the store.
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
    /// The address of its picture. It is data of the store: nothing is loaded from it.
    pub image: Option<Text>,
    /// The shipping group.
    pub shipping_group_id: Option<Text>,
    /// All other fields, such as `subscription_configuration`.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// An item in a response.
    pub(super) struct Received {
        kind = "type": Text,
        product_id: Text,
        name: Text,
        sku: Text,
        promotion_id: Text,
        quantity: i64,
        unit_price: money::Received,
        value: money::Received,
        image: Image,
        shipping_group_id: Text,
        meta: Meta,
    } ignored ["links"]
}

object! {
    pub(super) struct Image {
        href: Text,
    }
}

object! {
    pub(super) struct Meta {
        display_price: money::OfItem,
    }
}

/// What a record among the items is.
pub(super) enum Entry {
    Item(CartItem),
    Promotion(CartPromotion),
}

impl From<Received> for Entry {
    fn from(received: Received) -> Self {
        let prices = received
            .meta
            .unwrap_or_default()
            .display_price
            .unwrap_or_default();
        let money = |received: Option<money::Received>| received.and_then(money::Received::into_money);
        let kind = received.kind.unwrap_or_default();
        let with_tax = prices.with_tax.unwrap_or_default();
        if kind.as_str() == "promotion_item" {
            let discount = money(prices.discount.unwrap_or_default().value);
            return Self::Promotion(CartPromotion {
                id: received.promotion_id.unwrap_or_else(|| received.id.into()),
                name: received.name.unwrap_or_default(),
                // The code is in the field for the stock keeping unit. Without one, the store
                // makes one up.
                code: received
                    .sku
                    .filter(|code| !code.is_empty() && !code.starts_with("auto_")),
                discount: discount
                    .or_else(|| money(received.value))
                    .or_else(|| money(with_tax.value)),
                extra: received.extra,
                unreadable_fields: received.unreadable_fields,
            });
        }
        Self::Item(CartItem {
            id: received.id.into(),
            kind,
            product_id: received.product_id.unwrap_or_default(),
            name: received.name.unwrap_or_default(),
            sku: received.sku.unwrap_or_default(),
            quantity: received.quantity,
            unit_price: money::Received::taxed(received.unit_price, with_tax.unit),
            value: money::Received::taxed(received.value, with_tax.value),
            image: received.image.unwrap_or_default().href,
            shipping_group_id: received.shipping_group_id,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        })
    }
}
