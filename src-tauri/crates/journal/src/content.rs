//! What an entry says, and its columns in the file.

use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::{FromSql, ValueRef};

use crate::Error;
use crate::words::{Action, Outcome, Way};

/// The columns with the values of an entry, in the order of exports and of rows of [`select`].
pub(crate) const COLUMNS: [&str; 21] = [
    "at",
    "operator",
    "account",
    "store",
    "action",
    "outcome",
    "way",
    "customer_id",
    "customer_email",
    "session_id",
    "reason",
    "detail",
    "connection_id",
    "store_url",
    "import_id",
    "import_line",
    "method",
    "path",
    "status",
    "duration_ms",
    "items",
];
/// The [`COLUMNS`] that can name a customer. They are in the table `personal`, so that they can be
/// erased; the others are in the table `entry`.
pub(crate) const PERSONAL: [&str; 5] = ["customer_id", "customer_email", "reason", "detail", "path"];
/// The place of the first of [`COLUMNS`] in a row of [`select`]; `id`, `hash` and `version` come
/// before.
pub(crate) const FIRST_COLUMN: usize = 3;
/// The place of the digest of the personal fields in a row of [`select`].
pub(crate) const DIGEST: usize = FIRST_COLUMN + COLUMNS.len();
/// The place of the numbers of the entries that an entry announces the removal of.
pub(crate) const REMOVES: usize = DIGEST + 1;
/// The place of the salt of the personal fields.
pub(crate) const SALT: usize = DIGEST + 2;
/// The place of the ID of the row of personal fields; NULL if there is none.
pub(crate) const PERSONAL_ID: usize = DIGEST + 3;

/// The place of the first column that a caller of [`select`] adds.
pub(crate) const MORE: usize = DIGEST + 4;

/// A query for whole entries, with more columns, conditions and order. It uses no index, because
/// an index can be made to hide rows.
pub(crate) fn select(more: &[&str], rest: &str) -> String {
    let columns = COLUMNS.map(|column| {
        let table = if PERSONAL.contains(&column) {
            "personal"
        } else {
            "entry"
        };
        format!("{table}.{column}")
    });
    let more: String = more.iter().flat_map(|column| [", ", column]).collect();
    format!(
        "SELECT entry.id, hash, version, {}, digest, removes, salt, personal.id{more}
         FROM entry NOT INDEXED LEFT JOIN personal NOT INDEXED ON personal.id = entry.id {rest}",
        columns.join(", ")
    )
}

/// Splits the values of [`COLUMNS`] into those of the table `entry` and those of [`PERSONAL`].
pub(crate) fn split_personal<'a>(
    values: &[ValueRef<'a>; COLUMNS.len()],
) -> (Vec<ValueRef<'a>>, Vec<ValueRef<'a>>) {
    let (personal, other): (Vec<_>, Vec<_>) = COLUMNS
        .into_iter()
        .zip(*values)
        .partition(|(column, _)| PERSONAL.contains(column));
    let values = |pairs: Vec<(&str, ValueRef<'a>)>| pairs.into_iter().map(|(_, value)| value).collect();
    (values(other), values(personal))
}

/// The form of an entry: which columns it has, and how the chain hashes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Written under schema 2. The columns from `connection_id` on are empty in the file; what its
    /// text says about them is filled in when the entry is read.
    Two,
    /// Written under schema 3.
    Three,
    /// Written under schema 4. The chain covers a salted digest of the personal fields.
    Four,
}

impl Version {
    /// Returns the number in the file.
    pub fn number(self) -> i64 {
        match self {
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
        }
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        match number {
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            4 => Some(Self::Four),
            _ => None,
        }
    }
}

/// An entry to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryContent {
    /// When, in UTC, kept to the millisecond.
    pub at: Timestamp,
    /// The operator's name, as they entered it.
    pub operator: String,
    /// The operator's account on the computer: user and host.
    pub account: String,
    /// The store, as people read it: the name and the base URL of its connection.
    pub store: String,
    /// What was done.
    pub action: Action,
    /// How it ended.
    pub outcome: Outcome,
    /// How staff see the shop as the customer, inside a session.
    pub way: Option<Way>,
    /// The store's ID of the customer.
    pub customer_id: Option<String>,
    /// The customer's email address.
    pub customer_email: Option<String>,
    /// The impersonation session.
    pub session_id: Option<String>,
    /// Why, in the operator's words.
    pub reason: Option<String>,
    /// Details, as people read them.
    pub detail: Option<String>,
    /// The connection to the store.
    pub connection_id: Option<String>,
    /// The store's base URL.
    pub store_url: Option<String>,
    /// The imported file, by the hash of its content.
    pub import_id: Option<String>,
    /// The line of the row in the imported file, from 1.
    pub import_line: Option<u32>,
    /// The method of a request.
    pub method: Option<String>,
    /// The path of a request: IDs, but no query and no values that staff searched for.
    pub path: Option<String>,
    /// The HTTP status of the response to a request.
    pub status: Option<u16>,
    /// How long a request took, with all attempts, in milliseconds.
    pub duration_ms: Option<u32>,
    /// How many records an export has.
    pub items: Option<u32>,
}

/// Formats a time as the file has it: UTC, with milliseconds.
pub(crate) fn format_time(time: Timestamp) -> String {
    format!("{time:.3}")
}

impl EntryContent {
    /// Whether a later version of the app wrote it, with a word that this one does not know.
    pub fn is_later(&self) -> bool {
        self.action.is_later() || self.outcome.is_later() || self.way.is_some_and(Way::is_later)
    }

    /// Returns the values in the order of [`COLUMNS`]. `at` comes from [`format_time`].
    pub(crate) fn values<'a>(&'a self, at: &'a str) -> [ValueRef<'a>; COLUMNS.len()] {
        fn text(text: &str) -> ValueRef<'_> {
            ValueRef::Text(text.as_bytes())
        }
        fn optional(value: Option<&String>) -> ValueRef<'_> {
            value.map_or(ValueRef::Null, |value| text(value))
        }
        fn number(number: Option<u32>) -> ValueRef<'static> {
            number.map_or(ValueRef::Null, |number| ValueRef::Integer(number.into()))
        }
        [
            text(at),
            text(&self.operator),
            text(&self.account),
            text(&self.store),
            text(self.action.as_str()),
            text(self.outcome.as_str()),
            self.way.map_or(ValueRef::Null, |way| text(way.as_str())),
            optional(self.customer_id.as_ref()),
            optional(self.customer_email.as_ref()),
            optional(self.session_id.as_ref()),
            optional(self.reason.as_ref()),
            optional(self.detail.as_ref()),
            optional(self.connection_id.as_ref()),
            optional(self.store_url.as_ref()),
            optional(self.import_id.as_ref()),
            number(self.import_line),
            optional(self.method.as_ref()),
            optional(self.path.as_ref()),
            number(self.status.map(u32::from)),
            number(self.duration_ms),
            number(self.items),
        ]
    }

    /// The length of all texts, in bytes.
    pub(crate) fn text_length(&self) -> usize {
        let lengths = self.values("").map(|value| match value {
            ValueRef::Text(text) => text.len(),
            _ => 0,
        });
        lengths.into_iter().sum()
    }

    /// Reads entry `id` from a row that has [`COLUMNS`] from the place `first` on.
    pub(crate) fn read(row: &Row<'_>, first: usize, id: i64) -> Result<Self, Error> {
        let mut columns = Columns {
            row,
            first,
            next: 0,
            id,
        };
        Ok(Self {
            at: columns.time()?,
            operator: columns.value()?,
            account: columns.value()?,
            store: columns.value()?,
            action: columns.word(Action::read)?,
            outcome: columns.word(Outcome::read)?,
            way: columns.value::<Option<String>>()?.as_deref().map(Way::read),
            customer_id: columns.value()?,
            customer_email: columns.value()?,
            session_id: columns.value()?,
            reason: columns.value()?,
            detail: columns.value()?,
            connection_id: columns.value()?,
            store_url: columns.value()?,
            import_id: columns.value()?,
            import_line: columns.value()?,
            method: columns.value()?,
            path: columns.value()?,
            status: columns.value()?,
            duration_ms: columns.value()?,
            items: columns.value()?,
        })
    }
}

/// Reads a row column by column. By place, because a lookup by name compares names for each value.
struct Columns<'a, 'row> {
    row: &'a Row<'row>,
    first: usize,
    next: usize,
    id: i64,
}

impl Columns<'_, '_> {
    fn value<T: FromSql>(&mut self) -> Result<T, Error> {
        self.next += 1;
        Ok(self.row.get(self.first + self.next - 1)?)
    }

    fn word<T>(&mut self, read: impl FnOnce(&str) -> T) -> Result<T, Error> {
        let text: String = self.value()?;
        Ok(read(&text))
    }

    fn time(&mut self) -> Result<Timestamp, Error> {
        let text: String = self.value()?;
        text.parse().map_err(|_| Error::Unknown {
            entry: self.id,
            column: COLUMNS[self.next - 1],
        })
    }
}
