//! Reading carts from the database, and creating those that are read first.

use rusqlite::{OptionalExtension, Transaction, params};

use super::item::Item;
use super::resource::Cart;
use super::settings::Settings;
use crate::api_error::ApiError;
use crate::owner::Owner;

/// The currency of a cart without items.
const DEFAULT_CURRENCY: &str = "GBP";

/// The carts that an owner sees, last updated first.
pub(super) fn numbers_of(
    db: &Transaction<'_>,
    owner: &Owner,
    settings: &Settings,
) -> rusqlite::Result<Vec<i64>> {
    let of = |kind: &str, id: &str| {
        let statement = "SELECT number FROM cart JOIN cart_owner ON of_cart = number
             WHERE kind = ?1 AND cart_owner.id = ?2 ORDER BY updated_at DESC, number DESC";
        let mut statement = db.prepare_cached(statement)?;
        statement.query_map([kind, id], |row| row.get(0))?.collect()
    };
    match owner {
        Owner::Everyone => {
            let statement = "SELECT number FROM cart
                 WHERE ?1 OR EXISTS (SELECT 1 FROM cart_owner WHERE of_cart = number)
                 ORDER BY updated_at DESC, number DESC";
            let mut statement = db.prepare_cached(statement)?;
            let numbers = statement.query_map([settings.show_all_carts], |row| row.get(0))?;
            numbers.collect()
        }
        Owner::Customer(customer) => of("customer", customer),
        Owner::Account(account) => of("account", account),
        Owner::Unknown => Ok(Vec::new()),
    }
}

/// The cart with this number.
pub(super) fn read(db: &Transaction<'_>, number: i64) -> rusqlite::Result<Cart> {
    let mut cart = db
        .prepare_cached("SELECT * FROM cart WHERE number = ?1")?
        .query_row([number], Cart::read)?;
    cart.items = db
        .prepare_cached("SELECT * FROM cart_item WHERE of_cart = ?1 ORDER BY position")?
        .query_map([number], Item::read)?
        .collect::<Result<_, _>>()?;
    cart.discounts = db
        .prepare_cached("SELECT id, amount, details FROM cart_discount WHERE of_cart = ?1 ORDER BY id")?
        .query_map([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let owners: Vec<(String, String)> = db
        .prepare_cached("SELECT kind, id FROM cart_owner WHERE of_cart = ?1 ORDER BY id")?
        .query_map([number], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (kind, id) in owners {
        if kind == "account" {
            cart.accounts.push(id);
        } else {
            cart.customers.push(id);
        }
    }
    Ok(cart)
}

/// The cart with this ID, if there is one.
pub(super) fn find(db: &Transaction<'_>, id: &str) -> rusqlite::Result<Option<Cart>> {
    let number = db
        .query_row("SELECT number FROM cart WHERE id = ?1", [id], |row| row.get(0))
        .optional()?;
    number.map(|number| read(db, number)).transpose()
}

/// The cart with this ID, which is created if there is none (see `docs/api.md`, "Cart calls").
pub(super) fn read_or_create(db: &Transaction<'_>, id: &str, now: i64) -> Result<Cart, ApiError> {
    if let Some(cart) = find(db, id)? {
        return Ok(cart);
    }
    db.execute(
        "INSERT INTO cart (id, name, currency, created_at, updated_at) VALUES (?1, 'Cart', ?2, ?3, ?3)",
        params![id, DEFAULT_CURRENCY, now],
    )?;
    Ok(read(db, db.last_insert_rowid())?)
}
