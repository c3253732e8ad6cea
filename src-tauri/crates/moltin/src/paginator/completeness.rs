//! Whether a scan has read what the store promised, and reading again what it has not.

use super::{End, List, OFFSET_LIMIT, Paginator, Sort};
use crate::error::Error;

/// How often in a row a list is read again without finding a record, before the scan fails.
const MAX_FRUITLESS_PASSES: u32 = 3;
/// How often a list is read at most.
const MAX_PASSES: u32 = 20;

impl<L: List> Paginator<L> {
    /// Whether at least as many records were read as the store counted.
    pub(super) fn lacks_nothing(&self) -> bool {
        self.seen.count() >= self.promise.total()
    }

    /// Whether the scan is over, and has read every record.
    ///
    /// # Errors
    /// [`Error::Incomplete`] if reading once more is in vain.
    pub(super) fn is_complete(&self) -> Result<bool, Error> {
        let read = self.seen.count();
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
        self.promise.begin_pass(self.seen.count());
        self.seen.begin_pass();
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
