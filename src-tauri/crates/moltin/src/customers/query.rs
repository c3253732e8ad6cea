//! Selecting, sorting and limiting a list of customers.

use jiff::Timestamp;

use crate::filter::CustomerFilter;
use crate::page;
use crate::paginator::{self, Direction};

/// One page of a customer list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CustomerQuery {
    /// Which customers.
    pub filter: CustomerFilter,
    /// The sort order. The store's default is newest first.
    pub sort: Option<CustomerSort>,
    /// How many records, from 1 to 100. The default is 100.
    pub limit: u32,
    /// How many records to skip.
    pub offset: u64,
}

impl Default for CustomerQuery {
    fn default() -> Self {
        Self {
            filter: CustomerFilter::default(),
            sort: None,
            limit: page::MAX_LIMIT,
            offset: 0,
        }
    }
}

impl CustomerQuery {
    /// The first 100 customers.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: CustomerFilter) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn sort(mut self, sort: CustomerSort) -> Self {
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

/// The sort order of a customer list (see `docs/api.md`, "Customer lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all")]
pub enum CustomerSort {
    NewestFirst,
    OldestFirst,
    LastChangedFirst,
    LastChangedLast,
    Name,
    NameDescending,
    Email,
    EmailDescending,
    Id,
    IdDescending,
}

impl CustomerSort {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LastChangedFirst => "-updated_at",
            Self::LastChangedLast => "updated_at",
            Self::Name => "name",
            Self::NameDescending => "-name",
            Self::Email => "email",
            Self::EmailDescending => "-email",
            Self::Id => "id",
            Self::IdDescending => "-id",
        }
    }
}

/// A whole list of customers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CustomerScan {
    /// Which customers.
    pub filter: CustomerFilter,
    /// The sort order.
    pub direction: Direction,
    /// The cursor of an earlier scan: the creation time of its last customer, which is read again.
    pub from: Option<Timestamp>,
    /// How many records a page has, from 2 to 100. The default is 100.
    pub page_size: u32,
    /// How many pages are requested at the same time. The default is 8.
    pub concurrency: usize,
}

impl Default for CustomerScan {
    fn default() -> Self {
        Self {
            filter: CustomerFilter::default(),
            direction: Direction::default(),
            from: None,
            page_size: page::MAX_LIMIT,
            concurrency: paginator::CONCURRENCY,
        }
    }
}

impl CustomerScan {
    /// All customers, newest first.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: CustomerFilter) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Continues an earlier scan from the creation time of its last customer.
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
