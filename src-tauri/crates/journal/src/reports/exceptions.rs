//! Exceptions: what needs a second look.

use std::collections::HashSet;

use jiff::SignedDuration;

use super::access::{Interned, Method, Operator, is_about_the_app};
use super::columns::{Column, Value};
use super::crowds::Crowds;
use super::customers::Customers;
use super::output::Output;
use super::passwords::Passwords;
use super::record::{Record, digest};
use super::source::Sources;
use super::{BusinessHours, Period, ReportFacts};
use crate::Error;

pub(super) const COLUMNS: &[Column] = &[
    Column::text("exception"),
    Column::text("at"),
    Column::text("until"),
    Column::text("operator"),
    Column::text("account"),
    Column::text("installation"),
    Column::text("store"),
    Column::text("store_url"),
    Column::text("method"),
    Column::text("customer_id"),
    Column::number("customers"),
    Column::text("reason"),
    Column::text("session"),
    Column::number("entry"),
];

/// What is an exception.
#[derive(Debug, Clone)]
pub struct ExceptionRules {
    /// Access outside of these hours; `None` if they do not matter.
    pub hours: Option<BusinessHours>,
    /// More customers of one operator than this within an hour; 0 if the number does not matter.
    pub most_customers: u32,
    /// A sign-in with a password that the same operator replaced at most this long before.
    pub sign_in_within: SignedDuration,
    /// Stores where access needs a reason with the link of a ticket.
    pub production: ProductionStores,
}

/// Which stores are production stores. The audit log does not say it.
#[derive(Debug, Clone)]
pub enum ProductionStores {
    /// All of them.
    All,
    /// Those with one of these names or base URLs.
    These(Vec<String>),
}

impl ProductionStores {
    fn has(&self, record: &Record) -> bool {
        let url = record.store_url.trim_end_matches('/');
        match self {
            Self::All => !record.store.is_empty() || !url.is_empty(),
            Self::These(stores) => stores.iter().any(|store| {
                let store = store.trim();
                !store.is_empty()
                    && (store == record.store || store.trim_end_matches('/').eq_ignore_ascii_case(url))
            }),
        }
    }
}

/// Whether a reason has the link of a ticket, as the app writes it.
fn has_ticket(reason: &str) -> bool {
    let reason = reason.to_ascii_lowercase();
    reason.contains("https://") || reason.contains("http://")
}

pub(super) fn write(
    rules: &ExceptionRules,
    sources: &Sources<'_>,
    period: &Period,
    facts: &mut ReportFacts,
    output: &mut Output<'_>,
) -> Result<(), Error> {
    let mut operators = Interned::default();
    let mut crowds = Crowds::new(rules.most_customers);
    let mut passwords = Passwords::default();
    let mut customers = Customers::default();
    let mut reported = HashSet::new();
    let hour_before = period.begun_earlier(SignedDuration::from_hours(1));
    let mut rows = 0;
    sources.read(facts, |record| {
        let operator = operators.place(Operator::of(record));
        let customer = customers.read(record);
        if hour_before.has(record.at) {
            crowds.read(record, operator, customer);
        }
        passwords.read(record, operator, customer);
        if !record.begins() || !period.has(record.at) {
            return Ok(());
        }
        let Some(method) = method(record) else {
            return Ok(());
        };
        for exception in single(rules, period, record, method) {
            // A session has several entries that begin something.
            if let Some(session) = &record.session
                && !reported.insert(digest(&(exception, session)))
            {
                continue;
            }
            rows += 1;
            output.row(row(exception, record, method))?;
        }
        Ok(())
    })?;
    for crowd in crowds.find(&customers, period) {
        rows += 1;
        let operator = operators.get(crowd.operator);
        let mut row = vec![
            Value::Word("report-exception-", "many_customers"),
            Value::Time(crowd.from),
            Value::Time(crowd.to),
        ];
        row.extend(operator_values(operator));
        row.extend([Value::Empty, Value::Empty, Value::Empty, Value::Empty]);
        row.push(Value::Number(crowd.customers as u64));
        row.extend([Value::Empty, Value::Empty, Value::Empty]);
        output.row(row)?;
    }
    for used in passwords.find(&customers, rules.sign_in_within, period) {
        rows += 1;
        let mut row = vec![
            Value::Word("report-exception-", "new_password_used"),
            Value::Time(used.set.at),
            Value::Time(used.signed_in),
        ];
        row.extend(operator_values(operators.get(used.set.operator)));
        row.extend([
            Value::text(&used.set.store),
            Value::text(&used.set.store_url),
            Value::Word("report-method-", Method::NewPassword.as_str()),
            Value::text(&used.set.customer_id),
            Value::Empty,
            Value::text(&used.set.reason),
            Value::text(&used.set.session),
            Value::Number(u64::try_from(used.set.number).unwrap_or_default()),
        ]);
        output.row(row)?;
    }
    facts.rows = rows;
    Ok(())
}

/// The way of access; for a session, the one that its first entry tells.
fn method(record: &Record) -> Option<Method> {
    if record.session.is_some() {
        let enters = !is_about_the_app(record.action);
        let has_new_password = record.action == crate::Action::PasswordSet;
        return enters.then(|| Method::of_session(record.way, has_new_password));
    }
    Method::of_act(record)
}

/// The exceptions that one entry shows.
fn single(rules: &ExceptionRules, period: &Period, record: &Record, method: Method) -> Vec<&'static str> {
    let mut found = Vec::new();
    if rules
        .hours
        .as_ref()
        .is_some_and(|hours| !hours.has(record.at, &period.zone))
    {
        found.push("outside_hours");
    }
    // What was erased can't be told.
    if method.has_reasons() && !record.is_erased && !record.is_import && rules.production.has(record) {
        if !record.has_reason() {
            found.push("no_reason");
        } else if !record.reason.as_deref().is_some_and(has_ticket) {
            found.push("no_ticket");
        }
    }
    found
}

fn operator_values(operator: &Operator) -> [Value; 3] {
    [
        Value::text(&operator.name),
        Value::text(&operator.account),
        Value::text(&operator.installation),
    ]
}

fn row(exception: &'static str, record: &Record, method: Method) -> Vec<Value> {
    let mut row = vec![
        Value::Word("report-exception-", exception),
        Value::Time(record.at),
        Value::Empty,
    ];
    row.extend(operator_values(&Operator::of(record)));
    row.extend([
        Value::text(&record.store),
        Value::text(&record.store_url),
        Value::Word("report-method-", method.as_str()),
        Value::optional(record.customer_id.as_ref()),
        Value::Empty,
        Value::optional(record.reason.as_ref()),
        Value::optional(record.session.as_ref()),
        Value::Number(u64::try_from(record.number).unwrap_or_default()),
    ]);
    row
}
