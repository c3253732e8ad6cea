//! Why an amount can't be read.

/// Why an amount can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreadable {
    Malformed,
    TooManyDecimals,
    TooLarge,
    /// It names another currency.
    OtherCurrency(String),
}
