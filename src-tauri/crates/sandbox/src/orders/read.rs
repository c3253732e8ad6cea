//! Reads single orders and their items from the database.

use rusqlite::{OptionalExtension, Transaction};

use super::json::Item;
use super::resource::Order;
use crate::api_error::ApiError;
use crate::auth::Scope;
use crate::store::Store;

/// Selects an order by its number, with its addresses.
const ORDER: &str = "SELECT o.*, a.shipping AS shipping_address, a.billing AS billing_address
    FROM shop_order o JOIN order_address a ON a.of_order = o.number WHERE o.number = ?1";
/// Selects the items of an order by its number.
const ITEMS: &str = "SELECT * FROM order_item WHERE of_order = ?1 ORDER BY position";

/// The order with this ID, if it is in the scope.
pub(super) fn by_id(db: &Transaction<'_>, id: &str, scope: &Scope) -> Result<Order, ApiError> {
    let order = by_number(db, number_of(db, id)?.ok_or_else(ApiError::order_not_found)?)?;
    match scope {
        // Orders of other accounts are as if they did not exist.
        Scope::Account(account) if order.account_id() != Some(account) => Err(ApiError::order_not_found()),
        Scope::Account(_) => Ok(order),
        Scope::Everything | Scope::Own(_) => scope.require(order.customer_id()).map(|()| order),
    }
}

/// Refuses the order of the fault `missing_order` to customers.
pub(super) fn check_missing(store: &Store, scope: &Scope, id: &str) -> Result<(), ApiError> {
    if store.faults.get().missing_order.as_deref() == Some(id) {
        scope.require(None)?;
    }
    Ok(())
}

pub(super) fn number_of(db: &Transaction<'_>, id: &str) -> Result<Option<u32>, ApiError> {
    let number = db.query_row("SELECT number FROM shop_order WHERE id = ?1", [id], |row| {
        row.get(0)
    });
    Ok(number.optional()?)
}

pub(super) fn by_number(db: &Transaction<'_>, number: u32) -> Result<Order, ApiError> {
    Ok(db.prepare_cached(ORDER)?.query_row([number], Order::read)?)
}

pub(super) fn items_of(db: &Transaction<'_>, order: &Order) -> Result<Vec<Item>, ApiError> {
    let mut statement = db.prepare_cached(ITEMS)?;
    let items = statement
        .query_map([order.number()], |row| order.item(row))?
        .collect::<Result<_, _>>()?;
    Ok(items)
}
