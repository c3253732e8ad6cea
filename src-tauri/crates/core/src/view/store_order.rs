//! View models of the orders of a store, as the admin sees them outside a session.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MoneyView, OrderView, Problem, TransactionView};

/// An order in the store's list. Only what the table shows, because there can be 100,000 of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreOrderRowView {
    /// The store's ID of the order.
    pub id: String,
    /// The order number, if the store has one.
    pub number: Option<String>,
    /// When it was placed.
    pub created_at: Option<String>,
    /// The customer; `None` for a guest order.
    pub customer_id: Option<String>,
    /// The account that it was placed for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub account_id: Option<String>,
    /// The account member who placed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member_id: Option<String>,
    /// Name on the order, or the email address if there is no name.
    pub customer: String,
    /// How many items it has.
    pub item_count: u32,
    /// Total with tax.
    pub total: Option<MoneyView>,
    /// `unpaid`, `authorized`, `paid`, `refunded` and their partial forms.
    pub payment: String,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: String,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: String,
    /// Whether an admin created it, such as by an import.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_manual: bool,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read, or may be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// A text attribute to filter orders by (see `docs/api.md`, "Order lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the API")]
pub enum OrderText {
    OrderNumber,
    ExternalRef,
    Status,
    Payment,
    Shipping,
    CustomerId,
    Name,
    Email,
    ShippingName,
    ShippingPostcode,
    BillingName,
    BillingPostcode,
    AccountId,
    AccountMemberId,
    ContactName,
    ContactEmail,
    ProductId,
    ProductSku,
    Currency,
}

/// An amount to filter orders by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the API")]
pub enum OrderAmount {
    WithTax,
    WithoutTax,
}

/// A time to filter orders by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the API")]
pub enum OrderMoment {
    CreatedAt,
    UpdatedAt,
}

/// One term of a filter of orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrderTermView {
    /// The text equals this one.
    Exactly {
        /// The attribute.
        attribute: OrderText,
        /// The value.
        value: String,
    },
    /// The text contains this one. The API has no such filter for states, products and currencies.
    Contains {
        /// The attribute.
        attribute: OrderText,
        /// The part.
        value: String,
    },
    /// The amount is at least this, in this currency.
    AtLeast {
        /// The attribute.
        attribute: OrderAmount,
        /// The lowest amount.
        amount: MoneyView,
    },
    /// The amount is at most this, in this currency.
    AtMost {
        /// The attribute.
        attribute: OrderAmount,
        /// The highest amount.
        amount: MoneyView,
    },
    /// The time is on this day or later.
    From {
        /// The attribute.
        attribute: OrderMoment,
        /// The day, such as `2026-11-03`, in the time zone of the settings.
        day: String,
    },
    /// The time is on this day or earlier.
    Until {
        /// The attribute.
        attribute: OrderMoment,
        /// The day, such as `2026-11-03`, in the time zone of the settings.
        day: String,
    },
}

/// A filter of orders that staff have saved. It has the personal data that staff filter by, and no
/// other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedFilterView {
    /// What staff call it, unique in its store.
    pub name: String,
    /// The terms; all must match.
    pub terms: Vec<OrderTermView>,
}

/// A request to read all orders that match a filter.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScanOrders {
    /// The page's ID of the scan, to stop it.
    pub scan: String,
    /// The terms of the filter; all must match.
    pub terms: Vec<OrderTermView>,
    /// The text to search for: part of a number, a name or an email address, or a whole ID. Empty
    /// for no search.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub search: String,
    /// The order; by default newest first.
    #[serde(default)]
    #[ts(as = "Option<OrderSortView>", optional)]
    pub sort: OrderSortView,
    /// After about how many orders the scan ends before the list does; by default never.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub at_most: Option<u64>,
    /// Where an earlier scan with the same filter stopped, to continue it.
    pub so_far: Option<SoFarView>,
}

/// What orders can be sorted by (see `docs/api.md`, "Order lists").
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the API")]
pub enum OrderKey {
    #[default]
    CreatedAt,
    WithTax,
    Payment,
    Shipping,
    Status,
}

/// The order of orders. The store sorts all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderSortView {
    /// The key.
    pub by: OrderKey,
    /// Whether the last, largest or newest come first.
    pub descending: bool,
}

impl Default for OrderSortView {
    fn default() -> Self {
        Self {
            by: OrderKey::CreatedAt,
            descending: true,
        }
    }
}

/// Where a scan stopped, to continue it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SoFarView {
    /// How many orders were read.
    #[ts(type = "number")]
    pub read: u64,
    /// Their total with tax, one per currency.
    pub sums: Vec<MoneyView>,
    /// How many orders of each list of a search or a sorted list were read; 0 for other scans.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub offset: u64,
    /// When the last order was placed. If the store does not send it, the scan starts again.
    pub at: Option<String>,
    /// The IDs of the orders placed in the same millisecond as the last one.
    pub ids: Vec<String>,
}

/// A batch of orders of a scan, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderBatchView {
    /// The orders.
    pub rows: Vec<StoreOrderRowView>,
    /// How many orders match.
    #[ts(type = "number")]
    pub total: u64,
    /// Where the scan is after this batch.
    pub so_far: SoFarView,
}

/// An event of a scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScanNews {
    /// More orders.
    Batch(OrderBatchView),
    /// All orders that match were read.
    Done,
    /// As many orders were read as the scan should read, and there are more.
    More,
    /// The pages of the store ended before the list: a search or another order has at most 10,000.
    Cut,
    /// The scan was stopped.
    Stopped,
    /// The scan failed.
    Failed {
        /// The error.
        problem: Problem,
    },
}

/// One order of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreOrderView {
    /// The order with its items.
    #[serde(flatten)]
    #[ts(flatten)]
    pub order: OrderView,
    /// The customer; `None` for a guest order.
    pub customer_id: Option<String>,
    /// The account that it was placed for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub account_id: Option<String>,
    /// The account member who placed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub member_id: Option<String>,
    /// The external reference.
    pub external_ref: Option<String>,
    /// What neither a payment nor an authorization covers, if the store says it.
    pub owing: Option<MoneyView>,
    /// Whether an admin created it, such as by an import. Such an order can be deleted.
    pub is_manual: bool,
}

/// The transactions of an order and their totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaymentsView {
    /// The transactions, in the order of the store.
    pub payments: Vec<TransactionView>,
    /// The paid total, one per currency.
    pub paid: Vec<MoneyView>,
    /// The refunded total, one per currency.
    pub refunded: Vec<MoneyView>,
}
