//! The demo's orders: two years, five currencies, every state.

use jiff::Timestamp;
use rusqlite::{Statement, Transaction, params};

use super::people::{RON, WHO_LEFT, WHO_ONLY_LOOKED};
use super::{Customer, Dice, LAST_DAY, addresses};

/// A day in milliseconds.
pub(super) const DAY: i64 = 86_400_000;

/// How long the shop has been open, in days.
const OPEN: usize = 730;

/// How many orders the demo has.
const ORDERS: usize = 660;

/// Of those, how many are Ron's, so that his list has pages.
const RONS: usize = 64;

/// How many orders the large shop has, and how many of them are one customer's.
const MANY: usize = 250_000;
const BUSY: usize = 40_000;

/// Name, stock keeping unit, price in pence.
const PRODUCTS: &[(&str, &str, i64)] = &[
    ("Mug, stoneware", "MUG-1", 1200),
    ("Canoe paddle, cherry wood", "PAD-7", 8950),
    ("Breakfast plate", "PLT-3", 1450),
    ("Whittling knife", "KNF-2", 3400),
    ("Maple rocking chair", "CHR-9", 64_900),
    ("Beeswax, 500 g", "WAX-5", 899),
    ("Hand plane no. 4", "PLN-4", 15_250),
    ("Wool blanket", "BLK-6", 9900),
    ("Notebook, ruled, A5", "NTB-A5", 650),
    ("Enamel kettle", "KTL-8", 4200),
];

/// Code, country it is used in, what a penny is in its minor unit (a hundredth of it), tax in percent.
const CURRENCIES: &[(&str, &[&str], i64, i64)] = &[
    ("GBP", &["GB"], 100, 20),
    ("USD", &["US"], 125, 8),
    ("EUR", &["IE", "FR", "DE", "GR", "ES", "IT"], 115, 21),
    ("JPY", &["JP"], 190, 10),
    ("KWD", &["KW"], 390, 0),
];

/// Status, payment and shipping that go together.
const STATES: &[(&str, &str, &str)] = &[
    ("complete", "paid", "fulfilled"),
    ("complete", "paid", "fulfilled"),
    ("complete", "paid", "fulfilled"),
    ("complete", "paid", "unfulfilled"),
    ("processing", "paid", "unfulfilled"),
    ("processing", "partially_paid", "unfulfilled"),
    ("processing", "partially_authorized", "unfulfilled"),
    ("complete", "authorized", "unfulfilled"),
    ("incomplete", "authorized", "unfulfilled"),
    ("incomplete", "unpaid", "unfulfilled"),
    ("complete", "refunded", "fulfilled"),
    ("cancelled", "refunded", "unfulfilled"),
    ("cancelled", "unpaid", "unfulfilled"),
];

pub(super) fn last_day() -> i64 {
    LAST_DAY
        .parse::<Timestamp>()
        .expect("the last day is a moment")
        .as_millisecond()
}

/// Places the demo's orders, the oldest first.
pub(super) fn demo(data: &Transaction<'_>, dice: &mut Dice, customers: &[Customer]) -> rusqlite::Result<()> {
    let find = |email: &str| {
        customers
            .iter()
            .find(|customer| customer.email == email)
            .expect("the demo knows them")
    };
    let (ron, who_left) = (find(RON), find(WHO_LEFT));
    let buyers: Vec<_> = customers
        .iter()
        .filter(|customer| customer.email != WHO_ONLY_LOOKED)
        .collect();
    place(data, dice, ORDERS, |dice, number| match number {
        number if number * RONS / ORDERS != (number + 1) * RONS / ORDERS => (ron, false),
        number if number % 67 == 0 => (who_left, false),
        // A guest's order is linked to nobody, though its address may be a customer's.
        number if number % 19 == 0 => (ron, true),
        number if number % 11 == 0 => (*dice.pick(&buyers), true),
        _ => (*dice.pick(&buyers), false),
    })
}

/// Places the large shop's orders, the oldest first.
pub(super) fn large(data: &Transaction<'_>, dice: &mut Dice, customers: &[Customer]) -> rusqlite::Result<()> {
    place(data, dice, MANY, |dice, number| {
        let is_busy = number * BUSY / MANY != (number + 1) * BUSY / MANY;
        let other = 1 + dice.below(customers.len() - 1);
        let place = if is_busy { 0 } else { other };
        (&customers[place], !is_busy && number.is_multiple_of(11))
    })
}

/// Places so many orders over the time that the shop has been open. `who` says who buys, and whether as a guest.
fn place<'a>(
    data: &Transaction<'_>,
    dice: &mut Dice,
    count: usize,
    who: impl Fn(&mut Dice, usize) -> (&'a Customer, bool),
) -> rusqlite::Result<()> {
    let mut days: Vec<usize> = (0..count).map(|_| dice.below(OPEN)).collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    let mut insert = Insert::new(data)?;
    for (number, days_ago) in days.into_iter().enumerate() {
        let (buyer, is_guest) = who(dice, number);
        let moment = last_day()
            - i64::try_from(days_ago).unwrap_or_default() * DAY
            - i64::try_from(dice.below(36_000_000)).unwrap_or_default();
        insert.order(dice, number, buyer, is_guest, moment)?;
    }
    Ok(())
}

struct Insert<'a> {
    order: Statement<'a>,
    address: Statement<'a>,
    item: Statement<'a>,
    payment: Statement<'a>,
}

impl<'a> Insert<'a> {
    fn new(data: &'a Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: data.prepare(
                "INSERT INTO shop_order (id, order_number, customer_id, name, email, status, payment, shipping, currency,
                     with_tax, without_tax, created_at, updated_at, shipping_name, shipping_postcode, billing_name, billing_postcode)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?14, ?15)",
            )?,
            address: data.prepare("INSERT INTO order_address (of_order, shipping, billing) VALUES (?1, ?2, ?3)")?,
            item: data.prepare(
                "INSERT INTO order_item (id, of_order, position, product_id, name, sku, quantity, unit_with_tax, unit_without_tax)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?,
            payment: data.prepare(
                "INSERT INTO payment (id, of_order, reference, gateway, kind, status, amount, created_at)
                 VALUES (?1, ?2, 'manual', 'manual', ?3, ?4, ?5, ?6)",
            )?,
        })
    }

    fn order(
        &mut self,
        dice: &mut Dice,
        number: usize,
        buyer: &Customer,
        is_guest: bool,
        moment: i64,
    ) -> rusqlite::Result<()> {
        let (currency, rate, tax) = currency(dice, number, buyer.country);
        let lines: Vec<_> = (0..=dice.below(5))
            .map(|_| {
                let (name, sku, pence) = *dice.pick(PRODUCTS);
                let with_tax = pence * rate / 100;
                let taxed = 100 + tax;
                let without_tax = (with_tax * 100 + taxed / 2) / taxed;
                let quantity = 1 + i64::try_from(dice.below(3)).unwrap_or_default();
                (dice.id(), name, sku, quantity, with_tax, without_tax)
            })
            .collect();
        let with_tax: i64 = lines
            .iter()
            .map(|(.., quantity, price, _)| quantity * price)
            .sum();
        let without_tax: i64 = lines
            .iter()
            .map(|(.., quantity, _, price)| quantity * price)
            .sum();
        let (status, payment, shipping) = *dice.pick(STATES);
        let changed = moment + i64::try_from(dice.below(3_600_000 * 50)).unwrap_or_default();
        let (billing, shipping_address) = addresses::of(dice, buyer);
        let of_order = self.order.insert(params![
            dice.id(),
            (10_001 + number).to_string(),
            (!is_guest).then_some(&buyer.id),
            buyer.name,
            buyer.email,
            status,
            payment,
            shipping,
            currency,
            with_tax,
            without_tax,
            moment,
            changed.min(last_day()),
            buyer.name,
            billing["postcode"].as_str(),
        ])?;
        self.address.execute(params![
            of_order,
            shipping_address.to_string(),
            billing.to_string()
        ])?;
        for (position, (item, name, sku, quantity, with_tax, without_tax)) in lines.into_iter().enumerate() {
            let position = i64::try_from(position).unwrap_or_default();
            let product = product_id(sku);
            self.item.execute(params![
                item,
                of_order,
                position,
                product,
                name,
                sku,
                quantity,
                with_tax,
                without_tax
            ])?;
        }
        for (step, (kind, outcome, amount)) in payments(payment, number, with_tax).into_iter().enumerate() {
            let moment = moment + 60_000 * (1 + i64::try_from(step).unwrap_or_default());
            self.payment
                .execute(params![dice.id(), of_order, kind, outcome, amount, moment])?;
        }
        Ok(())
    }
}

/// The payments that have led to an order's state: kind, outcome, amount.
fn payments(state: &str, number: usize, total: i64) -> Vec<(&'static str, &'static str, i64)> {
    match state {
        "paid" if number.is_multiple_of(5) => {
            vec![("authorize", "complete", total), ("capture", "complete", total)]
        }
        "paid" => vec![("purchase", "complete", total)],
        "refunded" => vec![("purchase", "complete", total), ("refund", "complete", total)],
        "authorized" => vec![("authorize", "complete", total)],
        "partially_paid" => vec![("purchase", "complete", total / 2)],
        "partially_authorized" => vec![("authorize", "complete", total / 2)],
        _ if number.is_multiple_of(3) => vec![("purchase", "failed", total)],
        _ => Vec::new(),
    }
}

/// Most pay in their country's currency, and every ninth order in any, so that lists hold several.
fn currency(dice: &mut Dice, number: usize, country: &str) -> (&'static str, i64, i64) {
    let own = CURRENCIES
        .iter()
        .find(|(_, countries, ..)| countries.contains(&country));
    let any = dice.pick(CURRENCIES);
    let (code, _, rate, tax) = if number.is_multiple_of(9) {
        any
    } else {
        own.unwrap_or(any)
    };
    (code, *rate, *tax)
}

/// A product keeps its id from order to order.
fn product_id(sku: &str) -> String {
    let place = PRODUCTS
        .iter()
        .position(|product| product.1 == sku)
        .unwrap_or_default();
    format!("5a1e0000-0000-4000-8000-{place:012}")
}
