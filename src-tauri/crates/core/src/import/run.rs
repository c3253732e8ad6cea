//! One run through the rows of an import.

use moltin::NewCustomer;

use super::rows::Verdict;
use crate::lifecycle::Task;
use crate::view::{ImportPause, Problem};

/// Going through the rows.
pub(super) struct Run {
    /// Cancelled when it is to stop: no further row is begun.
    pub(super) task: Task,
    pub(super) paused: Option<ImportPause>,
    /// What it is paused for.
    pub(super) problem: Option<Problem>,
    /// How often it was resumed.
    pub(super) resumed: u32,
}

impl Run {
    pub(super) fn new(task: Task) -> Self {
        Self {
            task,
            paused: None,
            problem: None,
            resumed: 0,
        }
    }
}

/// A row in progress.
pub(super) struct RowTask {
    pub(super) place: usize,
    /// How often the import had been resumed when the row was begun.
    pub(super) resumed: u32,
    pub(super) task: Task,
    pub(super) line: u64,
    pub(super) new: NewCustomer,
    pub(super) verdict: Verdict,
    pub(super) is_in_doubt: bool,
}
