//! Through whose eyes the shop is seen. There is nothing in here but looking.

use jiff::Timestamp;
use moltin::{
    Address, Admin, AsCustomer, Customer, CustomerId, Order, OrderFilter, OrderId, OrderQuery, Page,
    RequestRecorder, Transaction,
};

use crate::Error;
use crate::view::WayView;

/// Through whose eyes the shop is seen. Clones share the customer token, where there is one.
#[derive(Clone)]
pub(crate) enum Viewpoint {
    /// The merchant's, narrowed to one customer.
    Admin(Admin, CustomerId),
    /// The customer's own, by their token.
    Customer(AsCustomer),
}

impl Viewpoint {
    pub(crate) fn way(&self) -> WayView {
        match self {
            Self::Admin(..) => WayView::Preview,
            Self::Customer(_) => WayView::SignIn,
        }
    }

    pub(crate) fn customer_id(&self) -> &CustomerId {
        match self {
            Self::Admin(_, customer) => customer,
            Self::Customer(customer) => customer.customer_id(),
        }
    }

    /// When the customer token ends, where there is one.
    pub(crate) fn expires(&self) -> Option<Timestamp> {
        match self {
            Self::Admin(..) => None,
            Self::Customer(customer) => Some(customer.expires()),
        }
    }

    /// The same eyes, whose requests are noted in `trace`.
    pub(crate) fn traced(&self, trace: &RequestRecorder) -> Self {
        match self {
            Self::Admin(admin, customer) => Self::Admin(admin.recorded(trace), customer.clone()),
            Self::Customer(customer) => Self::Customer(customer.recorded(trace)),
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

    pub(crate) async fn addresses(&self) -> Result<Vec<Address>, Error> {
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
        page.items.iter().try_for_each(|order| self.may_show(order))?;
        Ok(page)
    }

    pub(crate) async fn order(&self, id: &OrderId) -> Result<Order, Error> {
        let order = match self {
            Self::Admin(admin, _) => admin.orders().get(id).await?,
            Self::Customer(customer) => customer.orders().get(id).await?,
        };
        self.may_show(&order)?;
        Ok(order)
    }

    /// The payments of an order that has been looked at.
    pub(crate) async fn transactions(&self, order: &Order) -> Result<Vec<Transaction>, Error> {
        self.may_show(order)?;
        Ok(match self {
            Self::Admin(admin, _) => admin.orders().transactions(&order.id).await?,
            Self::Customer(customer) => customer.orders().transactions(&order.id).await?,
        })
    }

    /// An order that names another customer must not be shown, whatever the store thinks. One that names nobody is shown to
    /// the customer whose token it came by, and to nobody else.
    fn may_show(&self, order: &Order) -> Result<(), Error> {
        if self.must_hide(order) {
            Err(Error::WrongCustomer)
        } else {
            Ok(())
        }
    }

    /// Whether an order must not be shown in this session.
    pub(crate) fn must_hide(&self, order: &Order) -> bool {
        match &order.customer_id {
            Some(customer) => customer != self.customer_id(),
            None => matches!(self, Self::Admin(..)),
        }
    }
}
