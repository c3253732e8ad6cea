//! The JSON of orders and their items, as types (see `docs/api.md`, "Order fields").

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::money::{Amount, Price};

/// An order as JSON. Unlike other resources it has types, because a page of orders has ten thousand
/// fields, which would be slow to build as a [`Value`].
#[derive(Serialize)]
pub(crate) struct Resource {
    pub(super) r#type: &'static str,
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) order_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_ref: Option<String>,
    pub(super) status: String,
    pub(super) payment: String,
    pub(super) shipping: String,
    pub(super) anonymized: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) customer: Option<Person>,
    /// Instead of the customer, on orders of accounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) contact: Option<Person>,
    pub(super) shipping_address: Box<RawValue>,
    pub(super) billing_address: Box<RawValue>,
    pub(super) links: Empty,
    pub(super) meta: OrderMeta,
    pub(super) relationships: OrderRelationships,
    #[serde(flatten)]
    pub(super) custom: Map<String, Value>,
}

/// An order item as JSON.
#[derive(Serialize)]
pub(crate) struct Item {
    pub(super) r#type: &'static str,
    pub(super) id: String,
    pub(super) quantity: i64,
    pub(super) product_id: String,
    pub(super) name: String,
    pub(super) sku: String,
    pub(super) unit_price: Amount,
    pub(super) value: Amount,
    pub(super) links: Empty,
    pub(super) meta: ItemMeta,
    pub(super) relationships: ItemRelationships,
}

impl Item {
    pub(super) fn id(&self) -> &str {
        &self.id
    }
}

#[derive(Serialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: String,
}

#[derive(Serialize)]
pub(super) struct Empty {}

#[derive(Serialize)]
pub(super) struct OrderMeta {
    pub(super) display_price: OrderPrices,
    pub(super) timestamps: Timestamps,
    pub(super) is_manual: bool,
}

#[derive(Serialize)]
pub(super) struct ItemMeta {
    pub(super) display_price: Prices<UnitAndValue>,
    pub(super) timestamps: Timestamps,
}

#[derive(Serialize)]
pub(super) struct OrderPrices {
    #[serde(flatten)]
    pub(super) prices: Prices<Price>,
    pub(super) paid: Price,
    pub(super) authorized: Price,
    pub(super) balance_owing: Price,
    pub(super) shipping: Price,
}

/// Without the discount, which is at most 0, the price is `without_discount`.
#[derive(Serialize)]
pub(super) struct Prices<P> {
    pub(super) with_tax: P,
    pub(super) without_tax: P,
    pub(super) tax: P,
    pub(super) discount: P,
    pub(super) without_discount: P,
}

#[derive(Serialize)]
pub(super) struct Timestamps {
    pub(super) created_at: Option<String>,
    pub(super) updated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fully_paid_at: Option<String>,
}

#[derive(Serialize)]
pub(super) struct OrderRelationships {
    pub(super) items: Related<Vec<Reference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) customer: Option<Related<Reference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) account: Option<Related<Reference>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) account_member: Option<Related<Reference>>,
}

#[derive(Serialize)]
pub(super) struct ItemRelationships {
    pub(super) cart_item: Related<Reference>,
    pub(super) taxes: Related<Option<Reference>>,
}

#[derive(Serialize)]
pub(super) struct Related<D> {
    pub(super) data: D,
}

#[derive(Serialize)]
pub(super) struct Reference {
    pub(super) r#type: &'static str,
    pub(super) id: String,
}

#[derive(Serialize)]
pub(super) struct UnitAndValue {
    pub(super) unit: Price,
    pub(super) value: Price,
}
