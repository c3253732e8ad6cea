//! What a search found of one kind.

use crate::view::Problem;

/// What was found of one kind.
#[derive(Debug)]
pub(super) struct Found<T> {
    pub(super) found: Vec<T>,
    /// Whether the store has more.
    pub(super) more: bool,
    /// Whether the first one is the order or customer that the text names.
    pub(super) is_exact: bool,
    pub(super) problem: Option<Problem>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self {
            found: Vec::new(),
            more: false,
            is_exact: false,
            problem: None,
        }
    }
}

impl<T> Found<T> {
    /// Both together: `other` was searched for in another way.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.found.extend(other.found);
        self.more |= other.more;
        self.problem = self.problem.or(other.problem);
        self
    }
}
