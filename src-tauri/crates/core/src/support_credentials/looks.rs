//! The looks for leftovers: where each is, and what is next.

use std::collections::{HashMap, HashSet, VecDeque};

use super::place::Place;
use super::progress::PassCursor;

/// The looks for leftovers, by connection.
pub(super) type Looks = HashMap<String, Look>;

/// The look for leftovers in one store.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "none of them follows from others")]
pub(super) struct Look {
    pub(super) is_running: bool,
    /// Whether to look again after this look.
    pub(super) again: bool,
    pub(super) is_stopped: bool,
    /// Staff asked for it, also where this installation has never created a credential.
    pub(super) is_wanted: bool,
    pub(super) are_traced_settled: bool,
    pub(super) are_changed_settled: bool,
    pub(super) pass: Pass,
}

impl Look {
    /// Begins from the audit log on.
    pub(super) fn begin(&mut self) {
        self.is_stopped = false;
        self.are_traced_settled = false;
        self.are_changed_settled = false;
    }
}

/// Where the pass is.
#[derive(Default)]
pub(super) struct Pass {
    /// The members to look at, and how often that failed.
    pub(super) next: VecDeque<(Place, u32)>,
    /// The page that `next` is from.
    pub(super) page: HashSet<String>,
    /// Where the page after it begins; `None` before the first and after the last one.
    pub(super) cursor: Option<PassCursor>,
    pub(super) is_last: bool,
    /// Members whose credentials could not be listed.
    pub(super) skipped: u64,
    pub(super) looked: u64,
    pub(super) total: u64,
}

/// What is next after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Another step.
    Step,
    /// Another step after a longer pause: a credential may be in use, or be created late.
    Later,
    /// Nothing until something happens.
    Nothing,
}
