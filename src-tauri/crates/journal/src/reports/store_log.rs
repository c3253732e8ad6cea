//! What a store logged about personal data, as the comparison needs it.

use jiff::Timestamp;

/// What the store logged, and what is known about its log.
#[derive(Debug, Clone)]
pub struct StoreComparison {
    /// The ID of the connection.
    pub connection: String,
    /// The base URL of the store.
    pub store_url: String,
    /// The changes of customers and their addresses that were read from the store's log.
    pub changes: Vec<StoreChange>,
    /// How many customers they were read of.
    pub customers: u64,
    /// How many changes have no time or can't be read.
    pub unreadable: u64,
    /// The store may have removed changes before this time from its log.
    pub kept_since: Timestamp,
}

/// A change in the store's log.
#[derive(Debug, Clone)]
pub struct StoreChange {
    /// The ID of the store's entry.
    pub id: String,
    /// When, by the clock of this computer.
    pub at: Timestamp,
    /// What was changed.
    pub change: Change,
    /// The customer.
    pub customer: String,
    /// Their email address, if the store's entry has it.
    pub email: Option<String>,
    /// The name of the application key.
    pub key: String,
    /// Whether it is the key of the connection; `None` if the store does not name keys so that it
    /// can be told.
    pub by_this_key: Option<bool>,
}

/// A change that both logs know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// A customer was created.
    Created,
    /// A customer was changed.
    Changed,
    /// A customer's password was set.
    Password,
    /// A customer was deleted.
    Deleted,
    /// An address of a customer was added, changed or deleted.
    Address,
}

impl Change {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed => "changed",
            Self::Password => "password",
            Self::Deleted => "deleted",
            Self::Address => "address",
        }
    }
}
