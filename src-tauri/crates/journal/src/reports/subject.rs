//! The report for one customer: when, why and in which way their data was viewed or changed.
//!
//! Names of staff are left out unless they are asked for. Details are left out where they may name
//! others: those of changes, notes and files.

use std::collections::HashSet;

use jiff::Timestamp;

use super::access::{Interned, Method, Operator};
use super::columns::{Column, Value};
use super::output::Output;
use super::record::Record;
use super::source::Sources;
use super::{Period, ReportFacts};
use crate::{Action, Error, Outcome, Way};

const COLUMNS: &[Column] = &[
    Column::text("at"),
    Column::text("store"),
    Column::text("what"),
    Column::text("method"),
    Column::text("reason"),
    Column::text("outcome"),
];
const COLUMNS_WITH_STAFF: &[Column] = &[
    Column::text("at"),
    Column::text("store"),
    Column::text("what"),
    Column::text("method"),
    Column::text("reason"),
    Column::text("outcome"),
    Column::text("operator"),
    Column::text("account"),
];
/// What a reason has in the place of a name.
const STAFF: &str = "[…]";

/// Whose data the report is about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The customer's ID or email address.
    pub customer: String,
    /// The name or the base URL of the store; `None` for all stores.
    pub store: Option<String>,
    /// Whether the report names the operators.
    pub with_staff: bool,
}

/// An act: when it began, and how it ended.
#[derive(Debug)]
struct Act {
    number: i64,
    at: Timestamp,
    /// The places of the operator, the store, the reason and the session.
    operator: u32,
    store: u32,
    reason: Option<u32>,
    session: Option<u32>,
    action: Action,
    way: Option<Way>,
    outcome: Outcome,
    /// What was opened.
    detail: Option<Box<str>>,
}

#[derive(Default)]
struct Found {
    operators: Interned<Operator>,
    texts: Interned<String>,
    entries: Vec<Act>,
}

impl Subject {
    pub(super) fn columns(&self) -> &'static [Column] {
        if self.with_staff {
            COLUMNS_WITH_STAFF
        } else {
            COLUMNS
        }
    }

    pub(super) fn write(
        &self,
        sources: &Sources<'_>,
        period: &Period,
        facts: &mut ReportFacts,
        output: &mut Output<'_>,
    ) -> Result<(), Error> {
        let names = self.names(sources)?;
        let mut found = Found::default();
        sources.read(facts, |record| {
            let operator = found.operators.place(Operator::of(record));
            if self.is_about(record, &names) && is_told(record) {
                found.add(record, operator);
            }
            Ok(())
        })?;
        let acts = std::mem::take(&mut found.entries);
        let mut acts: Vec<Act> = paired(acts)
            .into_iter()
            .filter(|act| period.has(act.at))
            .collect();
        acts.sort_by_key(|act| (act.at, act.number));
        let staff = found.staff();
        for act in &acts {
            facts.rows += 1;
            output.row(self.row(act, &found, &staff, output))?;
        }
        Ok(())
    }

    /// The IDs and email addresses of the customer, in small letters. An entry may have only one of
    /// both.
    fn names(&self, sources: &Sources<'_>) -> Result<HashSet<String>, Error> {
        let customer = self.customer.trim().to_lowercase();
        let mut names = HashSet::from([customer.clone()]);
        if !customer.contains('@') {
            return Ok(names);
        }
        sources.read(&mut ReportFacts::default(), |record| {
            let email = record.customer_email.as_deref().unwrap_or_default();
            if let Some(id) = &record.customer_id
                && email.to_lowercase() == customer
                && self.is_of_store(record)
            {
                names.insert(id.to_lowercase());
            }
            Ok(())
        })?;
        Ok(names)
    }

    fn is_of_store(&self, record: &Record) -> bool {
        let Some(store) = self.store.as_deref().map(str::trim) else {
            return true;
        };
        let url = record.store_url.trim_end_matches('/');
        store == record.store || store.trim_end_matches('/').eq_ignore_ascii_case(url)
    }

    fn is_about(&self, record: &Record, names: &HashSet<String>) -> bool {
        let has = |name: &Option<String>| {
            let name = name.as_deref().unwrap_or_default();
            !name.is_empty() && names.contains(&name.to_lowercase())
        };
        // Another customer may have an address that this one had before.
        let is_theirs = match &record.customer_id {
            Some(_) => has(&record.customer_id),
            None => has(&record.customer_email),
        };
        is_theirs && self.is_of_store(record)
    }

    fn row(&self, act: &Act, found: &Found, staff: &[&str], output: &Output<'_>) -> Vec<Value> {
        let text = |place: u32| found.texts.get(place).clone();
        let reason = act.reason.map(text).unwrap_or_default();
        let reason = if self.with_staff {
            reason
        } else {
            without_names(&reason, staff)
        };
        let method = if act.session.is_some() {
            Some(Method::of_session(act.way, false))
        } else {
            matches!(act.action, Action::AdminView).then_some(Method::AdminView)
        };
        let mut row = vec![
            Value::Time(act.at),
            Value::Text(text(act.store)),
            Value::Text(output.what(act.action, act.detail.as_deref())),
            method.map_or(Value::Empty, |method| {
                Value::Word("report-method-", method.as_str())
            }),
            Value::Text(reason),
            Value::Word("report-outcome-", act.outcome.as_str()),
        ];
        if self.with_staff {
            let operator = found.operators.get(act.operator);
            row.extend([Value::text(&operator.name), Value::text(&operator.account)]);
        }
        row
    }
}

/// Whether a report shows an entry: not each request, which belongs to what was opened.
fn is_told(record: &Record) -> bool {
    !matches!(record.action, Action::Request | Action::SessionExtend)
}

impl Found {
    fn add(&mut self, record: &Record, operator: u32) {
        let is_opened = matches!(record.action, Action::View | Action::AdminView);
        // The text of a failure follows what was tried.
        let detail = record.detail.as_deref().filter(|_| is_opened);
        let detail = detail.map(|detail| match record.outcome {
            Outcome::Begun | Outcome::Done => detail,
            Outcome::Failed | Outcome::Unknown | Outcome::Later(_) => {
                detail.split(": ").next().unwrap_or(detail)
            }
        });
        let store = self.texts.place(if record.store.is_empty() {
            record.store_url.clone()
        } else {
            record.store.clone()
        });
        let act = Act {
            number: record.number,
            at: record.at,
            operator,
            store,
            reason: record.reason.clone().map(|reason| self.texts.place(reason)),
            session: record.session.clone().map(|session| self.texts.place(session)),
            action: record.action,
            way: record.way,
            outcome: record.outcome,
            detail: detail.map(Into::into),
        };
        self.entries.push(act);
    }

    /// The names of staff, as they may be in a reason.
    fn staff(&self) -> Vec<&str> {
        let names = self.operators.iter().flat_map(|operator| {
            let account = operator.account.split('@').next().unwrap_or_default();
            [operator.name.as_str(), operator.account.as_str(), account]
        });
        // A part of a word is no name.
        let mut names: Vec<&str> = names.filter(|name| name.len() >= 3).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.dedup();
        names
    }
}

/// Replaces names, in capital and in small letters.
fn without_names(text: &str, names: &[&str]) -> String {
    let (mut rest, mut without) = (text, String::new());
    while let Some(first) = rest.chars().next() {
        let replaced = names.iter().find_map(|name| length_of(name, rest));
        without.push_str(if replaced.is_some() {
            STAFF
        } else {
            &rest[..first.len_utf8()]
        });
        rest = &rest[replaced.unwrap_or(first.len_utf8())..];
    }
    without
}

/// The length of a name that a text begins with, in bytes of the text.
fn length_of(name: &str, text: &str) -> Option<usize> {
    let mut name = name.chars().flat_map(char::to_lowercase).peekable();
    for (place, character) in text.char_indices() {
        if name.peek().is_none() {
            return Some(place);
        }
        if !character.to_lowercase().all(|letter| name.next() == Some(letter)) {
            return None;
        }
    }
    name.peek().is_none().then_some(text.len())
}

/// Joins the entry that an act began with and the one that it ended with.
fn paired(mut entries: Vec<Act>) -> Vec<Act> {
    entries.sort_by_key(|entry| (entry.operator, entry.number));
    let mut acts: Vec<Act> = Vec::new();
    for entry in entries {
        let begun = acts.iter_mut().rev().take(64).find(|act| {
            act.operator == entry.operator
                && act.outcome == Outcome::Begun
                && entry.outcome != Outcome::Begun
                && (act.action, act.session) == (entry.action, entry.session)
                && act.detail == entry.detail
        });
        match begun {
            Some(act) => {
                act.outcome = entry.outcome;
                act.reason = act.reason.or(entry.reason);
            }
            None => acts.push(entry),
        }
    }
    acts
}
