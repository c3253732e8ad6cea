//! Conversion of minor units to decimal numbers, without floating point.

use crate::currencies;

/// Formats minor units as a decimal number. Returns `None` for a currency that is not a code of
/// three letters, because its number of decimals is unknown.
pub(super) fn decimal(amount: i64, currency: &str) -> Option<String> {
    let decimals = usize::from(currencies::decimals(currency)?);
    let sign = if amount < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    Some(match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    })
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn currency_decides_number_of_decimals() {
        for (amount, currency, written) in [
            (2405, "USD", "24.05"),
            (5, "gbp", "0.05"),
            (-5, "EUR", "-0.05"),
            (0, "USD", "0.00"),
            (2405, "JPY", "2405"),
            (-1, "JPY", "-1"),
            (2405, "KWD", "2.405"),
            (2405, "CLF", "0.2405"),
            (i64::MIN, "USD", "-92233720368547758.08"),
        ] {
            assert_eq!(
                decimal(amount, currency).as_deref(),
                Some(written),
                "{amount} {currency}"
            );
        }
    }

    #[test]
    fn unknown_currency_has_no_decimal_amount() {
        for currency in ["", "points", "U$", "12E"] {
            assert_eq!(decimal(2405, currency), None);
        }
    }
}
