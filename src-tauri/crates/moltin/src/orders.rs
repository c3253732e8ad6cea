//! Orders (see `docs/api.md`, "Orders"), as whoever may see them.

mod item;
mod query;
mod read;
mod transaction;

use compact_str::CompactString;
use futures_util::stream::Stream;
use jiff::Timestamp;
use serde_json::value::RawValue;

use crate::addresses::PostalAddress;
use crate::error::Error;
use crate::filter::OrderFilter;
use crate::id::{CustomerId, OrderId, OrderItemId};
use crate::identity::{Identity, send};
use crate::money::Money;
use crate::page::{self, Page};
use crate::resource::CustomFields;
use crate::response::{Document, Response};
use crate::scan;
use crate::transport::{Call, segment};
pub use item::OrderItem;
use query::Listed;
pub use query::{OrderQuery, OrderScan, OrderSort};
use read::{Included, Read};
pub use transaction::Transaction;

const PATH: &str = "/v2/orders";

/// An order (see `docs/api.md`, "Order fields"). States are kept as the store sends them.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The store's id for the order.
    pub id: OrderId,
    /// The number that the shop prints, where it has one.
    pub order_number: Option<CompactString>,
    /// The merchant's own reference.
    pub external_ref: Option<CompactString>,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: CompactString,
    /// `unpaid`, `authorized`, `paid`, `refunded`, `partially_authorized`, `partially_paid`.
    pub payment: CompactString,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: CompactString,
    /// Name on the order: the customer's, or that of an account's contact.
    pub customer_name: CompactString,
    /// E-mail address on the order, of the same one.
    pub customer_email: CompactString,
    /// The customer it is linked to; none for a guest's order, whatever its e-mail address.
    pub customer_id: Option<CustomerId>,
    /// Total with tax.
    pub with_tax: Option<Money>,
    /// Total without tax.
    pub without_tax: Option<Money>,
    /// Tax.
    pub tax: Option<Money>,
    /// What was taken off, zero or negative.
    pub discount: Option<Money>,
    /// What shipping costs.
    pub shipping_price: Option<Money>,
    /// What was taken off of shipping, zero or negative.
    pub shipping_discount: Option<Money>,
    /// When it was placed, UTC.
    pub created_at: Option<Timestamp>,
    /// When it last changed, UTC.
    pub updated_at: Option<Timestamp>,
    /// Where it goes.
    pub shipping_address: Option<PostalAddress>,
    /// Who pays.
    pub billing_address: Option<PostalAddress>,
    /// Its lines, by id.
    pub item_ids: Vec<OrderItemId>,
    /// Its lines, where they were asked for.
    pub items: Option<Vec<OrderItem>>,
    /// Everything else that the store sends, such as custom fields.
    pub extra: CustomFields,
}

/// Orders, as far as the identity may see them: all of the store's, or the customer's own.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
/// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
/// # let admin = moltin::Store::new(endpoint, "sandbox".into())?.admin("sandbox-secret".into());
/// # let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
/// use futures_util::TryStreamExt;
/// use moltin::{OrderFilter, OrderQuery, OrderScan, OrderSort};
///
/// let query = OrderQuery {
///     filter: OrderFilter::customer(&ron),
///     sort: Some(OrderSort::NewestFirst),
///     with_items: true,
///     ..OrderQuery::default()
/// };
/// for order in admin.orders().list(&query).await?.items {
///     println!("{} {} {:?}", order.id, order.payment, order.with_tax);
/// }
///
/// let mut read = 0;
/// let mut pages = std::pin::pin!(admin.orders().scan(OrderScan::default()));
/// while let Some(page) = pages.try_next().await? {
///     read += page.items.len();
///     println!("{read} of {}", page.total);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Orders<'a, I> {
    who: &'a I,
}

impl<'a, I: Identity> Orders<'a, I> {
    pub(crate) fn of(who: &'a I) -> Self {
        Self { who }
    }

    /// One page of orders.
    ///
    /// # Errors
    /// As the store and the way to it have it.
    pub async fn list(&self, query: &OrderQuery) -> Result<Page<Order>, Error> {
        let sort = query.sort.map(|sort| ("sort", sort.key().to_owned()));
        let call = Call::get(PATH).query(sort).filter(query.filter.parameter());
        let response = self
            .ask(call, query.limit, query.offset, query.with_items)
            .await?;
        read_page(response, query.limit, query.offset, query.with_items)
    }

    /// All the orders, page by page, each order once, as they are read: 8 pages at a time where the store's pace allows.
    /// The first page tells how many there are.
    ///
    /// No order is lost or given twice that was there throughout, whatever is added or removed meanwhile. Past the 10,000 orders that the API's
    /// offsets reach it goes on by the moment of creation. Dropping the stream drops the requests under way.
    ///
    /// # Errors
    /// As the store and the way to it have it, and [`Error::OffsetLimit`] past 10,000 orders that do not say when they were placed.
    pub fn scan(
        &self,
        scan: OrderScan,
    ) -> impl Stream<Item = Result<Page<Order>, Error>> + Send + use<'a, I> {
        let OrderScan {
            direction,
            from,
            page_size,
            concurrency,
            ..
        } = scan;
        let listing = Listed {
            orders: Self { who: self.who },
            scan,
        };
        scan::scan(listing, direction, from, page_size, concurrency)
    }

    async fn ask(&self, call: Call, limit: u32, offset: u64, with_items: bool) -> Result<Response, Error> {
        let include = with_items.then(|| ("include", "items".to_owned()));
        let call = call.query(include).query(page::parameters(limit, offset));
        send(self.who, &call).await
    }

    /// One order with its lines.
    ///
    /// Stores have been seen to refuse a customer their own order here and to give it in the list;
    /// so where a customer is refused, the list is asked (see `docs/api.md`, "Quirks": single
    /// order).
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id, with 403 where it is somebody else's.
    pub async fn get(&self, id: &OrderId) -> Result<Order, Error> {
        let response = send(self.who, &single(id))
            .await?
            .decode::<Document<Read, Included>>();
        match response {
            Ok(mut document) => {
                let included = document.included.take().or(document.data.included.take());
                let mut lines = included.unwrap_or_default().lines();
                Ok(document.data.finish(Some(&mut lines)))
            }
            Err(refused @ Error::Api(_))
                if refused.status() == Some(403) && self.who.customer_token().is_some() =>
            {
                let query = OrderQuery {
                    filter: OrderFilter::id(id),
                    with_items: true,
                    ..OrderQuery::default()
                };
                let listed = self
                    .list(&query)
                    .await?
                    .items
                    .into_iter()
                    .find(|order| order.id == *id);
                listed.ok_or(refused)
            }
            Err(error) => Err(error),
        }
    }

    /// One order with its lines, as the text that the store sent.
    ///
    /// # Errors
    /// As [`Orders::get`]; the list is not asked in its place.
    pub async fn raw(&self, id: &OrderId) -> Result<String, Error> {
        let response = send(self.who, &single(id)).await?;
        Ok(String::from(response.decode::<Box<RawValue>>()?.get()))
    }

    /// The lines of an order.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
    /// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
    /// # let admin = moltin::Store::new(endpoint, "sandbox".into())?.admin("sandbox-secret".into());
    /// let order = admin.orders().list(&moltin::OrderQuery::default()).await?.items.remove(0);
    /// for line in admin.orders().items(&order.id).await? {
    ///     println!("{} × {} {:?}", line.quantity, line.name, line.unit_price);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Orders::get`].
    pub async fn items(&self, id: &OrderId) -> Result<Vec<OrderItem>, Error> {
        let call = Call::get(format!("{PATH}/{}/items", segment(id.as_str())));
        let document = send(self.who, &call)
            .await?
            .decode::<Document<Vec<item::Read>>>()?;
        Ok(document.data.into_iter().map(OrderItem::from).collect())
    }

    /// The payments of an order, and what was paid back.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
    /// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
    /// # let admin = moltin::Store::new(endpoint, "sandbox".into())?.admin("sandbox-secret".into());
    /// use moltin::{OrderFilter, OrderQuery};
    ///
    /// let paid = OrderQuery { filter: OrderFilter::payment("paid"), ..OrderQuery::default() };
    /// let order = admin.orders().list(&paid).await?.items.remove(0);
    /// for payment in admin.orders().transactions(&order.id).await? {
    ///     println!("{} by {}: {:?}, {}", payment.kind, payment.gateway, payment.amount, payment.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Orders::get`].
    pub async fn transactions(&self, id: &OrderId) -> Result<Vec<Transaction>, Error> {
        let call = Call::get(format!("{PATH}/{}/transactions", segment(id.as_str())));
        let document = send(self.who, &call)
            .await?
            .decode::<Document<Vec<transaction::Read>>>()?;
        Ok(document.data.into_iter().map(Transaction::from).collect())
    }
}

fn single(id: &OrderId) -> Call {
    let path = format!("{PATH}/{}", segment(id.as_str()));
    Call::get(path).query([("include", "items".to_owned())])
}

fn read_page(response: Response, limit: u32, offset: u64, with_items: bool) -> Result<Page<Order>, Error> {
    let document = response.decode::<Document<Vec<Read>, Included>>()?;
    let mut lines = with_items.then(|| document.included.unwrap_or_default().lines());
    let page = Page::new(document.data, &document.meta, limit, offset);
    Ok(page.map(|order| order.finish(lines.as_mut())))
}
