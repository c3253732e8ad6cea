//! Selecting, sorting and limiting a list of orders.

use jiff::Timestamp;

use crate::filter::OrderFilter;
use crate::page;
use crate::paginator::{self, Direction};

/// One page of an order list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderQuery {
    /// Which orders.
    pub filter: OrderFilter,
    /// The sort order. The store's default is last updated first.
    pub sort: Option<OrderSort>,
    /// How many records, from 1 to 100. The default is 100.
    pub limit: u32,
    /// How many records to skip. The API's offset limit is 10,000.
    pub offset: u64,
    /// Whether to include the items.
    pub with_items: bool,
}

impl Default for OrderQuery {
    fn default() -> Self {
        Self {
            filter: OrderFilter::default(),
            sort: None,
            limit: page::MAX_LIMIT,
            offset: 0,
            with_items: false,
        }
    }
}

impl OrderQuery {
    /// The first 100 orders, without items.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: OrderFilter) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn sort(mut self, sort: OrderSort) -> Self {
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

    /// Sets whether to include the items.
    #[must_use]
    pub fn with_items(mut self, with_items: bool) -> Self {
        self.with_items = with_items;
        self
    }
}

/// The sort order of an order list (see `docs/api.md`, "Order lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all")]
pub enum OrderSort {
    NewestFirst,
    OldestFirst,
    LargestFirst,
    SmallestFirst,
    Payment,
    PaymentDescending,
    Shipping,
    ShippingDescending,
    Status,
    StatusDescending,
}

impl OrderSort {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LargestFirst => "-with_tax",
            Self::SmallestFirst => "with_tax",
            Self::Payment => "payment",
            Self::PaymentDescending => "-payment",
            Self::Shipping => "shipping",
            Self::ShippingDescending => "-shipping",
            Self::Status => "status",
            Self::StatusDescending => "-status",
        }
    }
}

/// A whole list of orders.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderScan {
    /// Which orders.
    pub filter: OrderFilter,
    /// The sort order.
    pub direction: Direction,
    /// The cursor of an earlier scan: the creation time of its last order, which is read again. It
    /// has a precision of one millisecond.
    pub from: Option<Timestamp>,
    /// Whether to include the items.
    pub with_items: bool,
    /// How many records a page has, from 2 to 100. The default is 100.
    pub page_size: u32,
    /// How many pages are requested at the same time. The default is 8. Up to twice as many are
    /// kept until they are read.
    pub concurrency: usize,
}

impl Default for OrderScan {
    fn default() -> Self {
        Self {
            filter: OrderFilter::default(),
            direction: Direction::default(),
            from: None,
            with_items: false,
            page_size: page::MAX_LIMIT,
            concurrency: paginator::CONCURRENCY,
        }
    }
}

impl OrderScan {
    /// All orders, newest first, without items.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the filter.
    #[must_use]
    pub fn filter(mut self, filter: OrderFilter) -> Self {
        self.filter = filter;
        self
    }

    /// Sets the sort order.
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// Continues an earlier scan from the creation time of its last order.
    #[must_use]
    pub fn from(mut self, from: Option<Timestamp>) -> Self {
        self.from = from;
        self
    }

    /// Sets whether to include the items.
    #[must_use]
    pub fn with_items(mut self, with_items: bool) -> Self {
        self.with_items = with_items;
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
