//! An order.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::item::OrderItem;
use crate::addresses::PostalAddress;
use crate::id::{AccountId, AccountMemberId, CustomerId, OrderId, OrderItemId};
use crate::money::Money;
use crate::resource::CustomFields;
use crate::text::Text;

/// An order (see `docs/api.md`, "Order fields"). States are the store's own text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Order {
    /// The ID.
    pub id: OrderId,
    /// The number that the shop prints, if it uses numbers.
    pub order_number: Option<Text>,
    /// The merchant's own ID for the order.
    pub external_ref: Option<Text>,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: Text,
    /// `unpaid`, `authorized`, `paid`, `refunded`, `partially_authorized`, `partially_paid`.
    pub payment: Text,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: Text,
    /// The name of the customer, or of an account's contact.
    pub customer_name: Text,
    /// The email address of the customer, or of an account's contact.
    pub customer_email: Text,
    /// The customer; `None` for a guest order, even if its email address is a customer's.
    pub customer_id: Option<CustomerId>,
    /// The account of an organization that it was placed for.
    pub account_id: Option<AccountId>,
    /// The account member who placed it.
    pub account_member_id: Option<AccountMemberId>,
    /// The name of an account's contact.
    pub contact_name: Option<Text>,
    /// The email address of an account's contact.
    pub contact_email: Option<Text>,
    /// The total with tax.
    pub with_tax: Option<Money>,
    /// The total without tax.
    pub without_tax: Option<Money>,
    /// The tax.
    pub tax: Option<Money>,
    /// The discount, zero or negative.
    pub discount: Option<Money>,
    /// The total with tax before the discount.
    pub without_discount: Option<Money>,
    /// What was paid, with what was refunded since.
    pub paid: Option<Money>,
    /// What was authorized and not captured.
    pub authorized: Option<Money>,
    /// What is still to pay.
    pub balance_owing: Option<Money>,
    /// The price of shipping.
    pub shipping_price: Option<Money>,
    /// The discount on shipping, zero or negative.
    pub shipping_discount: Option<Money>,
    /// When the order was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the order was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// When it was paid in full, UTC.
    pub fully_paid_at: Option<Timestamp>,
    /// Whether an admin created it, if the store says so.
    pub is_manual: Option<bool>,
    /// Whether its personal data was replaced by asterisks, if the store says so.
    pub is_anonymized: Option<bool>,
    /// The shipping address.
    pub shipping_address: Option<PostalAddress>,
    /// The billing address.
    pub billing_address: Option<PostalAddress>,
    /// The IDs of its items.
    pub item_ids: Vec<OrderItemId>,
    /// Its items, if the request included them.
    pub items: Option<Vec<OrderItem>>,
    /// All other fields, such as custom fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read, such as `meta.display_price.with_tax`. They
    /// count as missing.
    pub unreadable_fields: Vec<Text>,
}

impl Order {
    /// Whether the store sent a customer that can't be read. Such an order may be anyone's: it is
    /// no guest order.
    pub fn has_unreadable_customer(&self) -> bool {
        let is_customer = |path: &Text| "relationships.customer.data.id".starts_with(path.as_str());
        self.customer_id.is_none() && self.unreadable_fields.iter().any(is_customer)
    }

    /// Whether the store sent an account that can't be read. Such an order may be any account's.
    pub fn has_unreadable_account(&self) -> bool {
        let is_account = |path: &Text| "relationships.account.data.id".starts_with(path.as_str());
        self.account_id.is_none() && self.unreadable_fields.iter().any(is_account)
    }
}
