//! Whole numbers in every spelling.

/// Floating-point numbers are exact whole numbers up to here: 2^53.
pub(super) const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// The whole number that a floating-point number stands for: 1000 for 1000.0.
#[expect(clippy::cast_possible_truncation, reason = "the number is whole and small")]
pub(super) fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= MAX_EXACT).then_some(number as i64)
}

/// Reads `1000`, `1000.0` and spaces around them.
pub(super) fn whole_from_text(text: &str) -> Option<i128> {
    let text = text.trim();
    let exact = text.parse().ok();
    exact.or_else(|| whole(text.parse().ok()?).map(Into::into))
}
