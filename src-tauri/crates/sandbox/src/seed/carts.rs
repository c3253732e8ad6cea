//! The carts of the demo: of accounts, of customers and of guests.

use rusqlite::{Transaction, params};
use serde_json::{Map, Value, json};

use super::dates::{DAY, last_day};
use super::orders::{CURRENCIES, PRODUCTS, product_id};
use super::people::RON_ID;
use super::rng::SeededRng;
use super::subscriptions::offerings::{CARE, OFFERINGS};
use crate::money;

/// How many carts the demo has, and how many of them are of accounts and of customers.
const COUNT: usize = 40;
const OF_ACCOUNTS: usize = 18;
const OF_CUSTOMERS: usize = 14;
/// Those without items.
const EMPTY: [usize; 5] = [2, 9, 20, 27, 35];
/// The first carts of the first account.
const NAMES: [&str; 3] = ["Q4 restock", "Default cart", "Trade fair"];
const OTHER_NAMES: [&str; 4] = ["Weekly order", "Workshop", "Samples", "Default cart"];
const HOUR: i64 = DAY / 24;

/// Whose a cart is.
enum Owner<'a> {
    Account(&'a str),
    Customer(&'a str),
    Guest(Option<String>),
}

/// Inserts the demo's carts.
pub(super) fn demo(db: &Transaction<'_>, accounts: &[String]) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1913);
    let customers: Vec<String> = db
        .prepare("SELECT id FROM customer WHERE id <> ?1 ORDER BY number")?
        .query_map([RON_ID], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for index in 0..COUNT {
        let owner = owner(index, accounts, &customers);
        insert(db, &mut rng, index, &owner)?;
    }
    // Several accounts may share a cart.
    db.execute(
        "INSERT INTO cart_owner (of_cart, kind, id) SELECT number, 'account', ?1 FROM cart WHERE number = 6",
        [&accounts[0]],
    )?;
    Ok(())
}

/// Moves the demo's carts to the day of `now`, in milliseconds since the epoch. Carts expire within
/// days, so with fixed dates all of them would have expired.
pub(super) fn renew(db: &Transaction<'_>, now: i64) -> rusqlite::Result<()> {
    let newest: Option<i64> = db.query_row(
        "SELECT max(updated_at) FROM cart WHERE number <= ?1",
        [number(COUNT)],
        |row| row.get(0),
    )?;
    let days = newest.map_or(0, |newest| (now - newest) / DAY);
    if days > 0 {
        db.execute(
            "UPDATE cart SET created_at = created_at + ?1, updated_at = updated_at + ?1 WHERE number <= ?2",
            params![days * DAY, number(COUNT)],
        )?;
    }
    Ok(())
}

fn owner<'a>(index: usize, accounts: &'a [String], customers: &'a [String]) -> Owner<'a> {
    if index < OF_ACCOUNTS {
        // The last account has none.
        let others = accounts.len() - 2;
        let account = if index < NAMES.len() {
            0
        } else {
            1 + index % others
        };
        Owner::Account(&accounts[account])
    } else if index < OF_ACCOUNTS + OF_CUSTOMERS {
        let place = index - OF_ACCOUNTS;
        Owner::Customer(if place < 3 {
            RON_ID
        } else {
            &customers[place * 3 % customers.len()]
        })
    } else {
        // The last guest has not entered an email address yet.
        Owner::Guest((index + 1 < COUNT).then(|| format!("guest-{index}@harbor.test")))
    }
}

/// The name of the n-th cart.
fn name(index: usize) -> &'static str {
    match index {
        index if index < NAMES.len() => NAMES[index],
        index if index < OF_ACCOUNTS => OTHER_NAMES[index % OTHER_NAMES.len()],
        _ => "Cart",
    }
}

fn insert(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    index: usize,
    owner: &Owner<'_>,
) -> rusqlite::Result<()> {
    // Every eighth cart expires within hours after the last day.
    let idle = if index % 8 == 1 { 165 } else { hours(rng, 150) };
    let updated = last_day() - idle * HOUR - number(rng.below(3_000_000));
    let created = updated - hours(rng, 400) * HOUR;
    let currency = match owner {
        Owner::Account(_) | Owner::Customer(RON_ID) => "USD",
        Owner::Customer(_) => CURRENCIES[[0, 2, 3][index % 3]].0,
        Owner::Guest(_) => "EUR",
    };
    let email = match owner {
        Owner::Guest(email) => email.as_deref(),
        _ => None,
    };
    let is_quote = index == 0;
    let attributes =
        is_quote.then(|| json!({ "purchase_order": { "type": "string", "value": "PO-7731" } }).to_string());
    let description = if is_quote {
        Some("Valid until the end of the quarter")
    } else {
        None
    };
    let cart = db
        .prepare_cached(
            "INSERT INTO cart (id, name, description, contact_email, is_quote, currency, custom_attributes,
                 created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .insert(params![
            rng.id(),
            name(index),
            description,
            email,
            is_quote,
            currency,
            attributes,
            created,
            updated
        ])?;
    let (kind, id) = match owner {
        Owner::Account(id) => ("account", Some(*id)),
        Owner::Customer(id) => ("customer", Some(*id)),
        Owner::Guest(_) => ("", None),
    };
    if let Some(id) = id {
        db.execute(
            "INSERT INTO cart_owner (of_cart, kind, id) VALUES (?1, ?2, ?3)",
            params![cart, kind, id],
        )?;
    }
    if EMPTY.contains(&index) {
        return Ok(());
    }
    let items = items(rng, index, currency, matches!(owner, Owner::Account(_)));
    for (position, item) in items.iter().enumerate() {
        item.insert(db, rng, cart, number(position))?;
    }
    if index == 8 {
        insert_discount(db, rng, cart)?;
    }
    Ok(())
}

/// An item before it is inserted.
struct Item {
    kind: &'static str,
    name: String,
    sku: String,
    quantity: i64,
    with_tax: i64,
    without_tax: i64,
    discount: i64,
    has_tax_item: bool,
    details: Map<String, Value>,
}

/// The items of the n-th cart.
fn items(rng: &mut SeededRng, index: usize, currency: &str, has_tax_items: bool) -> Vec<Item> {
    let (rate, tax) = CURRENCIES
        .iter()
        .find(|known| known.0 == currency)
        .map_or((100, 0), |known| (known.2, known.3));
    let without_tax = |with_tax: i64| money::without_tax(with_tax, tax);
    let item = |kind, name: &str, sku: &str, quantity, with_tax: i64, details: Value| Item {
        kind,
        name: name.to_owned(),
        sku: sku.to_owned(),
        quantity,
        with_tax,
        without_tax: without_tax(with_tax),
        discount: 0,
        has_tax_item: has_tax_items && kind != "promotion_item",
        details: details.as_object().cloned().unwrap_or_default(),
    };
    let mut items: Vec<Item> = (0..=rng.below(4))
        .map(|_| {
            let (name, sku, pence) = *rng.pick(PRODUCTS);
            let with_tax = pence * rate / 100;
            let details = product(name, sku);
            item(
                "cart_item",
                name,
                sku,
                1 + number(rng.below(4)),
                with_tax,
                details,
            )
        })
        .collect();
    if index % 7 == 3 {
        let engraving = json!({ "description": "One line of text", "custom_inputs": { "text": "R. S." } });
        items.push(item(
            "custom_item",
            "Engraving",
            "ENGRAVING",
            1,
            15 * rate,
            engraving,
        ));
    }
    if index == 6 || index == 14 {
        let offering = &OFFERINGS[CARE];
        let details = json!({
            "subscription_offering_id": offering.id,
            "subscription_configuration": {
                "plan": offering.plan,
                "pricing_option": offering.pricing_option,
            },
        });
        items.push(item(
            "subscription_item",
            offering.name,
            "",
            1,
            offering.amount,
            details,
        ));
    }
    let total: i64 = items.iter().map(|item| item.quantity * item.with_tax).sum();
    if index % 6 == 1 {
        let promotion = promotion("5a1e0000-0000-4000-8000-00000000c0de", "Spring sale", false);
        items.push(item(
            "promotion_item",
            "Spring sale",
            "SPRING10",
            1,
            -(total / 10),
            promotion,
        ));
    }
    if index % 9 == 4 {
        let promotion = promotion("5a1e0000-0000-4000-8000-00000000a070", "Trade price", true);
        let sku = "auto_5a1e0000-0000-4000-8000-00000000a070";
        items.push(item(
            "promotion_item",
            "Trade price",
            sku,
            1,
            -(total / 20),
            promotion,
        ));
    }
    if index % 11 == 5 {
        let first = &mut items[0];
        first.discount = -(first.with_tax / 9);
    }
    items
}

fn product(name: &str, sku: &str) -> Value {
    let (id, slug) = (product_id(sku), sku.to_lowercase());
    json!({
        "product_id": id,
        "description": name,
        "slug": slug,
        "image": {
            "mime_type": "image/jpeg",
            "file_name": format!("{slug}.jpg"),
            "href": format!("https://files.shop.test/{slug}.jpg"),
        },
        "manage_stock": true,
        "links": { "product": format!("https://shop.test/v2/products/{id}") },
    })
}

fn promotion(id: &str, name: &str, is_automatic: bool) -> Value {
    json!({ "promotion": {
        "id": id,
        "type": "promotion",
        "name": name,
        "description": name,
        "automatic": is_automatic,
        "promotion_source": "rule-promotion",
        "start": "2026-01-01T00:00:00Z",
        "end": "2027-12-31T23:59:59Z",
    } })
}

impl Item {
    fn insert(
        &self,
        db: &Transaction<'_>,
        rng: &mut SeededRng,
        cart: i64,
        position: i64,
    ) -> rusqlite::Result<()> {
        let tax = self.has_tax_item.then(|| {
            json!({
                "id": rng.id(),
                "type": "tax_item",
                "name": "Sales tax",
                "jurisdiction": "Washington",
                "code": "WA-STATE",
                "rate": 0.08,
            })
            .to_string()
        });
        db.prepare_cached(
            "INSERT INTO cart_item (of_cart, position, id, kind, name, sku, quantity, unit_with_tax, unit_without_tax,
                 unit_discount, tax, details)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            cart,
            position,
            rng.id(),
            self.kind,
            self.name,
            self.sku,
            self.quantity,
            self.with_tax,
            self.without_tax,
            self.discount,
            tax,
            Value::Object(self.details.clone()).to_string()
        ])?;
        Ok(())
    }
}

fn insert_discount(db: &Transaction<'_>, rng: &mut SeededRng, cart: i64) -> rusqlite::Result<()> {
    let details = json!({
        "external_id": "agreement-1180",
        "discount_engine": "ERP",
        "description": "Framework agreement",
        "discount_code": "HT-1180",
    });
    db.execute(
        "INSERT INTO cart_discount (of_cart, id, amount, details) VALUES (?1, ?2, ?3, ?4)",
        params![cart, rng.id(), -500, details.to_string()],
    )?;
    Ok(())
}

fn hours(rng: &mut SeededRng, end: usize) -> i64 {
    number(1 + rng.below(end))
}

fn number(number: usize) -> i64 {
    i64::try_from(number).unwrap_or_default()
}
