//! What a search found of one kind.

use crate::view::Problem;

/// What was found of one kind.
pub(super) struct Found<T> {
    pub(super) found: Vec<T>,
    /// Whether the store has more.
    pub(super) more: bool,
    /// Whether the first one is the order or customer that the text names.
    pub(super) is_exact: bool,
    pub(super) problem: Option<Problem>,
}
