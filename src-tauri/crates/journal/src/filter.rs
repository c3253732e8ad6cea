//! Which entries are asked for.

use jiff::Timestamp;
use rusqlite::types::Value;

use crate::{Action, Way, entry::at};

/// Which entries are asked for; everything that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// By the operator's name.
    pub operator: Option<String>,
    /// By kind.
    pub action: Option<Action>,
    /// By the way in which a customer was looked at.
    pub way: Option<Way>,
    /// By the store's id for the customer.
    pub customer_id: Option<String>,
    /// By the customer's e-mail address, as it was when the entry was written.
    pub customer_email: Option<String>,
    /// By session.
    pub session: Option<String>,
    /// From this time on.
    pub from: Option<Timestamp>,
    /// Before this time.
    pub before: Option<Timestamp>,
}

/// Where a page ends; the next one begins below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The last entry's time.
    pub at: Timestamp,
    /// Its number.
    pub id: i64,
}

impl Filter {
    /// The conditions, with their values in order.
    pub(crate) fn conditions(&self, below: Option<Cursor>) -> (String, Vec<Value>) {
        let word = |word: &str| Some(Value::from(word.to_owned()));
        let text = |text: &Option<String>| text.clone().map(Value::from);
        let time = |time: Option<Timestamp>| time.map(|time| Value::from(at(time)));
        let known = [
            ("operator = ?", text(&self.operator)),
            ("action = ?", self.action.and_then(|action| word(action.as_str()))),
            ("way = ?", self.way.and_then(|way| word(way.as_str()))),
            ("customer_id = ?", text(&self.customer_id)),
            ("customer_email = ?", text(&self.customer_email)),
            ("session = ?", text(&self.session)),
            ("at >= ?", time(self.from)),
            ("at < ?", time(self.before)),
        ];
        let (mut conditions, mut values): (Vec<_>, Vec<_>) = known
            .into_iter()
            .filter_map(|(condition, value)| Some((condition, value?)))
            .unzip();
        if let Some(below) = below {
            conditions.push("(at, id) < (?, ?)");
            values.push(at(below.at).into());
            values.push(below.id.into());
        }
        if conditions.is_empty() {
            conditions.push("TRUE");
        }
        (conditions.join(" AND "), values)
    }
}
