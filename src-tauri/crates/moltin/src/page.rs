//! One page of a list (see `docs/api.md`, "Paging").

use serde::Deserialize;

use crate::tolerant::or_default;

/// The most that a page can hold.
pub(crate) const MOST: u32 = 100;

/// One page of a list. Counted by the store's `meta`; its `links` are not trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// What is on this page.
    pub items: Vec<T>,
    /// How many match in all.
    pub total: u64,
    /// How many a page holds at most.
    pub limit: u64,
    /// How many come before this page.
    pub offset: u64,
    /// The number of this page, from 1.
    pub current: u64,
    /// How many pages there are.
    pub pages: u64,
    /// How many match in all, where the store says so in one way or another.
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
    /// Puts a page together; what the store does not count is taken from what was asked for.
    pub(crate) fn new(items: Vec<T>, meta: &Meta, limit: u32, offset: u64) -> Self {
        let limit = meta.page.limit.unwrap_or(limit.into()).max(1);
        let offset = meta.page.offset.unwrap_or(offset);
        // Some lists have counted the page's own records as results: the number of pages has the last word.
        let by_pages = meta
            .page
            .total
            .map(|pages| pages.saturating_sub(1) * limit + u64::from(pages > 0));
        let counted = meta.results.total.max(by_pages);
        let total = meta.results.total.unwrap_or(offset + items.len() as u64);
        Self {
            items,
            total,
            limit,
            offset,
            current: meta.page.current.unwrap_or(offset / limit + 1),
            pages: meta.page.total.unwrap_or(total.div_ceil(limit)),
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

/// The query parameters that ask for a page.
pub(crate) fn parameters(limit: u32, offset: u64) -> [(&'static str, String); 2] {
    [
        ("page[limit]", limit.clamp(1, MOST).to_string()),
        ("page[offset]", offset.to_string()),
    ]
}
