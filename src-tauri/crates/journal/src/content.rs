//! What an entry says, and its columns in the file.

use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::{FromSql, ValueRef};

use crate::Error;

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

/// Declares an enum whose variants are words in the file.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Returns the word in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Parses a word of the file.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

word_enum! {
    /// What was done.
    Action {
        /// A customer was created.
        CustomerCreate = "customer_create",
        /// A customer was changed; the detail names the fields.
        CustomerChange = "customer_change",
        /// A customer was deleted.
        CustomerDelete = "customer_delete",
        /// The personal data of an order was replaced by asterisks; the detail names the order.
        OrderAnonymize = "order_anonymize",
        /// A manual order was deleted; the detail names the order.
        OrderDelete = "order_delete",
        /// The store was asked to erase a customer's personal data.
        ErasureRequest = "erasure_request",
        /// A note about a customer, for colleagues; the detail has the text.
        Note = "note",
        /// An amount was paid back; the detail says how much of which payment.
        Refund = "refund",
        /// A payment was marked as refunded, without a move of money.
        RefundMark = "refund_mark",
        /// An authorized payment was collected.
        Capture = "capture",
        /// An authorized payment was given up.
        PaymentCancel = "payment_cancel",
        /// A payment outside of the store was recorded.
        PaymentTake = "payment_take",
        /// An order was changed; the detail says what.
        OrderChange = "order_change",
        /// A parcel of an order was added or changed.
        ParcelChange = "parcel_change",
        /// A customer's password was set.
        PasswordSet = "password_set",
        /// Staff signed in as a customer.
        SignIn = "sign_in",
        /// Staff began to preview what a customer sees.
        Preview = "preview",
        /// A support credential was created for an account member; the detail has its username.
        CredentialCreate = "credential_create",
        /// A support credential was deleted, or is gone; the detail has its username.
        CredentialDelete = "credential_delete",
        /// The store was asked to send an account member a one-time code.
        CodeRequest = "code_request",
        /// Staff opened an account of the member in a session; the detail has its ID.
        AccountOpen = "account_open",
        /// The password profile of support credentials was chosen, created or removed; the detail
        /// says which.
        SignInSetup = "sign_in_setup",
        /// Staff read something in a session; the detail says what.
        View = "view",
        /// A session sent a request; see `method`, `path`, `status` and `duration_ms`.
        Request = "request",
        /// A session was extended; the detail says by how much.
        SessionExtend = "session_extend",
        /// A session ended; the detail says why.
        SessionEnd = "session_end",
        /// The policy of a store was changed; the detail says from what to what.
        PolicyChange = "policy_change",
        /// Staff were asked whether the app may send requests to a host that it does not know; the
        /// detail has the host and port.
        HostConfirm = "host_confirm",
        /// A store was connected.
        ConnectionAdd = "connection_add",
        /// The name, color or client secret of a connection was changed; the detail says which.
        ConnectionChange = "connection_change",
        /// A connection was removed.
        ConnectionRemove = "connection_remove",
        /// Staff opened something of one customer as the admin; the detail says what.
        AdminView = "admin_view",
        /// The app was locked; the detail says why.
        Lock = "lock",
        /// The app was unlocked.
        Unlock = "unlock",
        /// Customers, orders or the audit log itself were exported to a file.
        Export = "export",
        /// The app was updated; the detail names both versions.
        Update = "update",
        /// A key that signs checkpoints was created; the detail has its public key.
        KeyCreate = "key_create",
        /// Where the audit log is sent was changed; the detail says from what to what.
        AuditExportChange = "audit_export_change",
        /// Entries that were written are gone; the detail says how many.
        LogShortened = "log_shortened",
        /// The personal fields of entries were erased; `removes` has their numbers.
        PersonErased = "person_erased",
        /// The oldest entries were removed; `removes` has their numbers.
        Retention = "retention",
    }
}

word_enum! {
    /// How staff see the shop as a customer or an account member.
    Way {
        /// With the admin's token, limited to the customer.
        Preview = "preview",
        /// With the customer's own token.
        SignIn = "sign_in",
        /// With an account member's own token, from a credential that the app creates and deletes.
        SupportCredential = "support_credential",
        /// With an account member's own token, from a code that the member read out: they consent.
        OneTimeCode = "one_time_code",
    }
}

word_enum! {
    /// How an action ended.
    Outcome {
        /// The action is about to start. If no later entry follows, it may or may not have
        /// happened.
        Begun = "begun",
        /// The action succeeded.
        Done = "done",
        /// The action was refused or failed, and had no effect.
        Failed = "failed",
        /// The response was lost: the action may have succeeded.
        Unknown = "unknown",
    }
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

    /// Reads entry `id` from a row that has [`COLUMNS`] from the place `first` on.
    pub(crate) fn read(row: &Row<'_>, first: usize, id: i64) -> Result<Self, Error> {
        let mut columns = Columns {
            row,
            first,
            next: 0,
            id,
        };
        Ok(Self {
            at: columns.parsed(|text| text.parse().ok())?,
            operator: columns.value()?,
            account: columns.value()?,
            store: columns.value()?,
            action: columns.parsed(Action::parse)?,
            outcome: columns.parsed(Outcome::parse)?,
            way: columns.parsed_optional(Way::parse)?,
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

    fn parsed<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        let text: String = self.value()?;
        parse(&text).ok_or_else(|| self.unknown())
    }

    fn parsed_optional<T>(&mut self, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Error> {
        let text: Option<String> = self.value()?;
        let parsed = text.map(|text| parse(&text).ok_or_else(|| self.unknown()));
        parsed.transpose()
    }

    /// The last value read is none that this version knows.
    fn unknown(&self) -> Error {
        Error::Unknown {
            entry: self.id,
            column: COLUMNS[self.next - 1],
        }
    }
}
