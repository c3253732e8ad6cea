//! The rows of a list in the order of one sort key.

use super::columns::Column;

/// The numbers of all rows, sorted by an attribute, and by their number where that is equal.
pub(super) struct SortOrder {
    /// The index of the attribute.
    pub(super) attribute: usize,
    numbers: Vec<u32>,
}

impl SortOrder {
    pub(super) fn new(attribute: usize) -> Self {
        Self {
            attribute,
            numbers: Vec::new(),
        }
    }

    /// Those of the rows that match, sorted.
    pub(super) fn matching(&self, matches: &[bool], is_descending: bool) -> Vec<u32> {
        let is_match = |number: &u32| matches[*number as usize];
        let numbers = self.numbers.iter().copied();
        if is_descending {
            numbers.rev().filter(is_match).collect()
        } else {
            numbers.filter(is_match).collect()
        }
    }

    /// Moves rows to their new place. Those that no longer exist are removed.
    pub(super) fn place(&mut self, moved: &[u32], exists: &[bool], column: &Column) {
        if moved.is_empty() {
            return;
        }
        let mut is_moved = vec![false; exists.len()];
        for number in moved {
            is_moved[*number as usize] = true;
        }
        self.numbers.retain(|number| !is_moved[*number as usize]);
        let compare = |one: u32, other: u32| column.compare(one, other).then(one.cmp(&other));
        let mut moved: Vec<u32> = moved
            .iter()
            .copied()
            .filter(|number| exists[*number as usize])
            .collect();
        moved.sort_by(|one, other| compare(*one, *other));
        let mut numbers = Vec::with_capacity(self.numbers.len() + moved.len());
        let mut rest = self.numbers.as_slice();
        for number in moved {
            let (before, after) =
                rest.split_at(rest.partition_point(|other| compare(*other, number).is_lt()));
            numbers.extend_from_slice(before);
            numbers.push(number);
            rest = after;
        }
        numbers.extend_from_slice(rest);
        self.numbers = numbers;
    }
}
