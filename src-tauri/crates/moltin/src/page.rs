//! Pagination: one page of a list (see `docs/api.md`, "Paging").

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::lenient::{UnreadableRecord, object};

/// The most records that a page can hold.
pub(crate) const MAX_LIMIT: u32 = 100;

/// One page of a list. The counts come from the store's `meta`; its `links` are not trusted.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Page<T> {
    /// The records of this page.
    pub items: Vec<T>,
    /// The records of this page that can't be read.
    pub unreadable: Vec<UnreadableRecord>,
    /// How many records match in all.
    pub total: u64,
    /// How many records a page holds at most.
    pub limit: u64,
    /// How many records come before this page.
    pub offset: u64,
    /// The number of this page, from 1.
    pub current: u64,
    /// How many pages there are.
    pub pages: u64,
    /// How many records match in all, if the store says so in any way.
    #[serde(skip)]
    pub(crate) counted: Option<u64>,
    /// The store counts pages only, so there may be more records than counted.
    #[serde(skip)]
    pub(crate) is_counted_by_pages: bool,
}

object! {
    /// The counts of a list.
    #[derive(Debug)]
    pub(crate) struct Meta {
        page: PageMeta,
        results: ResultsMeta,
    }
}

object! {
    #[derive(Debug)]
    pub(crate) struct PageMeta {
        limit: u64,
        offset: u64,
        current: u64,
        total: u64,
    }
}

object! {
    #[derive(Debug)]
    pub(crate) struct ResultsMeta {
        total: u64,
    }
}

impl<T> Page<T> {
    /// A page of a list that consists of these items alone, for tests of your own code.
    pub fn of(items: Vec<T>) -> Self {
        Self::whole(items, Vec::new())
    }

    /// The only page of a list.
    pub(crate) fn whole(items: Vec<T>, unreadable: Vec<UnreadableRecord>) -> Self {
        let mut page = Self::new(items, unreadable, &Meta::default(), u32::MAX, 0);
        page.limit = page.length();
        page.counted = Some(page.length());
        page
    }

    /// Combines the records and the store's counts. Counts that the store leaves out come from the
    /// request's limit and offset.
    pub(crate) fn new(
        items: Vec<T>,
        unreadable: Vec<UnreadableRecord>,
        meta: &Meta,
        limit: u32,
        offset: u64,
    ) -> Self {
        let page = meta.page.as_ref();
        let results = meta.results.as_ref().and_then(|results| results.total);
        // A store may allow less than was requested, and never sends more.
        let limit = page
            .and_then(|page| page.limit)
            .unwrap_or(u64::MAX)
            .min(limit.into());
        let limit = NonZeroU64::new(limit).unwrap_or(NonZeroU64::MIN);
        let offset = page.and_then(|page| page.offset).unwrap_or(offset);
        // Some lists count only the page's own records as results, so the number of pages can
        // raise the count. An empty list may have one page.
        let pages = page.and_then(|page| page.total);
        let by_pages = pages.filter(|pages| *pages > 1).map(|pages| {
            let full = pages.saturating_sub(1).saturating_mul(limit.get());
            full.saturating_add(1)
        });
        let length = items.len().saturating_add(unreadable.len()) as u64;
        let total = results.unwrap_or(offset.saturating_add(length));
        Self {
            items,
            unreadable,
            total,
            limit: limit.get(),
            offset,
            current: page
                .and_then(|page| page.current)
                .unwrap_or((offset / limit).saturating_add(1)),
            pages: pages.unwrap_or(total.div_ceil(limit.get())),
            counted: results.max(by_pages),
            is_counted_by_pages: by_pages > results,
        }
    }

    /// How many records match in all, if the store counts the records.
    pub(crate) fn exact_count(&self) -> Option<u64> {
        self.counted.filter(|_| !self.is_counted_by_pages)
    }

    /// How many records the page has, unreadable ones included.
    pub(crate) fn length(&self) -> u64 {
        self.items.len().saturating_add(self.unreadable.len()) as u64
    }
}

/// The items of the page.
impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

/// Checks how many records are requested.
///
/// # Errors
/// [`Error::InvalidLimit`] unless it is from `least` to 100.
pub(crate) fn check_limit(limit: u32, least: u32) -> Result<(), Error> {
    if (least..=MAX_LIMIT).contains(&limit) {
        return Ok(());
    }
    Err(Error::InvalidLimit { limit, least })
}

/// The query parameters that select a page.
pub(crate) fn parameters(limit: u32, offset: u64) -> [(&'static str, String); 2] {
    [
        ("page[limit]", limit.to_string()),
        ("page[offset]", offset.to_string()),
    ]
}
