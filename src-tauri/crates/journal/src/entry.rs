//! What an entry says.

use jiff::Timestamp;
use rusqlite::Row;

use crate::chain::Hash;
use crate::{Cursor, Error};

/// Declares an enum of words, as the file spells them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// The word that stands in the file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What a word of the file stands for.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// What was done.
    Action {
        /// A customer was created.
        CustomerCreate = "customer_create",
        /// A customer was changed; the detail names the fields.
        CustomerChange = "customer_change",
        /// A customer was deleted.
        CustomerDelete = "customer_delete",
        /// A customer's password was set.
        PasswordSet = "password_set",
        /// Staff signed in as a customer.
        SignIn = "sign_in",
        /// Staff began to preview what a customer sees.
        Preview = "preview",
        /// Staff looked at something as a customer; the detail says at what.
        View = "view",
        /// A request was sent in a session; the detail has method, path, status and duration.
        Request = "request",
        /// A session as a customer ended; the detail says why.
        SessionEnd = "session_end",
        /// What a store allows was changed; the detail says to what.
        PolicyChange = "policy_change",
        /// Customers, orders or the journal itself were written to a file.
        Export = "export",
        /// The app was replaced by another version; the detail names both.
        Update = "update",
    }
}

words! {
    /// In which way a customer is looked at.
    Way {
        /// As the merchant, filtered to the customer.
        Preview = "preview",
        /// With the customer's own token.
        SignIn = "sign_in",
    }
}

words! {
    /// How far it got.
    Outcome {
        /// It is about to be done. Standing alone, it may or may not have happened.
        Begun = "begun",
        /// It was done.
        Done = "done",
        /// It was refused or failed, and had no effect.
        Failed = "failed",
        /// The reply was lost: it may have been done.
        Unknown = "unknown",
    }
}

/// An entry to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// When, kept to the millisecond.
    pub at: Timestamp,
    /// Who sat at the keyboard, by the name they gave.
    pub operator: String,
    /// Who that was to the system: user and host.
    pub account: String,
    /// The store: its connection's name and address.
    pub store: String,
    /// What was done.
    pub action: Action,
    /// How far it got.
    pub outcome: Outcome,
    /// In which way the customer is looked at, where one is.
    pub way: Option<Way>,
    /// Which customer, by the store's id.
    pub customer_id: Option<String>,
    /// Which customer, by e-mail address.
    pub customer_email: Option<String>,
    /// The session as a customer that it belongs to.
    pub session: Option<String>,
    /// Why, as the operator put it.
    pub reason: Option<String>,
    /// More about it.
    pub detail: Option<String>,
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number; numbers rise and are never used twice.
    pub id: i64,
    /// What it says.
    pub said: NewEntry,
    /// The hash of what it says and of the entry before.
    pub hash: Hash,
}

/// A time as the file spells it: milliseconds, UTC.
pub(crate) fn at(time: Timestamp) -> String {
    format!("{time:.3}")
}

impl NewEntry {
    /// Its texts, in the order of the chain's columns. The time is spelled by [`at`].
    pub(crate) fn texts<'a>(&'a self, at: &'a str) -> [Option<&'a str>; 12] {
        [
            Some(at),
            Some(&self.operator),
            Some(&self.account),
            Some(&self.store),
            Some(self.action.as_str()),
            Some(self.outcome.as_str()),
            self.way.map(Way::as_str),
            self.customer_id.as_deref(),
            self.customer_email.as_deref(),
            self.session.as_deref(),
            self.reason.as_deref(),
            self.detail.as_deref(),
        ]
    }

    /// Reads what entry `id` says.
    pub(crate) fn read(row: &Row<'_>, id: i64) -> Result<Self, Error> {
        let unknown = |column| move || Error::Unknown { entry: id, column };
        let word = |column: &str| row.get::<_, String>(column);
        let way: Option<String> = row.get("way")?;
        Ok(Self {
            at: word("at")?.parse().ok().ok_or_else(unknown("time"))?,
            operator: row.get("operator")?,
            account: row.get("account")?,
            store: row.get("store")?,
            action: Action::parse(&word("action")?).ok_or_else(unknown("action"))?,
            outcome: Outcome::parse(&word("outcome")?).ok_or_else(unknown("outcome"))?,
            way: way
                .map(|word| Way::parse(&word).ok_or_else(unknown("way")))
                .transpose()?,
            customer_id: row.get("customer_id")?,
            customer_email: row.get("customer_email")?,
            session: row.get("session")?,
            reason: row.get("reason")?,
            detail: row.get("detail")?,
        })
    }
}

impl Entry {
    /// Where a page ends that ends with this entry.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            at: self.said.at,
            id: self.id,
        }
    }

    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let id = row.get("id")?;
        Ok(Self {
            id,
            said: NewEntry::read(row, id)?,
            hash: Hash(row.get("hash")?),
        })
    }
}
