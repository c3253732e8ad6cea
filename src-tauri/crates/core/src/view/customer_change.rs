//! Changes to customers and to their address books, and what came of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AddressBookView, AddressView, CustomerView};

/// What can be changed of a customer, as a form has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerFields {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The merchant's own reference; empty for none.
    pub external_ref: String,
}

/// A change to a customer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCustomer {
    /// The store's id for the customer.
    pub customer: String,
    /// The fields as they were read. Where the store has others by now, nothing is changed.
    pub was: CustomerFields,
    /// The fields as they are to be. Only those that differ are sent.
    pub becomes: CustomerFields,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ChangedView {
    /// The customer is as they were to be.
    Changed {
        /// The customer as the store has them now.
        customer: CustomerView,
    },
    /// Somebody else has changed the customer since they were read; nothing was changed.
    Conflict {
        /// The customer as the store has them now.
        theirs: CustomerView,
    },
}

/// A customer to delete.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCustomer {
    /// The store's id for the customer.
    pub customer: String,
    /// The customer's e-mail address, typed by hand: it can't be undone.
    pub email: String,
}

/// What came of a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeletedView {
    /// The store no longer had the customer.
    pub was_gone: bool,
}

/// An address to add to a customer's address book, or to put in the place of another.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveAddress {
    /// The store's id for the customer.
    pub customer: String,
    /// The address that it takes the place of, as it was when the editing began; none for a new one.
    pub was: Option<AddressBookView>,
    /// What the customer calls it.
    pub name: String,
    /// The address.
    pub address: AddressView,
}

/// What came of saving an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum SavedAddressView {
    /// The address is as it was to be.
    Saved {
        /// The address as the store has it now.
        entry: AddressBookView,
    },
    /// Somebody else has changed the address since it was read; nothing was changed.
    Conflict {
        /// The address as the store has it now.
        theirs: AddressBookView,
    },
}
