//! Prices: amounts in minor units, and their text (see `docs/api.md`, "Money and currencies").

use serde::Serialize;

/// A price with its text.
#[derive(Serialize)]
pub(crate) struct Price {
    amount: i64,
    currency: Currency,
    formatted: String,
}

impl Price {
    pub(crate) fn new(amount: i64, currency: Currency) -> Self {
        Self {
            amount,
            currency,
            formatted: format(amount, currency),
        }
    }
}

/// A price without its text, as items have it.
#[derive(Serialize)]
pub(crate) struct Amount {
    amount: i64,
    currency: Currency,
    includes_tax: bool,
}

impl Amount {
    pub(crate) fn new(amount: i64, currency: Currency, includes_tax: bool) -> Self {
        Self {
            amount,
            currency,
            includes_tax,
        }
    }
}

/// A currency of the seeds, by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(crate) struct Currency(&'static str);

impl Currency {
    /// A currency that is in no seed becomes `XXX`, the code for no currency.
    pub(crate) fn of(code: &str) -> Self {
        let known = ["GBP", "USD", "EUR", "JPY", "KWD"];
        Self(known.into_iter().find(|known| *known == code).unwrap_or("XXX"))
    }

    /// The prefix of a formatted amount, and the number of decimals.
    fn style(self) -> (&'static str, usize) {
        match self.0 {
            "GBP" => ("£", 2),
            "USD" => ("$", 2),
            "EUR" => ("€", 2),
            "JPY" => ("¥", 0),
            "KWD" => ("KD ", 3),
            other => (other, 2),
        }
    }
}

/// An amount without its tax in percent, rounded.
pub(crate) fn without_tax(with_tax: i64, percent: i64) -> i64 {
    let taxed = 100 + percent;
    (with_tax * 100 + taxed / 2) / taxed
}

/// Formats an amount in minor units with the decimals of its currency.
fn format(amount: i64, currency: Currency) -> String {
    let (symbol, decimals) = currency.style();
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if amount < 0 { "-" } else { "" };
    let point = if decimals > 0 { "." } else { "" };
    format!("{sign}{symbol}{grouped}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amount_is_formatted_with_its_currencys_decimals() {
        assert_eq!(format(2400, Currency::of("GBP")), "£24.00");
        assert_eq!(format(5, Currency::of("USD")), "$0.05");
        assert_eq!(format(-123_456_789, Currency::of("EUR")), "-€1,234,567.89");
        assert_eq!(format(2280, Currency::of("JPY")), "¥2,280");
        assert_eq!(format(4680, Currency::of("KWD")), "KD 4.680");
        assert_eq!(format(0, Currency::of("KWD")), "KD 0.000");
    }
}
