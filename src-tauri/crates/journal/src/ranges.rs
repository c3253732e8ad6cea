//! Numbers of entries as ranges.

use std::fmt;
use std::ops::RangeInclusive;

/// Numbers of entries, in the order in which they were added. As text: `5-7, 9`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges(Vec<RangeInclusive<i64>>);

impl Ranges {
    /// Whether there is no number.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn add(&mut self, number: i64) {
        match self.0.last_mut() {
            Some(last) if last.contains(&number) => {}
            Some(last) if *last.end() + 1 == number => *last = *last.start()..=number,
            _ => self.0.push(number..=number),
        }
    }
}

impl fmt::Display for Ranges {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            match (range.start(), range.end()) {
                (first, last) if first == last => write!(to, "{separator}{first}")?,
                (first, last) => write!(to, "{separator}{first}-{last}")?,
            }
        }
        Ok(())
    }
}
