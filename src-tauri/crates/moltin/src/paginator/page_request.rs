//! The request for one page of a scan.

use jiff::Timestamp;

use crate::transport::Priority;

/// The sort order of a scan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// By creation time, newest first.
    #[default]
    NewestFirst,
    /// By creation time, oldest first.
    OldestFirst,
}

/// A page to request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageRequest {
    pub(crate) direction: Direction,
    pub(crate) sort: Sort,
    /// Only records from this time on, in the direction of the scan.
    pub(crate) from: Option<Timestamp>,
    /// Only records up to this time, in the direction of the scan.
    pub(crate) until: Option<Timestamp>,
    pub(crate) limit: u32,
    pub(crate) offset: u64,
    pub(crate) priority: Priority,
}

/// The order in which pages are cut from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// By creation time, in the direction of the scan.
    CreatedAt,
    /// By ID: no two records share one.
    Id,
}

impl PageRequest {
    pub(crate) fn sort_key(&self) -> &'static str {
        match (self.sort, self.direction) {
            (Sort::Id, _) => "id",
            (Sort::CreatedAt, Direction::NewestFirst) => "-created_at",
            (Sort::CreatedAt, Direction::OldestFirst) => "created_at",
        }
    }

    /// The time after which the records were created. The API compares milliseconds, and has only
    /// `gt` and `lt` (see `docs/api.md`, "Order lists").
    pub(crate) fn created_after(&self) -> Option<Timestamp> {
        let first = match self.direction {
            Direction::NewestFirst => self.until,
            Direction::OldestFirst => self.from,
        };
        first.map(|first| moved_by(first, -1))
    }

    /// The time before which the records were created.
    pub(crate) fn created_before(&self) -> Option<Timestamp> {
        let last = match self.direction {
            Direction::NewestFirst => self.from,
            Direction::OldestFirst => self.until,
        };
        last.map(|last| moved_by(last, 1))
    }
}

fn moved_by(time: Timestamp, milliseconds: i64) -> Timestamp {
    let moved = Timestamp::from_millisecond(time.as_millisecond().saturating_add(milliseconds));
    moved.unwrap_or(time)
}
