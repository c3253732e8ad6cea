//! The paginator: reads a whole list page by page while the store changes it.
//!
//! Pages overlap by a few records. If a page does not begin with a known record, other records
//! moved to the front in the meantime, and the paginator goes back for the records in between.
//! Records with the same creation time come in any order, another one for each page, so those at
//! the end of a page are read once more by themselves. In the end there must be as many records as
//! the store counted; if there are not, the paginator reads the list again. So no record that
//! exists during the whole scan is lost or returned twice, or the scan ends with an error. The
//! API's `links` are not followed.

mod completeness;
mod page_request;
mod promise;
mod seen;
mod stream;
mod ties;

use std::collections::HashSet;
use std::sync::Arc;

use futures_util::stream::{FuturesOrdered, StreamExt};
use futures_util::{FutureExt, future::BoxFuture};
use jiff::Timestamp;
use tokio::sync::Semaphore;

pub use page_request::Direction;
pub(crate) use page_request::{PageRequest, Sort};
pub use stream::{Pages, Records};

use promise::Promise;
use seen::{Before, Seen};

use crate::error::Error;
use crate::lenient::UnreadableRecord;
use crate::page::{self, Page};
use crate::response::Response;
use crate::transport::Priority;

/// How many pages are requested at the same time by default.
pub(crate) const CONCURRENCY: usize = 8;
/// The largest offset that the API allows, page included (see `docs/api.md`, "Offset limit").
pub const OFFSET_LIMIT: u64 = 10_000;
/// How many records two pages share. As many records may be added during a scan without going back.
const OVERLAP: u64 = 3;
/// How often the paginator goes back without finding a new record before it accepts a page.
const MAX_FRUITLESS: u32 = 8;

/// A list that can be read page by page.
pub(crate) trait List: Send + Sync + 'static {
    type Record: Send + 'static;

    fn request(&self, page: PageRequest) -> impl Future<Output = Result<Response, Error>> + Send;
    fn read(&self, page: PageRequest, response: Response) -> Result<Page<Self::Record>, Error>;
    fn id(record: &Self::Record) -> &str;

    fn created_at(record: &Self::Record) -> Option<Timestamp>;
}

struct Paginator<L: List> {
    list: Arc<L>,
    direction: Direction,
    page_size: u32,
    concurrency: usize,
    /// One permit for each request in flight.
    permits: Arc<Semaphore>,
    /// Pages that are requested or parsed.
    in_flight: FuturesOrdered<BoxFuture<'static, Result<Page<L::Record>, Error>>>,
    /// From the offset of one page to the offset of the next.
    stride: u64,
    next_offset: u64,
    /// The end of the list, counted from the last restart.
    end: End,
    /// Where the scan started.
    started_from: Option<Timestamp>,
    /// Where offsets are counted from since the last restart.
    from: Option<Timestamp>,
    /// The creation time of the last record that was read.
    frontier: Option<Timestamp>,
    /// How often the list is read from its start, this time included.
    pass: u32,
    sort: Sort,
    /// The store refuses to sort by ID.
    refuses_ids: bool,
    seen: Seen,
    /// The creation times whose records were read by themselves.
    ties: HashSet<Timestamp>,
    /// How many records with such a time the store counts but does not list.
    unread_ties: u64,
    promise: Promise,
    total: Option<u64>,
    fruitless: u32,
    is_finished: bool,
}

#[derive(Clone, Copy)]
enum End {
    /// No page was read yet.
    Unread,
    /// The store does not count its records.
    Unknown,
    /// After this many records.
    After(u64),
}

/// What tells an unreadable record from others: its ID, or else its position.
fn unreadable_key(record: &UnreadableRecord, offset: u64) -> String {
    match &record.id {
        Some(id) => format!("unreadable:{id}"),
        None => format!("unreadable at {}", offset.saturating_add(record.index as u64)),
    }
}

fn stride(limit: u64) -> u64 {
    limit.saturating_sub(OVERLAP).max(1)
}

impl<L: List> Paginator<L> {
    fn new(
        list: L,
        direction: Direction,
        from: Option<Timestamp>,
        page_size: u32,
        concurrency: usize,
    ) -> Self {
        let concurrency = concurrency.max(1);
        Self {
            list: Arc::new(list),
            direction,
            page_size,
            concurrency,
            permits: Arc::new(Semaphore::new(concurrency)),
            in_flight: FuturesOrdered::new(),
            stride: stride(page_size.into()),
            next_offset: 0,
            end: End::Unread,
            started_from: from,
            from,
            frontier: None,
            pass: 1,
            sort: Sort::CreatedAt,
            refuses_ids: false,
            seen: Seen::default(),
            ties: HashSet::new(),
            unread_ties: 0,
            promise: Promise::default(),
            total: None,
            fruitless: 0,
            is_finished: false,
        }
    }

    /// The next page, with only the records that no earlier page had.
    async fn next(&mut self) -> Result<Option<Page<L::Record>>, Error> {
        // A page of one record would not overlap the next one.
        page::check_limit(self.page_size, 2)?;
        loop {
            if self.is_finished {
                if self.is_complete()? {
                    return Ok(None);
                }
                self.read_again();
            }
            self.read_ahead();
            let page = match self.in_flight.next().await {
                Some(Err(error)) if Self::refuses_sort(self.sort, &error) => {
                    self.sort_by_creation_time();
                    continue;
                }
                Some(page) => page?,
                None if self.is_past_offset_limit() => {
                    self.restart_from_frontier()?;
                    continue;
                }
                None => {
                    self.is_finished = true;
                    continue;
                }
            };
            if !self.connects(&page) {
                self.go_back(page.offset);
                continue;
            }
            let is_first = self.total.is_none();
            let tie = self.tie_at_start(&page);
            let mut page = self.accept(page);
            if let Some(tie) = tie {
                self.read_tie(tie, &mut page).await?;
            }
            if is_first || page.length() > 0 {
                return Ok(Some(page));
            }
        }
    }

    fn read_ahead(&mut self) {
        while self.in_flight.len() < self.concurrency.saturating_mul(2) && !self.is_past_offset_limit() {
            let continues = match self.end {
                End::Unread | End::Unknown => self.in_flight.is_empty(),
                End::After(end) => self.next_offset < end,
            };
            if !continues {
                break;
            }
            let is_first = self.total.is_none();
            let request = PageRequest {
                direction: self.direction,
                sort: self.sort,
                from: self.from,
                until: None,
                limit: self.page_size,
                offset: self.next_offset,
                // A person waits for the first page.
                priority: if is_first {
                    Priority::Interactive
                } else {
                    Priority::Bulk
                },
            };
            self.in_flight.push_back(self.request(request));
            self.next_offset = self.next_offset.saturating_add(self.stride);
        }
    }

    fn request(&self, request: PageRequest) -> BoxFuture<'static, Result<Page<L::Record>, Error>> {
        let (list, permits) = (Arc::clone(&self.list), Arc::clone(&self.permits));
        let page = async move {
            let permit = permits.acquire().await.expect("the semaphore is never closed");
            let response = list.request(request).await?;
            drop(permit);
            // The task that waits for the permit sends its request before this page is parsed.
            tokio::task::yield_now().await;
            let page = list.read(request, response)?;
            // A wrong offset from the store would lead past the end or back to the start.
            Ok(Page {
                offset: request.offset,
                ..page
            })
        };
        page.boxed()
    }

    fn is_past_offset_limit(&self) -> bool {
        self.next_offset.saturating_add(self.page_size.into()) > OFFSET_LIMIT
    }

    /// Continues by creation time, with offsets from 0 again.
    fn restart_from_frontier(&mut self) -> Result<(), Error> {
        let from = self.frontier.filter(|frontier| Some(*frontier) != self.from);
        self.from = Some(from.ok_or(Error::OffsetLimit { limit: OFFSET_LIMIT })?);
        self.promise.restart();
        self.next_offset = 0;
        self.end = End::Unread;
        Ok(())
    }

    fn is_read(&self, record: &L::Record) -> bool {
        self.seen.is_in_this_pass(L::id(record))
    }

    /// Whether every record before this page was read in this pass.
    fn connects(&self, page: &Page<L::Record>) -> bool {
        page.offset == 0
            || self.fruitless >= MAX_FRUITLESS
            || self.tie_at_start(page).is_some()
            || page.items.first().is_some_and(|first| self.is_read(first))
    }

    fn go_back(&mut self, offset: u64) {
        self.in_flight.clear();
        let distance = self.stride.saturating_mul(2_u64.saturating_pow(self.fruitless));
        self.fruitless = self.fruitless.saturating_add(1);
        self.next_offset = offset.saturating_sub(distance);
    }

    fn accept(&mut self, mut page: Page<L::Record>) -> Page<L::Record> {
        let read_before = self.seen.count();
        let length = page.length();
        if let Some(last) = page.items.last() {
            self.frontier = L::created_at(last);
        }
        let (seen, promise) = (&mut self.seen, &mut self.promise);
        page.items.retain(|record| {
            let before = seen.insert(L::id(record));
            if before != Before::InThisPass {
                promise.read(L::created_at(record));
            }
            before == Before::Never
        });
        page.unreadable.retain(|record| {
            let before = seen.insert(&unreadable_key(record, page.offset));
            if before != Before::InThisPass {
                promise.read(None);
            }
            before == Before::Never
        });
        let is_short = length < page.limit;
        let adds_nothing = !promise.ends_page();
        if !adds_nothing {
            self.fruitless = 0;
        }

        if page.limit < u64::from(self.page_size) {
            self.stride = stride(page.limit);
        }
        let end_of_page = page.offset.saturating_add(length);
        self.end = page.exact_count().map_or(End::Unknown, End::After);
        let is_read = match self.end {
            End::After(end) => end_of_page >= end,
            End::Unknown | End::Unread => is_short,
        };
        self.is_finished = is_read || length == 0 || (is_short && adds_nothing);
        if self.in_flight.is_empty() && !adds_nothing {
            // The next page overlaps this one even if this one is shorter than its limit.
            let overlap = OVERLAP.min(length.saturating_sub(1));
            self.next_offset = self.next_offset.min(end_of_page.saturating_sub(overlap));
        }
        if let Some(counted) = page.counted {
            self.promise.counted(counted);
        }
        // A list that is read again has nothing more to add if all records are known.
        self.is_finished |= self.pass > 1 && self.lacks_nothing();
        if self.is_finished {
            self.in_flight.clear();
        }

        let read = self.seen.count();
        // After a restart, the store counts only the rest of the list.
        let counted = page.counted.filter(|_| self.from == self.started_from);
        let total = counted.or(self.total).unwrap_or(page.total).max(read);
        self.total = Some(total);
        page.total = total;
        page.offset = read_before;
        page
    }
}
