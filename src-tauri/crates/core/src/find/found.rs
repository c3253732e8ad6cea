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
