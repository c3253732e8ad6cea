//! The data that a new store starts with. It is the same at every start, except that the demo's
//! carts are of the last days: older ones expire.

mod accounts;
mod addresses;
mod carts;
mod customers;
mod dates;
mod orders;
mod people;
mod personal_data;
mod rng;
mod shipping_groups;
mod size;
mod subscriptions;

use rusqlite::{Transaction, params};

use crate::config::Seed;
use accounts::Buyer;
use dates::{DAY, last_day};
use people::{FORMER_CUSTOMER, REGISTERED_AGAIN};
use rng::SeededRng;
use size::{HUGE, LARGE, Size};
use subscriptions::Subscriber;

/// The ID of the deleted account of the customer who registered again, and when that was.
const EARLIER_ACCOUNT: &str = "0ff1ce00-0000-4000-8000-000000000001";
const REGISTERED_DAYS_AGO: i64 = 365;

/// Fills a new database.
pub(crate) fn fill(db: &Transaction<'_>, seed: Seed) -> rusqlite::Result<()> {
    match seed {
        Seed::Empty => Ok(()),
        Seed::Demo => demo(db),
        Seed::Large => many(db, &LARGE),
        Seed::Huge => many(db, &HUGE),
    }
}

/// Makes the demo's carts those of the last days before `now`, in milliseconds since the epoch.
pub(crate) fn renew(db: &Transaction<'_>, now: i64) -> rusqlite::Result<()> {
    if accounts::is_demo(db)? {
        carts::renew(db, now)?;
    }
    Ok(())
}

fn demo(db: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1809);
    let customers = customers::demo(db, &mut rng)?;
    orders::demo(db, &mut rng, &customers)?;
    add_custom_fields(db)?;
    // A deleted customer, whose orders stay.
    db.execute("DELETE FROM customer WHERE email = ?1", [FORMER_CUSTOMER])?;
    register_again(db)?;
    shipping_groups::demo(db, &mut rng)?;
    mark_manual_orders(db)?;
    personal_data::fill(db, &mut rng)?;
    accounts::demo(db)?;
    let buyers = accounts::buyers(db)?;
    orders::of_accounts(db, &buyers)?;
    let accounts: Vec<String> = (1..=12).map(accounts::account_id).collect();
    carts::demo(db, &accounts)?;
    subscriptions::demo(db, &subscribers(&buyers))
}

/// The first member of each account, in the order of the accounts.
fn subscribers(buyers: &[Buyer]) -> Vec<Subscriber> {
    let mut subscribers: Vec<Subscriber> = Vec::new();
    for buyer in buyers {
        if subscribers
            .last()
            .is_none_or(|last| last.account != buyer.account.id)
        {
            subscribers.push(Subscriber {
                account: buyer.account.id.clone(),
                name: buyer.name.clone(),
                email: buyer.email.clone(),
            });
        }
    }
    subscribers
}

/// Makes some orders manual, as from an import of an older shop.
fn mark_manual_orders(db: &Transaction<'_>) -> rusqlite::Result<()> {
    db.execute("UPDATE shop_order SET is_manual = 1 WHERE number % 47 = 6", [])?;
    Ok(())
}

/// Gives some customers and orders custom fields.
fn add_custom_fields(db: &Transaction<'_>) -> rusqlite::Result<()> {
    db.execute_batch(
        "UPDATE customer SET custom = json_object(
             'loyalty_tier', CASE number % 3 WHEN 0 THEN 'gold' WHEN 1 THEN 'silver' ELSE 'bronze' END,
             'newsletter', json(CASE number % 2 WHEN 0 THEN 'true' ELSE 'false' END))
         WHERE number % 4 = 1;
         UPDATE customer SET custom = json_patch(custom, json_object('support_note', 'Prefers a call in the morning'))
         WHERE number % 8 = 1;
         UPDATE shop_order SET custom = json_object('gift_message', 'Happy birthday!', 'delivery_slot', 'morning')
         WHERE number % 10 = 3;",
    )
}

/// Makes one customer's account younger than their first orders, which belong to an account that
/// was deleted.
fn register_again(db: &Transaction<'_>) -> rusqlite::Result<()> {
    let registered = last_day() - REGISTERED_DAYS_AGO * DAY;
    db.execute(
        "UPDATE shop_order SET customer_id = ?1 WHERE created_at < ?2
         AND customer_id = (SELECT id FROM customer WHERE email = ?3)",
        params![EARLIER_ACCOUNT, registered, REGISTERED_AGAIN],
    )?;
    db.execute(
        "UPDATE customer SET created_at = ?1, updated_at = ?1 WHERE email = ?2",
        params![registered, REGISTERED_AGAIN],
    )?;
    Ok(())
}

fn many(db: &Transaction<'_>, size: &Size) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(size.rng);
    let customers = customers::many(db, &mut rng, size)?;
    orders::many(db, &mut rng, &customers, size)
}
