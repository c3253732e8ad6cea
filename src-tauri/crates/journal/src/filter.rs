//! Filters and keyset pagination.

use jiff::Timestamp;
use rusqlite::types::Value;

use crate::content::{Version, format_time};
use crate::words::{Action, Way};

/// Limits a list of entries; all conditions that are set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The operator's name.
    pub operator: Option<String>,
    /// What was done.
    pub action: Option<Action>,
    /// How staff saw the shop as a customer.
    pub way: Option<Way>,
    /// The store's ID of the customer.
    pub customer_id: Option<String>,
    /// The customer's email address when the entry was written.
    pub customer_email: Option<String>,
    /// The impersonation session.
    pub session_id: Option<String>,
    /// The connection to the store; matches no entry of version 2.
    pub connection_id: Option<String>,
    /// The imported file; matches no entry of version 2.
    pub import_id: Option<String>,
    /// The form of the entry.
    pub version: Option<Version>,
    /// From this time on.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub before: Option<Timestamp>,
}

/// The end of a page: the ID of its last entry. The next page starts below it.
///
/// Pages are in the order in which the entries were written. The time of an entry is no order,
/// because the clock of the computer can be set back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The ID of the last entry.
    pub id: i64,
}

impl Filter {
    /// Returns an SQL condition, and its parameters in order.
    pub(crate) fn conditions(&self, below: Option<Cursor>) -> (String, Vec<Value>) {
        let word = |word: &str| Some(Value::from(word.to_owned()));
        let text = |text: &Option<String>| text.clone().map(Value::from);
        let time = |time: Option<Timestamp>| time.map(|time| Value::from(format_time(time)));
        let known = [
            ("operator = ?", text(&self.operator)),
            ("action = ?", self.action.and_then(|action| word(action.as_str()))),
            ("way = ?", self.way.and_then(|way| word(way.as_str()))),
            ("customer_id = ?", text(&self.customer_id)),
            ("customer_email = ?", text(&self.customer_email)),
            ("session_id = ?", text(&self.session_id)),
            ("connection_id = ?", text(&self.connection_id)),
            ("import_id = ?", text(&self.import_id)),
            ("version = ?", self.version.map(|version| version.number().into())),
            ("at >= ?", time(self.from)),
            ("at < ?", time(self.before)),
        ];
        let (mut conditions, mut values): (Vec<_>, Vec<_>) = known
            .into_iter()
            .filter_map(|(condition, value)| Some((condition, value?)))
            .unzip();
        if let Some(below) = below {
            conditions.push("entry.id < ?");
            values.push(below.id.into());
        }
        if conditions.is_empty() {
            conditions.push("TRUE");
        }
        (conditions.join(" AND "), values)
    }
}
