//! What a new store holds: a small shop with two years behind it, the same every time.

mod addresses;
mod customers;
mod orders;
mod people;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Transaction;
use uuid::Builder;

use crate::config::Seed;

/// Days are counted back from here; a fixed one, so that the shop is the same every time.
const LAST_DAY: &str = "2026-11-20T18:00:00Z";

/// Numbers that look random and are the same every time.
struct Dice(ChaCha8Rng);

impl Dice {
    fn id(&mut self) -> String {
        Builder::from_random_bytes(self.0.random())
            .into_uuid()
            .to_string()
    }

    /// A number from 0 up to but not including `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

/// A customer of a seed.
struct Customer {
    id: String,
    name: String,
    email: String,
    country: &'static str,
    house: usize,
}

/// Fills a new store.
pub(crate) fn fill(data: &Transaction<'_>, seed: Seed) -> rusqlite::Result<()> {
    match seed {
        Seed::Empty => Ok(()),
        Seed::Demo => demo(data),
        Seed::Large => large(data),
    }
}

fn demo(data: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(1809));
    let customers = customers::demo(data, &mut dice)?;
    orders::demo(data, &mut dice, &customers)?;
    // The one who has left: the orders stay.
    data.execute("DELETE FROM customer WHERE email = ?1", [people::WHO_LEFT])?;
    Ok(())
}

fn large(data: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(1966));
    let customers = customers::large(data, &mut dice)?;
    orders::large(data, &mut dice, &customers)
}
