//! Unlinked orders: those with a customer's email address that are not linked to the customer. They
//! answer "why can't they see it?" where the order was placed as a guest, or by an account that was
//! deleted, or by a second one. Staff see them as the admin, and no session shows them as the
//! customer's.

mod accounts;
mod by_email;

use moltin::{Customer, Order};

use crate::admin_views::AdminViews;
use crate::connections::OpenStore;
use crate::currencies::Currencies;
use crate::view::{OrderAccountView, UnlinkedOrderView, UnlinkedOrdersView};
use crate::{Error, view_of};
use accounts::Accounts;
use by_email::Found;
pub(crate) use by_email::{Relation, is_own, pages as pages_by_email};

/// Reads the unlinked orders of a customer, and the accounts with a similar email address. More
/// than 1,000 orders with the address are read only if `all` is set. The accounts of the orders are
/// looked up, each recorded before.
///
/// It takes one request for the accounts, one for each hundred orders, and one for each account of
/// an order. Orders are requested twice for each spelling of the address: as a customer's, and as
/// that of an organization's contact.
///
/// # Errors
/// [`Error::Store`] if the orders can't be read completely, [`Error::AuditLog`] if the lookup of an
/// account can't be recorded.
pub(crate) async fn read(
    views: &AdminViews,
    store: &OpenStore,
    customer: &Customer,
    all: bool,
) -> Result<UnlinkedOrdersView, Error> {
    let admin = store.admin()?;
    let (found, similar) = tokio::join!(
        by_email::read(admin, customer, all),
        accounts::similar(admin, customer)
    );
    let mut view = UnlinkedOrdersView {
        email: customer.email.clone(),
        is_read: false,
        total: 0,
        orders: Vec::new(),
        unreadable: 0,
        similar,
    };
    match found? {
        Found::TooMany(total) => view.total = total,
        Found::All {
            total,
            unlinked,
            unreadable,
        } => {
            let mut accounts = Accounts::new(views, store);
            let currencies = store.currencies().await;
            for order in unlinked {
                let account = accounts.of(&order).await?;
                view.orders.push(row(order, account, customer, &currencies));
            }
            view.is_read = true;
            view.total = total;
            view.unreadable = unreadable;
        }
    }
    Ok(view)
}

fn row(
    order: Order,
    account: OrderAccountView,
    customer: &Customer,
    currencies: &Currencies,
) -> UnlinkedOrderView {
    let created = order.created_at.zip(customer.created_at);
    UnlinkedOrderView {
        account,
        is_older_than_account: created.is_some_and(|(order, account)| order < account),
        order: view_of::order_row(order, currencies),
    }
}
