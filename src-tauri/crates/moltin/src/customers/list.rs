//! Listing customers.

use jiff::Timestamp;

use super::customer::Customer;
use super::query::{CustomerQuery, CustomerScan};
use super::wire::Received;
use super::{Customers, PATH};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::filter::CustomerFilter;
use crate::identity::send;
use crate::list::ListCall;
use crate::page::{self, Page};
use crate::paginator::{List, PageRequest, Pages};
use crate::response::Response;
use crate::transport::{Call, Path};

impl Customers {
    /// One page of customers.
    ///
    /// # Errors
    /// [`Error::Api`] if the store does not support the filter, [`Error::InvalidLimit`] for a limit
    /// out of range.
    pub async fn list(&self, query: &CustomerQuery) -> Result<Page<Customer>, Error> {
        ListCall::new(Path::new(PATH))
            .filter(query.filter.parameter())
            .sort(query.sort)
            .page::<Received, _>(&self.admin, query.limit, query.offset)
            .await
    }

    /// Reads the whole list with a paginator, each customer once. It works as
    /// [`Orders::scan`](crate::Orders::scan) does.
    ///
    /// # Errors
    /// The stream ends with [`Error::Incomplete`] if there are fewer customers than the store
    /// counts even after reading the list again, with [`Error::OffsetLimit`] after 10,000 customers
    /// without a creation time, or at once with [`Error::InvalidLimit`] for a page size out of
    /// range.
    pub fn scan(&self, scan: CustomerScan) -> Pages<Customer> {
        let (direction, from) = (scan.direction, scan.from);
        let (page_size, concurrency) = (scan.page_size, scan.concurrency);
        let list = CustomerList {
            customers: self.clone(),
            filter: scan.filter,
        };
        Pages::new(list, direction, from, page_size, concurrency)
    }
}

struct CustomerList {
    customers: Customers,
    filter: CustomerFilter,
}

impl List for CustomerList {
    type Record = Customer;

    async fn request(&self, page: PageRequest) -> Result<Response, Error> {
        let bounds = [
            page.created_after().map(CustomerFilter::created_after),
            page.created_before().map(CustomerFilter::created_before),
        ];
        let filter = bounds
            .into_iter()
            .flatten()
            .fold(self.filter.clone(), CustomerFilter::and);
        let call = Call::get(Path::new(PATH))
            .query([("sort", page.sort_key().to_owned())])
            .filter(filter.parameter())
            .query(page::parameters(page.limit, page.offset))
            .allow_large_response()
            .priority(page.priority);
        send(&self.customers.admin, &call).await
    }

    fn read(&self, page: PageRequest, response: Response) -> Result<Page<Customer>, Error> {
        let document = response.list::<Received, NotIncluded>(page.limit)?;
        Ok(document.into_page(page.limit, page.offset, Customer::from))
    }

    fn id(customer: &Customer) -> &str {
        customer.id.as_str()
    }

    fn created_at(customer: &Customer) -> Option<Timestamp> {
        customer.created_at
    }
}
