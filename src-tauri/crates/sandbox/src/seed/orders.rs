//! The orders of the seeds: two years, five currencies, every state.

use rusqlite::{Statement, Transaction, params};

use super::accounts::Buyer;
use super::addresses;
use super::dates::{DAY, DAYS_OF_ORDERS, last_day};
use super::people::{Customer, FORMER_CUSTOMER, RON, WITHOUT_ORDERS};
use super::rng::SeededRng;
use super::size::Size;
use crate::money;

/// How many orders the demo has, and how many of them are Ron's: several pages.
const DEMO_COUNT: usize = 660;
const RON_COUNT: usize = 64;
/// How many orders of accounts the demo has besides, and how many members the first account has.
const ACCOUNT_COUNT: usize = 24;
const FIRST_MEMBERS: usize = 7;

/// Name, SKU, price in pence.
pub(super) const PRODUCTS: &[(&str, &str, i64)] = &[
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

/// Code, countries, value of a penny in hundredths of the minor unit, tax in percent.
pub(super) const CURRENCIES: &[(&str, &[&str], i64, i64)] = &[
    ("GBP", &["GB"], 100, 20),
    ("USD", &["US"], 125, 8),
    ("EUR", &["IE", "FR", "DE", "GR", "ES", "IT"], 115, 21),
    ("JPY", &["JP"], 190, 10),
    ("KWD", &["KW"], 390, 0),
];

/// Combinations of status, payment and shipping.
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

/// Inserts the demo's orders, oldest first.
pub(super) fn demo(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    customers: &[Customer],
) -> rusqlite::Result<()> {
    let find = |email: &str| {
        customers
            .iter()
            .find(|customer| customer.email == email)
            .expect("the demo has this customer")
    };
    let (ron, former) = (find(RON), find(FORMER_CUSTOMER));
    let buyers: Vec<_> = customers
        .iter()
        .filter(|customer| customer.email != WITHOUT_ORDERS)
        .collect();
    insert_orders(db, rng, DEMO_COUNT, |rng, number| match number {
        number if number * RON_COUNT / DEMO_COUNT != (number + 1) * RON_COUNT / DEMO_COUNT => (ron, false),
        number if number % 67 == 0 => (former, false),
        // A guest order has no customer, even if its email address is a customer's.
        number if number % 19 == 0 => (ron, true),
        number if number % 11 == 0 => (*rng.pick(&buyers), true),
        _ => (*rng.pick(&buyers), false),
    })
}

/// Inserts orders that members placed for their accounts.
pub(super) fn of_accounts(db: &Transaction<'_>, buyers: &[Buyer]) -> rusqlite::Result<()> {
    let mut rng = SeededRng::new(1938);
    let mut insert = Insert::new(db)?;
    for index in 0..ACCOUNT_COUNT {
        // Half of them are of the first account, by each of its members.
        let place = if index % 2 == 0 {
            index / 2 % FIRST_MEMBERS
        } else {
            FIRST_MEMBERS + index / 2
        };
        let buyer = &buyers[place % buyers.len()];
        let days = 700 - i64::try_from(index).unwrap_or_default() * 27;
        let created = last_day() - days * DAY - i64::try_from(rng.below(36_000_000)).unwrap_or_default();
        let order = insert.order(&mut rng, DEMO_COUNT + index, &buyer.account, true, created)?;
        db.execute(
            "UPDATE shop_order SET name = '', email = '', account_id = ?1, account_member_id = ?2,
                 contact_name = ?3, contact_email = ?4
             WHERE number = ?5",
            params![buyer.account.id, buyer.member_id, buyer.name, buyer.email, order],
        )?;
    }
    Ok(())
}

/// Inserts random orders, oldest first.
pub(super) fn many(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    customers: &[Customer],
    size: &Size,
) -> rusqlite::Result<()> {
    insert_orders(db, rng, size.orders, |rng, number| {
        let is_of_first = number * size.of_first / size.orders != (number + 1) * size.of_first / size.orders;
        let other = 1 + rng.below(customers.len() - 1);
        let index = if is_of_first { 0 } else { other };
        (&customers[index], !is_of_first && number.is_multiple_of(11))
    })
}

/// Inserts `count` orders, spread over two years. `buyer` chooses the customer of the n-th order,
/// and whether it is a guest order.
fn insert_orders<'a>(
    db: &Transaction<'_>,
    rng: &mut SeededRng,
    count: usize,
    buyer: impl Fn(&mut SeededRng, usize) -> (&'a Customer, bool),
) -> rusqlite::Result<()> {
    let mut days: Vec<usize> = (0..count).map(|_| rng.below(DAYS_OF_ORDERS)).collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    let mut insert = Insert::new(db)?;
    for (number, days_ago) in days.into_iter().enumerate() {
        let (customer, is_guest) = buyer(rng, number);
        let created = last_day()
            - i64::try_from(days_ago).unwrap_or_default() * DAY
            - i64::try_from(rng.below(36_000_000)).unwrap_or_default();
        insert.order(rng, number, customer, is_guest, created)?;
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
    fn new(db: &'a Transaction<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            order: db.prepare(
                "INSERT INTO shop_order (id, order_number, customer_id, name, email, status, payment, shipping, currency,
                     with_tax, without_tax, created_at, updated_at, shipping_name, shipping_postcode, billing_name, billing_postcode)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?14, ?15)",
            )?,
            address: db.prepare("INSERT INTO order_address (of_order, shipping, billing) VALUES (?1, ?2, ?3)")?,
            item: db.prepare(
                "INSERT INTO order_item (id, of_order, position, product_id, name, sku, quantity, unit_with_tax, unit_without_tax, unit_discount)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?,
            payment: db.prepare(
                "INSERT INTO payment (id, of_order, reference, gateway, kind, status, amount, created_at)
                 VALUES (?1, ?2, ?7, ?8, ?3, ?4, ?5, ?6)",
            )?,
        })
    }

    fn order(
        &mut self,
        rng: &mut SeededRng,
        number: usize,
        customer: &Customer,
        is_guest: bool,
        created: i64,
    ) -> rusqlite::Result<i64> {
        let (currency, rate, tax) = currency(rng, number, customer.country);
        let items: Vec<_> = (0..=rng.below(5))
            .map(|_| {
                let (name, sku, pence) = *rng.pick(PRODUCTS);
                let with_tax = pence * rate / 100;
                let without_tax = money::without_tax(with_tax, tax);
                let quantity = 1 + i64::try_from(rng.below(3)).unwrap_or_default();
                (rng.id(), name, sku, quantity, with_tax, without_tax)
            })
            .collect();
        let with_tax: i64 = items
            .iter()
            .map(|(.., quantity, price, _)| quantity * price)
            .sum();
        let without_tax: i64 = items
            .iter()
            .map(|(.., quantity, _, price)| quantity * price)
            .sum();
        let (status, payment, shipping) = *rng.pick(STATES);
        let changed = created + i64::try_from(rng.below(3_600_000 * 50)).unwrap_or_default();
        let (billing, shipping_address) = addresses::of(rng, customer);
        let of_order = self.order.insert(params![
            rng.id(),
            order_number(number),
            (!is_guest).then_some(&customer.id),
            customer.name,
            customer.email,
            status,
            payment,
            shipping,
            currency,
            with_tax,
            without_tax,
            created,
            changed.min(last_day()),
            customer.name,
            billing["postcode"].as_str(),
        ])?;
        self.address.execute(params![
            of_order,
            shipping_address.to_string(),
            billing.to_string()
        ])?;
        for (position, (item, name, sku, quantity, with_tax, without_tax)) in items.into_iter().enumerate() {
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
                without_tax,
                unit_discount(number, with_tax)
            ])?;
        }
        let (gateway, reference) = gateway(number);
        for (step, (kind, outcome, amount)) in payments(payment, number, with_tax).into_iter().enumerate() {
            let paid = created + 60_000 * (1 + i64::try_from(step).unwrap_or_default());
            self.payment.execute(params![
                rng.id(),
                of_order,
                kind,
                outcome,
                amount,
                paid,
                reference,
                gateway
            ])?;
        }
        Ok(of_order)
    }
}

/// The number of the n-th order. Some orders have none.
fn order_number(number: usize) -> String {
    if number % 33 == 11 {
        String::new()
    } else {
        (10_001 + number).to_string()
    }
}

/// The discount on one unit in the n-th order: in some orders a tenth of the full price.
fn unit_discount(number: usize, with_tax: i64) -> i64 {
    if number % 13 == 5 { -(with_tax / 9) } else { 0 }
}

/// The gateway of the payments of the n-th order, and their reference there.
fn gateway(number: usize) -> (&'static str, String) {
    match number % 4 {
        0 => ("manual", "manual".to_owned()),
        1 => ("paypal_express_checkout", format!("PAYID-{number:06}")),
        _ => ("stripe", format!("ch_{number:06}")),
    }
}

/// The payments of an order in this payment state: kind, outcome, amount.
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

/// The currency of an order: the country's, or a random one in every ninth order, so that one
/// customer has several.
fn currency(rng: &mut SeededRng, number: usize, country: &str) -> (&'static str, i64, i64) {
    let own = CURRENCIES
        .iter()
        .find(|(_, countries, ..)| countries.contains(&country));
    let any = rng.pick(CURRENCIES);
    let (code, _, rate, tax) = if number.is_multiple_of(9) {
        any
    } else {
        own.unwrap_or(any)
    };
    (code, *rate, *tax)
}

/// The ID of a product, the same in all orders.
pub(super) fn product_id(sku: &str) -> String {
    let index = PRODUCTS
        .iter()
        .position(|product| product.1 == sku)
        .unwrap_or_default();
    format!("5a1e0000-0000-4000-8000-{index:012}")
}
