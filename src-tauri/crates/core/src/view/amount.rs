//! View models of amounts that staff enter, and of a store's decimals.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::MoneyView;

/// An amount as it was entered, in the language of the user.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EnteredAmount {
    /// The text.
    pub text: String,
    /// The currency that it is meant in.
    pub currency: String,
    /// How the user's language writes amounts in this currency.
    pub style: AmountStyle,
}

/// How a language writes amounts.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AmountStyle {
    /// The sign before the decimals.
    pub decimal: String,
    /// The sign between groups of digits.
    pub group: String,
    /// The signs and names of the currency.
    pub symbols: Vec<String>,
}

/// What an entered amount is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AmountReading {
    /// There is one reading.
    Certain {
        /// The amount.
        amount: MoneyView,
    },
    /// The user has to choose, or to enter it in another way.
    Unclear {
        /// What it may mean; at least one.
        choices: Vec<MoneyView>,
    },
}

/// A currency for which a store has another number of decimals than ISO 4217.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OwnDecimalsView {
    /// ISO 4217 code.
    pub currency: String,
    /// The store's number of decimals.
    pub decimals: u8,
    /// The number of ISO 4217.
    pub standard: u8,
}
