//! View models of unlinked orders.

use serde::Serialize;
use ts_rs::TS;

use super::{OrderRowView, Problem};

/// The orders with a customer's email address that are not linked to the customer, and the
/// accounts with a similar address. The shop shows the customer none of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnlinkedOrdersView {
    /// The customer's email address, as the store has it. Nothing is looked for if it is empty.
    pub email: String,
    /// Whether the orders were read. If there are too many, staff have to ask for it.
    pub is_read: bool,
    /// How many orders have the email address, the customer's own included.
    #[ts(type = "number")]
    pub total: u64,
    /// The unlinked orders, newest first.
    pub orders: Vec<UnlinkedOrderView>,
    /// How many orders could not be read well enough to tell whether they are unlinked.
    #[ts(type = "number")]
    pub unreadable: u64,
    /// The accounts with a similar email address.
    pub similar: SimilarAccountsView,
}

/// An order with a customer's email address that is not linked to the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnlinkedOrderView {
    /// The order.
    pub order: OrderRowView,
    /// The account that it is linked to.
    pub account: OrderAccountView,
    /// Whether it was placed before the customer's account was created.
    pub is_older_than_account: bool,
}

/// The account that an unlinked order is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrderAccountView {
    /// None: the order was placed as a guest.
    Guest,
    /// One that the store no longer has.
    Deleted {
        /// The store's ID of the former customer.
        id: String,
    },
    /// Another one.
    Other(SimilarAccountView),
    /// That of an organization, for which someone with the email address placed the order.
    Organization {
        /// The store's ID of the account.
        id: String,
        /// Its name; `None` if it was not looked up, or could not be.
        name: Option<String>,
    },
    /// One that was not looked up, or could not be.
    Unknown {
        /// The store's ID of the customer.
        id: String,
    },
}

/// Another customer's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarAccountView {
    /// The store's ID of the customer.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
}

/// The accounts with an email address that is similar to a customer's: in another spelling, or
/// with another tag (`+shop`) or other dots before the `@`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimilarAccountsView {
    /// The accounts.
    pub accounts: Vec<SimilarAccountView>,
    /// Whether there were too many accounts to compare all addresses.
    pub is_partial: bool,
    /// Why the accounts could not be read.
    pub problem: Option<Problem>,
}
