//! View models of carts.

use serde::Serialize;
use ts_rs::TS;

use super::MoneyView;

/// A cart in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CartRowView {
    /// The store's ID of the cart.
    pub id: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Whether it is a quote.
    pub is_quote: bool,
    /// Total with tax and discounts.
    pub total: Option<MoneyView>,
    /// When it was created.
    pub created_at: Option<String>,
    /// When it was last updated.
    pub updated_at: Option<String>,
    /// When the store deletes it.
    pub expires_at: Option<String>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// One page of carts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CartPageView {
    /// The carts of this page.
    pub carts: Vec<CartRowView>,
    /// How many carts there are.
    #[ts(type = "number")]
    pub total: u64,
    /// How many carts come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// The most carts of a page.
    #[ts(type = "number")]
    pub limit: u64,
}

/// An item of a cart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CartItemView {
    /// The store's ID of the item.
    pub id: String,
    /// `cart_item`, `custom_item`, `subscription_item`, `promotion_item`, or another word of the
    /// store.
    pub kind: String,
    /// Product name, or the code of a promotion.
    pub name: String,
    /// Stock keeping unit; of a promotion, its code.
    pub sku: String,
    /// How many, if it is a whole number.
    #[ts(type = "number | null")]
    pub quantity: Option<i64>,
    /// Price of one unit.
    pub unit_price: Option<MoneyView>,
    /// Price of all units.
    pub value: Option<MoneyView>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// One cart with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CartView {
    /// The cart as in a list.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: CartRowView,
    /// The items without the promotions.
    pub items: Vec<CartItemView>,
    /// The codes and promotions in the cart.
    pub promotions: Vec<CartItemView>,
    /// Total without tax.
    pub without_tax: Option<MoneyView>,
    /// Tax.
    pub tax: Option<MoneyView>,
    /// The discount, zero or negative, if the store sends it.
    pub discount: Option<MoneyView>,
    /// The price of shipping, if the store sends it.
    pub shipping: Option<MoneyView>,
}
