//! What a new store holds: a small shop with two years behind it, the same every time.

mod orders;
mod people;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::{Transaction, params};
use uuid::Builder;

use crate::passwords;
use people::{PEOPLE, Person};

/// Days are counted back from here; a fixed one, so that the shop is the same every time.
const LAST_DAY: &str = "2026-11-20T18:00:00Z";

/// The passwords that the demo's customers have: the document's own for its Ron, and one for everybody else.
const RONS_PASSWORD: &str = "mysecretpassword";
const EVERYBODYS_PASSWORD: &str = "letmein-please";

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

/// A customer of the demo.
struct Customer {
    id: String,
    person: &'static Person,
}

/// Fills a new store with the demo.
pub(crate) fn demo(data: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut dice = Dice(ChaCha8Rng::seed_from_u64(1809));
    let customers = customers(data, &mut dice)?;
    orders::place(data, &mut dice, &customers)?;
    // The one who has left: the orders stay.
    data.execute("DELETE FROM customer WHERE email = ?1", [people::WHO_LEFT])?;
    Ok(())
}

fn customers(data: &Transaction<'_>, dice: &mut Dice) -> rusqlite::Result<Vec<Customer>> {
    // One hash for each password: argon2 is slow by design, and these are no secrets.
    let (rons, everybodys) = (
        passwords::hash(RONS_PASSWORD),
        passwords::hash(EVERYBODYS_PASSWORD),
    );
    let mut insert = data.prepare(
        "INSERT INTO customer (id, name, email, email_key, password_hash, external_ref, mechanism, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let last = orders::last_day();
    let mut customers = Vec::with_capacity(PEOPLE.len());
    for (number, person) in PEOPLE.iter().enumerate() {
        let id = if person.email == people::RON {
            people::RONS_ID.to_owned()
        } else {
            dice.id()
        };
        let hash = match person.signs_in {
            people::SignsIn::No | people::SignsIn::Elsewhere => None,
            people::SignsIn::WithPassword if person.email == people::RON => Some(&rons),
            people::SignsIn::WithPassword => Some(&everybodys),
        };
        let mechanism = if person.signs_in == people::SignsIn::Elsewhere {
            "oidc"
        } else {
            "password"
        };
        let reference = (number % 3 == 0).then(|| format!("CRM-{:05}", 20_000 + number * 37));
        // Everybody came before the two years of orders began, one after the other.
        let days_before = 900 - i64::try_from(number).unwrap_or_default() * 3;
        let created = (last - days_before * orders::DAY
            + i64::try_from(dice.below(36_000_000)).unwrap_or_default())
            / 1000
            * 1000;
        let email = person.email.to_lowercase();
        insert.execute(params![
            id,
            person.name,
            person.email,
            email,
            hash,
            reference,
            mechanism,
            created,
            created
        ])?;
        customers.push(Customer { id, person });
    }
    Ok(customers)
}
