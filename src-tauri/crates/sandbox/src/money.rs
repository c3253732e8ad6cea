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

/// The longest code of a currency.
const LONGEST: usize = 12;

/// A currency by its code: that of ISO 4217, or one that the store made up, such as `POINTS`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Currency {
    code: [u8; LONGEST],
    length: usize,
}

/// The currencies whose number of decimals is not 2 (ISO 4217).
const DECIMALS: [(usize, &[&str]); 3] = [
    (
        0,
        &[
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
            "XAF", "XOF", "XPF",
        ],
    ),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
    (4, &["CLF", "UYW"]),
];

impl Currency {
    /// What is no code becomes `XXX`, the code for no currency.
    pub(crate) fn of(code: &str) -> Self {
        let code = if Self::is_code(code) { code } else { "XXX" };
        let mut bytes = [0; LONGEST];
        bytes[..code.len()].copy_from_slice(code.as_bytes());
        Self {
            code: bytes,
            length: code.len(),
        }
    }

    /// Whether a text can be a code.
    pub(crate) fn is_code(code: &str) -> bool {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        (1..=LONGEST).contains(&code.len()) && code.bytes().all(is_letter)
    }

    fn code(&self) -> &str {
        str::from_utf8(&self.code[..self.length]).unwrap_or("XXX")
    }

    /// The prefix of a formatted amount.
    fn prefix(&self) -> String {
        match self.code() {
            "GBP" => "£".to_owned(),
            "USD" => "$".to_owned(),
            "EUR" => "€".to_owned(),
            "JPY" => "¥".to_owned(),
            "KWD" => "KD ".to_owned(),
            other => format!("{other} "),
        }
    }

    fn decimals(&self) -> usize {
        let is_of = |(_, codes): &&(usize, &[&str])| codes.contains(&self.code());
        DECIMALS.iter().find(is_of).map_or(2, |(decimals, _)| *decimals)
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// An amount without its tax in percent, rounded.
pub(crate) fn without_tax(with_tax: i64, percent: i64) -> i64 {
    let taxed = 100 + percent;
    (with_tax * 100 + taxed / 2) / taxed
}

/// Formats an amount in minor units with the decimals of its currency.
fn format(amount: i64, currency: Currency) -> String {
    let (symbol, decimals) = (currency.prefix(), currency.decimals());
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
        assert_eq!(format(1200, Currency::of("CHF")), "CHF 12.00");
        assert_eq!(format(-35_000, Currency::of("KRW")), "-KRW 35,000");
        assert_eq!(format(1, Currency::of("BHD")), "BHD 0.001");
        assert_eq!(format(12_345, Currency::of("CLF")), "CLF 1.2345");
        assert_eq!(format(100, Currency::of("POINTS")), "POINTS 1.00");
        for code in ["", "a b", "€", "<b>", "AVERYLONGCODE"] {
            assert_eq!(format(100, Currency::of(code)), "XXX 1.00", "{code}");
        }
    }
}
