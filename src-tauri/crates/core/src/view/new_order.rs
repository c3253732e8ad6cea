//! View models of a new manual order.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AddressView, MoneyView, Problem};

/// A currency of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencyView {
    /// Its code.
    pub code: String,
    /// Whether it is the store's own currency.
    pub is_default: bool,
}

/// Who a new order is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NewOrderFor {
    /// A customer of the store. The order has the name and the email address of their profile.
    Customer {
        /// The store's ID of the customer.
        id: String,
    },
    /// A guest: the order is not linked to a customer.
    Guest {
        /// Their name.
        name: String,
        /// Their email address.
        email: String,
    },
}

/// How far a new order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NewOrderState {
    /// It is not paid yet.
    Unpaid,
    /// It is paid, and has to be shipped.
    Paid,
    /// It is paid and shipped.
    Fulfilled,
}

/// An item of a new order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewOrderItemView {
    /// The name of the product.
    pub name: String,
    /// The SKU; may be empty.
    pub sku: String,
    /// How many, as it was entered.
    pub quantity: String,
    /// The price of one with tax.
    pub unit_price: MoneyView,
}

/// A manual order to create.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateOrder {
    /// The order's ID, a UUID. Each attempt to create the same order has the same one, so that the
    /// store never has it twice.
    pub id: String,
    /// Whether the response to an earlier attempt was lost. Then the order is looked for first.
    pub is_retry: bool,
    /// Who it is for.
    pub customer: NewOrderFor,
    /// How far it is.
    pub state: NewOrderState,
    /// The currency of all amounts.
    pub currency: String,
    /// Its items.
    pub items: Vec<NewOrderItemView>,
    /// The total on screen. If it is another one than that of the items, nothing is sent.
    pub total: MoneyView,
    /// The number that the shop prints; may be empty.
    pub order_number: String,
    /// The merchant's own ID; may be empty.
    pub external_ref: String,
    /// The shipping address.
    pub shipping_address: AddressView,
    /// The billing address; `None` for the shipping address.
    pub billing_address: Option<AddressView>,
}

/// The result of creating a manual order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum CreatedOrderView {
    /// The store has it.
    Created {
        /// The store's ID of the order.
        order: String,
        /// Whether a response was lost, this time or before, and the order was found in the store.
        looked_up: bool,
    },
    /// The store's response was lost. Look for the order before it is sent again.
    Unclear {
        /// What happened.
        problem: Problem,
        /// Whether the store was looked at, and has no such order so far.
        looked_up: bool,
    },
}

/// A new order to look for after a lost response.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LookForOrder {
    /// The ID that it was sent with.
    pub id: String,
    /// The merchant's own ID that it was sent with; may be empty.
    pub external_ref: String,
}
