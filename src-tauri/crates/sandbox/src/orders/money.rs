//! Prices: amounts in minor units, and their text (see `docs/api.md`, "Money and currencies").

use serde::Serialize;

/// What of an order's total is paid and authorized, in minor units.
#[derive(Clone, Copy)]
pub(super) struct Sums {
    pub(super) total: i64,
    pub(super) paid: i64,
    /// What is authorized and not captured.
    pub(super) authorized: i64,
}

impl Sums {
    /// What no payment and no authorization covers.
    pub(super) fn left(self) -> i64 {
        self.total
            .saturating_sub(self.paid)
            .saturating_sub(self.authorized)
            .max(0)
    }

    pub(super) fn is_paid(self) -> bool {
        self.paid >= self.total
    }

    /// The payment state (see `docs/api.md`, "Payments").
    pub(super) fn state(self) -> &'static str {
        match self {
            Self { total, paid, .. } if paid >= total => "paid",
            Self { paid: 1.., .. } => "partially_paid",
            Self {
                total, authorized, ..
            } if authorized >= total => "authorized",
            Self { authorized: 1.., .. } => "partially_authorized",
            _ => "unpaid",
        }
    }
}

/// A price with its text.
#[derive(Serialize)]
pub(super) struct Price {
    amount: i64,
    currency: Currency,
    formatted: String,
}

impl Price {
    pub(super) fn new(amount: i64, currency: Currency) -> Self {
        Self {
            amount,
            currency,
            formatted: format(amount, currency),
        }
    }
}

/// A price without its text, as order items have it.
#[derive(Serialize)]
pub(super) struct Amount {
    amount: i64,
    currency: Currency,
    includes_tax: bool,
}

impl Amount {
    pub(super) fn with_tax(amount: i64, currency: Currency) -> Self {
        Self {
            amount,
            currency,
            includes_tax: true,
        }
    }
}

/// A currency of the seeds, by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Currency(&'static str);

impl Currency {
    /// A currency that is in no seed becomes `XXX`, the code for no currency.
    pub(super) fn of(code: &str) -> Self {
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
