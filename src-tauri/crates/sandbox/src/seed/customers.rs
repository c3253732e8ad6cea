//! The customers of the seeds, with their addresses.

use rusqlite::{Statement, Transaction, params};

use super::addresses;
use super::dates::{DAY, last_day};
use super::people::{Customer, PEOPLE, RON, RON_ID, SignIn};
use super::rng::SeededRng;
use super::size::Size;
use crate::passwords;

/// Ron's password in the API documentation.
const RON_PASSWORD: &str = "mysecretpassword";
/// The password of all other customers that have one.
const OTHER_PASSWORD: &str = "letmein-please";

const FIRST_NAMES: &[&str] = &[
    "Ada",
    "Ben",
    "Chiara",
    "Dilnoza",
    "Émile",
    "Fatima",
    "Grzegorz",
    "Hana",
    "Irene",
    "Jun",
    "Kwame",
    "Lena",
    "Mateo",
    "Nadia",
    "Oluwaseun",
    "Priya",
    "Quentin",
    "Rosa",
    "Søren",
    "Thuy",
];
const LAST_NAMES: &[&str] = &[
    "Abara",
    "Brown",
    "Costa",
    "Dubois",
    "Eriksen",
    "Fischer",
    "García",
    "Haddad",
    "Ivanova",
    "Jones",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Nakamura",
    "O'Brien",
    "Patel",
    "Quinn",
    "Rossi",
    "Silva",
    "Tanaka",
    "Usman",
    "Vargas",
    "Weber",
    "Xu",
    "Yılmaz",
];
const COUNTRIES: &[&str] = &["GB", "US", "FR", "DE", "IE", "IT", "ES", "GR", "JP", "KW"];

/// Inserts the demo's customers.
pub(super) fn demo(db: &Transaction<'_>, rng: &mut SeededRng) -> rusqlite::Result<Vec<Customer>> {
    // One hash per password, because Argon2 is slow by design.
    let (ron_hash, other_hash) = (passwords::hash(RON_PASSWORD), passwords::hash(OTHER_PASSWORD));
    let mut insert = Insert::new(db)?;
    let mut customers = Vec::with_capacity(PEOPLE.len());
    for (number, person) in PEOPLE.iter().enumerate() {
        let is_ron = person.email == RON;
        let customer = Customer {
            id: if is_ron { RON_ID.to_owned() } else { rng.id() },
            name: person.name.into(),
            email: person.email.into(),
            country: person.country,
            house: number + 1,
        };
        let hash = match person.sign_in {
            SignIn::WithoutPassword | SignIn::Oidc => None,
            SignIn::WithPassword if is_ron => Some(ron_hash.as_str()),
            SignIn::WithPassword => Some(other_hash.as_str()),
        };
        let mechanism = if person.sign_in == SignIn::Oidc {
            "oidc"
        } else {
            "password"
        };
        insert.customer(rng, &customer, number, hash, mechanism)?;
        for index in 0..if is_ron { 2 } else { number % 2 } {
            insert.address(rng, &customer, if index == 0 { "Home" } else { "Work" })?;
        }
        customers.push(customer);
    }
    Ok(customers)
}

/// Inserts random customers. The first one places more orders than the others.
pub(super) fn many(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    size: &Size,
) -> rusqlite::Result<Vec<Customer>> {
    let host = size.host;
    let other_hash = passwords::hash(OTHER_PASSWORD);
    let mut insert = Insert::new(db)?;
    let mut customers = Vec::with_capacity(size.customers);
    for number in 0..size.customers {
        let name = format!("{} {}", rng.pick(FIRST_NAMES), rng.pick(LAST_NAMES));
        let customer = Customer {
            id: rng.id(),
            name: if number == 0 { "Busy Buyer".into() } else { name },
            email: if number == 0 {
                format!("busy@{host}")
            } else {
                format!("customer-{number:05}@{host}")
            },
            country: rng.pick::<&str>(COUNTRIES),
            house: number + 1,
        };
        let hash = (number % 7 != 3).then_some(other_hash.as_str());
        insert.customer(rng, &customer, number, hash, "password")?;
        if number % 2 == 0 {
            insert.address(rng, &customer, "Home")?;
        }
        customers.push(customer);
    }
    Ok(customers)
}

struct Insert<'a> {
    customer: Statement<'a>,
    address: Statement<'a>,
}

impl<'a> Insert<'a> {
    fn new(db: &'a Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            customer: db.prepare(
                "INSERT INTO customer (id, name, email, email_key, password_hash, external_ref, mechanism, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
            )?,
            address: db.prepare(
                "INSERT INTO address (id, customer_id, fields, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            )?,
        })
    }

    fn customer(
        &mut self,
        rng: &mut SeededRng,
        customer: &Customer,
        number: usize,
        hash: Option<&str>,
        mechanism: &str,
    ) -> rusqlite::Result<()> {
        let reference = number
            .is_multiple_of(3)
            .then(|| format!("CRM-{:05}", 20_000 + number * 37));
        // Spread over half a year, older than nearly all orders.
        let hours_before = 900 * 24 - i64::try_from(number % 60).unwrap_or_default() * 3 * 24;
        let created = (last_day() - hours_before * 3_600_000
            + i64::try_from(rng.below(36_000_000)).unwrap_or_default())
            / 1000
            * 1000;
        let Customer { id, name, email, .. } = customer;
        self.customer.execute(params![
            id,
            name,
            email,
            email.to_lowercase(),
            hash,
            reference,
            mechanism,
            created
        ])?;
        Ok(())
    }

    fn address(&mut self, rng: &mut SeededRng, customer: &Customer, label: &str) -> rusqlite::Result<()> {
        let (_, mut address) = addresses::of(rng, customer);
        address["name"] = label.into();
        let created = last_day() - 731 * DAY;
        self.address
            .execute(params![rng.id(), customer.id, address.to_string(), created])?;
        Ok(())
    }
}
