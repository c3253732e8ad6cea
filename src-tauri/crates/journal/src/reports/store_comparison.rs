//! The audit log against the store's own log of personal data: changes that we recorded and the
//! store does not know, and changes with our key that we did not record.
//!
//! A difference is reported only where both sides must know the change. Everything else is counted
//! by its reason.

mod acts;
mod matching;

use jiff::SignedDuration;

use super::columns::{Column, Value};
use super::output::Output;
use super::source::Sources;
use super::store_log::StoreComparison;
use super::{Period, ReportFacts};
use crate::Error;
use acts::Acts;
use matching::{Difference, Matched, Side};

pub(super) const COLUMNS: &[Column] = &[
    Column::text("difference"),
    Column::text("at"),
    Column::text("store_at"),
    Column::text("change"),
    Column::text("customer_id"),
    Column::text("operator"),
    Column::text("account"),
    Column::number("entry"),
    Column::text("store_entry"),
    Column::text("key"),
];
/// How long before and after the period acts and changes are read, to find the other side of one at
/// a border of the period, and one whose times differ.
const MARGIN: SignedDuration = SignedDuration::from_hours(24);

impl StoreComparison {
    pub(super) fn write(
        &self,
        sources: &Sources<'_>,
        period: &Period,
        facts: &mut ReportFacts,
        output: &mut Output<'_>,
    ) -> Result<(), Error> {
        let wide = period.widened(MARGIN);
        let mut acts = Acts::default();
        sources.read(facts, |record| {
            if record.is_of_store(&self.connection, &self.store_url) && wide.has(record.at) {
                acts.read(record);
            }
            acts.begins.get_or_insert(record.at);
            Ok(())
        })?;
        let matched = Matched::of(acts, self, period);
        facts.compared = matched.counts(self);
        for difference in &matched.differences {
            facts.rows += 1;
            output.row(row(difference))?;
        }
        Ok(())
    }
}

fn row(difference: &Difference<'_>) -> Vec<Value> {
    let (act, change) = match &difference.side {
        Side::Ours(act) => (Some(act), None),
        Side::Stores(change) => (None, Some(*change)),
        Side::Both(act, change) => (Some(act), Some(*change)),
    };
    let what = act.map(|act| act.change).or(change.map(|change| change.change));
    let customer = act
        .and_then(|act| act.customer.clone())
        .or(change.map(|change| change.customer.clone()));
    vec![
        Value::Word("report-difference-", difference.what),
        act.map_or(Value::Empty, |act| Value::Time(act.from)),
        change.map_or(Value::Empty, |change| Value::Time(change.at)),
        what.map_or(Value::Empty, |what| Value::Word("report-change-", what.as_str())),
        Value::optional(customer.as_ref()),
        act.map_or(Value::Empty, |act| Value::text(&act.operator)),
        act.map_or(Value::Empty, |act| Value::text(&act.account)),
        act.map_or(Value::Empty, |act| {
            Value::Number(u64::try_from(act.number).unwrap_or_default())
        }),
        change.map_or(Value::Empty, |change| Value::text(&change.id)),
        change.map_or(Value::Empty, |change| Value::text(&change.key)),
    ]
}
