//! Times that go backwards: the clock of the computer was set back between two entries.
//!
//! That breaks no chain. It makes the times doubtful, and dates in a filter may miss entries.

use std::cmp::Ordering;

use jiff::{SignedDuration, Timestamp};

/// Two entries can be written in the other order than that of their times. That takes less.
const TOLERANCE: SignedDuration = SignedDuration::from_secs(1);

/// The entries whose time is earlier than that of an entry before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClockSetBack {
    /// How many there are.
    pub entries: i64,
    /// The ID of the first.
    pub first: Option<i64>,
}

/// Whether a time is earlier than one that was written before it.
pub(crate) fn is_set_back(before: Timestamp, at: Timestamp) -> bool {
    before.duration_since(at) >= TOLERANCE
}

/// Reads the times of all entries in order.
#[derive(Default)]
pub(crate) struct Clock {
    /// The latest time so far, as the file has it.
    latest: String,
    found: ClockSetBack,
}

impl Clock {
    /// Reads the time of entry `id`. `None` is not a time.
    pub(crate) fn read(&mut self, id: i64, at: Option<&str>) {
        let at = at.unwrap_or_default();
        // Times of one length sort like their texts, which are compared without parsing.
        if at.len() == self.latest.len() && at.cmp(&self.latest) == Ordering::Less {
            if let (Ok(latest), Ok(at)) = (self.latest.parse(), at.parse())
                && is_set_back(latest, at)
            {
                self.found.entries += 1;
                self.found.first.get_or_insert(id);
            }
        } else {
            at.clone_into(&mut self.latest);
        }
    }

    pub(crate) fn set_back(self) -> ClockSetBack {
        self.found
    }
}
