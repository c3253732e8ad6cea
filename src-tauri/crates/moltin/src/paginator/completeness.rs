//! Whether a scan has read what the store promised, and reading again what it has not.

use jiff::Timestamp;

use super::{End, List, OFFSET_LIMIT, Paginator, Sort};
use crate::error::Error;

/// How often in a row a list is read again without finding a record, before the scan fails.
const MAX_FRUITLESS_PASSES: u32 = 3;
/// How often a list is read at most.
const MAX_PASSES: u32 = 20;

/// How many records the store says there are.
#[derive(Debug, Default)]
pub(super) struct Promise {
    /// The last count of the whole list.
    whole: u64,
    /// The records before the last restart, and the last count of those after it.
    parts: Option<(u64, u64)>,
    /// How many records this pass has read.
    read: u64,
    /// How many records it had read before the current page.
    read_before_page: u64,
    /// How many of the records that it read last share a creation time, or have none that can be
    /// read. After a restart they are counted once more.
    at_frontier: u64,
    frontier: Option<i64>,
    /// How many records were known when this pass began.
    known: u64,
    fruitless_passes: u32,
}

impl Promise {
    /// A record that this pass had not read before.
    pub(super) fn read(&mut self, created_at: Option<Timestamp>) {
        self.read = self.read.saturating_add(1);
        let time = created_at.map(Timestamp::as_millisecond);
        if time.is_some() && time != self.frontier {
            self.frontier = time;
            self.at_frontier = 0;
        }
        self.at_frontier = self.at_frontier.saturating_add(1);
    }

    /// Whether the page had a record that this pass had not read before.
    pub(super) fn ends_page(&mut self) -> bool {
        let had_any = self.read > self.read_before_page;
        self.read_before_page = self.read;
        had_any
    }

    pub(super) fn counted(&mut self, count: u64) {
        match &mut self.parts {
            None => self.whole = count,
            Some((_, rest)) => *rest = count,
        }
    }

    /// From now on the store counts only the records from the frontier on.
    pub(super) fn restart(&mut self) {
        self.parts = Some((self.read.saturating_sub(self.at_frontier), 0));
    }

    fn total(&self) -> u64 {
        let parts = self.parts.map_or(0, |(before, rest)| before.saturating_add(rest));
        self.whole.max(parts)
    }

    fn begin_pass(&mut self, known: u64) {
        *self = Self {
            known,
            fruitless_passes: if known > self.known {
                0
            } else {
                self.fruitless_passes.saturating_add(1)
            },
            ..Self::default()
        };
    }
}

impl<L: List> Paginator<L> {
    /// Whether at least as many records were read as the store counted.
    pub(super) fn lacks_nothing(&self) -> bool {
        self.seen.len() as u64 >= self.promise.total()
    }

    /// Whether the scan is over, and has read every record.
    ///
    /// # Errors
    /// [`Error::Incomplete`] if reading once more is in vain.
    pub(super) fn is_complete(&self) -> Result<bool, Error> {
        let read = self.seen.len() as u64;
        if self.unread_ties > 0 {
            return Err(Error::Incomplete {
                read,
                total: self.promise.total().max(read.saturating_add(self.unread_ties)),
            });
        }
        if self.lacks_nothing() {
            return Ok(true);
        }
        let is_fruitless = self.pass > 1 && read == self.promise.known;
        let fruitless = self
            .promise
            .fruitless_passes
            .saturating_add(u32::from(is_fruitless));
        if fruitless >= MAX_FRUITLESS_PASSES || self.pass >= MAX_PASSES {
            return Err(Error::Incomplete {
                read,
                total: self.promise.total(),
            });
        }
        Ok(false)
    }

    /// Reads the list from its start once more, by ID if possible.
    pub(super) fn read_again(&mut self) {
        let limit = OFFSET_LIMIT.saturating_sub(self.page_size.into());
        // Every other time in the usual order: a store may ignore a key that it does not know.
        let by_id = !self.refuses_ids && self.promise.total() <= limit && !self.pass.is_multiple_of(2);
        self.sort = if by_id { Sort::Id } else { Sort::CreatedAt };
        self.pass = self.pass.saturating_add(1);
        self.promise.begin_pass(self.seen.len() as u64);
        self.rewind();
    }

    /// Whether the store does not sort by ID: that key is not documented for all lists.
    pub(super) fn refuses_sort(sort: Sort, error: &Error) -> bool {
        let is_refusal = matches!(error, Error::Api(error) if matches!(error.status, 400 | 404 | 422));
        sort == Sort::Id && is_refusal
    }

    pub(super) fn sort_by_creation_time(&mut self) {
        self.refuses_ids = true;
        self.sort = Sort::CreatedAt;
        self.rewind();
    }

    fn rewind(&mut self) {
        self.in_flight.clear();
        self.from = self.started_from;
        self.frontier = None;
        self.next_offset = 0;
        self.end = End::Unread;
        self.fruitless = 0;
        self.is_finished = false;
    }
}
