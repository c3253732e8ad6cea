//! The access review: operator, store and way of access, with how often and when last, for
//! sign-off.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::access::{Method, Operator, Store};
use super::columns::{Column, Value};
use super::output::Output;
use super::record::Record;
use super::sessions::Sessions;
use super::source::Sources;
use super::{Period, ReportFacts};
use crate::{Error, Outcome};

pub(super) const COLUMNS: &[Column] = &[
    Column::text("operator"),
    Column::text("account"),
    Column::text("installation"),
    Column::text("store"),
    Column::text("store_url"),
    Column::text("method"),
    Column::number("count"),
    Column::number("failed"),
    Column::number("without_reason"),
    Column::number("reason_erased"),
    Column::number("unended"),
    Column::text("last_use"),
    Column::blank("decision"),
    Column::blank("reviewed_by"),
    Column::blank("reviewed_on"),
];

/// A line of the review.
#[derive(Debug, Default)]
struct Uses {
    count: i64,
    failed: i64,
    without_reason: i64,
    reason_erased: i64,
    unended: u64,
    last: Option<Timestamp>,
}

impl Uses {
    /// Counts a use, or takes one back that turns out to have failed.
    fn count(&mut self, is_erased: bool, has_reason: bool, by: i64) {
        self.count += by;
        if !has_reason && is_erased {
            self.reason_erased += by;
        } else if !has_reason {
            self.without_reason += by;
        }
    }
}

type Lines = BTreeMap<(Operator, Store, Method), Uses>;

pub(super) fn write(
    sources: &Sources<'_>,
    period: &Period,
    facts: &mut ReportFacts,
    output: &mut Output<'_>,
) -> Result<(), Error> {
    let mut lines = Lines::new();
    let mut sessions = Sessions::default();
    sources.read(facts, |record| {
        if !sessions.read(record) {
            read_act(record, period, &mut lines);
        }
        Ok(())
    })?;
    for session in sessions.iter().filter(|session| period.has(session.began)) {
        let (operator, store) = sessions.who.get(session.who).clone();
        let line = lines.entry((operator, store, session.method())).or_default();
        if session.has_failed() {
            line.failed += 1;
            continue;
        }
        line.count(session.is_erased, session.has_reason, 1);
        line.last = line.last.max(Some(session.began));
        line.unended += u64::from(!session.has_ended);
    }
    facts.unended = lines.values().map(|line| line.unended).sum();
    for ((operator, store, method), uses) in &lines {
        facts.rows += 1;
        output.row(vec![
            Value::text(&operator.name),
            Value::text(&operator.account),
            Value::text(&operator.installation),
            Value::text(&store.name),
            Value::text(&store.url),
            Value::Word("report-method-", method.as_str()),
            number(uses.count),
            number(uses.failed),
            only_if(method.has_reasons(), number(uses.without_reason)),
            only_if(method.has_reasons(), number(uses.reason_erased)),
            only_if(method.is_session(), Value::Number(uses.unended)),
            uses.last.map_or(Value::Empty, Value::Time),
            Value::Empty,
            Value::Empty,
            Value::Empty,
        ])?;
    }
    Ok(())
}

/// Counts an act outside of a session. It belongs to the period in which it began.
fn read_act(record: &Record, period: &Period, lines: &mut Lines) {
    let Some(method) = Method::of_act(record).filter(|_| period.has(record.at)) else {
        return;
    };
    let failed = record.outcome == Outcome::Failed;
    if !record.begins() && !failed {
        return;
    }
    let key = (Operator::of(record), Store::of(record), method);
    let uses = lines.entry(key).or_default();
    uses.failed += i64::from(failed);
    uses.count(record.is_erased, record.has_reason(), if failed { -1 } else { 1 });
    uses.last = uses.last.max(Some(record.at));
}

/// An act that failed may have begun before the period.
fn number(count: i64) -> Value {
    Value::Number(u64::try_from(count).unwrap_or_default())
}

fn only_if(condition: bool, value: Value) -> Value {
    if condition { value } else { Value::Empty }
}
