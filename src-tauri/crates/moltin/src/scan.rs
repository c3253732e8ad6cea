//! Reading a whole list, page by page, while the store changes underneath.
//!
//! Pages overlap by a few records. Where a page does not begin with a record that has been read, records in between have moved
//! to the front since, and it is gone back for them; so none is lost that was there throughout, and none is given twice.
//! The API's `links` are not followed, and its counts only say how far to read ahead.

use std::collections::HashSet;
use std::sync::Arc;

use futures_util::stream::{FuturesOrdered, Stream, StreamExt, try_unfold};
use futures_util::{FutureExt, future::BoxFuture};
use jiff::Timestamp;
use tokio::sync::Semaphore;

use crate::error::Error;
use crate::page::{self, Page};
use crate::response::Response;
use crate::transport::Priority;

/// Pages read ahead where nobody says how many.
pub(crate) const CONCURRENCY: usize = 8;
/// The largest offset, page included, that the API takes (see `docs/api.md`, "Offset limit").
const OFFSET_LIMIT: u64 = 10_000;
/// By how many records pages overlap: as many may be added under way without going back for any.
const OVERLAP: u64 = 3;
/// How often it is gone back without finding anything new, before a page is taken as it is.
const MOST_FRUITLESS: u32 = 8;

/// In which order a list is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// The latest first.
    #[default]
    NewestFirst,
    /// The earliest first.
    OldestFirst,
}

/// A page to fetch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) direction: Direction,
    /// Only records from this moment on, in the direction of reading.
    pub(crate) from: Option<Timestamp>,
    pub(crate) limit: u32,
    pub(crate) offset: u64,
    pub(crate) priority: Priority,
}

/// A list that can be read page by page.
pub(crate) trait Listing: Send + Sync {
    type Record: Send;

    fn ask(&self, wanted: Wanted) -> impl Future<Output = Result<Response, Error>> + Send;
    fn read(&self, wanted: Wanted, response: Response) -> Result<Page<Self::Record>, Error>;
    fn id(record: &Self::Record) -> &str;
    fn created_at(record: &Self::Record) -> Option<Timestamp>;
}

impl Direction {
    pub(crate) fn sort(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
        }
    }
}

/// The millisecond before: the API compares with `gt` and `lt` alone, and in milliseconds.
pub(crate) fn before(moment: Timestamp) -> Timestamp {
    let earlier = Timestamp::from_millisecond(moment.as_millisecond().saturating_sub(1));
    earlier.unwrap_or(moment)
}

/// The millisecond after.
pub(crate) fn after(moment: Timestamp) -> Timestamp {
    let later = Timestamp::from_millisecond(moment.as_millisecond().saturating_add(1));
    later.unwrap_or(moment)
}

/// Reads a list. Each page holds what the ones before did not; dropping the stream drops the requests under way.
pub(crate) fn scan<'a, L: Listing + 'a>(
    listing: L,
    direction: Direction,
    from: Option<Timestamp>,
    page_size: u32,
    concurrency: usize,
) -> impl Stream<Item = Result<Page<L::Record>, Error>> + Send + 'a
where
    L::Record: 'a,
{
    let page_size = page_size.clamp(2, page::MOST);
    let walk = Paginator {
        listing: Arc::new(listing),
        direction,
        page_size,
        concurrency: concurrency.max(1),
        slots: Arc::new(Semaphore::new(concurrency.max(1))),
        in_flight: FuturesOrdered::new(),
        stride: stride(page_size.into()),
        next_offset: 0,
        end: End::Unread,
        begun_from: from,
        from,
        frontier: None,
        seen: HashSet::new(),
        total: None,
        fruitless: 0,
        is_over: false,
    };
    try_unfold(walk, async |mut walk| {
        let page = walk.next().await?;
        Ok(page.map(|page| (page, walk)))
    })
}

struct Paginator<'a, L: Listing> {
    listing: Arc<L>,
    direction: Direction,
    page_size: u32,
    concurrency: usize,
    /// One for each request that may be under way.
    slots: Arc<Semaphore>,
    /// Pages that are asked for, waited for, or taken apart.
    in_flight: FuturesOrdered<BoxFuture<'a, Result<Page<L::Record>, Error>>>,
    /// From the offset of one page to that of the next.
    stride: u64,
    next_offset: u64,
    /// Where the list, or what is read of it since the last time that offsets began anew, ends.
    end: End,
    /// From which moment on records were asked for at first, and are now.
    begun_from: Option<Timestamp>,
    from: Option<Timestamp>,
    /// The moment up to which everything has been read.
    frontier: Option<Timestamp>,
    seen: HashSet<Box<str>>,
    total: Option<u64>,
    fruitless: u32,
    is_over: bool,
}

#[derive(Clone, Copy)]
enum End {
    /// No page has told yet.
    Unread,
    /// The store does not tell.
    Untold,
    /// After so many records.
    After(u64),
}

fn stride(limit: u64) -> u64 {
    limit - OVERLAP.min(limit - 1)
}

impl<'a, L: Listing + 'a> Paginator<'a, L> {
    async fn next(&mut self) -> Result<Option<Page<L::Record>>, Error> {
        loop {
            if self.is_over {
                return Ok(None);
            }
            self.read_ahead();
            let page = match self.in_flight.next().await {
                Some(page) => page?,
                None if self.is_past_the_limit() => {
                    self.begin_anew()?;
                    continue;
                }
                None => return Ok(None),
            };
            if !self.connects(&page) {
                self.go_back(page.offset);
                continue;
            }
            let is_first = self.total.is_none();
            let page = self.take(page);
            if is_first || !page.items.is_empty() {
                return Ok(Some(page));
            }
        }
    }

    fn read_ahead(&mut self) {
        while self.in_flight.len() < 2 * self.concurrency && !self.is_past_the_limit() {
            let goes_on = match self.end {
                End::Unread | End::Untold => self.in_flight.is_empty(),
                End::After(end) => self.next_offset < end,
            };
            if !goes_on {
                break;
            }
            let is_first = self.total.is_none();
            let wanted = Wanted {
                direction: self.direction,
                from: self.from,
                limit: self.page_size,
                offset: self.next_offset,
                // Somebody looks at the first page; the others come when they come.
                priority: if is_first {
                    Priority::Interactive
                } else {
                    Priority::Bulk
                },
            };
            let (listing, slots) = (Arc::clone(&self.listing), Arc::clone(&self.slots));
            let page = async move {
                let slot = slots.acquire().await.expect("the slots are never closed");
                let response = listing.ask(wanted).await?;
                drop(slot);
                // Whoever waits for the slot sends first; then there is time to take this page apart.
                tokio::task::yield_now().await;
                listing.read(wanted, response)
            };
            self.in_flight.push_back(page.boxed());
            self.next_offset += self.stride;
        }
    }

    fn is_past_the_limit(&self) -> bool {
        self.next_offset + u64::from(self.page_size) > OFFSET_LIMIT
    }

    /// Goes on from the last record's moment, with offsets from 0 again.
    fn begin_anew(&mut self) -> Result<(), Error> {
        let from = self.frontier.filter(|frontier| Some(*frontier) != self.from);
        self.from = Some(from.ok_or(Error::OffsetLimit { limit: OFFSET_LIMIT })?);
        self.next_offset = 0;
        self.end = End::Unread;
        Ok(())
    }

    /// Whether everything before this page has been read.
    fn connects(&self, page: &Page<L::Record>) -> bool {
        page.offset == 0
            || self.fruitless >= MOST_FRUITLESS
            || page
                .items
                .first()
                .is_some_and(|first| self.seen.contains(L::id(first)))
    }

    fn go_back(&mut self, offset: u64) {
        self.in_flight.clear();
        let by = self.stride << self.fruitless;
        self.fruitless += 1;
        self.next_offset = offset.saturating_sub(by);
    }

    fn take(&mut self, mut page: Page<L::Record>) -> Page<L::Record> {
        let read_before = self.seen.len() as u64;
        let length = page.items.len() as u64;
        if let Some(last) = page.items.last() {
            self.frontier = L::created_at(last);
        }
        let seen = &mut self.seen;
        page.items.retain(|record| seen.insert(L::id(record).into()));
        let is_short = length < page.limit;
        let adds_nothing = page.items.is_empty();
        if !adds_nothing {
            self.fruitless = 0;
        }

        if page.limit < u64::from(self.page_size) {
            self.stride = stride(page.limit);
        }
        let end_of_page = page.offset + length;
        self.end = page.counted.map_or(End::Untold, End::After);
        let is_read = match self.end {
            End::After(end) => end_of_page >= end,
            End::Untold | End::Unread => is_short,
        };
        self.is_over = is_read || length == 0 || (is_short && adds_nothing);
        if self.in_flight.is_empty() && !adds_nothing {
            // A page that is shorter than it should be is followed by one that overlaps it all the same.
            let overlap = OVERLAP.min(length.saturating_sub(1));
            self.next_offset = self.next_offset.min(end_of_page - overlap);
        }
        if self.is_over {
            self.in_flight.clear();
        }

        let read = self.seen.len() as u64;
        // Later pages may be counted from where offsets began anew.
        let counted = page.counted.filter(|_| self.from == self.begun_from);
        let total = counted.or(self.total).unwrap_or(page.total).max(read);
        self.total = Some(total);
        page.total = total;
        page.offset = read_before;
        page
    }
}
