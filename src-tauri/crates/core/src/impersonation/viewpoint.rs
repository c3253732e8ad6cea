//! The viewpoint of a session: the identity it reads with. It has no writes.

use std::time::Duration;

use moltin::{
    Address, Admin, AsCustomer, Currency, Customer, CustomerId, Order, OrderFilter, OrderId, OrderQuery,
    Page, RequestRecorder, Transaction, UnreadableRecord,
};

use crate::Error;
use crate::view::AccessMode;

/// The identity that a session reads with. Clones share the customer token.
#[derive(Clone)]
pub(crate) enum Viewpoint {
    /// The admin, limited to one customer.
    Admin(Admin, CustomerId),
    /// The customer, by their own token.
    Customer(AsCustomer),
}

impl Viewpoint {
    pub(crate) fn way(&self) -> AccessMode {
        match self {
            Self::Admin(..) => AccessMode::Preview,
            Self::Customer(_) => AccessMode::SignIn,
        }
    }

    pub(crate) fn customer_id(&self) -> &CustomerId {
        match self {
            Self::Admin(_, customer) => customer,
            Self::Customer(customer) => customer.customer_id(),
        }
    }

    /// How much longer the customer token is valid by the store's clock, if there is one.
    pub(crate) fn time_left(&self) -> Option<Duration> {
        match self {
            Self::Admin(..) => None,
            Self::Customer(customer) => Some(customer.time_left()),
        }
    }

    /// The same viewpoint, with its requests recorded.
    pub(crate) fn recorded(&self, recorder: &RequestRecorder) -> Self {
        match self {
            Self::Admin(admin, customer) => Self::Admin(admin.recorded(recorder), customer.clone()),
            Self::Customer(customer) => Self::Customer(customer.recorded(recorder)),
        }
    }

    /// The store's currencies, which are no data of the customer.
    pub(crate) async fn currencies(&self) -> Result<Vec<Currency>, moltin::Error> {
        match self {
            Self::Admin(admin, _) => admin.currencies().await,
            Self::Customer(customer) => customer.currencies().await,
        }
    }

    pub(crate) async fn profile(&self) -> Result<Customer, Error> {
        let profile = match self {
            Self::Admin(admin, customer) => admin.customers().get(customer).await?,
            Self::Customer(customer) => customer.profile().await?,
        };
        if profile.id == *self.customer_id() {
            Ok(profile)
        } else {
            Err(Error::WrongCustomer)
        }
    }

    pub(crate) async fn addresses(&self) -> Result<Page<Address>, Error> {
        Ok(match self {
            Self::Admin(admin, customer) => admin.addresses(customer).list().await?,
            Self::Customer(customer) => customer.addresses().list().await?,
        })
    }

    pub(crate) async fn orders(&self, query: OrderQuery) -> Result<Page<Order>, Error> {
        let page = match self {
            Self::Admin(admin, customer) => {
                let filter = OrderFilter::customer(customer).and(query.filter.clone());
                admin.orders().list(&query.filter(filter)).await?
            }
            Self::Customer(customer) => customer.orders().list(&query).await?,
        };
        self.shown(page)
    }

    pub(crate) async fn order(&self, id: &OrderId) -> Result<Order, Error> {
        let order = match self {
            Self::Admin(admin, _) => admin.orders().get(id).await?,
            Self::Customer(customer) => customer.orders().get(id).await?,
        };
        self.may_show(&order)?;
        Ok(order)
    }

    /// The payments of an order that was read before.
    pub(crate) async fn transactions(&self, order: &Order) -> Result<Page<Transaction>, Error> {
        self.may_show(order)?;
        Ok(match self {
            Self::Admin(admin, _) => admin.orders().transactions(&order.id).await?,
            Self::Customer(customer) => customer.orders().transactions(&order.id).await?,
        })
    }

    /// Refuses another customer's order, even if the store returned it.
    fn may_show(&self, order: &Order) -> Result<(), Error> {
        match self.owner_of(order) {
            Owner::Own => Ok(()),
            Owner::Unclear => Err(Error::UnclearCustomer),
            Owner::Another => Err(Error::WrongCustomer),
        }
    }

    /// A list without the orders that are not clearly the customer's: only their IDs stay, as of
    /// orders that can't be read.
    ///
    /// # Errors
    /// [`Error::WrongCustomer`] if it has another customer's order.
    pub(crate) fn shown(&self, mut page: Page<Order>) -> Result<Page<Order>, Error> {
        let mut items = Vec::with_capacity(page.items.len());
        for (index, order) in page.items.into_iter().enumerate() {
            match self.owner_of(&order) {
                Owner::Own => items.push(order),
                Owner::Unclear => {
                    let id = Some(order.id.into());
                    page.unreadable.push(UnreadableRecord::new(id, index));
                }
                Owner::Another => return Err(Error::WrongCustomer),
            }
        }
        page.items = items;
        page.unreadable.sort_by_key(|record| record.index);
        Ok(page)
    }

    /// A guest order is shown only to the customer whose token it was read with. An order whose
    /// customer can't be read is no guest order.
    fn owner_of(&self, order: &Order) -> Owner {
        match &order.customer_id {
            Some(customer) if customer == self.customer_id() => Owner::Own,
            Some(_) => Owner::Another,
            None if order.has_unreadable_customer() => Owner::Unclear,
            None => match self {
                Self::Admin(..) => Owner::Unclear,
                Self::Customer(_) => Owner::Own,
            },
        }
    }
}

/// Whose order an order is.
enum Owner {
    Own,
    /// The store did not say it readably.
    Unclear,
    Another,
}
