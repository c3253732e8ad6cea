//! Lists of entry numbers as text, such as `5,7-9`.

use std::fmt::Write;
use std::ops::RangeInclusive;

/// Formats numbers that are in ascending order.
pub(crate) fn format(numbers: &[i64]) -> String {
    let mut text = String::new();
    for run in numbers.chunk_by(|number, next| number + 1 == *next) {
        let separator = if text.is_empty() { "" } else { "," };
        let written = match run {
            [number] => write!(text, "{separator}{number}"),
            [first, .., last] => write!(text, "{separator}{first}-{last}"),
            [] => Ok(()),
        };
        written.expect("writing to a String never fails");
    }
    text
}

/// Parses a list of numbers.
pub(crate) fn parse(text: &str) -> Option<Vec<RangeInclusive<i64>>> {
    let range = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some(first.parse().ok()?..=last.parse().ok()?)
    };
    text.split(',').map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::{format, parse};

    #[test]
    fn numbers_are_formatted_in_runs_and_parsed() {
        assert_eq!(format(&[5, 7, 8, 9, 12, 13]), "5,7-9,12-13");
        assert_eq!(parse("5,7-9,12-13"), Some(vec![5..=5, 7..=9, 12..=13]));
        assert_eq!(
            (format(&[]), parse("5,x"), parse("")),
            (String::new(), None, None)
        );
    }
}
