//! Conversion of minor units to decimal numbers, without floating point.

/// Formats minor units as a decimal number.
pub(crate) fn decimal(amount: i64, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let sign = if amount < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn point_is_before_the_decimals() {
        for (amount, decimals, written) in [
            (2405, 2, "24.05"),
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (0, 2, "0.00"),
            (2405, 0, "2405"),
            (-1, 0, "-1"),
            (2405, 3, "2.405"),
            (2405, 4, "0.2405"),
            (i64::MIN, 2, "-92233720368547758.08"),
            (1, 18, "0.000000000000000001"),
        ] {
            assert_eq!(decimal(amount, decimals), written, "{amount} {decimals}");
        }
    }
}
