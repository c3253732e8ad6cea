//! Which orders, in which order, how many at a time.

use jiff::Timestamp;

use super::{Order, Orders, PATH, read_page};
use crate::error::Error;
use crate::filter::OrderFilter;
use crate::identity::Identity;
use crate::page::{self, Page};
use crate::response::Response;
use crate::scan::{self, Direction, Listing, Wanted, after, before};
use crate::transport::Call;

/// Which page of which orders, in which order.
#[derive(Debug, Clone)]
pub struct OrderQuery {
    /// Which orders.
    pub filter: OrderFilter,
    /// In which order; the store's own is the last changed first.
    pub sort: Option<OrderSort>,
    /// How many, 100 at most.
    pub limit: u32,
    /// How many to pass over; the API goes no further than 10,000.
    pub offset: u64,
    /// Whether to ask for the lines too.
    pub with_items: bool,
}

impl Default for OrderQuery {
    fn default() -> Self {
        Self {
            filter: OrderFilter::default(),
            sort: None,
            limit: page::MOST,
            offset: 0,
            with_items: false,
        }
    }
}

/// An order for orders (see `docs/api.md`, "Order lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum OrderSort {
    NewestFirst,
    OldestFirst,
    LargestFirst,
    SmallestFirst,
}

impl OrderSort {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LargestFirst => "-with_tax",
            Self::SmallestFirst => "with_tax",
        }
    }
}

/// Which orders to read, all of them.
#[derive(Debug, Clone)]
pub struct OrderScan {
    /// Which orders.
    pub filter: OrderFilter,
    /// In which order.
    pub direction: Direction,
    /// The moment to begin at, to the millisecond: a scan that has stopped is gone on with at that of its last order, which comes again.
    pub from: Option<Timestamp>,
    /// Whether to ask for the lines too.
    pub with_items: bool,
    /// How many a page, from 2 to 100.
    pub page_size: u32,
    /// How many pages are asked for at a time.
    pub concurrency: usize,
}

impl Default for OrderScan {
    fn default() -> Self {
        Self {
            filter: OrderFilter::default(),
            direction: Direction::default(),
            from: None,
            with_items: false,
            page_size: page::MOST,
            concurrency: scan::CONCURRENCY,
        }
    }
}

/// A scan of what somebody may see.
pub(super) struct Listed<'a, I> {
    pub(super) orders: Orders<'a, I>,
    pub(super) scan: OrderScan,
}

impl<I: Identity> Listing for Listed<'_, I> {
    type Record = Order;

    async fn ask(&self, wanted: Wanted) -> Result<Response, Error> {
        let from = wanted.from.map(|from| match wanted.direction {
            Direction::NewestFirst => OrderFilter::created_before(after(from)),
            Direction::OldestFirst => OrderFilter::created_after(before(from)),
        });
        let filter = from.into_iter().fold(self.scan.filter.clone(), OrderFilter::and);
        let call = Call::get(PATH)
            .query([("sort", wanted.direction.sort().to_owned())])
            .filter(filter.parameter())
            .priority(wanted.priority);
        self.orders
            .ask(call, wanted.limit, wanted.offset, self.scan.with_items)
            .await
    }

    fn read(&self, wanted: Wanted, response: Response) -> Result<Page<Order>, Error> {
        read_page(response, wanted.limit, wanted.offset, self.scan.with_items)
    }

    fn id(order: &Order) -> &str {
        order.id.as_str()
    }

    fn created_at(order: &Order) -> Option<Timestamp> {
        order.created_at
    }
}
