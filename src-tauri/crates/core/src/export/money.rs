//! Minor units as decimal numbers, written out digit by digit.

/// Currencies without minor units, with three decimals, and with four (ISO 4217). All others have two.
const NONE: [&str; 17] = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
    "XOF", "XPF",
];
const THREE: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
const FOUR: [&str; 2] = ["CLF", "UYW"];

/// An amount of minor units as a decimal number. None where the currency is no code of three letters: the minor units alone say more
/// than a guess at its decimals.
pub(super) fn decimal(amount: i64, currency: &str) -> Option<String> {
    let decimals = decimals(&currency.to_ascii_uppercase())?;
    let sign = if amount < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    Some(match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    })
}

fn decimals(currency: &str) -> Option<usize> {
    match currency {
        code if code.len() != 3 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) => None,
        code if NONE.contains(&code) => Some(0),
        code if THREE.contains(&code) => Some(3),
        code if FOUR.contains(&code) => Some(4),
        _ => Some(2),
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn an_amount_has_as_many_decimals_as_its_currency() {
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
    fn what_is_no_currency_has_no_decimals_to_guess() {
        for nothing in ["", "points", "U$", "12E"] {
            assert_eq!(decimal(2405, nothing), None);
        }
    }
}
