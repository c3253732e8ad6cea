//! The store's orders as the merchant sees them, outside a session.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MoneyView, OrderView, Problem, TransactionView};

/// An order in the store's list: what its table shows and no more, for there may be a hundred thousand of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreOrderRowView {
    /// The store's id for the order.
    pub id: String,
    /// The number that the shop prints, where it has one.
    pub number: Option<String>,
    /// When it was placed.
    pub created_at: Option<String>,
    /// The customer it is linked to; none for a guest's.
    pub customer_id: Option<String>,
    /// Name on the order, or the e-mail address where there is no name.
    pub customer: String,
    /// How many lines it has.
    pub item_count: u32,
    /// Total with tax.
    pub total: Option<MoneyView>,
    /// `unpaid`, `authorized`, `paid`, `refunded` and their partial forms.
    pub payment: String,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: String,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: String,
}

/// A text of an order's to filter by (see `docs/api.md`, "Order lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the API's and say it all")]
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

/// A sum of an order's to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the API's and say it all")]
pub enum OrderAmount {
    WithTax,
    WithoutTax,
}

/// A moment of an order's to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the API's and say it all")]
pub enum OrderMoment {
    CreatedAt,
    UpdatedAt,
}

/// What orders must be like to be listed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrderTermView {
    /// The text is this one.
    Exactly {
        /// Which text.
        attribute: OrderText,
        /// What it is.
        value: String,
    },
    /// The text has this in it. States, products and currencies can't be asked for so.
    Contains {
        /// Which text.
        attribute: OrderText,
        /// What is in it.
        value: String,
    },
    /// The sum is this or more, in this currency.
    AtLeast {
        /// Which sum.
        attribute: OrderAmount,
        /// The least.
        amount: MoneyView,
    },
    /// The sum is this or less, in this currency.
    AtMost {
        /// Which sum.
        attribute: OrderAmount,
        /// The most.
        amount: MoneyView,
    },
    /// It happened at this moment or later.
    From {
        /// What happened.
        attribute: OrderMoment,
        /// The moment, RFC 3339.
        moment: String,
    },
    /// It happened before this moment.
    Before {
        /// What happened.
        attribute: OrderMoment,
        /// The moment, RFC 3339.
        moment: String,
    },
}

/// Which of the store's orders to read, all of them.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScanOrders {
    /// The page's own name for the scan, to stop it by; a new one each time.
    pub scan: String,
    /// What the orders must be like, each of these.
    pub terms: Vec<OrderTermView>,
    /// How far a scan for the same had come that is to be gone on with.
    pub so_far: Option<SoFarView>,
}

/// How far a scan has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SoFarView {
    /// How many orders have been read.
    #[ts(type = "number")]
    pub read: u64,
    /// What they come to with tax, each currency by itself.
    pub sums: Vec<MoneyView>,
    /// When the last one was placed; a scan whose last one does not say so begins anew.
    pub at: Option<String>,
    /// Those that were placed in the same millisecond as the last one.
    pub ids: Vec<String>,
}

/// Some orders of a scan, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderBatchView {
    /// The orders that came after those of the batch before.
    pub rows: Vec<StoreOrderRowView>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub total: u64,
    /// How far the scan has come with them.
    pub so_far: SoFarView,
}

/// What is told of a scan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScanNews {
    /// Orders have come.
    Batch(OrderBatchView),
    /// They were the last ones.
    Done,
    /// The scan was stopped before its end.
    Stopped,
    /// The scan could not go on.
    Failed {
        /// Why.
        problem: Problem,
    },
}

/// One of the store's orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreOrderView {
    /// The order with its lines.
    #[serde(flatten)]
    #[ts(flatten)]
    pub order: OrderView,
    /// The customer it is linked to; none for a guest's.
    pub customer_id: Option<String>,
    /// The merchant's own reference.
    pub external_ref: Option<String>,
}

/// The payments of an order, and what they come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaymentsView {
    /// The payments as the store gives them.
    pub payments: Vec<TransactionView>,
    /// What has been paid, each currency by itself.
    pub paid: Vec<MoneyView>,
    /// What has been paid back, each currency by itself.
    pub refunded: Vec<MoneyView>,
}
