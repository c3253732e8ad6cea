//! The accounts of unlinked orders, and the accounts with a similar email address.

use std::collections::HashMap;

use moltin::{AccountId, Admin, Customer, CustomerFilter, CustomerId, CustomerQuery, Order};

use crate::admin_views::AdminViews;
use crate::connections::OpenStore;
use crate::view::{OrderAccountView, Problem, SimilarAccountsView};
use crate::{Error, email, view_of};

/// The most accounts that are looked up.
const MOST_LOOKED_UP: usize = 5;

/// The accounts of orders. Each is looked up once.
pub(super) struct Accounts<'a> {
    views: &'a AdminViews,
    store: &'a OpenStore,
    known: HashMap<CustomerId, OrderAccountView>,
    organizations: HashMap<AccountId, OrderAccountView>,
}

impl<'a> Accounts<'a> {
    pub(super) fn new(views: &'a AdminViews, store: &'a OpenStore) -> Self {
        Self {
            views,
            store,
            known: HashMap::new(),
            organizations: HashMap::new(),
        }
    }

    /// The account that an order is linked to.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if the lookup can't be recorded.
    pub(super) async fn of(&mut self, order: &Order) -> Result<OrderAccountView, Error> {
        let Some(id) = &order.customer_id else {
            return match &order.account_id {
                Some(id) => self.organization(id).await,
                None => Ok(OrderAccountView::Guest),
            };
        };
        if let Some(known) = self.known.get(id) {
            return Ok(known.clone());
        }
        let account = if self.known.len() < MOST_LOOKED_UP {
            self.look_up(id).await?
        } else {
            OrderAccountView::Unknown { id: id.to_string() }
        };
        self.known.insert(id.clone(), account.clone());
        Ok(account)
    }

    async fn organization(&mut self, id: &AccountId) -> Result<OrderAccountView, Error> {
        if let Some(known) = self.organizations.get(id) {
            return Ok(known.clone());
        }
        let name = if self.organizations.len() < MOST_LOOKED_UP {
            let found = self.views.account_of_order(self.store, id).await;
            match found {
                Ok(account) => Some(account.name.to_string()).filter(|name| !name.is_empty()),
                Err(Error::Store(_)) => None,
                Err(error) => return Err(error),
            }
        } else {
            None
        };
        let id_text = id.to_string();
        let account = OrderAccountView::Organization { id: id_text, name };
        self.organizations.insert(id.clone(), account.clone());
        Ok(account)
    }

    async fn look_up(&self, id: &CustomerId) -> Result<OrderAccountView, Error> {
        let found = self.views.customer(self.store, id, "account of an order").await;
        match found {
            Ok(customer) if customer.id == *id => {
                Ok(OrderAccountView::Other(view_of::similar_account(customer)))
            }
            Err(Error::Store(error)) if error.is_not_found() => {
                Ok(OrderAccountView::Deleted { id: id.to_string() })
            }
            Ok(_) | Err(Error::Store(_)) => Ok(OrderAccountView::Unknown { id: id.to_string() }),
            Err(error) => Err(error),
        }
    }
}

/// Searches for accounts with an email address that is similar to this customer's, in one request.
pub(super) async fn similar(admin: &Admin, customer: &Customer) -> SimilarAccountsView {
    let Some((start, end)) = email::similar_affixes(&customer.email) else {
        return SimilarAccountsView::default();
    };
    let starts = CustomerFilter::email_like(&format!("{start}*"));
    let ends = CustomerFilter::email_like(&format!("*{end}"));
    let query = CustomerQuery::new().filter(starts.and(ends));
    let page = match admin.customers().list(&query).await {
        Ok(page) => page,
        Err(error) => {
            return SimilarAccountsView {
                problem: Some(Problem::from(&Error::Store(error))),
                ..SimilarAccountsView::default()
            };
        }
    };
    SimilarAccountsView {
        is_partial: page.total > page.items.len() as u64,
        accounts: page
            .items
            .into_iter()
            .filter(|found| found.id != customer.id && email::is_similar(&found.email, &customer.email))
            .map(view_of::similar_account)
            .collect(),
        problem: None,
    }
}
