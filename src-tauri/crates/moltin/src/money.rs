//! Money in whole minor units.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lenient::object;
use crate::text::Text;

/// An amount of money (see `docs/api.md`, "Money and currencies").
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Money {
    /// Whole minor units: pence, yen, fils. Discounts are negative.
    pub amount: i64,
    /// ISO 4217 code; empty if the store leaves it out.
    #[serde(default)]
    pub currency: Text,
    /// The store's own formatting. It does not always match `amount`: prefer to format `amount` and
    /// `currency`.
    #[serde(default)]
    pub formatted: Option<Text>,
}

object! {
    /// An amount in a response.
    pub(crate) struct Received {
        amount: i64,
        currency: Text,
        formatted: Text,
        includes_tax: bool,
    }
}

object! {
    /// What an item of an order or a cart costs.
    pub(crate) struct OfItem {
        with_tax: OfQuantity,
        discount: OfQuantity,
    }
}

object! {
    /// An amount for one, and for the whole quantity.
    pub(crate) struct OfQuantity {
        unit: Received,
        value: Received,
    }
}

impl Received {
    /// A price, unless it says that it is without the tax: then the one with it.
    pub(crate) fn taxed(price: Option<Self>, with_tax: Option<Self>) -> Option<Money> {
        let with_tax = with_tax.and_then(Self::into_money);
        match price {
            Some(price) if price.includes_tax == Some(false) && with_tax.is_some() => with_tax,
            price => price.and_then(Self::into_money).or(with_tax),
        }
    }

    /// The money, if its amount can be read.
    pub(crate) fn into_money(self) -> Option<Money> {
        Some(Money {
            amount: self.amount?,
            currency: self.currency.unwrap_or_default(),
            formatted: self.formatted,
        })
    }
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
