//! The viewpoint of a session: the identity it reads with. It has no writes.

use std::time::Duration;

use moltin::{
    AccountId, Address, Admin, AsCustomer, Currency, Customer, CustomerId, Order, OrderFilter, OrderId,
    OrderQuery, Page, RequestRecorder, Transaction, UnreadableRecord,
};

use super::account_viewpoint::{AccountAsAdmin, MemberTokens};
use crate::Error;
use crate::member_error::MemberError;

/// The identity that a session reads with. Clones share the tokens.
#[derive(Clone)]
pub(crate) enum Viewpoint {
    /// The admin, limited to one customer.
    Admin(Admin, CustomerId),
    /// The customer, by their own token.
    Customer(AsCustomer),
    /// The admin, limited to one account.
    AccountAdmin(AccountAsAdmin),
    /// An account member, by their own tokens.
    Member(MemberTokens),
}

impl Viewpoint {
    /// The customer whose view it is; `None` in a session of an account.
    pub(crate) fn customer_id(&self) -> Option<&CustomerId> {
        match self {
            Self::Admin(_, customer) => Some(customer),
            Self::Customer(customer) => Some(customer.customer_id()),
            Self::AccountAdmin(_) | Self::Member(_) => None,
        }
    }

    /// How much longer the token is valid by the store's clock, if there is one.
    pub(crate) fn time_left(&self) -> Option<Duration> {
        match self {
            Self::Admin(..) | Self::AccountAdmin(_) => None,
            Self::Customer(customer) => Some(customer.time_left()),
            Self::Member(tokens) => Some(tokens.time_left()),
        }
    }

    /// Opens an account.
    ///
    /// # Errors
    /// [`MemberError::AccountUnknown`] if the session has no such account.
    pub(crate) fn open(&mut self, account: &AccountId) -> Result<(), MemberError> {
        match self {
            Self::Admin(..) | Self::Customer(_) => Err(MemberError::WrongSubject),
            Self::AccountAdmin(admin) => admin.open(account),
            Self::Member(tokens) => tokens.open(account),
        }
    }

    /// The same viewpoint, with its requests recorded.
    pub(crate) fn recorded(&self, recorder: &RequestRecorder) -> Self {
        match self {
            Self::Admin(admin, customer) => Self::Admin(admin.recorded(recorder), customer.clone()),
            Self::Customer(customer) => Self::Customer(customer.recorded(recorder)),
            Self::AccountAdmin(admin) => Self::AccountAdmin(admin.recorded(recorder)),
            Self::Member(tokens) => Self::Member(tokens.recorded(recorder)),
        }
    }

    /// The store's currencies, which are no data of the customer.
    pub(crate) async fn currencies(&self) -> Result<Vec<Currency>, moltin::Error> {
        match self {
            Self::Admin(admin, _) => admin.currencies().await,
            Self::Customer(customer) => customer.currencies().await,
            Self::AccountAdmin(account) => account.admin().currencies().await,
            Self::Member(tokens) => match tokens.opened() {
                Ok(member) => member.currencies().await,
                Err(_) => Ok(Vec::new()),
            },
        }
    }

    pub(crate) async fn profile(&self) -> Result<Customer, Error> {
        let profile = match self {
            Self::Admin(admin, customer) => admin.customers().get(customer).await?,
            Self::Customer(customer) => customer.profile().await?,
            Self::AccountAdmin(_) | Self::Member(_) => return Err(MemberError::WrongSubject.into()),
        };
        if Some(&profile.id) == self.customer_id() {
            Ok(profile)
        } else {
            Err(Error::WrongCustomer)
        }
    }

    pub(crate) async fn addresses(&self) -> Result<Page<Address>, Error> {
        Ok(match self {
            Self::Admin(admin, customer) => admin.addresses(customer).list().await?,
            Self::Customer(customer) => customer.addresses().list().await?,
            Self::AccountAdmin(account) => {
                let open = account.account()?;
                account.admin().account_addresses(open).list().await?
            }
            Self::Member(tokens) => tokens.opened()?.addresses().list().await?,
        })
    }

    pub(crate) async fn orders(&self, query: OrderQuery) -> Result<Page<Order>, Error> {
        let page = match self {
            Self::Admin(admin, customer) => {
                let filter = OrderFilter::customer(customer).and(query.filter.clone());
                admin.orders().list(&query.filter(filter)).await?
            }
            Self::Customer(customer) => customer.orders().list(&query).await?,
            Self::AccountAdmin(account) => {
                let filter = OrderFilter::account(account.account()?.as_str()).and(query.filter.clone());
                account.admin().orders().list(&query.filter(filter)).await?
            }
            Self::Member(tokens) => tokens.opened()?.orders().list(&query).await?,
        };
        self.shown(page)
    }

    pub(crate) async fn order(&self, id: &OrderId) -> Result<Order, Error> {
        let order = match self {
            Self::Admin(admin, _) => admin.orders().get(id).await?,
            Self::Customer(customer) => customer.orders().get(id).await?,
            Self::AccountAdmin(account) => account.admin().orders().get(id).await?,
            Self::Member(tokens) => tokens.opened()?.orders().get(id).await?,
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
            Self::AccountAdmin(account) => account.admin().orders().transactions(&order.id).await?,
            Self::Member(tokens) => tokens.opened()?.orders().transactions(&order.id).await?,
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
    /// customer can't be read is no guest order. An order without an account is in no session of
    /// one.
    fn owner_of(&self, order: &Order) -> Owner {
        let account = match self {
            Self::AccountAdmin(account) => account.account().ok().cloned(),
            Self::Member(tokens) => tokens.opened().ok().map(|member| member.account_id().clone()),
            Self::Admin(..) | Self::Customer(_) => return self.owner_by_customer(order),
        };
        match (&order.account_id, account) {
            (Some(owner), Some(account)) if *owner == account => Owner::Own,
            (Some(_), _) => Owner::Another,
            (None, _) => Owner::Unclear,
        }
    }

    fn owner_by_customer(&self, order: &Order) -> Owner {
        match &order.customer_id {
            Some(customer) if Some(customer) == self.customer_id() => Owner::Own,
            Some(_) => Owner::Another,
            None if order.has_unreadable_customer() => Owner::Unclear,
            None => match self {
                Self::Customer(_) => Owner::Own,
                _ => Owner::Unclear,
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
