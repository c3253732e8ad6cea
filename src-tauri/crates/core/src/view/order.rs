//! Orders as the page sees them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoneyView {
    /// Whole minor units: pence, yen, fils.
    #[ts(type = "number")]
    pub amount: i64,
    /// ISO 4217 code; empty where the store leaves it out.
    pub currency: String,
}

/// A postal address. Parts that there are none of are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the API's and say it all")]
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

/// An order in a list. States are the store's own words, known to us or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderRowView {
    /// The store's id for the order.
    pub id: String,
    /// The number that the shop prints, where it has one.
    pub number: Option<String>,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: String,
    /// `unpaid`, `authorized`, `paid`, `refunded` and their partial forms.
    pub payment: String,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: String,
    /// Name on the order.
    pub customer_name: String,
    /// E-mail address on the order.
    pub customer_email: String,
    /// How many lines it has.
    #[ts(type = "number")]
    pub item_count: u64,
    /// Total with tax.
    pub total: Option<MoneyView>,
    /// When it was placed.
    pub created_at: Option<String>,
}

/// One page of orders, newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderPageView {
    /// The orders of this page.
    pub orders: Vec<OrderRowView>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub total: u64,
    /// How many come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// How many a page holds at most.
    #[ts(type = "number")]
    pub limit: u64,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderItemView {
    /// The store's id for the line.
    pub id: String,
    /// `order_item`, `promotion_item`, or what else the store sends.
    pub kind: String,
    /// Product name.
    pub name: String,
    /// Stock keeping unit.
    pub sku: String,
    /// How many.
    #[ts(type = "number")]
    pub quantity: i64,
    /// Price of one.
    pub unit_price: Option<MoneyView>,
    /// Price of all of them.
    pub value: Option<MoneyView>,
    /// What was taken off of this line, zero or negative, where the store says so.
    pub discount: Option<MoneyView>,
}

/// One order with its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderView {
    /// The order as in a list.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: OrderRowView,
    /// Its lines.
    pub items: Vec<OrderItemView>,
    /// Total without tax.
    pub without_tax: Option<MoneyView>,
    /// Tax.
    pub tax: Option<MoneyView>,
    /// What was taken off, zero or negative, where the store says so.
    pub discount: Option<MoneyView>,
    /// What shipping costs, where the store says so.
    pub shipping_price: Option<MoneyView>,
    /// What was taken off of shipping, zero or negative, where the store says so.
    pub shipping_discount: Option<MoneyView>,
    /// Where it goes.
    pub shipping_address: Option<AddressView>,
    /// Who pays.
    pub billing_address: Option<AddressView>,
    /// When it last changed.
    pub updated_at: Option<String>,
}

/// An address of a customer's address book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddressBookView {
    /// The store's id for the address.
    pub id: String,
    /// What the customer calls it.
    pub name: String,
    /// The address.
    pub address: AddressView,
}

/// A payment, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TransactionView {
    /// The store's id for the transaction.
    pub id: String,
    /// `purchase`, `capture`, `authorize`, `refund`, or another word of the store's.
    pub kind: String,
    /// `complete`, `failed`, `pending`, `cancelled`, or another word of the store's.
    pub status: String,
    /// The payment service.
    pub gateway: String,
    /// The payment service's own reference.
    pub reference: String,
    /// How much.
    pub amount: MoneyView,
    /// When it was made.
    pub created_at: Option<String>,
}

/// Who sees an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeenBy {
    /// Both sides.
    Both,
    /// The merchant alone.
    MerchantOnly,
    /// The customer alone.
    CustomerOnly,
}

/// An order in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareRowView {
    /// The order, as the merchant sees it where both do.
    pub order: OrderRowView,
    /// Who sees it.
    pub seen_by: SeenBy,
    /// Both see it, but not alike.
    pub differs: bool,
}

/// The customer's orders on both sides, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareView {
    /// How many both see.
    #[ts(type = "number")]
    pub both: u64,
    /// How many the merchant alone sees.
    #[ts(type = "number")]
    pub merchant_only: u64,
    /// How many the customer alone sees.
    #[ts(type = "number")]
    pub customer_only: u64,
    /// Every order of either side.
    pub rows: Vec<CompareRowView>,
}
