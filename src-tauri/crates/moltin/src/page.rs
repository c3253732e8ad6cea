//! Pagination: one page of a list (see `docs/api.md`, "Paging").

use std::num::NonZeroU64;

use serde::Deserialize;

use crate::tolerant::or_default;

/// The most records that a page can hold.
pub(crate) const MAX_LIMIT: u32 = 100;

/// One page of a list. The counts come from the store's `meta`; its `links` are not trusted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Page<T> {
    /// The records of this page.
    pub items: Vec<T>,
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
    pub(crate) counted: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Meta {
    #[serde(default, deserialize_with = "or_default")]
    page: PageMeta,
    #[serde(default, deserialize_with = "or_default")]
    results: ResultsMeta,
}

#[derive(Debug, Default, Deserialize)]
struct PageMeta {
    limit: Option<u64>,
    offset: Option<u64>,
    current: Option<u64>,
    total: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
struct ResultsMeta {
    total: Option<u64>,
}

impl<T> Page<T> {
    /// A page of a list that consists of these items alone, for tests of your own code.
    pub fn of(items: Vec<T>) -> Self {
        let total = items.len() as u64;
        let limit = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let mut page = Self::new(items, &Meta::default(), limit, 0);
        page.counted = Some(total);
        page
    }

    /// Combines the items and the store's counts. Counts that the store leaves out come from the
    /// request's limit and offset.
    pub(crate) fn new(items: Vec<T>, meta: &Meta, limit: u32, offset: u64) -> Self {
        // A store may allow less than was requested, and never sends more.
        let limit = meta.page.limit.unwrap_or(u64::MAX).min(limit.into());
        let limit = NonZeroU64::new(limit).unwrap_or(NonZeroU64::MIN);
        let offset = meta.page.offset.unwrap_or(offset);
        // Some lists count only the page's own records as results, so the number of pages can
        // raise the count.
        let by_pages = meta.page.total.map(|pages| {
            pages
                .saturating_sub(1)
                .saturating_mul(limit.get())
                .saturating_add(u64::from(pages > 0))
        });
        let counted = meta.results.total.max(by_pages);
        let total = meta
            .results
            .total
            .unwrap_or(offset.saturating_add(items.len() as u64));
        Self {
            items,
            total,
            limit: limit.get(),
            offset,
            current: meta.page.current.unwrap_or((offset / limit).saturating_add(1)),
            pages: meta.page.total.unwrap_or(total.div_ceil(limit.get())),
            counted,
        }
    }

    pub(crate) fn map<U>(self, change: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(change).collect(),
            total: self.total,
            limit: self.limit,
            offset: self.offset,
            current: self.current,
            pages: self.pages,
            counted: self.counted,
        }
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

/// The query parameters that select a page.
pub(crate) fn parameters(limit: u32, offset: u64) -> [(&'static str, String); 2] {
    [
        ("page[limit]", limit.clamp(1, MAX_LIMIT).to_string()),
        ("page[offset]", offset.to_string()),
    ]
}
