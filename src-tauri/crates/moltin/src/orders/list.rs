//! Listing orders.

use jiff::Timestamp;

use super::order::Order;
use super::query::{OrderQuery, OrderScan};
use super::wire::{Included, Received};
use super::{Orders, PATH};
use crate::error::Error;
use crate::filter::OrderFilter;
use crate::identity::{Identity, send};
use crate::page::{self, Page};
use crate::paginator::{List, PageRequest, Pages};
use crate::response::Response;
use crate::transport::{Call, Path};

impl<I: Identity> Orders<I> {
    /// One page of orders.
    ///
    /// # Errors
    /// [`Error::Api`] if the store does not support the filter or the offset,
    /// [`Error::InvalidLimit`] for a limit out of range.
    pub async fn list(&self, query: &OrderQuery) -> Result<Page<Order>, Error> {
        page::check_limit(query.limit, 1)?;
        let sort = query.sort.map(|sort| ("sort", sort.key().to_owned()));
        let call = Call::get(Path::new(PATH))
            .query(sort)
            .filter(query.filter.parameter());
        let response = self
            .request(call, query.limit, query.offset, query.with_items)
            .await?;
        read_page(response, query.limit, query.offset, query.with_items)
    }

    /// Reads the whole list with a paginator, each order once. Up to 8 pages are requested at the
    /// same time, as the rate limiter allows. The first page has the total.
    ///
    /// Every order that exists during the whole scan is returned exactly once, even if other orders
    /// are added or removed, and if orders with the same creation time come in another order on
    /// each page. Past the API's offset limit of 10,000 the scan continues by creation time.
    /// Dropping the stream cancels its requests.
    ///
    /// # Errors
    /// The stream ends with [`Error::Incomplete`] if there are fewer orders than the store counts
    /// even after reading the list again, with [`Error::OffsetLimit`] after 10,000 orders without a
    /// creation time, or at once with [`Error::InvalidLimit`] for a page size out of range.
    pub fn scan(&self, scan: OrderScan) -> Pages<Order> {
        let (direction, from) = (scan.direction, scan.from);
        let (page_size, concurrency) = (scan.page_size, scan.concurrency);
        let list = OrderList {
            orders: self.clone(),
            filter: scan.filter,
            with_items: scan.with_items,
        };
        Pages::new(list, direction, from, page_size, concurrency)
    }

    async fn request(
        &self,
        call: Call,
        limit: u32,
        offset: u64,
        with_items: bool,
    ) -> Result<Response, Error> {
        let include = with_items.then(|| ("include", "items".to_owned()));
        let call = call.query(include).query(page::parameters(limit, offset));
        let call = call.allow_large_response();
        send(&self.identity, &call).await
    }
}

fn read_page(response: Response, limit: u32, offset: u64, with_items: bool) -> Result<Page<Order>, Error> {
    let mut document = response.list::<Received, Included>(limit)?;
    let mut items = with_items.then(|| document.included.take().unwrap_or_default().into_items());
    Ok(document.into_page(limit, offset, |order| order.into_order(items.as_mut())))
}

struct OrderList<I> {
    orders: Orders<I>,
    filter: OrderFilter,
    with_items: bool,
}

impl<I: Identity> List for OrderList<I> {
    type Record = Order;

    async fn request(&self, page: PageRequest) -> Result<Response, Error> {
        let bounds = [
            page.created_after().map(OrderFilter::created_after),
            page.created_before().map(OrderFilter::created_before),
        ];
        let filter = bounds
            .into_iter()
            .flatten()
            .fold(self.filter.clone(), OrderFilter::and);
        let call = Call::get(Path::new(PATH))
            .query([("sort", page.sort_key().to_owned())])
            .filter(filter.parameter())
            .priority(page.priority);
        self.orders
            .request(call, page.limit, page.offset, self.with_items)
            .await
    }

    fn read(&self, page: PageRequest, response: Response) -> Result<Page<Order>, Error> {
        read_page(response, page.limit, page.offset, self.with_items)
    }

    fn id(order: &Order) -> &str {
        order.id.as_str()
    }

    fn created_at(order: &Order) -> Option<Timestamp> {
        order.created_at
    }
}
