//! Who the customers of the seeds are, with their addresses.

use jiff::Timestamp;
use rusqlite::{Statement, Transaction, params};

use super::people::{self, PEOPLE, SignsIn};
use super::{Customer, Dice, addresses, orders};
use crate::passwords;

/// The passwords that the customers have: the document's own for its Ron, and one for everybody else.
const RONS_PASSWORD: &str = "mysecretpassword";
const EVERYBODYS_PASSWORD: &str = "letmein-please";

/// How many customers the large shop has.
const MANY: usize = 10_000;

const FIRST_NAMES: &[&str] = &[
    "Ada",
    "Ben",
    "Chiara",
    "Dilnoza",
    "Émile",
    "Fatima",
    "Grzegorz",
    "Hana",
    "Ines",
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

/// The demo's customers.
pub(super) fn demo(data: &Transaction<'_>, dice: &mut Dice) -> rusqlite::Result<Vec<Customer>> {
    // One hash for each password: argon2 is slow by design, and these are no secrets.
    let (rons, everybodys) = (
        passwords::hash(RONS_PASSWORD),
        passwords::hash(EVERYBODYS_PASSWORD),
    );
    let mut insert = Insert::new(data)?;
    let mut customers = Vec::with_capacity(PEOPLE.len());
    for (number, person) in PEOPLE.iter().enumerate() {
        let is_ron = person.email == people::RON;
        let customer = Customer {
            id: if is_ron {
                people::RONS_ID.to_owned()
            } else {
                dice.id()
            },
            name: person.name.into(),
            email: person.email.into(),
            country: person.country,
            house: number + 1,
        };
        let hash = match person.signs_in {
            SignsIn::No | SignsIn::Elsewhere => None,
            SignsIn::WithPassword if is_ron => Some(rons.as_str()),
            SignsIn::WithPassword => Some(everybodys.as_str()),
        };
        let mechanism = if person.signs_in == SignsIn::Elsewhere {
            "oidc"
        } else {
            "password"
        };
        insert.customer(dice, &customer, number, hash, mechanism)?;
        for place in 0..if is_ron { 2 } else { number % 2 } {
            insert.address(dice, &customer, if place == 0 { "Home" } else { "Work" })?;
        }
        customers.push(customer);
    }
    Ok(customers)
}

/// The large shop's customers; the first is the one who buys and buys.
pub(super) fn large(data: &Transaction<'_>, dice: &mut Dice) -> rusqlite::Result<Vec<Customer>> {
    let everybodys = passwords::hash(EVERYBODYS_PASSWORD);
    let mut insert = Insert::new(data)?;
    let mut customers = Vec::with_capacity(MANY);
    for number in 0..MANY {
        let name = format!("{} {}", dice.pick(FIRST_NAMES), dice.pick(LAST_NAMES));
        let customer = Customer {
            id: dice.id(),
            name: if number == 0 { "Busy Buyer".into() } else { name },
            email: if number == 0 {
                "busy@large.test".into()
            } else {
                format!("customer-{number:05}@large.test")
            },
            country: dice.pick::<&str>(COUNTRIES),
            house: number + 1,
        };
        let hash = (number % 7 != 3).then_some(everybodys.as_str());
        insert.customer(dice, &customer, number, hash, "password")?;
        if number % 2 == 0 {
            insert.address(dice, &customer, "Home")?;
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
    fn new(data: &'a Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            customer: data.prepare(
                "INSERT INTO customer (id, name, email, email_key, password_hash, external_ref, mechanism, created_at, updated_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
            )?,
            address: data.prepare(
                "INSERT INTO address (id, customer_id, fields, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            )?,
        })
    }

    fn customer(
        &mut self,
        dice: &mut Dice,
        customer: &Customer,
        number: usize,
        hash: Option<&str>,
        mechanism: &str,
    ) -> rusqlite::Result<()> {
        let reference = number
            .is_multiple_of(3)
            .then(|| format!("CRM-{:05}", 20_000 + number * 37));
        // Everybody came before the two years of orders began, one after the other.
        let hours_before = 900 * 24 - i64::try_from(number % 60).unwrap_or_default() * 3 * 24;
        let created = (orders::last_day() - hours_before * 3_600_000
            + i64::try_from(dice.below(36_000_000)).unwrap_or_default())
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

    fn address(&mut self, dice: &mut Dice, customer: &Customer, label: &str) -> rusqlite::Result<()> {
        let (_, mut address) = addresses::of(dice, customer);
        address["name"] = label.into();
        let moment = Timestamp::from_millisecond(orders::last_day() - 731 * orders::DAY).unwrap_or_default();
        self.address.execute(params![
            dice.id(),
            customer.id,
            address.to_string(),
            moment.as_millisecond()
        ])?;
        Ok(())
    }
}
