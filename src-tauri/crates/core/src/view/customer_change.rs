//! View models of changes to customers and address books, and of their results.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AddressBookView, AddressView, CustomerView};

/// The fields of a customer that staff can change.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerFields {
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// The external reference; empty for none.
    pub external_ref: String,
}

/// A change to a customer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeCustomer {
    /// The store's ID of the customer.
    pub customer: String,
    /// The fields as they were read. If the store has others by now, nothing is changed.
    pub was: CustomerFields,
    /// The new fields. Only the fields that differ are sent.
    pub becomes: CustomerFields,
}

/// The result of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ChangedView {
    /// The customer was changed.
    Changed {
        /// The customer as the store has them now.
        customer: CustomerView,
    },
    /// The customer was changed elsewhere since they were read, so nothing was changed.
    Conflict {
        /// The customer as the store has them now.
        theirs: CustomerView,
    },
}

/// A customer to delete.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteCustomer {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's email address, entered as a confirmation.
    pub email: String,
}

/// The result of a deletion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeletedView {
    /// Whether the customer was already deleted.
    pub was_gone: bool,
}

/// A new or changed address of an address book.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveAddress {
    /// The address as it was read; `None` for a new address.
    pub was: Option<AddressBookView>,
    /// The label that the customer or the account gave it.
    pub name: String,
    /// The address.
    pub address: AddressView,
}

/// The result of saving an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum SavedAddressView {
    /// The address was saved.
    Saved {
        /// The address as the store has it now.
        entry: AddressBookView,
    },
    /// The address was changed elsewhere since it was read, so nothing was changed.
    Conflict {
        /// The address as the store has it now.
        theirs: AddressBookView,
    },
}
