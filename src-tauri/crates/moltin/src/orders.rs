//! Orders (see `docs/api.md`, "Orders").

mod changes;
mod item;
mod list;
mod manual;
mod order;
mod query;
mod shipping_group;
mod transaction;
mod wire;

use serde_json::value::RawValue;

pub use changes::{CancelReason, ManualPayment, OrderChange, PaymentMethod};
pub use item::OrderItem;
pub use manual::{CreatedOrder, NewOrder, NewOrderItem};
pub use order::Order;
pub use query::{OrderQuery, OrderScan, OrderSort};
pub use shipping_group::{DeliveryEstimate, ShippingGroup, ShippingGroupPatch};
pub use transaction::Transaction;

use crate::error::Error;
use crate::filter::OrderFilter;
use crate::id::OrderId;
use crate::identity::{Admin, AsCustomer, AsMember, Identity, send};
use crate::page::Page;
use crate::transport::{Call, Path};
use wire::{Included, Received};

const PATH: &str = "/v2/orders";

/// The orders that an identity can see: all of the store for the admin, their own for a customer,
/// those of the account for a member.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
/// # let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
/// use moltin::{OrderFilter, OrderQuery, OrderScan, OrderSort};
///
/// let query = OrderQuery::new()
///     .filter(OrderFilter::customer(&ron))
///     .sort(OrderSort::NewestFirst)
///     .with_items(true);
/// for order in admin.orders().list(&query).await? {
///     println!("{} {} {:?}", order.id, order.payment, order.with_tax);
/// }
///
/// let mut orders = admin.orders().scan(OrderScan::new()).records();
/// while let Some(order) = orders.next().await {
///     println!("{}", order?.id);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Orders<I> {
    identity: I,
}

impl Admin {
    /// The store's orders.
    pub fn orders(&self) -> Orders<Self> {
        Orders {
            identity: self.clone(),
        }
    }
}

impl AsCustomer {
    /// The customer's own orders.
    pub fn orders(&self) -> Orders<Self> {
        Orders {
            identity: self.clone(),
        }
    }
}

impl AsMember {
    /// The orders of the token's account, those of other members included.
    pub fn orders(&self) -> Orders<Self> {
        Orders {
            identity: self.clone(),
        }
    }
}

impl<I: Identity> Orders<I> {
    /// One order with its items.
    ///
    /// Some stores refuse a customer their own order here and return it in the list. After a 403
    /// for a customer or a member, this method reads the list instead (see `docs/api.md`, "Quirks":
    /// single order). Stores may also return an order of another account: compare
    /// [`Order::account_id`].
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no order with this ID. [`Error::Api`] with status
    /// 403 if it belongs to another customer.
    pub async fn get(&self, id: &OrderId) -> Result<Order, Error> {
        let response = send(&self.identity, &single(id))
            .await?
            .one::<Received, Included>();
        match response {
            Ok((mut order, included)) => {
                let included = included.or(order.included.take());
                let mut items = included.unwrap_or_default().into_items();
                Ok(order.into_order(Some(&mut items)))
            }
            Err(refused @ Error::Api(_))
                if refused.status() == Some(403) && self.identity.person_token().is_some() =>
            {
                let query = OrderQuery::new().filter(OrderFilter::id(id)).with_items(true);
                let page = self.list(&query).await?;
                page.into_iter().find(|order| order.id == *id).ok_or(refused)
            }
            Err(error) => Err(error),
        }
    }

    /// One order with its items, as the JSON that the store sent.
    ///
    /// # Errors
    /// As [`Orders::get`], without reading the list after a 403.
    pub async fn raw(&self, id: &OrderId) -> Result<String, Error> {
        let response = send(&self.identity, &single(id)).await?;
        Ok(String::from(response.decode::<Box<RawValue>>()?.get()))
    }

    /// The items of an order. The API does not paginate them, so this is the only page.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use moltin_sandbox::{Config, Sandbox, Seed};
    /// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
    /// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
    /// let order = admin.orders().list(&moltin::OrderQuery::new()).await?.items.remove(0);
    /// for item in admin.orders().items(&order.id).await? {
    ///     println!("{:?} × {} {:?}", item.quantity, item.name, item.unit_price);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Orders::get`].
    pub async fn items(&self, id: &OrderId) -> Result<Page<OrderItem>, Error> {
        let call = Call::get(path(id).join("items")).allow_large_response();
        send(&self.identity, &call)
            .await?
            .whole_list::<item::Received, _>()
    }

    /// The transactions of an order: payments and refunds. This is the only page.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use moltin_sandbox::{Config, Sandbox, Seed};
    /// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
    /// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
    /// use moltin::{OrderFilter, OrderQuery};
    ///
    /// let paid = OrderQuery::new().filter(OrderFilter::payment("paid"));
    /// let order = admin.orders().list(&paid).await?.items.remove(0);
    /// for payment in admin.orders().transactions(&order.id).await? {
    ///     println!("{} {}: {:?}, {}", payment.kind, payment.id, payment.amount, payment.status);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Orders::get`].
    pub async fn transactions(&self, id: &OrderId) -> Result<Page<Transaction>, Error> {
        let call = Call::get(path(id).join("transactions")).allow_large_response();
        send(&self.identity, &call)
            .await?
            .whole_list::<transaction::Received, _>()
    }
}

fn path(id: &OrderId) -> Path {
    Path::new(PATH).id(id.as_str())
}

fn single(id: &OrderId) -> Call {
    Call::get(path(id))
        .query([("include", "items".to_owned())])
        .allow_large_response()
}
