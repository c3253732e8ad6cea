//! Orders (contract section 5), as whoever may see them.

mod item;
mod read;

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::error::Error;
use crate::filter::OrderFilter;
use crate::id::{CustomerId, OrderId, OrderItemId};
use crate::identity::{Identity, send};
use crate::money::Money;
use crate::page::{self, Page};
use crate::reply::Document;
use crate::transport::{Call, segment};
pub use item::OrderItem;
pub use read::OrderAddress;
use read::{Included, Read};

const PATH: &str = "/v2/orders";

/// An order (contract section 5.1). States are the store's own words, known here or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The store's id for the order.
    pub id: OrderId,
    /// The number that the shop prints, where it has one.
    pub order_number: Option<String>,
    /// The merchant's own reference.
    pub external_ref: Option<String>,
    /// `incomplete`, `processing`, `complete`, `cancelled`.
    pub status: String,
    /// `unpaid`, `authorized`, `paid`, `refunded`, `partially_authorized`, `partially_paid`.
    pub payment: String,
    /// `unfulfilled`, `fulfilled`.
    pub shipping: String,
    /// Name on the order.
    pub customer_name: String,
    /// E-mail address on the order.
    pub customer_email: String,
    /// The customer it is linked to; none for a guest's order, whatever its e-mail address.
    pub customer_id: Option<CustomerId>,
    /// Total with tax.
    pub with_tax: Option<Money>,
    /// Total without tax.
    pub without_tax: Option<Money>,
    /// Tax.
    pub tax: Option<Money>,
    /// When it was placed, UTC.
    pub created_at: Option<Timestamp>,
    /// When it last changed, UTC.
    pub updated_at: Option<Timestamp>,
    /// Where it goes.
    pub shipping_address: Option<OrderAddress>,
    /// Who pays.
    pub billing_address: Option<OrderAddress>,
    /// Its lines, by id.
    pub item_ids: Vec<OrderItemId>,
    /// Its lines, where they were asked for.
    pub items: Option<Vec<OrderItem>>,
    /// Everything else that the store sends, such as custom fields.
    pub extra: Map<String, Value>,
}

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

/// An order for orders (contract section 5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum OrderSort {
    NewestFirst,
    OldestFirst,
    LargestFirst,
    SmallestFirst,
}

impl OrderSort {
    fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LargestFirst => "-with_tax",
            Self::SmallestFirst => "with_tax",
        }
    }
}

/// Orders, as far as the identity may see them: all of the store's, or the customer's own.
///
/// ```no_run
/// # async fn example(ron: moltin::AsCustomer) -> Result<(), moltin::Error> {
/// use moltin::{OrderQuery, OrderSort};
///
/// let query = OrderQuery { sort: Some(OrderSort::NewestFirst), with_items: true, ..OrderQuery::default() };
/// for order in ron.orders().list(&query).await?.items {
///     println!("{} {} {:?}", order.id, order.payment, order.with_tax);
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
        let include = query.with_items.then(|| ("include", "items".to_owned()));
        let sort = query.sort.map(|sort| ("sort", sort.key().to_owned()));
        let filter = query.filter.parameter().map(|filter| ("filter", filter));
        let call = Call::get(PATH)
            .query(include)
            .query(sort)
            .query(page::parameters(query.limit, query.offset))
            .query(filter);
        let document = send(self.who, &call)
            .await?
            .decode::<Document<Vec<Read>, Included>>()?;
        let mut items = query
            .with_items
            .then(|| document.included.unwrap_or_default().by_id());
        let page = Page::new(document.data, &document.meta, query.limit, query.offset);
        Ok(page.map(|order| order.finish(items.as_mut())))
    }

    /// One order with its lines.
    ///
    /// Stores have been seen to refuse a customer their own order here and to give it in the list; so where
    /// a customer is refused, the list is asked (contract section 9, row 11).
    ///
    /// # Errors
    /// [`Error::Api`] with status 404 where there is none of this id, with 403 where it is somebody else's.
    pub async fn get(&self, id: &OrderId) -> Result<Order, Error> {
        let path = format!("{PATH}/{}", segment(id.as_str()));
        let call = Call::get(path).query([("include", "items".to_owned())]);
        let reply = send(self.who, &call).await?.decode::<Document<Read, Included>>();
        match reply {
            Ok(mut document) => {
                let included = document.included.take().or(document.data.included.take());
                let mut items = included.unwrap_or_default().by_id();
                Ok(document.data.finish(Some(&mut items)))
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

    /// The lines of an order.
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
}
