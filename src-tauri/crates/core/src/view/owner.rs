//! View models of the carts and subscriptions of a customer or an account, as the admin reads them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CartRowView, SubscriptionRowView};

/// Whose carts or subscriptions staff read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "is")]
pub enum Owner {
    /// A customer.
    Customer {
        /// The store's ID of the customer.
        id: String,
    },
    /// An account.
    Account {
        /// The store's ID of the account.
        id: String,
    },
}

/// The carts of a customer or an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnerCartsView {
    /// The carts.
    pub carts: Vec<CartRowView>,
    /// Whether all carts were looked at that can be the owner's. The API has no filter by customer.
    pub is_complete: bool,
}

/// The subscriptions of a customer or an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnerSubscriptionsView {
    /// The subscriptions.
    pub subscriptions: Vec<SubscriptionRowView>,
    /// The email address that they were found by, of a customer. The API links subscriptions to
    /// accounts only.
    pub by_email: Option<String>,
    /// Whether all of them were read.
    pub is_complete: bool,
}
