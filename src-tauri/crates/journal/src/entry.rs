//! What an entry says.

use jiff::Timestamp;
use rusqlite::Row;

use crate::Error;

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

            fn parse(word: &str) -> Option<Self> {
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
        /// A customer's password was set.
        PasswordSet = "password_set",
        /// Staff signed in as a customer.
        SignIn = "sign_in",
        /// Staff looked at something as a customer; the detail says at what.
        View = "view",
        /// A session as a customer ended; the detail says why.
        SessionEnd = "session_end",
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
    /// Who sat at the keyboard: user and host.
    pub operator: String,
    /// The store: its connection's name and address.
    pub store: String,
    /// What was done.
    pub action: Action,
    /// How far it got.
    pub outcome: Outcome,
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
}

impl Entry {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let id = row.get("id")?;
        let unknown = |column| move || Error::Unknown { entry: id, column };
        let word = |column: &str| row.get::<_, String>(column);
        Ok(Self {
            id,
            said: NewEntry {
                at: word("at")?.parse().ok().ok_or_else(unknown("time"))?,
                operator: row.get("operator")?,
                store: row.get("store")?,
                action: Action::parse(&word("action")?).ok_or_else(unknown("action"))?,
                outcome: Outcome::parse(&word("outcome")?).ok_or_else(unknown("outcome"))?,
                customer_id: row.get("customer_id")?,
                customer_email: row.get("customer_email")?,
                session: row.get("session")?,
                reason: row.get("reason")?,
                detail: row.get("detail")?,
            },
        })
    }
}
