//! A cart.

use jiff::Timestamp;
use serde::Serialize;

use super::id::CartId;
use super::item::CartItem;
use super::promotion::CartPromotion;
use crate::id::{AccountId, CustomerId};
use crate::lenient::UnreadableRecord;
use crate::money::Money;
use crate::resource::CustomFields;
use crate::text::Text;

/// A cart (see `docs/api.md`, "Carts").
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Cart {
    /// The ID.
    pub id: CartId,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// What the cart is for.
    pub description: Option<Text>,
    /// The email address of a guest.
    pub contact_email: Option<Text>,
    /// Whether it is a quote, if the store says so.
    pub is_quote: Option<bool>,
    /// The accounts that it belongs to.
    pub account_ids: Vec<AccountId>,
    /// The customers that it belongs to.
    pub customer_ids: Vec<CustomerId>,
    /// The total with tax.
    pub with_tax: Option<Money>,
    /// The total without tax.
    pub without_tax: Option<Money>,
    /// The tax.
    pub tax: Option<Money>,
    /// The discount, zero or negative.
    pub discount: Option<Money>,
    /// The total before the discount.
    pub without_discount: Option<Money>,
    /// The price of shipping.
    pub shipping: Option<Money>,
    /// When the cart was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the cart was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// When the cart expires, UTC: each update moves it.
    pub expires_at: Option<Timestamp>,
    /// All other fields, such as `custom_attributes`.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// A cart with what is in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CartDetails {
    /// The cart.
    pub cart: Cart,
    /// Its items, without those that are promotions.
    pub items: Vec<CartItem>,
    /// The promotions and codes that apply to it.
    pub promotions: Vec<CartPromotion>,
    /// The items that can't be read.
    pub unreadable: Vec<UnreadableRecord>,
}
