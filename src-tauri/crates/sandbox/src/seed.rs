//! The data that a new store starts with. It is the same at every start.

mod addresses;
mod customers;
mod dates;
mod orders;
mod people;
mod rng;

use rusqlite::Transaction;

use crate::config::Seed;
use people::FORMER_CUSTOMER;
use rng::SeededRng;

/// Fills a new database.
pub(crate) fn fill(db: &Transaction<'_>, seed: Seed) -> rusqlite::Result<()> {
    match seed {
        Seed::Empty => Ok(()),
        Seed::Demo => demo(db),
        Seed::Large => large(db),
    }
}

fn demo(db: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1809);
    let customers = customers::demo(db, &mut rng)?;
    orders::demo(db, &mut rng, &customers)?;
    // A deleted customer, whose orders stay.
    db.execute("DELETE FROM customer WHERE email = ?1", [FORMER_CUSTOMER])?;
    Ok(())
}

fn large(db: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1966);
    let customers = customers::large(db, &mut rng)?;
    orders::large(db, &mut rng, &customers)
}
