//! Money: whole minor units with their currency.

use compact_str::CompactString;
use serde::Deserialize;

use crate::tolerant::or_default;

/// An amount of money (see `docs/api.md`, "Money and currencies").
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Money {
    /// Whole minor units: pence, yen, fils. Discounts are negative.
    pub amount: i64,
    /// ISO 4217 code; empty where the store leaves it out.
    #[serde(default, deserialize_with = "or_default")]
    pub currency: CompactString,
    /// As the store would print it. It does not always match the amount: prefer to format amount and currency.
    #[serde(default)]
    pub formatted: Option<CompactString>,
}
