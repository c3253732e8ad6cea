//! The columns of exported customers and orders.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use moltin::{Customer, Money, Order, Text};
use sheet::Cell;

use super::money::decimal;
use crate::currencies::Currencies;

/// The heading of the column that names what could not be read of a record.
const UNREADABLE: &str = "unreadable";

/// A record that is exported as a row.
pub(super) trait Row: Send + 'static {
    const HEADINGS: &'static [&'static str];

    fn id(&self) -> &str;

    fn created_at(&self) -> Option<Timestamp>;

    /// Returns one cell per heading. Times are in `zone`.
    fn cells(self, zone: &TimeZone, currencies: &Currencies) -> Vec<Cell>;
}

impl Row for Customer {
    const HEADINGS: &'static [&'static str] = &[
        "id",
        "name",
        "email",
        "has_password",
        "external_ref",
        "created_at",
        "updated_at",
        UNREADABLE,
    ];

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn created_at(&self) -> Option<Timestamp> {
        self.created_at
    }

    fn cells(self, zone: &TimeZone, _: &Currencies) -> Vec<Cell> {
        vec![
            Cell::Text(self.id.to_string()),
            Cell::Text(self.name),
            Cell::Text(self.email),
            self.has_password.map_or(Cell::Empty, Cell::Flag),
            self.external_ref.into(),
            time(self.created_at, zone),
            time(self.updated_at, zone),
            fields(&self.unreadable_fields),
        ]
    }
}

impl Row for Order {
    const HEADINGS: &'static [&'static str] = &[
        "id",
        "order_number",
        "external_ref",
        "created_at",
        "updated_at",
        "status",
        "payment",
        "shipping",
        "customer_id",
        "customer_name",
        "customer_email",
        "lines",
        "currency",
        "with_tax",
        "with_tax_minor_units",
        "without_tax",
        "without_tax_minor_units",
        "tax",
        "tax_minor_units",
        UNREADABLE,
    ];

    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn created_at(&self) -> Option<Timestamp> {
        self.created_at
    }

    fn cells(self, zone: &TimeZone, currencies: &Currencies) -> Vec<Cell> {
        let amounts = [self.with_tax, self.without_tax, self.tax];
        let currency = amounts
            .iter()
            .flatten()
            .map(|amount| amount.currency.clone())
            .next();
        let mut cells = vec![
            Cell::Text(self.id.to_string()),
            self.order_number.into(),
            self.external_ref.into(),
            time(self.created_at, zone),
            time(self.updated_at, zone),
            Cell::Text(self.status.into()),
            Cell::Text(self.payment.into()),
            Cell::Text(self.shipping.into()),
            self.customer_id.map(|id| id.to_string()).into(),
            Cell::Text(self.customer_name.into()),
            Cell::Text(self.customer_email.into()),
            Cell::Whole(i64::try_from(self.item_ids.len()).unwrap_or(i64::MAX)),
            currency.into(),
        ];
        cells.extend(
            amounts
                .iter()
                .flat_map(|amount| money(amount.as_ref(), currencies)),
        );
        cells.push(fields(&self.unreadable_fields));
        cells
    }
}

/// The cells of a record that could not be read: its ID, if it has one.
pub(super) fn unreadable<T: Row>(id: Option<String>) -> Vec<Cell> {
    let mut cells = vec![id.into()];
    cells.resize_with(T::HEADINGS.len() - 1, || Cell::Empty);
    cells.push(Cell::Text("all".to_owned()));
    cells
}

/// The fields of a record that could not be read.
fn fields(paths: &[Text]) -> Cell {
    let paths: Vec<&str> = paths.iter().map(Text::as_str).collect();
    if paths.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(paths.join(", "))
    }
}

/// Returns an amount as a decimal number and in minor units. For an unknown currency there is no
/// decimal number.
fn money(amount: Option<&Money>, currencies: &Currencies) -> [Cell; 2] {
    let Some(Money { amount, currency, .. }) = amount else {
        return [Cell::Empty, Cell::Empty];
    };
    let decimals = currencies.decimals(currency);
    let decimal = decimals.map_or(Cell::Empty, |decimals| Cell::Decimal(decimal(*amount, decimals)));
    [decimal, Cell::Whole(*amount)]
}

fn time(time: Option<Timestamp>, zone: &TimeZone) -> Cell {
    time.map_or(Cell::Empty, |time| Cell::Time(time.to_zoned(zone.clone())))
}
