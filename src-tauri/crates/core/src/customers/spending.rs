//! What a customer spent by month, in minor units and by currency.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::pin::pin;

use futures_util::TryStreamExt;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use moltin::{CustomerId, Money, Order, OrderFilter, OrderScan};

use super::Customers;
use crate::Error;
use crate::currencies::Currencies;
use crate::days::Days;
use crate::lifecycle::Work;
use crate::view::{CurrencySpendingView, MonthView, SpendingView};

/// How many orders are read without asking staff: ten requests.
const READ_WITHOUT_ASKING: u64 = 1000;

/// Dates in other years are ignored: some services write the year 1 or 9999 for "no date".
const YEARS: RangeInclusive<i16> = 1990..=2200;

impl Customers {
    /// Returns what a customer spent by month. More than 1,000 orders are read only if `all` is
    /// set.
    pub(crate) async fn spending(
        &self,
        connection: &str,
        customer: &str,
        all: bool,
    ) -> Result<SpendingView, Error> {
        let customer = CustomerId::new(customer);
        let scan = OrderScan::new().filter(OrderFilter::customer(&customer));
        let days = self.calendar.days(Some(connection));
        self.stores
            .run(Work::SpendingScan, connection, async |store| {
                let orders = store.admin()?.orders();
                self.views.record(&store, &customer, "spending").await?;
                let mut spending = Spending::default();
                let mut pages = pin!(orders.scan(scan));
                while let Some(page) = pages.try_next().await? {
                    if page.total > READ_WITHOUT_ASKING && !all {
                        return Ok(SpendingView {
                            orders: page.total,
                            counted: 0,
                            unreadable: 0,
                            is_read: false,
                            currencies: Vec::new(),
                        });
                    }
                    for order in &page.items {
                        spending.add(order, &days);
                    }
                    spending.add_unreadable(page.unreadable.len() as u64);
                }
                let currencies = store.currencies().await;
                Ok(spending.view(&currencies))
            })
            .await
    }
}

/// The fields that decide whether and how an order counts.
const COUNTED_FIELDS: [&str; 4] = [
    "payment",
    "status",
    "meta.timestamps.created_at",
    "meta.display_price.with_tax.amount",
];

/// Whether a field can't be read, or something that it is in.
fn is_unreadable(order: &Order, field: &str) -> bool {
    let is_part = |path: &str| {
        let rest = field.strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    order.unreadable_fields.iter().any(|path| is_part(path))
}

#[derive(Default)]
struct Spending {
    orders: u64,
    unreadable: u64,
    /// By currency and first day of the month: the amount and the number of orders.
    months: BTreeMap<String, BTreeMap<Date, (i64, u64)>>,
}

impl Spending {
    fn add(&mut self, order: &Order, days: &Days) {
        self.orders += 1;
        if COUNTED_FIELDS.iter().any(|field| is_unreadable(order, field)) {
            self.unreadable += 1;
            return;
        }
        let is_spent = order.payment == "paid" && order.status != "cancelled";
        let (true, Some(month), Some(total)) = (
            is_spent,
            order.created_at.and_then(|time| month(time, days)),
            &order.with_tax,
        ) else {
            return;
        };
        let Money { amount, currency, .. } = total;
        let months = self.months.entry(currency.to_string()).or_default();
        let (spent, orders) = months.entry(month).or_default();
        *spent = spent.saturating_add(*amount);
        *orders += 1;
    }

    fn add_unreadable(&mut self, orders: u64) {
        self.orders += orders;
        self.unreadable += orders;
    }

    fn view(self, known: &Currencies) -> SpendingView {
        let count =
            |months: &BTreeMap<Date, (i64, u64)>| -> u64 { months.values().map(|(_, orders)| orders).sum() };
        let mut currencies: Vec<_> = self.months.into_iter().collect();
        currencies.sort_by_key(|(_, months)| std::cmp::Reverse(count(months)));
        SpendingView {
            orders: self.orders,
            counted: currencies.iter().map(|(_, months)| count(months)).sum(),
            unreadable: self.unreadable,
            is_read: true,
            currencies: currencies
                .into_iter()
                .map(|(currency, months)| CurrencySpendingView {
                    decimals: known.decimals(&currency),
                    currency,
                    total: months
                        .values()
                        .fold(0, |total: i64, (amount, _)| total.saturating_add(*amount)),
                    months: all_months(&months),
                })
                .collect(),
        }
    }
}

/// Returns the first day of the month, or `None` outside [`YEARS`].
fn month(time: Timestamp, days: &Days) -> Option<Date> {
    let date = days.day_of(time);
    YEARS.contains(&date.year()).then(|| date.first_of_month())
}

/// Returns every month from the first to the last, including months without orders.
fn all_months(months: &BTreeMap<Date, (i64, u64)>) -> Vec<MonthView> {
    let (Some((first, _)), Some((last, _))) = (months.first_key_value(), months.last_key_value()) else {
        return Vec::new();
    };
    first
        .series(1.month())
        .take_while(|month| month <= last)
        .map(|month| {
            let (amount, orders) = months.get(&month).copied().unwrap_or_default();
            MonthView {
                month: month.strftime("%Y-%m").to_string(),
                amount,
                orders,
            }
        })
        .collect()
}
