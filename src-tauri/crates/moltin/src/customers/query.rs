//! Which customers, in which order, how many at a time.

use jiff::Timestamp;

use super::{Customer, Customers, PATH, read_page};
use crate::error::Error;
use crate::filter::CustomerFilter;
use crate::page::{self, Page};
use crate::response::Response;
use crate::scan::{self, Direction, Listing, Wanted, after, before};
use crate::transport::Call;

/// Which page of which customers, in which order.
#[derive(Debug, Clone)]
pub struct CustomerQuery {
    /// Which customers.
    pub filter: CustomerFilter,
    /// In which order; the store's own is the newest first.
    pub sort: Option<CustomerSort>,
    /// How many, 100 at most.
    pub limit: u32,
    /// How many to pass over.
    pub offset: u64,
}

impl Default for CustomerQuery {
    fn default() -> Self {
        Self {
            filter: CustomerFilter::default(),
            sort: None,
            limit: page::MOST,
            offset: 0,
        }
    }
}

/// An order for customers (see `docs/api.md`, "Customer lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Which customers to read, all of them.
#[derive(Debug, Clone)]
pub struct CustomerScan {
    /// Which customers.
    pub filter: CustomerFilter,
    /// In which order.
    pub direction: Direction,
    /// How many a page, from 2 to 100.
    pub page_size: u32,
    /// How many pages are asked for at a time.
    pub concurrency: usize,
}

impl Default for CustomerScan {
    fn default() -> Self {
        Self {
            filter: CustomerFilter::default(),
            direction: Direction::default(),
            page_size: page::MOST,
            concurrency: scan::CONCURRENCY,
        }
    }
}

/// A scan of somebody's customers.
pub(super) struct Listed<'a> {
    pub(super) customers: Customers<'a>,
    pub(super) scan: CustomerScan,
}

impl Listing for Listed<'_> {
    type Record = Customer;

    async fn ask(&self, wanted: Wanted) -> Result<Response, Error> {
        let from = wanted.from.map(|from| match wanted.direction {
            Direction::NewestFirst => CustomerFilter::created_before(after(from)),
            Direction::OldestFirst => CustomerFilter::created_after(before(from)),
        });
        let filter = from
            .into_iter()
            .fold(self.scan.filter.clone(), CustomerFilter::and);
        let call = Call::get(PATH)
            .query([("sort", wanted.direction.sort().to_owned())])
            .filter(filter.parameter())
            .priority(wanted.priority);
        self.customers.ask(call, wanted.limit, wanted.offset).await
    }

    fn read(&self, wanted: Wanted, response: Response) -> Result<Page<Customer>, Error> {
        read_page(response, wanted.limit, wanted.offset)
    }

    fn id(customer: &Customer) -> &str {
        customer.id.as_str()
    }

    fn created_at(customer: &Customer) -> Option<Timestamp> {
        customer.created_at
    }
}
