//! View models of orders.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CustomFieldView;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoneyView {
    /// Minor units: pence, yen, fils.
    #[ts(type = "number")]
    pub amount: i64,
    /// ISO 4217 code; empty if the store leaves it out.
    pub currency: String,
    /// How many decimals the currency has in this store: 2 if 2405 minor units are 24.05. `None` if
    /// it is unknown.
    pub decimals: Option<u8>,
}

/// A postal address. Missing parts are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are those of the API")]
pub struct AddressView {
    pub first_name: String,
    pub last_name: String,
    pub company_name: String,
    pub line_1: String,
    pub line_2: String,
    pub city: String,
    pub county: String,
    pub region: String,
    pub postcode: String,
    pub country: String,
    pub phone_number: String,
    pub instructions: String,
}

/// An order in a list. The states are the store's own words, including unknown ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderRowView {
    /// The store's ID of the order.
    pub id: String,
    /// The order number, if the store has one.
    pub number: Option<String>,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: String,
    /// `unpaid`, `authorized`, `paid`, `refunded` and their partial forms.
    pub payment: String,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: String,
    /// Name on the order.
    pub customer_name: String,
    /// Email address on the order.
    pub customer_email: String,
    /// How many items it has.
    #[ts(type = "number")]
    pub item_count: u64,
    /// Total with tax.
    pub total: Option<MoneyView>,
    /// When it was placed.
    pub created_at: Option<String>,
    /// The account member who placed it, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub placed_by: Option<PlacedByView>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read, or may be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// The account member who placed an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacedByView {
    /// The store's ID of the member.
    pub member: String,
    /// The name of the contact on the order; empty if it has none.
    pub name: String,
}

/// One page of orders, newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderPageView {
    /// The orders of this page.
    pub orders: Vec<OrderRowView>,
    /// How many orders there are.
    #[ts(type = "number")]
    pub total: u64,
    /// How many orders come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// The most orders of a page.
    #[ts(type = "number")]
    pub limit: u64,
    /// The orders that pages can reach, of those in front.
    #[ts(type = "number")]
    pub reachable: u64,
}

/// An item of an order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderItemView {
    /// The store's ID of the item.
    pub id: String,
    /// `order_item`, `promotion_item`, or another word of the store.
    pub kind: String,
    /// Product name.
    pub name: String,
    /// Stock keeping unit.
    pub sku: String,
    /// How many, if it is a whole number.
    #[ts(type = "number | null")]
    pub quantity: Option<i64>,
    /// Price of one unit.
    pub unit_price: Option<MoneyView>,
    /// Price of all units.
    pub value: Option<MoneyView>,
    /// The discount on this item, zero or negative, if the store sends it.
    pub discount: Option<MoneyView>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read, or may be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// One order with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderView {
    /// The order as in a list.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: OrderRowView,
    /// The items.
    pub items: Vec<OrderItemView>,
    /// Total without tax.
    pub without_tax: Option<MoneyView>,
    /// Tax.
    pub tax: Option<MoneyView>,
    /// The discount, zero or negative, if the store sends it.
    pub discount: Option<MoneyView>,
    /// The price of shipping, if the store sends it.
    pub shipping_price: Option<MoneyView>,
    /// The discount on shipping, zero or negative, if the store sends it.
    pub shipping_discount: Option<MoneyView>,
    /// The shipping address.
    pub shipping_address: Option<AddressView>,
    /// The billing address.
    pub billing_address: Option<AddressView>,
    /// When it was last updated.
    pub updated_at: Option<String>,
    /// What the store added to its orders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<CustomFieldView>>", optional)]
    pub custom_fields: Vec<CustomFieldView>,
}

/// An address in a customer's address book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressBookView {
    /// The store's ID of the address.
    pub id: String,
    /// The label that the customer gave it.
    pub name: String,
    /// The address.
    pub address: AddressView,
    /// The JSON paths of the fields that could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read, or may be shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// A payment, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TransactionView {
    /// The store's ID of the transaction.
    pub id: String,
    /// `purchase`, `capture`, `authorize`, `refund`, or another word of the store.
    pub kind: String,
    /// `complete`, `failed`, `pending`, `cancelled`, or another word of the store.
    pub status: String,
    /// The payment service.
    pub gateway: String,
    /// The reference of the payment service.
    pub reference: String,
    /// The amount, if the store sends it.
    pub amount: Option<MoneyView>,
    /// How much of it was refunded, if the store says it.
    pub refunded: Option<MoneyView>,
    /// How much of it can still be refunded; `None` if it is no collected payment.
    pub refundable: Option<MoneyView>,
    /// Whether the money was collected outside of the store, so that the store can't pay it back.
    pub is_captured_by_hand: bool,
    /// When it was made.
    pub created_at: Option<String>,
    /// When it was last updated.
    pub updated_at: Option<String>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read, or may be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}
