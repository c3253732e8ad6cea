//! What a customer has spent, as the page sees it.

use serde::Serialize;
use ts_rs::TS;

/// What a customer has spent: their paid orders with tax, by the month in UTC in which they were placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpendingView {
    /// How many orders the customer has.
    #[ts(type = "number")]
    pub orders: u64,
    /// How many of them are counted here.
    #[ts(type = "number")]
    pub counted: u64,
    /// Whether the orders were read; not where there are too many to read them unasked.
    pub is_read: bool,
    /// Each currency by itself, the one with the most orders first.
    pub currencies: Vec<CurrencySpendingView>,
}

/// What was spent in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CurrencySpendingView {
    /// ISO 4217 code; empty where the store leaves it out.
    pub currency: String,
    /// In all, in whole minor units.
    #[ts(type = "number")]
    pub total: i64,
    /// Every month from the first order to the last, those without any too.
    pub months: Vec<MonthView>,
}

/// A month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MonthView {
    /// Year and month, such as `2026-01`.
    pub month: String,
    /// Whole minor units.
    #[ts(type = "number")]
    pub amount: i64,
    /// How many orders.
    #[ts(type = "number")]
    pub orders: u64,
}
