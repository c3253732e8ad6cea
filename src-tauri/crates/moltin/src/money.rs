//! Money in whole minor units.

use std::fmt;

use serde::Deserialize;

use crate::text::Text;
use crate::tolerant::or_default;

/// An amount of money (see `docs/api.md`, "Money and currencies").
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Money {
    /// Whole minor units: pence, yen, fils. Discounts are negative.
    pub amount: i64,
    /// ISO 4217 code; empty if the store leaves it out.
    #[serde(default, deserialize_with = "or_default")]
    pub currency: Text,
    /// The store's own formatting. It does not always match `amount`: prefer to format `amount` and
    /// `currency`.
    #[serde(default)]
    pub formatted: Option<Text>,
}

impl Money {
    /// An amount in minor units of a currency.
    pub fn new(amount: i64, currency: impl Into<Text>) -> Self {
        Self {
            amount,
            currency: currency.into(),
            formatted: None,
        }
    }
}

/// The store's own formatting, or minor units and currency without one.
impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.formatted {
            Some(text) => formatter.write_str(text),
            None => write!(formatter, "{} {}", self.amount, self.currency),
        }
    }
}
