//! Numbers of entries as ranges.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

/// A set of numbers, such as those of entries. As text: `5-7, 9`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges(
    /// The last number of each range by its first one. Ranges do not touch each other.
    BTreeMap<i64, i64>,
);

impl Ranges {
    /// Whether there is no number.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn add(&mut self, number: i64) {
        self.add_all(number..=number);
    }

    /// Adds the numbers of a range, which may be empty.
    pub(crate) fn add_all(&mut self, numbers: RangeInclusive<i64>) {
        if numbers.is_empty() {
            return;
        }
        let (mut first, mut last) = numbers.into_inner();
        // Joins it with those that it touches.
        while let Some((&start, &end)) = self.0.range(..=last.saturating_add(1)).next_back() {
            if end.saturating_add(1) < first {
                break;
            }
            self.0.remove(&start);
            (first, last) = (first.min(start), last.max(end));
        }
        self.0.insert(first, last);
    }
}

impl fmt::Display for Ranges {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (first, last)) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            if first == last {
                write!(to, "{separator}{first}")?;
            } else {
                write!(to, "{separator}{first}-{last}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    #[test]
    fn numbers_in_any_order_become_ranges() {
        let mut ranges = Ranges::default();
        for number in [9, 5, 7, 6, 5, i64::MAX, i64::MAX - 1] {
            ranges.add(number);
        }
        assert_eq!(
            ranges.to_string(),
            "5-7, 9, 9223372036854775806-9223372036854775807"
        );
        ranges.add_all(8..=20);
        let (first, last) = (3, 2);
        ranges.add_all(first..=last);
        ranges.add_all(1..=2);
        assert_eq!(
            ranges.to_string(),
            "1-2, 5-20, 9223372036854775806-9223372036854775807"
        );
        ranges.add_all(0..=i64::MAX);
        assert_eq!(ranges.to_string(), "0-9223372036854775807");
    }
}
