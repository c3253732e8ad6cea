//! Records with the same creation time. A store sorts them in any order, another one for each
//! request, so a page can end in the middle of them and the next one can leave some of them out.

use std::collections::HashSet;

use futures_util::stream::StreamExt;
use jiff::Timestamp;

use super::{Before, List, OFFSET_LIMIT, PageRequest, Paginator, Sort, unreadable_key};
use crate::error::Error;
use crate::page::{MAX_LIMIT, Page};
use crate::transport::Priority;

/// How often the pages of a tie are requested at most while their count stays the same.
const MAX_ROUNDS: u64 = 20;
/// How often that count may change.
const MAX_CHANGES: u32 = 200;

impl<L: List> Paginator<L> {
    /// The creation time that the start of this page shares with the end of the one before.
    pub(super) fn tie_at_start(&self, page: &Page<L::Record>) -> Option<Timestamp> {
        if self.sort == Sort::Id || page.offset == 0 {
            return None;
        }
        let millisecond = |time: Timestamp| time.as_millisecond();
        let frontier = self.frontier?;
        let first = page.items.first().and_then(L::created_at)?;
        (millisecond(first) == millisecond(frontier)).then_some(first)
    }

    /// Reads the records with this creation time by themselves, and adds the new ones to the page.
    ///
    /// They are all known as soon as as many were read as the store counts, since the count last
    /// changed.
    pub(super) async fn read_tie(&mut self, at: Timestamp, page: &mut Page<L::Record>) -> Result<(), Error> {
        if !self.ties.insert(at) {
            return Ok(());
        }
        let mut new = Vec::new();
        let (mut known, mut count) = (HashSet::new(), None);
        let (mut offset, mut requests, mut changes) = (0_u64, 0_u64, 0_u32);
        loop {
            let part = self.request_tie(at, offset).await?;
            let length = part.length();
            let is_last = length < part.limit;
            let exact = part.exact_count();
            let counted = exact.or_else(|| is_last.then(|| offset.saturating_add(length)));
            if count != counted && exact.is_some() {
                known.clear();
                count = counted;
                requests = 0;
                changes = changes.saturating_add(1);
            }
            let known_before = known.len();
            for record in &part.unreadable {
                known.insert(unreadable_key(record, offset));
            }
            for record in part.items {
                let id = L::id(&record).to_owned();
                if self.seen.insert(&id) == Before::Never {
                    new.push(record);
                }
                known.insert(id);
            }
            let missing = counted.map(|counted| counted.saturating_sub(known.len() as u64));
            // Without a count, the end is where nothing new comes. Past the offset limit, the scan
            // fails anyway.
            let is_end = missing.map_or(known.len() == known_before, |missing| missing == 0);
            if is_end || counted > Some(OFFSET_LIMIT) {
                break;
            }
            requests = requests.saturating_add(1);
            let pages = counted.map_or(OFFSET_LIMIT, |counted| counted.div_ceil(part.limit));
            if requests >= MAX_ROUNDS.saturating_mul(pages) || changes >= MAX_CHANGES {
                self.unread_ties = self.unread_ties.saturating_add(missing.unwrap_or(1));
                break;
            }
            offset = offset.saturating_add(length);
            let is_past_limit = offset.saturating_add(MAX_LIMIT.into()) > OFFSET_LIMIT;
            if length == 0 || is_past_limit || counted.is_some_and(|counted| offset >= counted) {
                offset = 0;
            }
        }
        // They belong to the others with this time, at the start of the page.
        page.items.splice(0..0, new);
        Ok(())
    }

    async fn request_tie(&mut self, at: Timestamp, offset: u64) -> Result<Page<L::Record>, Error> {
        let mut request = PageRequest {
            direction: self.direction,
            sort: if self.refuses_ids {
                Sort::CreatedAt
            } else {
                Sort::Id
            },
            from: Some(at),
            until: Some(at),
            limit: MAX_LIMIT,
            offset,
            priority: Priority::Bulk,
        };
        let page = self.request_first(request).await;
        match page {
            Err(error) if Self::refuses_sort(request.sort, &error) => {
                self.refuses_ids = true;
                request.sort = Sort::CreatedAt;
                self.request_first(request).await
            }
            page => page,
        }
    }

    /// Requests a page before those in flight. They go on meanwhile: one that has its turn at the
    /// rate limiter and is not polled would block this one.
    async fn request_first(&mut self, request: PageRequest) -> Result<Page<L::Record>, Error> {
        self.in_flight.push_front(self.request(request));
        let page = self.in_flight.next().await;
        page.expect("a page is in flight")
    }
}
