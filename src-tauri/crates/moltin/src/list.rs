//! What the lists of customers, accounts, carts and subscriptions have in common. Those of orders
//! can include their items.

use jiff::Timestamp;

use crate::document::NotIncluded;
use crate::error::Error;
use crate::filter::Parameter;
use crate::identity::sealed::Authenticate;
use crate::identity::send;
use crate::lenient::{Readable, Record, UnreadableRecord};
use crate::page::{self, Page};
use crate::paginator::{self, Direction, OFFSET_LIMIT};
use crate::transport::{Call, Path};

/// The most requests for a whole list. Full pages reach the offset limit with as many.
const MAX_REQUESTS: u64 = 100;

/// One page of a list: which records, in which order, how many.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListQuery<F = NoFilter, S = Unsorted> {
    /// Which records.
    pub filter: F,
    /// The sort order. Without one, the store chooses.
    pub sort: Option<S>,
    /// How many records, from 1 to 100. The default is 100.
    pub limit: u32,
    /// How many records to skip. The API's offset limit is 10,000.
    pub offset: u64,
}

/// The filter of a list that has none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoFilter;

/// The sort order of a list that has none. There is no value of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsorted {}

impl<F: Default, S> Default for ListQuery<F, S> {
    fn default() -> Self {
        Self {
            filter: F::default(),
            sort: None,
            limit: page::MAX_LIMIT,
            offset: 0,
        }
    }
}

impl<F: Default, S> ListQuery<F, S> {
    /// The first 100 records.
    pub fn new() -> Self {
        Self::default()
    }
}

impl<F, S> ListQuery<F, S> {
    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: F) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn sort(mut self, sort: S) -> Self {
        self.sort = Some(sort);
        self
    }

    /// Sets how many records to return, from 1 to 100.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = limit;
        self
    }

    /// Sets how many records to skip.
    #[must_use]
    pub fn offset(mut self, offset: u64) -> Self {
        self.offset = offset;
        self
    }
}

/// A whole list: which records, in which order. It is read with a paginator.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListScan<F> {
    /// Which records.
    pub filter: F,
    /// The sort order.
    pub direction: Direction,
    /// The cursor of an earlier scan: the creation time of its last record, which is read again.
    pub from: Option<Timestamp>,
    /// How many records a page has, from 2 to 100. The default is 100.
    pub page_size: u32,
    /// How many pages are requested at the same time. The default is 8. Up to twice as many are
    /// kept until they are read.
    pub concurrency: usize,
}

impl<F: Default> Default for ListScan<F> {
    fn default() -> Self {
        Self {
            filter: F::default(),
            direction: Direction::default(),
            from: None,
            page_size: page::MAX_LIMIT,
            concurrency: paginator::CONCURRENCY,
        }
    }
}

impl<F: Default> ListScan<F> {
    /// All records, newest first.
    pub fn new() -> Self {
        Self::default()
    }
}

impl<F> ListScan<F> {
    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: F) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Continues an earlier scan from the creation time of its last record.
    #[must_use]
    pub fn from(mut self, from: Option<Timestamp>) -> Self {
        self.from = from;
        self
    }

    /// Sets how many records a page has, from 2 to 100.
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = page_size;
        self
    }

    /// Sets how many pages are requested at the same time.
    #[must_use]
    pub fn concurrency(mut self, concurrency: usize) -> Self {
        self.concurrency = concurrency;
        self
    }
}

/// A sort order: the value of the parameter `sort`.
pub(crate) trait SortKey: Copy {
    fn key(self) -> &'static str;
}

impl SortKey for Unsorted {
    fn key(self) -> &'static str {
        match self {}
    }
}

/// A list to read.
pub(crate) struct ListCall {
    path: Path,
    filter: Option<Parameter>,
    sort: Option<&'static str>,
    include: Option<&'static str>,
}

impl ListCall {
    pub(crate) fn new(path: Path) -> Self {
        Self {
            path,
            filter: None,
            sort: None,
            include: None,
        }
    }

    pub(crate) fn filter(mut self, filter: Option<Parameter>) -> Self {
        self.filter = filter;
        self
    }

    pub(crate) fn sort(mut self, sort: Option<impl SortKey>) -> Self {
        self.sort = sort.map(SortKey::key);
        self
    }

    pub(crate) fn include(mut self, include: &'static str) -> Self {
        self.include = Some(include);
        self
    }

    fn call(&self, limit: u32, offset: u64) -> Call {
        let parameter = |name, value: Option<&str>| value.map(|value| (name, value.to_owned()));
        Call::get(self.path.clone())
            .query(parameter("sort", self.sort))
            .query(parameter("include", self.include))
            .filter(self.filter.clone())
            .query(page::parameters(limit, offset))
            .allow_large_response()
    }

    /// Reads one page.
    ///
    /// # Errors
    /// [`Error::InvalidLimit`] for a limit out of range.
    pub(crate) async fn page<R: Record, T: From<R>>(
        &self,
        identity: &impl Authenticate,
        limit: u32,
        offset: u64,
    ) -> Result<Page<T>, Error> {
        let convert = |record, _: &mut NotIncluded| T::from(record);
        self.page_with(identity, limit, offset, convert).await
    }

    /// Reads one page, with what the response includes.
    ///
    /// # Errors
    /// [`Error::InvalidLimit`] for a limit out of range.
    pub(crate) async fn page_with<R: Record, I: Readable + Default, T>(
        &self,
        identity: &impl Authenticate,
        limit: u32,
        offset: u64,
        convert: impl Fn(R, &mut I) -> T,
    ) -> Result<Page<T>, Error> {
        page::check_limit(limit, 1)?;
        let response = send(identity, &self.call(limit, offset)).await?;
        let mut document = response.list::<R, I>(limit)?;
        let mut included = document.included.take().unwrap_or_default();
        Ok(document.into_page(limit, offset, |record| convert(record, &mut included)))
    }

    /// Reads all pages, up to the API's offset limit.
    pub(crate) async fn all<R: Record, T: From<R>>(
        &self,
        identity: &impl Authenticate,
    ) -> Result<Page<T>, Error> {
        let convert = |record, _: &mut NotIncluded| T::from(record);
        self.all_with(identity, convert).await
    }

    /// Reads all pages, each with what its response includes.
    pub(crate) async fn all_with<R: Record, I: Readable + Default, T>(
        &self,
        identity: &impl Authenticate,
        convert: impl Fn(R, &mut I) -> T,
    ) -> Result<Page<T>, Error> {
        let (mut items, mut unreadable) = (Vec::new(), Vec::<UnreadableRecord>::new());
        let (mut offset, mut requests) = (0_u64, 0_u64);
        loop {
            requests = requests.saturating_add(1);
            let page = self
                .page_with(identity, page::MAX_LIMIT, offset, &convert)
                .await?;
            let length = page.length();
            let before = items.len().saturating_add(unreadable.len());
            // A store that sends no count has more records only if the page is full.
            let is_full = length >= page.limit;
            offset = offset.saturating_add(length);
            let total = page.counted.unwrap_or_default().max(offset);
            let has_more = page.counted.map_or(is_full, |counted| offset < counted);
            unreadable.extend(page.unreadable.into_iter().map(|record| UnreadableRecord {
                index: record.index.saturating_add(before),
                ..record
            }));
            items.extend(page.items);
            let is_end = !has_more || length == 0 || offset >= OFFSET_LIMIT;
            if is_end || requests >= MAX_REQUESTS {
                return Ok(Page {
                    total,
                    ..Page::whole(items, unreadable)
                });
            }
        }
    }
}
