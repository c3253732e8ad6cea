//! View models of a comparison: a customer's orders as the admin and the customer see them.

use serde::Serialize;
use ts_rs::TS;

use super::{OrderRowView, SentAsView};

/// Which identity sees an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SeenBy {
    /// Both the admin and the customer.
    Both,
    /// The admin only.
    MerchantOnly,
    /// The customer only.
    CustomerOnly,
    /// Unknown, because an order could not be read.
    Unknown,
}

/// Why an order differs, as far as the store's responses prove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceCause {
    /// The customer's list leaves the order out, and the store returns it to them by its ID.
    LeftOutOfList,
    /// The order is linked to no customer, so the admin's list of this customer's orders leaves it
    /// out.
    NotLinked,
    /// The customer was sent a version from an earlier update.
    OlderForCustomer,
    /// The admin was sent a version from an earlier update.
    OlderForAdmin,
}

/// An order as one side of a comparison sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ComparedOrderView {
    /// The order as in a list.
    #[serde(flatten)]
    #[ts(flatten)]
    pub row: OrderRowView,
    /// When it was last updated.
    pub updated_at: Option<String>,
}

/// An order in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareRowView {
    /// The order, as the admin sees it if both do.
    pub order: ComparedOrderView,
    /// Which identity sees it.
    pub seen_by: SeenBy,
    /// The order as the customer sees it, if both see it with different values.
    pub theirs: Option<ComparedOrderView>,
    /// Why it differs, if the store's responses prove it.
    pub cause: Option<DifferenceCause>,
    /// The status with which the store refused it to the customer by its ID, if that was checked.
    pub refused: Option<u16>,
}

/// A request of a comparison, for a bug report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareRequestView {
    /// When it was sent.
    pub at: String,
    /// The path.
    pub path: String,
    /// The identity.
    pub sent_as: SentAsView,
    /// The status of the response.
    pub status: Option<u16>,
    /// The store's request ID.
    pub request_id: Option<String>,
}

/// A customer's orders as admin and customer see them, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompareView {
    /// How many orders both see.
    #[ts(type = "number")]
    pub both: u64,
    /// How many orders only the admin sees.
    #[ts(type = "number")]
    pub merchant_only: u64,
    /// How many orders only the customer sees.
    #[ts(type = "number")]
    pub customer_only: u64,
    /// How many orders could not be read on one side or both, and are not compared.
    #[ts(type = "number")]
    pub unreadable: u64,
    /// All orders.
    pub rows: Vec<CompareRowView>,
    /// The requests of the comparison, oldest first.
    pub requests: Vec<CompareRequestView>,
}
