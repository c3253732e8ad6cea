//! View models of spending.

use serde::Serialize;
use ts_rs::TS;

/// What a customer spent: the totals with tax of paid orders, by the month of the order in the
/// time zone of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpendingView {
    /// How many orders the customer has.
    #[ts(type = "number")]
    pub orders: u64,
    /// How many of them are counted here.
    #[ts(type = "number")]
    pub counted: u64,
    /// How many orders could not be read, or not well enough to count them.
    #[ts(type = "number")]
    pub unreadable: u64,
    /// Whether the orders were read. If there are too many, staff have to ask for it.
    pub is_read: bool,
    /// One entry per currency, the one with the most orders first.
    pub currencies: Vec<CurrencySpendingView>,
}

/// The spending in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencySpendingView {
    /// ISO 4217 code; empty if the store leaves it out.
    pub currency: String,
    /// How many decimals the currency has in this store; `None` if it is unknown.
    pub decimals: Option<u8>,
    /// The total, in minor units.
    #[ts(type = "number")]
    pub total: i64,
    /// Every month from the first order to the last, including months without orders.
    pub months: Vec<MonthView>,
}

/// The spending in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthView {
    /// Year and month, such as `2026-01`.
    pub month: String,
    /// Minor units.
    #[ts(type = "number")]
    pub amount: i64,
    /// How many orders.
    #[ts(type = "number")]
    pub orders: u64,
}
